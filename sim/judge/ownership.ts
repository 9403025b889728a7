import type { EthernetInterface } from '../../cell/record/index.ts'
import type { FamilyName } from '../../cell/store/index.ts'

/** A roster, as far as ownership goes. */
export interface Ownership {
  readonly cells: readonly { readonly id: string; readonly prefixes: readonly string[] }[]
}

const isDigit = (text: string) => text >= '0' && text <= '9'

function covers(prefix: string, name: string): boolean {
  return name.startsWith(prefix) && (prefix === '' || !isDigit(name.charAt(prefix.length)))
}

/** Who owns a name: worked out in the plainest way, and not by the code under test. */
export function plainOwner({ cells }: Ownership, name: string): string {
  let owner = ''
  let longest = -1
  for (const { id, prefixes } of cells) {
    for (const prefix of prefixes) {
      if (prefix.length <= longest || !covers(prefix, name)) continue
      owner = id
      longest = prefix.length
    }
  }
  return owner
}

/** The xname that a record of a slice is about; undefined when whoever wrote it owns it. */
export function nameOfRecord(family: FamilyName, id: string, value: unknown): string | undefined {
  switch (family) {
    case 'ethernetInterface':
      return (value as EthernetInterface | undefined)?.componentId || undefined
    case 'bootHost':
      return id.startsWith('host:') ? id.slice('host:'.length) : undefined
    case 'membership':
      return id.slice(id.indexOf('/') + 1)
    default:
      return id
  }
}
