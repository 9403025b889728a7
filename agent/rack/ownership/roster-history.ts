import {
  type Roster,
  type RosterBook,
  readRoster,
  type SignedDocument,
} from '../../../cell/roster/index.ts'

/** The rosters in force as a book keeps them now, each read when it is first asked for. */
export class RosterHistory {
  readonly #book: RosterBook
  readonly #read = new Map<number, Roster | undefined>()
  #documents: readonly SignedDocument[] | undefined

  constructor(book: RosterBook) {
    this.#book = book
  }

  /** Undefined when it is not kept any more, or not known yet. */
  numbered(number: number): Roster | undefined {
    const { current } = this.#book
    if (number === current.number) return current
    if (!this.#read.has(number)) this.#read.set(number, this.#find(number))
    return this.#read.get(number)
  }

  #find(number: number): Roster | undefined {
    this.#documents ??= this.#book.content().rosters
    const documents = this.#documents
    const document = documents[documents.length - 1 - (this.#book.number - number)]
    const roster = document && readRoster(document)
    return typeof roster === 'object' && roster.number === number ? roster : undefined
  }

  /** The newest first, back to the oldest that is kept. */
  *newestFirst(): Iterable<Roster> {
    for (let number = this.#book.number; number > 0; number -= 1) {
      const roster = this.numbered(number)
      if (!roster) return
      yield roster
    }
  }
}
