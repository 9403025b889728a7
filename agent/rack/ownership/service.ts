import { Fault, type Log } from '../../../cell/env/index.ts'
import { type WantedMove, wantedMoveCodec } from '../../../cell/ownership/index.ts'
import {
  hexOf,
  makePardon,
  makeRevocation,
  movePrefix,
  plannedOwner,
  planOf,
  removeCell,
  type StatementAuthor,
} from '../../../cell/roster/index.ts'
import type { Reader } from '../../../cell/store/index.ts'
import type { Conflict } from '../../../cell/view/index.ts'
import type { ChangingOwnership } from './changing.ts'
import { Editor, type OwnershipChange } from './editor.ts'
import { Giver } from './giver.ts'
import { Heir } from './heir.ts'
import { InvitationDesk } from './invitation-desk.ts'
import { tendEveryMs, wantedRetryMs } from './limits.ts'
import { StepMessenger } from './messenger.ts'
import { Notes } from './notes.ts'
import { type Operation, Operations } from './operations.ts'
import type { OwnershipPorts } from './ports.ts'
import { ProposalDesk } from './proposal-desk.ts'
import { Proposer } from './proposer.ts'
import { RosterWriter } from './roster-writer.ts'
import { Taker } from './taker.ts'

/** Prefixes that shall go to a cell. */
export interface SplitOrder {
  /** Who has them now; absent = whoever it is. */
  readonly from?: string | undefined
  readonly to: string
  readonly prefixes: readonly string[]
  readonly by: string
}

/** A cell that shall leave. */
export interface LeaveOrder {
  readonly cell: string
  /** Who takes over what it owns; absent = who owns the names around it. */
  readonly to?: string | undefined
  readonly isDead: boolean
  /** Its key counts no more, anywhere. */
  readonly isRevoked: boolean
  readonly by: string
}

interface Waiting {
  readonly wanted: WantedMove
  notBeforeMs: number
  delayMs: number
}

/** The cell's part in every change of the cluster: who is in it, and who owns what. */
export class OwnershipService {
  readonly changing: ChangingOwnership
  readonly operations: Operations
  readonly writer: RosterWriter
  readonly invitations: InvitationDesk
  readonly #ports: OwnershipPorts
  readonly #steps: StepMessenger
  readonly #editor: Editor
  readonly #giver: Giver
  readonly #taker: Taker
  readonly #heir: Heir
  readonly #desk: ProposalDesk
  readonly #proposer: Proposer
  readonly #wanted: Notes<WantedMove>
  readonly #waiting = new Map<string, Waiting>()
  readonly #ended = new AbortController()
  readonly #log: Log
  #tending: Promise<void> | undefined

  constructor(
    ports: OwnershipPorts,
    { changing, view }: { readonly changing: ChangingOwnership; readonly view: () => Reader },
  ) {
    const { signal } = this.#ended
    this.#ports = ports
    this.#log = ports.log.child({ part: 'ownership' })
    this.changing = changing
    this.operations = new Operations(ports.clock, ports.random.fork('operation'))
    this.writer = new RosterWriter(ports)
    this.#steps = new StepMessenger(
      {
        ...ports,
        self: ports.ledger.cell,
        addressesOf: (cell) => ports.neighbourhood.addressesOf(cell),
        reachRoster: (number) => ports.neighbourhood.reachRoster(number),
      },
      signal,
    )
    const tools = { changing, steps: this.#steps, signal }
    this.#editor = new Editor(ports, this.writer, this.#steps)
    this.#giver = new Giver(ports, tools)
    this.#taker = new Taker(ports, tools)
    this.#heir = new Heir(ports, tools)
    this.#desk = new ProposalDesk(ports, { steps: this.#steps, taker: this.#taker })
    this.#proposer = new Proposer(ports, tools)
    this.#wanted = new Notes(ports.store, 'ownership/wanted', wantedMoveCodec)
    this.invitations = new InvitationDesk(ports, {
      writer: this.writer,
      view,
      want: (wanted) => this.#want(wanted),
    })
  }

  /** Reads what was under way, answers other cells from now on, and goes on with it. */
  async start(): Promise<void> {
    await this.invitations.load()
    await this.#desk.load()
    for (const [cell, wanted] of await this.#wanted.all()) this.#wait(cell, wanted)
    for (const side of [this.#giver, this.#taker, this.#heir, this.#desk, this.#editor]) {
      side.serve()
    }
    this.#steps.on('abort', (request) => this.#abort(request))
    this.#steps.on('stand', () => this.#stand())
    this.#steps.serve()
    this.#ports.book.onChange(() => void this.tend())
    void this.#rounds()
  }

  /** Nothing is begun any more; what is under way goes on at the next start. */
  async stop(): Promise<void> {
    this.#ended.abort()
    await this.#tending
  }

  async *#abort(request: Parameters<Giver['abort']>[0]) {
    await this.#giver.abort(request)
    await this.#taker.abort(request)
    yield {}
  }

  async #rounds(): Promise<void> {
    const { signal } = this.#ended
    while (!signal.aborted) {
      try {
        await this.#ports.clock.sleep(tendEveryMs, signal)
      } catch {
        return
      }
      await this.tend()
    }
  }

  /** Looks after everything that is under way; one look at a time. */
  async tend(): Promise<void> {
    const before = this.#tending
    const look = (before ?? Promise.resolve()).then(() => this.#tend())
    this.#tending = look
    await look
    if (this.#tending === look) this.#tending = undefined
  }

  async #tend(): Promise<void> {
    const looks = [
      () => this.#taker.tend(),
      () => this.#giver.tend(),
      () => this.#proposer.tend(),
      () => this.#tendWanted(),
    ]
    for (const look of looks) {
      if (this.#ended.signal.aborted) return
      try {
        await look()
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        this.#log.debug({ err: error }, 'to be looked after again')
      }
    }
  }

  async #want(wanted: WantedMove): Promise<void> {
    await this.#wanted.put(wanted.cell, wanted)
    this.#wait(wanted.cell, wanted)
  }

  #wait(cell: string, wanted: WantedMove): void {
    this.#waiting.set(cell, { wanted, notBeforeMs: 0, delayMs: wantedRetryMs.least })
  }

  /** Gives cells that have come what their invitation promised them. */
  async #tendWanted(): Promise<void> {
    const { book, bus, clock } = this.#ports
    if (!this.writer.isEditor) return
    for (const [cell, waiting] of this.#waiting) {
      const key = book.cell(cell)?.key
      const nowMs = clock.monotonicMs()
      const isHere = key !== undefined && bus.peers().includes(key)
      if (!isHere || nowMs < waiting.notBeforeMs) continue
      waiting.notBeforeMs = nowMs + waiting.delayMs
      waiting.delayMs = Math.min(waiting.delayMs * 2, wantedRetryMs.most)
      const { prefixes, by } = waiting.wanted
      const { over } = this.split({ to: cell, prefixes, by })
      void over.then(async ({ state, failure }) => {
        if (state !== 'done') {
          this.#log.info({ cell, ...failure }, 'the prefixes of its invitation wait')
          return
        }
        this.#waiting.delete(cell)
        await this.#wanted.drop(cell)
      })
    }
  }

  /** Prefixes that wait for their new owner to come. */
  wanted(): readonly WantedMove[] {
    return [...this.#waiting.values()].map(({ wanted }) => wanted)
  }

  /** What an order would do to the roster. Faults: those of the edit. */
  draft(change: OwnershipChange) {
    return this.writer.draft(change.edit)
  }

  /** Gives prefixes to a cell. */
  splitOf({ from, to, prefixes, by }: SplitOrder): OwnershipChange {
    const { book } = this.#ports
    const what = `${prefixes.map((one) => one || '(everything else)').join(', ')} to ${to}`
    for (const prefix of prefixes) {
      const owner = plannedOwner(planOf(book.current), prefix)
      if (from === undefined || owner === from || owner === to) continue
      throw new Fault('INPUT_ROSTER', { message: `${prefix} belongs to ${owner}, not to ${from}.` })
    }
    return {
      by,
      what,
      edit: (plan) =>
        prefixes.reduce((now, prefix) => {
          return plannedOwner(now, prefix) === to ? now : movePrefix(now, { prefix, to })
        }, plan),
    }
  }

  split(order: SplitOrder) {
    return this.#begin(() => this.splitOf(order), order.by, 'split')
  }

  /** Takes a cell out of the cluster. Faults: NOT_FOUND, INPUT_ROSTER. */
  leaveOf({ cell, to, isDead, by }: LeaveOrder): OwnershipChange {
    const { book } = this.#ports
    const heir =
      to ??
      book.cells.find(({ id, roles }) => {
        return id !== cell && roles.includes('intent-writer')
      })?.id
    return {
      by,
      what: `cell ${cell} ${isDead ? 'is dead and taken out' : 'leaves'}`,
      edit: (plan) => removeCell(plan, cell, to === undefined ? {} : { to }),
      ...(isDead ? { dead: new Set([cell]) } : {}),
      ...(heir === undefined ? {} : { leaving: { cell, heir } }),
    }
  }

  leave(order: LeaveOrder) {
    return this.#begin(
      () => {
        const { book } = this.#ports
        // Ordered again after it was done: it is so already.
        if (!book.cell(order.cell) && this.#wasMember(order.cell)) return undefined
        return this.leaveOf(order)
      },
      order.by,
      `leave ${order.cell}`,
      async (change) => {
        const member = this.#ports.book.cell(order.cell)
        if (!order.isRevoked || !member || !change) return
        const head = this.#ports.neighbourhood.headOf(order.cell)?.order
        const { id: cell, publicKey } = member
        const cut = head ? { cut: head } : {}
        const revocation = { cell, publicKey, ...cut, reason: `taken out by ${order.by}` }
        return () => this.writer.state(makeRevocation(revocation, this.#author()), change)
      },
    )
  }

  #wasMember(cell: string): boolean {
    return this.#ports.book.content().rosters.some((document) => {
      return Buffer.from(document.body).includes(cell)
    })
  }

  #begin(
    changeOf: () => OwnershipChange | undefined,
    by: string,
    what: string,
    prepare?: (change: OwnershipChange | undefined) => Promise<(() => Promise<void>) | undefined>,
  ): { readonly operation: Operation; readonly over: Promise<Operation> } {
    return this.operations.start({ by, what }, async (tools) => {
      const change = changeOf()
      const afterwards = await prepare?.(change)
      const number = change ? await this.#editor.run(change, tools) : undefined
      if (!change) tools.tell('it is so already')
      await afterwards?.()
      return number
    })
  }

  /**
   * An operator's word that a cell which contradicted itself goes on after its newest head, as it
   * says itself, or else as it is known here; only if it is `head`, when that is given. Faults:
   * NOT_FOUND, PEER_OWNER, STORE_*.
   */
  async pardon({ cell, head, by }: { cell: string; head?: string | undefined; by: string }) {
    const refusal = this.writer.refusal()
    if (refusal) throw refusal
    const { book, neighbourhood } = this.#ports
    if (!book.cell(cell)) throw new Fault('NOT_FOUND', { message: `There is no cell ${cell}.` })
    const stands = await this.#standOf(cell)
    const known = stands ?? neighbourhood.headOf(cell)
    if (!known) throw new Fault('NOT_FOUND', { message: `Nothing of ${cell} is known here.` })
    const { order, headHash } = known
    const hash = hexOf(headHash)
    if (head !== undefined && !hash.startsWith(head.toLowerCase())) {
      throw new Fault('NOT_FOUND', { message: `The newest head of ${cell} is ${hash}.` })
    }
    const boot = Math.max(neighbourhood.bootOf(cell), stands?.boot ?? 0, order.boot) + 1
    const pardon = makePardon({ cell, order, headHash, boot }, this.#author())
    await this.writer.state(pardon, { by, what: `pardon ${cell}` })
    return { cell, order, hash }
  }

  /** Where the cell itself says that it stands; undefined when it does not answer. */
  async #standOf(cell: string) {
    const { book, ledger } = this.#ports
    const occasion = { operation: '0'.repeat(32), roster: book.number, rosterHash: book.hash }
    try {
      const request = { ...occasion, moves: [], by: ledger.cell, stand: {} }
      const { order, headHash, count } = await this.#steps.ask(cell, request)
      return order && headHash ? { order, headHash, boot: count } : undefined
    } catch (error) {
      if (error instanceof Fault) return undefined
      throw error
    }
  }

  async *#stand() {
    const { ledger } = this.#ports
    yield { ...(ledger.position('public') ?? {}), count: ledger.boot }
  }

  #author(): StatementAuthor {
    const { book, clock, issuer, ledger, random } = this.#ports
    const own = book.issuers.find(({ cell }) => cell === ledger.cell)
    return {
      signer: issuer,
      ...(own ? { certificate: own.document } : {}),
      cluster: book.cluster,
      wallMs: clock.wallMs(),
      random: random.fork('statement'),
    }
  }

  /** Writes of replaced owners that wait for people here. */
  proposals(): readonly Conflict[] {
    return this.#desk.conflicts()
  }

  /** Forgets one of them. Fault: NOT_FOUND. */
  dropProposal(id: string): Promise<void> {
    return this.#desk.drop(id)
  }
}
