import { foldNodeSet } from '../../../cell/inventory/index.ts'

/** `cb[01-09]`; names that no node set can spell are listed behind the folded ones. */
export function foldedNames(names: readonly string[]): string {
  const speakable = names.filter(isSpeakable)
  const others = names.filter((name) => !isSpeakable(name))
  return [foldNodeSet(speakable), ...others].filter((text) => text !== '').join(',')
}

const isSpeakable = (name: string): boolean =>
  /^[A-Za-z0-9._:-]{1,253}$/.test(name) && name.toLowerCase() !== 'all'

/**
 * Rows that look alike but for their name, as one row with the names folded; in order of first
 * sight.
 */
export function foldRows<Row>(
  rows: readonly Row[],
  { name, alike }: { name: (row: Row) => string; alike: (row: Row) => string },
): { readonly first: Row; readonly names: readonly string[]; readonly folded: string }[] {
  const groups = new Map<string, { first: Row; names: string[] }>()
  for (const row of rows) {
    const key = alike(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { first: row, names: [name(row)] })
    else group.names.push(name(row))
  }
  return [...groups.values()].map((group) => ({ ...group, folded: foldedNames(group.names) }))
}
