import type { Random, Signer, Verifier } from '../../cell/env/index.ts'
import {
  decodeBook,
  encodeBook,
  foundCluster,
  type NewCell,
  RosterBook,
  type RosterPlan,
  RosterReader,
  type SignedDocument,
  type StatementAuthor,
} from '../../cell/roster/index.ts'
import { worldBeginMs } from '../clock/index.ts'
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
  readonly #nobody: Signer
  #editor = ''
  #founding: SignedDocument | undefined
  /** A book as somebody trusted hands it over. */
  #handedOver: Uint8Array | undefined

  constructor(random: SeededRandom, verifier: Verifier) {
    this.root = simSigner(random.fork('root'))
    this.issuer = simSigner(random.fork('issuer'))
    this.#nobody = simSigner(random.fork('nobody'))
    this.reader = new RosterReader(verifier)
    this.#random = random.fork('serials')
  }

  /** Makes the first roster; the first cell edits the next ones. */
  found(cells: readonly NewCell[], wallMs: number): void {
    const { root, issuer } = this
    this.#editor = cells[0]?.id ?? ''
    const frame = { name: 'simulated', demo: true, root, issuer, cells, wallMs }
    this.#founding = foundCluster({ ...frame, random: this.#random })
  }

  /** The issuer's key that lies on a cell's disk: only the editor's counts for anything. */
  issuerOf(cell: string): Signer {
    return cell === this.#editor ? this.issuer : this.#nobody
  }

  /** Who signs statements at the cell that edits the roster. */
  authorAt({ book, cell }: CellProcess, nowMs: number): StatementAuthor {
    const own = book.issuers.find((issuer) => issuer.cell === cell)
    return {
      signer: this.issuer,
      ...(own ? { certificate: own.document } : {}),
      cluster: book.cluster,
      wallMs: Math.floor(worldBeginMs + nowMs),
      random: this.#random,
    }
  }

  /** The book with which a cell begins that has none. */
  book(): RosterBook {
    if (this.#handedOver) return decodeBook(this.#handedOver, this.reader)
    const rosters = this.#founding ? [this.#founding] : []
    const content = { root: this.root.publicKey, rosters, statements: [], forks: [] }
    return RosterBook.open(content, this.reader)
  }

  /**
   * Has the cell that edits the roster make the next one, by an operator's order. Faults: those of
   * the edit.
   */
  async edit(editor: CellProcess, edit: (plan: RosterPlan) => RosterPlan): Promise<void> {
    await editor.ownership.writer.write(edit, { by: 'operator', what: 'an edit' })
    this.#handedOver = encodeBook(editor.book)
  }
}
