import {
  type Roster,
  type RosterBook,
  readRoster,
  type SignedDocument,
} from '../../../cell/roster/index.ts'

/**
 * The roster in force and those before it as a book keeps them now, each read when it is first
 * asked for. Numbers grow by one, but for a roster that the root signed: that one leaps.
 */
export class RosterHistory {
  readonly #documents: readonly SignedDocument[]
  readonly #current: Roster
  readonly #read = new Map<number, Roster | undefined>()

  constructor(book: RosterBook) {
    this.#documents = book.content().rosters
    this.#current = book.current
  }

  /** Undefined when it is not kept any more, or not known yet. */
  numbered(number: number): Roster | undefined {
    for (const roster of this.newestFirst()) {
      if (roster.number <= number) return roster.number === number ? roster : undefined
    }
    return undefined
  }

  /** The one that a roster follows; undefined when it is not kept. */
  before({ number }: Roster): Roster | undefined {
    for (const roster of this.newestFirst()) if (roster.number < number) return roster
    return undefined
  }

  /** The newest first, back to the oldest that is kept. */
  *newestFirst(): Iterable<Roster> {
    yield this.#current
    for (let place = this.#documents.length - 2; place >= 0; place -= 1) {
      const roster = this.#at(place)
      if (!roster) return
      yield roster
    }
  }

  #at(place: number): Roster | undefined {
    if (!this.#read.has(place)) {
      const document = this.#documents[place]
      const roster = document && readRoster(document)
      this.#read.set(place, typeof roster === 'object' ? roster : undefined)
    }
    return this.#read.get(place)
  }
}
