import { hexOf, type Roster, type RosterCell } from '../roster/index.ts'

/** One difference between two rosters. */
export interface RosterDifference {
  /** `cell x1001`, `editor`, `prefix x1001c4` … */
  readonly subject: string
  readonly what: 'added' | 'removed' | 'changed'
  /** What it was and what it is, for people. */
  readonly before?: string
  readonly after?: string
}

/** The first 16 hex digits of SHA-256 or of a key: enough to compare by eye. */
export function shortPrint(bytes: Uint8Array | string): string {
  return (typeof bytes === 'string' ? bytes : hexOf(bytes)).slice(0, 16)
}

/** What of a roster is compared. */
type Compared = Pick<Roster, 'name' | 'editor' | 'cluster' | 'cells' | 'issuers'>

/** Before the first roster there is nothing. */
const nothing: Compared = { name: '', editor: '', cluster: '', cells: [], issuers: [] }

/**
 * What differs between two rosters, in a fixed order: the frame, cells, prefixes, issuers. Without
 * one before, everything is new.
 */
export function rosterDifferences(
  before: Roster | undefined,
  after: Roster,
): readonly RosterDifference[] {
  return differencesOf(before ?? nothing, after)
}

function differencesOf(before: Compared, after: Compared): readonly RosterDifference[] {
  const frame = (['name', 'editor', 'cluster'] as const).flatMap((field) =>
    changed(field, before[field], after[field]),
  )
  return [
    ...frame,
    ...cellDifferences(before.cells, after.cells),
    ...mapDifferences('prefix', prefixesOf(before), prefixesOf(after)),
    ...mapDifferences('issuer', issuersOf(before), issuersOf(after)),
  ]
}

function changed(subject: string, before: string, after: string): RosterDifference[] {
  if (before === after) return []
  return before === ''
    ? [{ subject, what: 'added', after }]
    : [{ subject, what: 'changed', before, after }]
}

const listed = (texts: readonly string[]) => texts.toSorted().join(', ')
const prefixText = (prefix: string) => (prefix === '' ? '(everything else)' : prefix)

function prefixesOf({ cells }: Compared): ReadonlyMap<string, string> {
  return new Map(cells.flatMap(({ id, prefixes }) => prefixes.map((one) => [prefixText(one), id])))
}

function issuersOf({ issuers }: Compared): ReadonlyMap<string, string> {
  return new Map(issuers.map(({ cell, key }) => [cell, shortPrint(key)]))
}

function cellDifferences(
  before: readonly RosterCell[],
  after: readonly RosterCell[],
): RosterDifference[] {
  const known = new Map(before.map((cell) => [cell.id, cell]))
  const names = (cells: readonly RosterCell[]) =>
    new Map(cells.map(({ id, key }) => [id, shortPrint(key)]))
  const details = after.flatMap((cell): RosterDifference[] => {
    const old = known.get(cell.id)
    if (!old) return []
    return (['roles', 'subnets', 'addresses', 'guardians'] as const).flatMap((field) =>
      changed(`${field} of ${cell.id}`, listed(old[field]), listed(cell[field])),
    )
  })
  return [...mapDifferences('cell', names(before), names(after)), ...details]
}

function mapDifferences(
  kind: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): RosterDifference[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort()
  return names.flatMap((name): RosterDifference[] => {
    const [was, is] = [before.get(name), after.get(name)]
    const subject = `${kind} ${name}`
    if (was === undefined) return [{ subject, what: 'added', after: is ?? '' }]
    if (is === undefined) return [{ subject, what: 'removed', before: was }]
    return changed(subject, was, is)
  })
}
