import {
  type CellSight,
  type ClusterView,
  type Conflict,
  conflictId,
} from '../../../../cell/view/index.ts'
import type { EventType, ViewEvent } from './event.ts'

/** Cells and conflicts as they were when last looked at: they change with time alone. */
export class CellShadow {
  readonly #view: ClusterView
  #cells: ReadonlyMap<string, CellSight>
  #conflicts: ReadonlyMap<string, Conflict>

  constructor(view: ClusterView) {
    this.#view = view
    this.#cells = cellsOf(view)
    this.#conflicts = conflictsOf(view)
  }

  /** What is different from the last look; `isMoved` = some cell owns something else now. */
  look(): { readonly events: readonly ViewEvent[]; readonly isMoved: boolean } {
    const [cells, conflicts] = [this.#cells, this.#conflicts]
    this.#cells = cellsOf(this.#view)
    this.#conflicts = conflictsOf(this.#view)
    const events = [
      ...cellEvents(cells, this.#cells),
      ...conflictEvents('conflict.opened', this.#conflicts, conflicts),
      ...conflictEvents('conflict.closed', conflicts, this.#conflicts),
    ]
    return { events, isMoved: ownershipText(cells) !== ownershipText(this.#cells) }
  }
}

const cellsOf = (view: ClusterView) => new Map(view.cells().map((sight) => [sight.id, sight]))
const conflictsOf = (view: ClusterView) =>
  new Map(view.conflicts().map((conflict) => [conflictId(conflict), conflict]))

function ownershipText(cells: ReadonlyMap<string, CellSight>): string {
  return JSON.stringify([...cells.values()].map(({ id, prefixes }) => [id, prefixes]))
}

function* cellEvents(
  before: ReadonlyMap<string, CellSight>,
  after: ReadonlyMap<string, CellSight>,
): Iterable<ViewEvent> {
  for (const [id, { presence, silentMs }] of after) {
    const was = before.get(id)
    if (!was) yield { type: 'cell.joined', cell: id, id, presence }
    else if (was.presence !== presence && presence !== 'self') {
      yield {
        type: `cell.${presence}`,
        cell: id,
        id,
        before: was.presence,
        ...(silentMs === undefined ? {} : { silentSeconds: Math.ceil(silentMs / 100) / 10 }),
      }
    }
  }
  for (const id of before.keys()) if (!after.has(id)) yield { type: 'cell.left', cell: id, id }
}

function* conflictEvents(
  type: EventType,
  there: ReadonlyMap<string, Conflict>,
  other: ReadonlyMap<string, Conflict>,
): Iterable<ViewEvent> {
  for (const [id, { kind, family, id: record, over, versions }] of there) {
    if (other.has(id)) continue
    const cells = versions.map(({ cell }) => cell)
    const about = { kind, family, record, ...(over ? { over } : {}), cells }
    yield { type, cell: cells[0] ?? '', id, ...about }
  }
}
