import { Fault } from '../../../cell/env/index.ts'
import { type RosterOrder, rosterOrderCodec } from '../../../cell/ownership/index.ts'
import {
  type EditorTools,
  type HandoffTerms,
  nextRoster,
  planOf,
  type Roster,
  RosterBook,
  type RosterPlan,
  RosterReader,
  readRoster,
  type SignedDocument,
  signRoster,
} from '../../../cell/roster/index.ts'
import { Notes } from './notes.ts'
import type { OwnershipPorts } from './ports.ts'

/** An edit of the roster as it is now. */
export type RosterEdit = (plan: RosterPlan) => RosterPlan

/** Who orders a change, and what it is in a few words. */
export interface Order {
  readonly by: string
  readonly what: string
}

type Ports = Pick<
  OwnershipPorts,
  'book' | 'books' | 'clock' | 'issuer' | 'ledger' | 'log' | 'random' | 'store' | 'verifier'
>

/** Signs rosters at the cell that edits them: on disk before anybody hears of them. */
export class RosterWriter {
  readonly #ports: Ports
  readonly #orders: Notes<RosterOrder>
  #turn: Promise<unknown> = Promise.resolve()

  constructor(ports: Ports) {
    this.#ports = ports
    this.#orders = new Notes(ports.store, 'ownership/order', rosterOrderCodec)
  }

  /** Whether this cell signs the next roster. */
  get isEditor(): boolean {
    return this.refusal() === undefined
  }

  /** Why it does not. */
  refusal(): Fault | undefined {
    const { book, issuer, ledger } = this.#ports
    const { editor } = book.current
    if (editor !== ledger.cell) {
      return new Fault('PEER_OWNER', {
        message: `Cell ${editor} edits the roster.`,
        details: { owner: editor, roster: book.number },
      })
    }
    const own = book.issuers.find(({ cell }) => cell === ledger.cell)
    if (own && Buffer.compare(own.publicKey, issuer.publicKey) === 0) return undefined
    return new Fault('INTEGRITY_KEYS', {
      message: 'The roster names another issuer key for this cell than lies in its keys folder.',
    })
  }

  #tools(): EditorTools {
    const { clock, issuer, random } = this.#ports
    return { issuer, wallMs: clock.wallMs(), random: random.fork(`roster-${clock.wallMs()}`) }
  }

  /** The roster that an edit would make, unsigned. Faults: INPUT_ROSTER, NOT_FOUND … */
  draft(edit: RosterEdit, terms: HandoffTerms = {}): Roster {
    const { book } = this.#ports
    const body = nextRoster(book.current, edit(planOf(book.current)), this.#tools(), terms)
    const nobody = new Uint8Array()
    const roster = readRoster({ body, signature: nobody, signer: nobody })
    if (typeof roster === 'string') throw new Fault('INPUT_ROSTER', { details: { flaw: roster } })
    return roster
  }

  /**
   * Makes the next roster, synced, and then lets everybody know; one after the other, so that no
   * two follow the same one. `mayStill` is asked in the turn in which it is signed. Faults: those
   * of the edit, PEER_OWNER, CONFLICT_ROSTER, STORE_*.
   */
  write(
    edit: RosterEdit,
    order: Order,
    { terms = {}, mayStill = () => {} }: { terms?: HandoffTerms; mayStill?: () => void } = {},
  ): Promise<number> {
    const turn = this.#turn.then(() => this.#write(edit, order, { terms, mayStill }))
    this.#turn = turn.catch(() => {})
    return turn
  }

  async #write(
    edit: RosterEdit,
    { by, what }: Order,
    { terms, mayStill }: { readonly terms: HandoffTerms; readonly mayStill: () => void },
  ): Promise<number> {
    const { book, issuer } = this.#ports
    const refusal = this.refusal()
    if (refusal) throw refusal
    const body = nextRoster(book.current, edit(planOf(book.current)), this.#tools(), terms)
    mayStill()
    return await this.#publish(signRoster(body, issuer), { by, what })
  }

  /**
   * Takes the next roster as the root signed it, here, where whoever holds the root brought it: it
   * names this cell as the editor. Synced before anybody hears of it. Faults: CONFLICT_ROSTER when
   * it follows another one than that in force here, INPUT_ROSTER, PEER_REFUSED, STORE_*.
   */
  adopt(document: SignedDocument, order: Order): Promise<number> {
    const turn = this.#turn.then(() => this.#adopt(document, order))
    this.#turn = turn.catch(() => {})
    return turn
  }

  async #adopt(document: SignedDocument, order: Order): Promise<number> {
    const { book, issuer, ledger } = this.#ports
    const roster = readRoster(document)
    if (typeof roster === 'string') throw new Fault('INPUT_ROSTER', { details: { flaw: roster } })
    if (roster.id === book.current.id) return book.number
    if (Buffer.compare(document.signer, book.root) !== 0) {
      throw new Fault('INPUT_ROSTER', { message: 'The root of this cluster has not signed that.' })
    }
    const own = roster.issuers.find(({ cell }) => cell === ledger.cell)
    const isOwn = own !== undefined && Buffer.compare(own.publicKey, issuer.publicKey) === 0
    if (roster.editor !== ledger.cell || !isOwn) {
      throw new Fault('INPUT_ROSTER', {
        message: `It does not name ${ledger.cell} with the key that lies here as the editor.`,
      })
    }
    const keys = [own.key, roster.tables().byId.get(ledger.cell)?.key ?? '']
    if (keys.some((key) => book.revocationOf(key))) {
      throw new Fault('PEER_REFUSED', { message: `A key of ${ledger.cell} is revoked.` })
    }
    if (!roster.previous || Buffer.compare(roster.previous, book.hash) !== 0) {
      throw new Fault('CONFLICT_ROSTER', {
        message: `The roster has changed meanwhile: it is number ${book.number} here. Begin again.`,
      })
    }
    return await this.#publish(document, order)
  }

  /** A copy is what goes to disk: nobody may hear of a roster that a crash could make forgotten. */
  async #publish(document: SignedDocument, { by, what }: Order): Promise<number> {
    const { book, books, clock, log, verifier } = this.#ports
    const copy = RosterBook.open(book.content(), new RosterReader(verifier))
    const number = accepted(copy, document)
    await this.#orders.put(orderName(number), { number, by, what, wallMs: clock.wallMs() })
    await books.save(copy)
    accepted(book, document)
    log.info({ part: 'ownership', roster: number, by, what }, 'roster signed')
    return number
  }

  /** Puts signed statements into the book, synced first. Faults: CONFLICT_ROSTER, STORE_*. */
  async state(statement: SignedDocument, { by, what }: Order): Promise<void> {
    const { book, books, log } = this.#ports
    const outcome = book.offer({ statements: [statement] })
    const [reason] = outcome.refused
    if (reason !== undefined) {
      throw new Fault('CONFLICT_ROSTER', { message: `The statement does not count: ${reason}.` })
    }
    await books.save(book)
    log.info({ part: 'ownership', by, what }, 'statement signed')
  }

  /** Who ordered rosters, as far as this cell signed them; by number. */
  async orders(): Promise<ReadonlyMap<number, RosterOrder>> {
    const all = await this.#orders.all()
    return new Map([...all.values()].map((order) => [order.number, order]))
  }
}

function orderName(number: number): string {
  return number.toString(16).padStart(16, '0')
}

function accepted(book: RosterBook, document: SignedDocument): number {
  const { accepted: numbers, refused } = book.offer({ rosters: [document] })
  const [number] = numbers
  if (number !== undefined && number === book.number) return number
  throw new Fault('CONFLICT_ROSTER', {
    message: `The roster does not follow the one in force: ${refused[0] ?? 'it is contested'}.`,
  })
}
