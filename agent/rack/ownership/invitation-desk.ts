import { Fault } from '../../../cell/env/index.ts'
import {
  type Invitation,
  invitationCodec,
  invitationKeptMs,
  invitationSecondsMax,
  invitationState,
  invitationsMax,
  isCellUrl,
  judgeJoin,
  makeInvitation,
  readJoinRequest,
  sliceRecords,
  tokenUrlsMax,
  usedInvitation,
  type WantedMove,
  welcome,
} from '../../../cell/ownership/index.ts'
import {
  addCell,
  covers,
  encodeBook,
  parsePrefix,
  setAddresses,
} from '../../../cell/roster/index.ts'
import type { Reader } from '../../../cell/store/index.ts'
import { joinsPerMinuteMax } from './limits.ts'
import { Notes } from './notes.ts'
import type { OwnershipPorts } from './ports.ts'
import type { RosterWriter } from './roster-writer.ts'

/** An invitation that an operator wants. */
export interface InvitationOrder {
  readonly cell: string
  readonly prefixes: readonly string[]
  readonly seconds: number
  readonly urls: readonly string[]
  readonly by: string
}

/** What joining needs besides the ports. */
export interface DeskTools {
  readonly writer: RosterWriter
  /** The whole cluster as this cell knows it. */
  readonly view: () => Reader
  /** Puts down prefixes that a new cell gets when it is there. */
  want(wanted: WantedMove): Promise<void>
}

const inputFault = (message: string) => new Fault('INPUT_BODY', { message })
const minuteMs = 60_000

/** Makes invitations, and lets in who brings one. Everything is on disk before it is answered. */
export class InvitationDesk {
  readonly #ports: OwnershipPorts
  readonly #tools: DeskTools
  readonly #notes: Notes<Invitation>
  #open = new Map<string, Invitation>()
  #turn: Promise<unknown> = Promise.resolve()
  #attempts: number[] = []

  constructor(ports: OwnershipPorts, tools: DeskTools) {
    this.#ports = ports
    this.#tools = tools
    this.#notes = new Notes(ports.store, 'invitation', invitationCodec)
  }

  /** Reads what was kept. Faults: those of the store. */
  async load(): Promise<void> {
    this.#open = new Map(await this.#notes.all())
  }

  /** Every invitation that is kept. */
  list(): readonly Invitation[] {
    return [...this.#open.values()]
  }

  /** A new invitation. Faults: PEER_OWNER, INPUT_*, CONFLICT_EXISTS, LIMIT_RATE, STORE_*. */
  async invite(order: InvitationOrder): Promise<{ token: string; invitation: Invitation }> {
    const { book, clock, log, random } = this.#ports
    const refusal = this.#tools.writer.refusal()
    if (refusal) throw refusal
    this.#requireGood(order)
    await this.#forget()
    if (this.#open.size >= invitationsMax) {
      throw new Fault('LIMIT_RATE', { message: 'Too many invitations are open: withdraw some.' })
    }
    const prefixes = order.prefixes.map(prefixOf)
    const made = makeInvitation({
      ...{ ...order, prefixes, root: book.root, nowMs: clock.wallMs() },
      random: random.fork('invitation'),
    })
    const { invitation } = made
    await this.#keep(invitation)
    const { id, cell, by } = invitation
    log.info({ part: 'ownership', invitation: id, cell, by }, 'invitation made')
    return made
  }

  #requireGood({ cell, prefixes, seconds, urls }: InvitationOrder): void {
    const { book, clock } = this.#ports
    if (!/^[a-z0-9][a-z0-9.-]{0,62}$/.test(cell)) {
      throw inputFault('A cell has a name of lower-case letters, digits, dots and dashes.')
    }
    if (book.cell(cell)) {
      throw new Fault('CONFLICT_EXISTS', { message: `There is a cell ${cell} already.` })
    }
    const other = this.list().find(
      (known) => known.cell === cell && invitationState(known, clock.wallMs()) === 'open',
    )
    if (other) {
      throw new Fault('CONFLICT_EXISTS', {
        message: `An invitation for ${cell} is open: withdraw it first (${other.id}).`,
      })
    }
    if (!(seconds > 0 && seconds <= invitationSecondsMax)) {
      throw inputFault(`An invitation is valid for ${invitationSecondsMax / 86_400} days at most.`)
    }
    const wrong = urls.find((url) => !isCellUrl(url))
    if (urls.length === 0 || urls.length > tokenUrlsMax || wrong !== undefined) {
      throw inputFault(`${wrong ?? 'Nothing'} is no address by which a new host reaches this cell.`)
    }
    for (const prefix of prefixes) prefixOf(prefix)
  }

  /** Withdraws an invitation. Fault: NOT_FOUND. */
  async withdraw(id: string): Promise<void> {
    if (!this.#open.has(id)) throw new Fault('NOT_FOUND', { message: 'No such invitation.' })
    await this.#notes.drop(id)
    this.#open.delete(id)
  }

  async #forget(): Promise<void> {
    const oldMs = this.#ports.clock.wallMs() - invitationKeptMs
    const old = this.list().filter(({ expiresMs }) => expiresMs < oldMs)
    await this.#notes.drop(...old.map(({ id }) => id))
    for (const { id } of old) this.#open.delete(id)
  }

  async #keep(invitation: Invitation): Promise<void> {
    await this.#notes.put(invitation.id, invitation)
    this.#open.set(invitation.id, invitation)
  }

  /**
   * Answers a request to join: the new cell is in the roster, on disk, before the answer is made.
   * Faults: AUTH_INVITATION saying why not, LIMIT_RATE, INPUT_ROSTER, STORE_*.
   */
  join(
    request: Uint8Array,
    from: { readonly address: string; readonly isLoopback: boolean },
  ): Promise<Uint8Array> {
    this.#countAttempt()
    const turn = this.#turn.then(() => this.#join(request, from))
    this.#turn = turn.catch(() => {})
    return turn
  }

  /** Guessing is hopeless; this keeps the disk and the log from being filled. */
  #countAttempt(): void {
    const nowMs = this.#ports.clock.monotonicMs()
    this.#attempts = this.#attempts.filter((atMs) => atMs > nowMs - minuteMs)
    if (this.#attempts.length >= joinsPerMinuteMax) {
      throw new Fault('LIMIT_RATE', { message: 'Too many cells ask to join; wait a minute.' })
    }
    this.#attempts.push(nowMs)
  }

  async #join(
    request: Uint8Array,
    { address, isLoopback }: { readonly address: string; readonly isLoopback: boolean },
  ): Promise<Uint8Array> {
    const { book, clock, issuer, ledger, log, random, verifier } = this.#ports
    try {
      const { cluster } = book
      const find = (id: string) => this.#open.get(id)
      const proved = readJoinRequest(request, { cluster, verifier, find })
      if (book.demo && !isLoopback) {
        throw new Fault('AUTH_INVITATION', {
          message: 'This is a trial: its root has no passphrase, so no other host may join it.',
        })
      }
      const refusal = this.#tools.writer.refusal()
      if (refusal?.code === 'PEER_OWNER') throw this.#ended(proved.invitation)
      if (refusal) throw refusal
      const how = judgeJoin(proved, clock.wallMs())
      // Used before the roster has the cell: an invitation never lets in two.
      await this.#keep(usedInvitation(proved))
      const { joiner } = proved
      const isIn = book.cell(joiner.cell)?.publicKey
      if (!isIn) await this.#admit(proved.invitation, joiner)
      else if (Buffer.compare(isIn, joiner.publicKey) !== 0) {
        throw new Fault('AUTH_INVITATION', { message: `There is another ${joiner.cell} by now.` })
      }
      log.info({ part: 'ownership', cell: joiner.cell, address, how }, 'cell let in')
      const said = { issuer: ledger.cell, book: encodeBook(book) }
      return welcome(proved, said, { signer: issuer, random: random.fork('welcome') })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      log.warn({ part: 'ownership', address, code: error.code, err: error }, 'cell not let in')
      throw error
    }
  }

  /** Whoever joins knows nobody but this cell, which cannot sign that any more. */
  #ended({ cell }: Invitation): Fault {
    const { book, ledger } = this.#ports
    return new Fault('AUTH_INVITATION', {
      message:
        `The invitation has ended: ${ledger.cell} made it, and ${book.current.editor} edits the ` +
        `roster since. Invite ${cell} again: "rackcell cell invite --cell ${cell}", at any cell.`,
      details: { editor: book.current.editor },
    })
  }

  /** Puts the cell into the roster; prefixes that have records already come when it is there. */
  async #admit(
    { prefixes, by }: Invitation,
    joiner: { cell: string; publicKey: Uint8Array; addresses: readonly string[] },
  ): Promise<void> {
    const { book, bus, ledger } = this.#ports
    const { cell: id, publicKey, addresses } = joiner
    const busy = prefixes.filter((prefix) => this.#hasRecords(prefix))
    const free = prefixes.filter((prefix) => !busy.includes(prefix))
    if (busy.length > 0) await this.#tools.want({ cell: id, prefixes: busy, by })
    const own = bus.addresses().filter((address) => !/\/tcp\/0$/.test(address))
    await this.#tools.writer.write(
      (plan) => {
        const added = { id, publicKey, addresses, prefixes: free }
        const next = addCell(plan, { ...added, roles: ['intent-writer'] as const })
        const known = book.cell(ledger.cell)?.addresses ?? []
        const isNew = own.length > 0 && own.some((address) => !known.includes(address))
        return isNew ? setAddresses(next, ledger.cell, own) : next
      },
      { by, what: `cell ${id} joins` },
    )
  }

  #hasRecords(prefix: string): boolean {
    for (const _ of sliceRecords(this.#tools.view(), (name) => covers(prefix, name))) return true
    return false
  }
}

function prefixOf(text: string): string {
  const prefix = parsePrefix(text)
  if (prefix !== undefined) return prefix
  throw new Fault('INPUT_XNAME', {
    message: `"${text.slice(0, 64)}" is no prefix; write x1000 or x1000c3, say.`,
  })
}
