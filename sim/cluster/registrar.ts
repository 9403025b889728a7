import type { Random, Signer, Verifier } from '../../cell/env/index.ts'
import {
  decodeBook,
  encodeBook,
  foundCluster,
  type NewCell,
  nextRoster,
  planOf,
  RosterBook,
  type RosterPlan,
  RosterReader,
  type SignedDocument,
  signRoster,
} from '../../cell/roster/index.ts'
import type { SeededRandom } from '../random/index.ts'
import { simSigner } from '../signer/index.ts'
import type { CellProcess } from './cell-process.ts'

/**
 * Whoever holds the keys of a simulated cluster: it founds it, and signs the rosters that follow,
 * at the running cell that may edit them.
 */
export class Registrar {
  readonly root: Signer
  readonly issuer: Signer
  readonly reader: RosterReader
  readonly #random: Random
  #founding: SignedDocument | undefined
  /** A book as somebody trusted hands it over. */
  #handedOver: Uint8Array | undefined

  constructor(random: SeededRandom, verifier: Verifier) {
    this.root = simSigner(random.fork('root'))
    this.issuer = simSigner(random.fork('issuer'))
    this.reader = new RosterReader(verifier)
    this.#random = random.fork('serials')
  }

  /** Makes the first roster; the first cell edits the next ones. */
  found(cells: readonly NewCell[], wallMs: number): void {
    const { root, issuer } = this
    const frame = { name: 'simulated', demo: true, root, issuer, cells, wallMs }
    this.#founding = foundCluster({ ...frame, random: this.#random })
  }

  /** The book with which a cell begins that has none. */
  book(): RosterBook {
    if (this.#handedOver) return decodeBook(this.#handedOver, this.reader)
    const rosters = this.#founding ? [this.#founding] : []
    const content = { root: this.root.publicKey, rosters, statements: [], forks: [] }
    return RosterBook.open(content, this.reader)
  }

  /**
   * Signs the next roster at the cell that edits it, and puts it on its disk before anybody else
   * can hear of it: two successors of one roster would be a fork. False when the edit came to
   * nothing.
   */
  async edit(
    editor: CellProcess,
    change: (plan: RosterPlan) => RosterPlan,
    terms: Parameters<typeof nextRoster>[3] = {},
  ): Promise<boolean> {
    const { book, books, machine } = editor
    if (book.current.editor !== editor.cell) return false
    const tools = { issuer: this.issuer, wallMs: machine.clock.wallMs(), random: this.#random }
    const body = nextRoster(book.current, change(planOf(book.current)), tools, terms)
    const signed = signRoster(body, this.issuer)
    const { root, rosters, ...rest } = book.content()
    const next = RosterBook.open({ root, rosters: [...rosters, signed], ...rest }, this.reader)
    if (next.number !== book.number + 1) return false
    await books.save(next)
    book.offer({ rosters: [signed] })
    this.#handedOver = encodeBook(book)
    return true
  }
}
