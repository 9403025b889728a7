import { claimantOf } from '../boot/index.ts'
import type { FamilyName, Order, Reader, RecordOf } from '../store/index.ts'
import { familyRule } from '../store/index.ts'
import type {
  CellSight,
  ClusterView,
  Conflict,
  ForkSight,
  Presence,
  ViewChange,
} from './cluster-view.ts'
import { type Coverage, loneCoverage } from './coverage.ts'
import { isOwnedIndex, ownedName } from './owned-name.ts'
import { SliceReader } from './slice-reader.ts'

/** What one cell said, as it stands here. */
export interface CellTables extends Reader {
  readonly cell: string
}

/** The own slice with the folded intent, and when it changes. */
export interface OwnTables extends CellTables {
  onCommit(
    listener: (changes: readonly { family: FamilyName; id: string; row: unknown }[]) => void,
  ): () => void
}

/** What the view has to know of the others; a lone cell has nobody (`loneNeighbours`). */
export interface Neighbours {
  /** Tables of every other cell, those of cells that left included until they are dropped. */
  tables(): Iterable<CellTables>
  tableOf(cell: string): CellTables | undefined
  ownerOf(xname: string): string | undefined
  coverage(): Coverage
  sights(): readonly CellSight[]
  conflicts(): readonly Conflict[]
  onChange(listener: (changes: readonly ViewChange[]) => void): () => void
}

/** Nobody else is there. */
export function loneNeighbours(self: { readonly cell: string; order(): Order }): Neighbours {
  const presence: Presence = 'self'
  const fork: ForkSight | undefined = undefined
  return {
    *tables() {},
    tableOf: () => undefined,
    ownerOf: () => self.cell,
    coverage: () => loneCoverage,
    sights: () => [
      {
        id: self.cell,
        presence,
        silentMs: 0,
        prefixes: [''],
        roles: ['default-owner', 'intent-writer'],
        addresses: [],
        order: self.order(),
        isBehind: false,
        marks: [],
        fork,
        nodes: 0,
      },
    ],
    conflicts: () => [],
    onChange: () => () => {},
  }
}

/**
 * The union of all tables: one record is read where its owner said it. Nothing is copied, so a
 * cell's own part costs nothing twice and a replica can be replaced at once.
 */
export class UnionView implements ClusterView {
  readonly cell: string
  readonly #own: OwnTables
  readonly #others: Neighbours
  readonly #slices = new WeakMap<CellTables, SliceReader>()

  constructor(own: OwnTables, others: Neighbours) {
    this.cell = own.cell
    this.#own = own
    this.#others = others
  }

  get own(): Reader {
    return this.#own
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.#holder(family, id)?.get(family, id)
  }

  *list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    const { home, idOf } = familyRule(family)
    if (home === 'intent') {
      yield* this.#own.list(family)
      return
    }
    // A record is listed where it is read: what a cell says of another's names is passed over.
    for (const table of [this.#own, ...this.#others.tables()]) {
      for (const record of table.list(family)) {
        const id = idOf(record)
        const name = ownedName(family, id)
        // Mostly its owner said it: then nobody else has to be asked.
        const isOwners = name !== undefined && this.ownerOf(name) === table.cell
        if (isOwners || this.#holder(family, id) === table) yield record
      }
    }
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    if (isOwnedIndex(family, index)) {
      const found = this.#tableOf(this.ownerOf(value))?.lookup(family, index, value) ?? []
      return found.length > 0 ? found : this.#own.lookup(family, index, value)
    }
    const own = this.#own.lookup(family, index, value)
    if (familyRule(family).home === 'intent') return own
    let ids: Set<string> | undefined
    for (const table of this.#others.tables()) {
      const found = table.lookup(family, index, value)
      if (found.length === 0) continue
      ids ??= new Set(own)
      for (const id of found) ids.add(id)
    }
    return ids ? [...ids] : own
  }

  count(family: FamilyName): number {
    let count = this.#own.count(family)
    if (familyRule(family).home === 'intent') return count
    for (const table of this.#others.tables()) count += table.count(family)
    return count
  }

  coverage(): Coverage {
    return this.#others.coverage()
  }

  cells(): readonly CellSight[] {
    return this.#others.sights().map((sight) => {
      const tables = sight.id === this.cell ? this.#own : this.#others.tableOf(sight.id)
      return { ...sight, nodes: tables ? nodesIn(tables) : 0 }
    })
  }

  ownerOf(xname: string): string {
    return this.#others.ownerOf(xname) ?? this.cell
  }

  sliceOf(xname: string): Reader {
    const table = this.#holder('component', xname)
    if (!table || table === this.#own) return this.#own
    const known = this.#slices.get(table)
    if (known) return known
    const made = new SliceReader(table, this.#own)
    this.#slices.set(table, made)
    return made
  }

  holderOf(family: FamilyName, id: string): string | undefined {
    const holder = this.#holder(family, id)
    return holder?.get(family, id) === undefined ? undefined : holder.cell
  }

  holdersOf(family: FamilyName, id: string): readonly string[] {
    return [this.#own, ...this.#others.tables()]
      .filter((table) => table.get(family, id) !== undefined)
      .map(({ cell }) => cell)
  }

  conflicts(): readonly Conflict[] {
    return this.#others.conflicts()
  }

  onChange(listener: (changes: readonly ViewChange[]) => void): () => void {
    const { cell } = this
    const ends = [
      this.#own.onCommit((changes) =>
        listener(
          changes.map(({ family, id, row }) => ({ cell, family, id, deleted: row === undefined })),
        ),
      ),
      this.#others.onChange(listener),
    ]
    return () => {
      for (const end of ends) end()
    }
  }

  #tableOf(cell: string): CellTables | undefined {
    return cell === this.cell ? this.#own : this.#others.tableOf(cell)
  }

  /** The tables that count for a record, if it is there. */
  #holder(family: FamilyName, id: string): CellTables | undefined {
    if (familyRule(family).home === 'intent') return this.#own
    const name = ownedName(family, id)
    if (name !== undefined) {
      const table = this.#tableOf(this.ownerOf(name))
      const isThere = table === this.#own || table?.get(family, id) !== undefined
      // What changes hands is read here until it is seen at its new owner.
      return !isThere && this.#own.get(family, id) !== undefined ? this.#own : table
    }
    const node = family === 'bootHost' ? claimantOf(this, id) : undefined
    return node === undefined ? this.#searched(family, id) : this.#holder('component', node)
  }

  /** An id that names no owner. Whoever owns what it belongs to counts, else who has it. */
  #searched(family: FamilyName, id: string): CellTables | undefined {
    let found: CellTables | undefined = this.#own.get(family, id) ? this.#own : undefined
    for (const table of this.#others.tables()) {
      if (table.get(family, id) === undefined) continue
      if (!found) found = table
      else if (this.#isAssigned(table, family, id) && !this.#isAssigned(found, family, id)) {
        found = table
      }
    }
    return found
  }

  /** Whether the record says which node it belongs to, and the table's cell owns that node. */
  #isAssigned(table: CellTables, family: FamilyName, id: string): boolean {
    if (family !== 'ethernetInterface') return false
    const { componentId } = table.get('ethernetInterface', id) ?? {}
    return componentId !== undefined && this.ownerOf(componentId) === table.cell
  }
}

function nodesIn(tables: Reader): number {
  let nodes = 0
  for (const { type } of tables.list('component')) if (type === 'Node') nodes++
  return nodes
}
