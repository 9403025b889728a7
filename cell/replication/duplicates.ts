import { type FamilyName, familyRule } from '../store/index.ts'
import type { CellTables, Conflict, ConflictVersion } from '../view/index.ts'
import { conflictsMax } from './limits.ts'

/** What must not be said by two cells: the id of a family, or a value of one of its indexes. */
const claims: readonly { readonly family: FamilyName; readonly index: string | undefined }[] = [
  { family: 'component', index: 'nid' },
  { family: 'component', index: 'hostname' },
  { family: 'ethernetInterface', index: undefined },
  { family: 'ethernetInterface', index: 'ip' },
  { family: 'bootHost', index: undefined },
]

interface Claim {
  readonly family: FamilyName
  readonly index: string | undefined
  readonly value: string
}

interface Claimant {
  readonly tables: CellTables
  readonly id: string
}

const placeOf = ({ family, index, value }: Claim) => `${family}\0${index ?? ''}\0${value}`

/**
 * MAC and IP addresses, NIDs and host names that two cells claim. Inside a cell a duplicate is
 * refused; across cells nobody can refuse it in time, so it is shown, and each cell goes on serving
 * its own nodes.
 */
export class Duplicates {
  readonly #tables: () => Iterable<CellTables>
  readonly #open = new Map<string, Claim>()
  /** Records with an open claim: `family\0id` -> places. */
  readonly #touched = new Map<string, Set<string>>()

  constructor(tables: () => Iterable<CellTables>) {
    this.#tables = tables
  }

  /** Looks again at what these records claim, and at what they claimed before. */
  changed(changes: readonly { readonly family: FamilyName; readonly id: string }[]): void {
    const places = new Map<string, Claim>()
    for (const { family, id } of changes) {
      if (!claims.some((claim) => claim.family === family)) continue
      for (const place of this.#touched.get(`${family}\0${id}`) ?? []) {
        const claim = this.#open.get(place)
        if (claim) places.set(place, claim)
      }
      for (const claim of this.#claimsOf(family, id)) places.set(placeOf(claim), claim)
    }
    for (const [place, claim] of places) this.#check(place, claim)
  }

  /** Everything that is contested now. */
  list(): Conflict[] {
    return [...this.#open.values()].map((claim) => {
      const claimants = this.#claimants(claim)
      return {
        kind: 'duplicate' as const,
        family: claim.family,
        id: claim.index === undefined ? claim.value : (claimants[0]?.id ?? ''),
        over: { index: claim.index ?? 'id', value: claim.value },
        versions: claimants.map(versionOf(claim.family)),
      }
    })
  }

  *#claimsOf(family: FamilyName, id: string): Iterable<Claim> {
    for (const claim of claims) {
      if (claim.family !== family) continue
      if (claim.index === undefined) yield { ...claim, value: id }
      const rule = familyRule(family).indexes.find(({ name }) => name === claim.index)
      if (!rule) continue
      for (const tables of this.#tables()) {
        const record = tables.get(family, id)
        if (record) for (const value of rule.values(record)) yield { ...claim, value }
      }
    }
  }

  #check(place: string, claim: Claim): void {
    const claimants = this.#claimants(claim)
    const cells = new Set(claimants.map(({ tables }) => tables.cell))
    const isOpen = cells.size > 1
    if (isOpen && (this.#open.has(place) || this.#open.size < conflictsMax)) {
      this.#open.set(place, claim)
      for (const { id } of claimants) this.#touch(claim.family, id).add(place)
    } else if (!isOpen && this.#open.delete(place)) {
      for (const [record, places] of this.#touched) {
        if (places.delete(place) && places.size === 0) this.#touched.delete(record)
      }
    }
  }

  #touch(family: FamilyName, id: string): Set<string> {
    const record = `${family}\0${id}`
    const places = this.#touched.get(record) ?? new Set()
    this.#touched.set(record, places)
    return places
  }

  #claimants({ family, index, value }: Claim): Claimant[] {
    const found: Claimant[] = []
    for (const tables of this.#tables()) {
      const ids = index === undefined ? [value] : tables.lookup(family, index, value)
      for (const id of ids) {
        if (tables.get(family, id) !== undefined) found.push({ tables, id })
      }
    }
    return found.sort((left, right) => (left.tables.cell < right.tables.cell ? -1 : 1))
  }
}

function versionOf(family: FamilyName) {
  return ({ tables, id }: Claimant): ConflictVersion => ({
    cell: tables.cell,
    subject: undefined,
    wallMs: undefined,
    value: tables.get(family, id),
    hash: '',
  })
}
