import type { Clock } from '../../../cell/env/index.ts'
import { publicFeed, type Replicator } from '../../../cell/replication/index.ts'
import type { RosterBook } from '../../../cell/roster/index.ts'
import type { Ledger } from '../../../cell/store/index.ts'
import type {
  CellSight,
  Coverage,
  MissingCell,
  Neighbours,
  Presence,
} from '../../../cell/view/index.ts'

/** What the view of the others stands on. */
export interface NeighbourParts {
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly replicator: Replicator
  readonly clock: Clock
}

/** The other cells for the view. */
export function neighboursOf(parts: NeighbourParts): Neighbours {
  const { book, replicator } = parts
  const { replicas } = replicator
  return {
    tables: () => replicas.tables(),
    tableOf: (cell) => replicas.tableOf(cell),
    ownerOf: (xname) => book.ownerOf(xname),
    coverage: () => coverageOf(parts),
    sights: () => book.cells.map(({ id }) => sightOf(parts, id)),
    conflicts: () => replicas.conflicts(),
    onChange: (listener) => replicas.onChange(listener),
  }
}

function presenceOf({ ledger, book, replicator }: NeighbourParts, id: string): Presence {
  if (id === ledger.cell) return 'self'
  return replicator.liveness.presence(id, book.cells.length)
}

function coverageOf(parts: NeighbourParts): Coverage {
  const { book, ledger, replicator } = parts
  const missing: MissingCell[] = []
  let oldestMs: number | undefined = 0
  for (const { id } of book.cells) {
    if (id === ledger.cell) continue
    const silentMs = replicator.liveness.silentMs(id)
    if (silentMs === undefined) oldestMs = undefined
    else if (oldestMs !== undefined) oldestMs = Math.max(oldestMs, silentMs)
    const presence = presenceOf(parts, id)
    const isThere = presence === 'alive' || presence === 'suspect'
    if (isThere && replicator.shows(id)) continue
    missing.push({
      cell: id,
      ...(silentMs === undefined ? {} : { silentSeconds: silentMs / 1_000 }),
    })
  }
  const of = book.cells.length
  return {
    cells: of - missing.length,
    of,
    missing,
    ...(oldestMs === undefined ? {} : { oldestSeconds: oldestMs / 1_000 }),
  }
}

function sightOf(parts: NeighbourParts, id: string): CellSight {
  const { book, ledger, replicator } = parts
  const member = book.cell(id)
  const isSelf = id === ledger.cell
  const name = { cell: id, feed: publicFeed }
  return {
    id,
    presence: presenceOf(parts, id),
    silentMs: isSelf ? 0 : replicator.liveness.silentMs(id),
    prefixes: member?.prefixes ?? [],
    roles: member?.roles ?? [],
    addresses: replicator.addressesOf(id),
    order: replicator.replicas.position(name)?.order,
    isBehind: replicator.puller.isBehind(name),
    marks: isSelf ? replicator.reconciler.marks : (replicator.liveness.newest(id)?.marks ?? []),
    fork: replicator.replicas.forkOf(id),
    nodes: 0,
  }
}
