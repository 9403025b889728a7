import type { IntentVersion } from './intent-fold.ts'
import type { FamilyName } from './keyspace.ts'
import type { Row } from './tables.ts'

/** A record's change that waits for the disk; `null` row = deleted. */
export interface PendingRow {
  readonly row: Row | null
  readonly owner: object
}

/** What the cell itself will state about an intent; `null` = nothing any more. */
export interface PendingStatement {
  readonly version: IntentVersion | null
  readonly owner: object
}

interface PendingIndex {
  readonly present: boolean
  readonly owner: object
}

/** A map of maps whose entries can be put back as they were. */
class Layer<Entry extends { readonly owner: object }> {
  readonly #places = new Map<string, Map<string, Entry>>()

  at(place: string): ReadonlyMap<string, Entry> | undefined {
    return this.#places.get(place)
  }

  /** Sets or (with undefined) removes an entry; answers with what was there. */
  set(place: string, id: string, entry: Entry | undefined): Entry | undefined {
    let ids = this.#places.get(place)
    const before = ids?.get(id)
    if (entry) {
      if (!ids) {
        ids = new Map()
        this.#places.set(place, ids)
      }
      ids.set(id, entry)
    } else if (ids) {
      ids.delete(id)
      if (ids.size === 0) this.#places.delete(place)
    }
    return before
  }

  clear(): void {
    this.#places.clear()
  }
}

/** Names one value of one index. */
export function indexPlace(family: FamilyName, index: string, value: string): string {
  return `${family}\0${index}\0${value}`
}

/**
 * Changes that were decided but are not on disk yet. Transactions see them, readers do not; they
 * vanish together when a batch fails.
 */
export class Overlay {
  readonly rows = new Layer<PendingRow>()
  readonly statements = new Layer<PendingStatement>()
  readonly indexes = new Layer<PendingIndex>()

  clear(): void {
    this.rows.clear()
    this.statements.clear()
    this.indexes.clear()
  }
}

/** What one transaction put into the overlay, so that it can be taken back or settled. */
export class OverlayShare {
  readonly #overlay: Overlay
  readonly #undo: (() => void)[] = []
  readonly #settle: (() => void)[] = []

  constructor(overlay: Overlay) {
    this.#overlay = overlay
  }

  setRow(family: FamilyName, id: string, row: Row | null): void {
    this.#set(this.#overlay.rows, family, id, { row, owner: this })
  }

  setStatement(family: FamilyName, id: string, version: IntentVersion | null): void {
    this.#set(this.#overlay.statements, family, id, { version, owner: this })
  }

  setIndexed(place: string, id: string, present: boolean): void {
    this.#set(this.#overlay.indexes, place, id, { present, owner: this })
  }

  #set<Entry extends { readonly owner: object }>(
    layer: Layer<Entry>,
    place: string,
    id: string,
    entry: Entry,
  ): void {
    const before = layer.set(place, id, entry)
    this.#undo.push(() => layer.set(place, id, before))
    this.#settle.push(() => {
      if (layer.at(place)?.get(id)?.owner === this) layer.set(place, id, undefined)
    })
  }

  /** Takes everything back, newest first: the decision failed. */
  abandon(): void {
    for (const step of this.#undo.reverse()) step()
  }

  /** The changes are on disk and in the tables: forget what no later transaction wrote again. */
  settle(): void {
    for (const step of this.#settle) step()
  }
}
