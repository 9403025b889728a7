import { Fault, type Log } from '../../../cell/env/index.ts'
import type { WantedMove } from '../../../cell/ownership/index.ts'
import { makeIssuerRequest, makeRevocation } from '../../../cell/roster/index.ts'
import type { Reader } from '../../../cell/store/index.ts'
import type { Conflict } from '../../../cell/view/index.ts'
import type { ChangingOwnership } from './changing.ts'
import { Editor, type OwnershipChange } from './editor.ts'
import { Giver } from './giver.ts'
import { Heir } from './heir.ts'
import { InvitationDesk } from './invitation-desk.ts'
import { tendEveryMs } from './limits.ts'
import { StepMessenger } from './messenger.ts'
import { type Operation, Operations } from './operations.ts'
import {
  editorOf,
  hasLeft,
  type IssuerOrder,
  issuerOf,
  type LeaveOrder,
  lastIssuerOf,
  leaveOf,
  noIssuerOf,
  type RoleOrder,
  type SplitOrder,
  splitOf,
} from './orders.ts'
import { authorOf, Pardoner } from './pardoner.ts'
import type { OwnershipPorts } from './ports.ts'
import { ProposalDesk } from './proposal-desk.ts'
import { Proposer } from './proposer.ts'
import { RosterWriter } from './roster-writer.ts'
import { Taker } from './taker.ts'
import { WantedMoves } from './wanted-moves.ts'

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
  readonly #pardoner: Pardoner
  readonly #wanted: WantedMoves
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
    this.#pardoner = new Pardoner(ports, this.writer, this.#steps)
    this.#wanted = new WantedMoves(ports)
    this.invitations = new InvitationDesk(ports, {
      writer: this.writer,
      view,
      want: (wanted) => this.#wanted.add(wanted),
    })
  }

  /** Reads what was under way, answers other cells from now on, and goes on with it. */
  async start(): Promise<void> {
    await this.invitations.load()
    await this.#desk.load()
    await this.#wanted.load()
    const sides = [this.#giver, this.#taker, this.#heir, this.#desk, this.#editor, this.#pardoner]
    for (const side of sides) side.serve()
    this.#steps.on('abort', (request) => this.#abort(request))
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
      () => {
        if (this.writer.isEditor) this.#wanted.tend((order) => this.split(order))
      },
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

  /** Prefixes that wait for their new owner to come. */
  wanted(): readonly WantedMove[] {
    return this.#wanted.list()
  }

  /** What an order would do to the roster. Faults: those of the edit. */
  draft(change: OwnershipChange) {
    return this.writer.draft(change.edit)
  }

  /** What a split would do. Fault: INPUT_ROSTER. */
  splitOf(order: SplitOrder): OwnershipChange {
    return splitOf(this.#ports.book, order)
  }

  /** What a leave would do. */
  leaveOf(order: LeaveOrder): OwnershipChange {
    return leaveOf(this.#ports.book, order)
  }

  /** Gives prefixes to a cell; it is so already where the cell has them. */
  split(order: SplitOrder) {
    return this.#begin(() => this.splitOf(order), order.by, 'split')
  }

  /** Takes a cell out of the cluster; it is so already where it has left. */
  leave(order: LeaveOrder) {
    const { book } = this.#ports
    const changeOf = () => (hasLeft(book, order.cell) ? undefined : this.leaveOf(order))
    return this.#begin(changeOf, order.by, `leave ${order.cell}`, async (change) => {
      const member = book.cell(order.cell)
      if (!order.isRevoked || !member || !change) return undefined
      const head = this.#ports.neighbourhood.headOf(order.cell)?.order
      const { id: cell, publicKey } = member
      const reason = `taken out by ${order.by}`.slice(0, 128)
      const revocation = { cell, publicKey, ...(head ? { cut: head } : {}), reason }
      return () => this.writer.state(makeRevocation(revocation, authorOf(this.#ports)), change)
    })
  }

  /** What naming another editor would do. Fault: CONFLICT_HANDOFF while invited cells wait. */
  editorOf(order: RoleOrder): OwnershipChange {
    const waiting = this.wanted().map(({ cell }) => cell)
    if (waiting.length > 0 && order.cell !== this.#ports.book.current.editor) {
      throw new Fault('CONFLICT_HANDOFF', {
        message: `Prefixes wait here for ${waiting.join(', ')}: start those cells, or take them out.`,
      })
    }
    return editorOf(order)
  }

  /** Hands the editor's role to another issuer; it is so already where it has it. */
  nameEditor(order: RoleOrder) {
    return this.#begin(() => this.editorOf(order), order.by, `editor ${order.cell}`)
  }

  /** What a certificate of the root for an issuer would do. Fault: INPUT_ROSTER. */
  issuerOf(order: IssuerOrder): OwnershipChange {
    const { book, clock, verifier } = this.#ports
    return issuerOf(book, order, { verifier, wallMs: clock.wallMs() })
  }

  /** Makes a cell an issuer, by the root's certificate; again with a newer one. */
  addIssuer(order: IssuerOrder) {
    return this.#begin(() => this.issuerOf(order), order.by, `issuer ${order.cell}`)
  }

  /** What the end of an issuer would do. */
  noIssuerOf(order: RoleOrder): OwnershipChange {
    return noIssuerOf(order)
  }

  /** Ends an issuer; with `isRevoked` its key counts no more, anywhere and for ever. */
  removeIssuer(order: RoleOrder & { readonly isRevoked: boolean }) {
    const { book } = this.#ports
    const { cell, by } = order
    return this.#begin(
      () => noIssuerOf(order),
      by,
      `no issuer ${cell}`,
      async (change) => {
        const own = lastIssuerOf(book, cell)
        if (!order.isRevoked || !own || !change) return undefined
        const reason = `issuer taken out by ${by}`.slice(0, 128)
        const revocation = { cell, publicKey: own.publicKey, reason }
        return () => this.writer.state(makeRevocation(revocation, authorOf(this.#ports)), change)
      },
    )
  }

  /** Whether the key of an issuer lies here. */
  holdsKeyOf({ publicKey }: { readonly publicKey: Uint8Array }): boolean {
    return Buffer.compare(publicKey, this.#ports.issuer.publicKey) === 0
  }

  /** This cell's word for the key that lies beside its own; see makeIssuerRequest. */
  issuerRequest(): Uint8Array {
    const { book, issuer, ledger, signer } = this.#ports
    const hello = book.hello({ cell: ledger.cell, incarnation: '', program: '' })
    return makeIssuerRequest({ publicKey: issuer.publicKey, hello }, signer)
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

  /** Lets a cell go on that contradicted itself. Faults: those of the Pardoner. */
  pardon(order: Parameters<Pardoner['pardon']>[0]) {
    return this.#pardoner.pardon(order)
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
