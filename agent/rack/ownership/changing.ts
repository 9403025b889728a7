import type { KeyValueStore } from '../../../cell/env/index.ts'
import {
  type Change,
  type Changing,
  changeOf,
  type NoteState,
  type OwnershipNote,
  ownershipNoteCodec,
  type RosterSight,
  stateOf,
} from '../../../cell/ownership/index.ts'
import type { RosterBook } from '../../../cell/roster/index.ts'
import type { Committed, Ledger, Origin, Transaction } from '../../../cell/store/index.ts'
import { Notes } from './notes.ts'
import { RosterHistory } from './roster-history.ts'

/** A change under way at this cell. */
export interface UnderWay {
  readonly note: OwnershipNote
  readonly change: Change
  state: NoteState
  /** When it was put down, or when the cell started; monotonic. */
  readonly sinceMs: number
}

/** What a cell knows of the rosters, for the rules. */
export function sightOf(book: RosterBook): RosterSight {
  const history = new RosterHistory(book)
  return { current: book.current, numbered: (number) => history.numbered(number) }
}

/**
 * What of this cell's ownership changes hands now: loaded before the first write of a start, so
 * that a promise holds over a `kill -9`. Every note is on disk before it counts.
 */
export class ChangingOwnership implements Changing {
  readonly giving = new Map<string, UnderWay>()
  readonly taking = new Map<string, UnderWay>()
  readonly #book: RosterBook
  readonly #cell: string
  readonly #nowMs: () => number
  readonly #shelves: Record<'giving' | 'taking', Notes<OwnershipNote>>
  #isOwnWork = false

  constructor(
    { store, book, cell }: { store: KeyValueStore; book: RosterBook; cell: string },
    nowMs: () => number,
  ) {
    this.#book = book
    this.#cell = cell
    this.#nowMs = nowMs
    this.#shelves = {
      giving: new Notes(store, 'ownership/giving', ownershipNoteCodec),
      taking: new Notes(store, 'ownership/taking', ownershipNoteCodec),
    }
    book.onChange(() => this.#judge())
  }

  /** Reads what was under way when the cell ended. Faults: those of the store. */
  async load(): Promise<void> {
    for (const side of ['giving', 'taking'] as const) {
      for (const [name, note] of await this.#shelves[side].all()) this.#keep(side, name, note)
    }
    this.#judge()
  }

  #keep(side: 'giving' | 'taking', name: string, note: OwnershipNote): void {
    const change = changeOf(this.#book.cells, note.moves)
    const state = stateOf(note, sightOf(this.#book))
    this[side].set(name, { note, change, state, sinceMs: this.#nowMs() })
  }

  #judge(): void {
    const sight = sightOf(this.#book)
    for (const side of [this.giving, this.taking]) {
      for (const underWay of side.values()) underWay.state = stateOf(underWay.note, sight)
    }
  }

  /** Puts a note down, synced; from then on it counts. Faults: those of the store. */
  async begin(side: 'giving' | 'taking', note: OwnershipNote): Promise<UnderWay> {
    const { operation } = note
    await this.#shelves[side].put(operation, note)
    const before = this[side].get(operation)
    this.#keep(side, operation, note)
    const underWay = this[side].get(operation) as UnderWay
    if (!before) return underWay
    const kept = { ...underWay, sinceMs: before.sinceMs }
    this[side].set(operation, kept)
    return kept
  }

  /** Takes a note away, synced: the change is over for this cell. Faults: those of the store. */
  async end(side: 'giving' | 'taking', operation: string): Promise<void> {
    await this.#shelves[side].drop(operation)
    this[side].delete(operation)
  }

  frozenFor(name: string): string | undefined {
    for (const { state, change } of this.giving.values()) {
      if (state !== 'open' || change.before(name) !== this.#cell) continue
      const to = change.after(name)
      if (to !== this.#cell) return to
    }
    return undefined
  }

  get isIntentFrozen(): boolean {
    for (const { state, note } of this.giving.values()) {
      if (state === 'open' && note.intent) return true
    }
    return false
  }

  get isOwnWork(): boolean {
    return this.#isOwnWork
  }

  /** A transaction of the change itself: ownership does not bind it. Faults: the ledger's. */
  work<Result>(
    ledger: Ledger,
    origin: Origin,
    decide: (transaction: Transaction) => Result,
  ): Promise<Committed<Result>> {
    return ledger.transact({ ...origin, isHandover: true }, (transaction) => {
      this.#isOwnWork = true
      try {
        return decide(transaction)
      } finally {
        this.#isOwnWork = false
      }
    })
  }
}
