import { claimantOf, isBlindSubject } from '../boot/index.ts'
import { type FamilyName, familyRule } from '../store/index.ts'
import type { CellTables, Conflict, ConflictVersion } from '../view/index.ts'
import { ClaimTable, claimHash } from './claim-table.ts'
import type { FeedWork } from './feed-work.ts'
import { conflictsMax } from './limits.ts'
import { nameInQuestion } from './speaks-for.ts'

/** What must not be said by two cells: the id of a family, or a value of one of its indexes. */
const claims: readonly { readonly family: FamilyName; readonly index: string | undefined }[] = [
  { family: 'component', index: 'nid' },
  { family: 'component', index: 'hostname' },
  { family: 'ethernetInterface', index: undefined },
  { family: 'ethernetInterface', index: 'ip' },
  { family: 'bootHost', index: undefined },
  { family: 'nodeMap', index: 'nid' },
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

interface OwnedNode {
  readonly xname: string
  /** Its owner. */
  readonly cell: string
}

/** A claim, and where it is kept. */
interface Placed {
  readonly claim: Claim
  readonly place: string
  readonly hash: number
}

/** A record that changed, or is gone. */
interface Changed {
  readonly family: FamilyName
  readonly id: string
}

const placeOf = ({ family, index, value }: Claim) => `${family}\0${index ?? ''}\0${value}`

/** What claims are looked up in. */
export interface DuplicatesPorts {
  /** The own tables and those of every other cell. */
  tables(): Iterable<CellTables>
  ownerOf(xname: string): string | undefined
  /** Does something once for each list of changes; absent = whenever it is asked for. */
  readonly once?: FeedWork['once']
}

/**
 * MAC and IP addresses, NIDs and host names that two cells claim. Inside a cell a duplicate is
 * refused; across cells nobody can refuse it in time, so it is shown, and each cell goes on serving
 * its own nodes. A boot configuration for a MAC or a number of a node is its owner's alone: what
 * another cell holds for it is shown as a stray.
 */
export class Duplicates {
  readonly #ports: DuplicatesPorts
  readonly #open = new Map<string, Claim>()
  /** Records with an open claim: `family\0id` -> places. */
  readonly #touched = new Map<string, Set<string>>()
  readonly #claimed = new ClaimTable()

  constructor(ports: DuplicatesPorts) {
    this.#ports = ports
  }

  /**
   * Looks again at what these records claim in the tables of whom they changed (undefined = it is
   * gone), and at what they claimed before.
   */
  changed(changes: readonly Changed[], by: CellTables | undefined): void {
    const places = new Map<string, Claim>()
    if (this.#touched.size > 0) {
      for (const { family, id } of changes) {
        for (const place of this.#touched.get(`${family}\0${id}`) ?? []) {
          const claim = this.#open.get(place)
          if (claim) places.set(place, claim)
        }
      }
    }
    if (by) {
      for (const { claim, place, hash } of this.#claimsIn(changes, by)) {
        if (!this.#claimed.isAlone(hash, by.cell)) places.set(place, claim)
      }
    }
    for (const [place, claim] of places) this.#check(place, claim)
  }

  #claimsIn(changes: readonly Changed[], by: CellTables): readonly Placed[] {
    const { once } = this.#ports
    const make = () => [...placedClaims(changes, by)]
    return once ? once(changes, make) : make()
  }

  /** Everything that is contested now. */
  list(): Conflict[] {
    return [...this.#open.values()].flatMap((claim): Conflict[] => {
      const all = this.#claimants(claim)
      const node = this.#nodeOf(claim)
      // A rack that changes hands is in two tables for a moment: only its owner's words count.
      if (node) return straysOf(claim, all, node)
      const claimants = all.filter((claimant) => this.#isOwned(claim.family, claimant))
      if (new Set(claimants.map(({ tables }) => tables.cell)).size < 2) return []
      return [duplicateOf(claim, claimants)]
    })
  }

  #check(place: string, claim: Claim): void {
    const claimants = this.#claimants(claim)
    const cells = new Set(claimants.map(({ tables }) => tables.cell))
    const node = cells.size > 0 ? this.#nodeOf(claim) : undefined
    const isOpen = cells.size > 1 || (node !== undefined && !cells.isSubsetOf(new Set([node.cell])))
    if (isOpen && (this.#open.has(place) || this.#open.size < conflictsMax)) {
      this.#open.set(place, claim)
      for (const { id } of claimants) this.#touch(claim.family, id).add(place)
      if (node) this.#touch('component', node.xname).add(place)
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

  /** The node that has the MAC or number of a boot configuration, and its owner. */
  #nodeOf({ family, value }: Claim): OwnedNode | undefined {
    if (family !== 'bootHost' || !isBlindSubject(value)) return undefined
    for (const tables of this.#ports.tables()) {
      const xname = claimantOf(tables, value)
      const { cell } = tables
      if (xname !== undefined && this.#ports.ownerOf(xname) === cell) return { xname, cell }
    }
    return undefined
  }

  #isOwned(family: FamilyName, { tables, id }: Claimant): boolean {
    const name = nameInQuestion({ family, id, value: tables.get(family, id) })
    const owner = name === undefined ? undefined : this.#ports.ownerOf(name)
    return owner === undefined || owner === tables.cell
  }

  #claimants({ family, index, value }: Claim): Claimant[] {
    const found: Claimant[] = []
    for (const tables of this.#ports.tables()) {
      const ids = index === undefined ? [value] : tables.lookup(family, index, value)
      for (const id of ids) {
        if (tables.get(family, id) !== undefined) found.push({ tables, id })
      }
    }
    return found.sort((left, right) => (left.tables.cell < right.tables.cell ? -1 : 1))
  }
}

function duplicateOf({ family, index, value }: Claim, claimants: readonly Claimant[]): Conflict {
  return {
    kind: 'duplicate',
    family,
    id: index === undefined ? value : (claimants[0]?.id ?? ''),
    over: { index: index ?? 'id', value },
    versions: claimants.map(versionOf(family)),
  }
}

/** What changed records claim. */
function* placedClaims(changes: readonly Changed[], by: CellTables): Iterable<Placed> {
  for (const { family, id } of changes) {
    if (!claims.some((claim) => claim.family === family)) continue
    for (const claim of claimsOf(by, family, id)) {
      const place = placeOf(claim)
      yield { claim, place, hash: claimHash(place) }
    }
  }
}

/** What a record claims, and what it gives its owner the say about. */
function* claimsOf(tables: CellTables, family: FamilyName, id: string): Iterable<Claim> {
  for (const claim of claims) {
    if (claim.family !== family) continue
    if (claim.index === undefined) {
      yield { ...claim, value: id }
      if (family === 'ethernetInterface') yield bootClaim(`mac:${id.replace(pairs, '$&:')}`)
      continue
    }
    const rule = familyRule(family).indexes.find(({ name }) => name === claim.index)
    const record = tables.get(family, id)
    for (const value of rule && record ? rule.values(record) : []) {
      yield { ...claim, value }
      if (family === 'component' && claim.index === 'nid') yield bootClaim(`nid:${value}`)
    }
  }
}

/** The two hex digits of a byte of a MAC, but not the last. */
const pairs = /..(?!$)/g

const bootClaim = (value: string): Claim => ({ family: 'bootHost', index: undefined, value })

/** What the owner says is in force, which may be nothing; the others' count for nothing. */
function straysOf({ value }: Claim, claimants: readonly Claimant[], node: OwnedNode): Conflict[] {
  const { cell, xname } = node
  const strays = claimants.filter(({ tables }) => {
    return tables.cell !== cell && claimantOf(tables, value) !== xname
  })
  if (strays.length === 0) return []
  const nothing = { cell, subject: undefined, wallMs: undefined, value: undefined, hash: '' }
  const own = claimants.find(({ tables }) => tables.cell === cell)
  const said = versionOf('bootHost')
  const versions = [own ? said(own) : nothing, ...strays.map(said)]
  return [{ kind: 'stray', family: 'bootHost', id: value, versions }]
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
