import { Fault, type PeerKey } from '../../../cell/env/index.ts'
import {
  isMoving,
  isSameOccasion,
  makePromise,
  nameOfRecord,
  type OwnershipAnswer,
  type OwnershipRequest,
  readAbort,
  sliceRecords,
  toWire,
  transferFrameBytes,
  type WireRecord,
} from '../../../cell/ownership/index.ts'
import { covers, hexOf } from '../../../cell/roster/index.ts'
import { compareOrders, familyRule, type Order } from '../../../cell/store/index.ts'
import type { ChangingOwnership, UnderWay } from './changing.ts'
import { confirmDeadlineMs, promiseMs, shownDeadlineMs } from './limits.ts'
import type { StepMessenger } from './messenger.ts'
import type { OwnershipPorts } from './ports.ts'
import { reachPatiently } from './reach.ts'

/** What a step of a change may be refused with. */
export const handoffFault = (message: string) => new Fault('CONFLICT_HANDOFF', { message })

/** A position before the first: what a cell that has published nothing has promised. */
const nothing = (term: number) => ({
  order: { term, boot: 0, seq: 0 },
  headHash: new Uint8Array(32),
})

/**
 * The old owner's side: it stops writing about what is to go, hands over the records, and takes its
 * own away once the roster has moved them and it holds what the new owner published. The roster
 * decides, or the editor's signed word that nothing comes of it; time alone never does.
 */
export class Giver {
  readonly #ports: OwnershipPorts
  readonly #changing: ChangingOwnership
  readonly #steps: StepMessenger
  readonly #signal: AbortSignal
  /** Since when the rosters have moved what is given; monotonic. */
  readonly #doneSinceMs = new Map<string, number>()

  constructor(
    ports: OwnershipPorts,
    tools: {
      readonly changing: ChangingOwnership
      readonly steps: StepMessenger
      readonly signal: AbortSignal
    },
  ) {
    this.#ports = ports
    this.#changing = tools.changing
    this.#steps = tools.steps
    this.#signal = tools.signal
  }

  serve(): void {
    this.#steps.on('freeze', (request, asker) => this.#freeze(request, asker))
    this.#steps.on('records', (request, asker) => this.#records(request, asker))
    this.#steps.on('confirm', (request, asker) => this.#confirm(request, asker))
  }

  async *#freeze(
    request: OwnershipRequest,
    asker: PeerKey,
  ): AsyncIterable<Partial<OwnershipAnswer>> {
    const { book, ledger, neighbourhood, signer } = this.#ports
    requireEditor(this.#ports, request, asker)
    if (!neighbourhood.isReconciled()) {
      throw handoffFault('it does not know yet whether its disk is its newest')
    }
    const self = ledger.cell
    const { operation, roster, rosterHash, by } = request
    const moves = request.moves.filter(({ from }) => from === self)
    const intent = request.freeze?.intent === true
    const { editor } = book.current
    const note = { operation, roster, rosterHash, moves, by, editor, published: [], intent }
    await this.#changing.begin('giving', note)
    // Whatever was accepted before is on disk and has its number now.
    await ledger.transact({ subject: 'cell' }, () => undefined)
    const { order: head, headHash } =
      ledger.position('public') ?? nothing(book.cell(self)?.term ?? 1)
    const promise = { cluster: book.cluster, operation, roster, rosterHash, from: self, moves }
    yield { document: makePromise({ ...promise, head, headHash }, signer), order: head }
  }

  async *#records(
    { operation, records }: OwnershipRequest,
    asker: PeerKey,
  ): AsyncIterable<Partial<OwnershipAnswer>> {
    const { book, ledger } = this.#ports
    const to = records?.to ?? ''
    const underWay = this.#changing.giving.get(operation)
    if (underWay?.state !== 'open' || book.cell(to)?.key !== asker) {
      throw handoffFault('nothing is promised to that cell')
    }
    const { change } = underWay
    let frame: WireRecord[] = []
    let bytes = 0
    let count = 0
    const moving = sliceRecords(ledger, (name) => isMoving(change, name, ledger.cell, to))
    for (const record of moving) {
      const wire = toWire(record)
      frame.push(wire)
      bytes += wire.key.length + wire.value.length + 16
      count += 1
      if (bytes < transferFrameBytes) continue
      yield { records: frame, last: false }
      frame = []
      bytes = 0
    }
    yield { records: frame, last: true, count }
  }

  async *#confirm(
    request: OwnershipRequest,
    asker: PeerKey,
  ): AsyncIterable<Partial<OwnershipAnswer>> {
    requireEditor(this.#ports, request, asker)
    const underWay = this.#changing.giving.get(request.operation)
    if (underWay?.state !== 'open') throw handoffFault('nothing is promised')
    const published = request.confirm?.published ?? []
    await reachPatiently(this.#ports, published, {
      deadlineMs: confirmDeadlineMs,
      signal: this.#signal,
    })
    await this.#changing.begin('giving', { ...underWay.note, published })
    yield {}
  }

  /** The editor's word that nothing comes of a change, at whichever side. */
  async abort(request: OwnershipRequest): Promise<void> {
    const { operation } = request
    const side = this.#changing.giving.has(operation) ? 'giving' : undefined
    const underWay = side && this.#changing.giving.get(operation)
    if (side && underWay && isAborted(this.#ports, underWay, request.abort?.document)) {
      await this.#changing.end(side, operation)
    }
  }

  /** Looks after what is promised: asks, withdraws, forgets. Faults are the caller's to log. */
  async tend(): Promise<void> {
    for (const [operation, underWay] of [...this.#changing.giving]) {
      const { state, sinceMs } = underWay
      if (state === 'void') await this.#changing.end('giving', operation)
      else if (state === 'done') await this.#withdraw(operation, underWay)
      else if (this.#ports.clock.monotonicMs() - sinceMs >= promiseMs) {
        await askWhatBecame(this.#ports, this.#steps, underWay).then((isOver) =>
          isOver ? this.#changing.end('giving', operation) : undefined,
        )
      }
    }
  }

  /** Whether everything that is to go is seen here at its new owner. */
  #areShown(isGone: (name: string) => boolean): boolean {
    const { book, ledger, neighbourhood } = this.#ports
    for (const { family, id, value } of sliceRecords(ledger, isGone)) {
      if (familyRule(family).feed !== 'public') continue
      const name = nameOfRecord({ family, id, value }, ledger) ?? ''
      const table = neighbourhood.tableOf(book.ownerOf(name))
      if (table?.get(family, id) === undefined) return false
    }
    return true
  }

  /** Whether the new owner has had its time: what it shows by now is what there is. */
  #isLate(operation: string): boolean {
    const nowMs = this.#ports.clock.monotonicMs()
    const sinceMs = this.#doneSinceMs.get(operation) ?? nowMs
    this.#doneSinceMs.set(operation, sinceMs)
    return nowMs - sinceMs >= shownDeadlineMs
  }

  /** Takes the records away that the new owners have published; what is not folded yet waits. */
  async #withdraw(operation: string, { note }: UnderWay): Promise<void> {
    const { book, ledger, log, neighbourhood } = this.#ports
    const self = ledger.cell
    // A cell that has left keeps what it has: nobody listens to it any more.
    if (book.cell(self)) {
      const isFolded = ({ cell, order }: { cell: string; order: Order }) => {
        const held = neighbourhood.headOf(cell)
        return !book.cell(cell) || (held && compareOrders(held.order, order) >= 0)
      }
      if (!note.published.every(isFolded)) return
      const prefixes = note.moves.map(({ prefix }) => prefix)
      // What is on its way back was left where it is, and nobody will send it again.
      const returning = [...this.#changing.taking.values()].filter(({ state }) => state === 'open')
      const isGone = (name: string) =>
        book.ownerOf(name) !== self &&
        prefixes.some((prefix) => covers(prefix, name)) &&
        !returning.some(({ change }) => change.after(name) === self)
      if (!this.#areShown(isGone) && !this.#isLate(operation)) return
      const origin = { subject: note.by, request: Buffer.from(operation, 'hex') }
      const { result } = await this.#changing.work(ledger, origin, (tx) => {
        const gone = [...sliceRecords(tx, isGone)]
        for (const { family, id } of gone) tx.delete(family, id)
        return gone.length
      })
      log.info({ part: 'ownership', operation, records: result }, 'ownership given')
    }
    this.#doneSinceMs.delete(operation)
    await this.#changing.end('giving', operation)
  }
}

/** Refuses a step that is not the editor's, or under another roster. */
export function requireEditor(
  { book }: Pick<OwnershipPorts, 'book'>,
  { roster, rosterHash }: Pick<OwnershipRequest, 'roster' | 'rosterHash'>,
  asker: PeerKey,
): void {
  if (book.cell(book.current.editor)?.key !== asker) {
    throw new Fault('PEER_REFUSED', { message: 'Only the cell that edits the roster may say so.' })
  }
  if (book.number !== roster || Buffer.compare(book.hash, rosterHash) !== 0) {
    throw new Fault('CONFLICT_ROSTER', {
      message: `Roster ${roster} is not the one in force here, which is ${book.number}.`,
    })
  }
}

/** Whether a document is the editor's word that nothing comes of a change. */
export function isAborted(
  { book, verifier }: Pick<OwnershipPorts, 'book' | 'verifier'>,
  { note }: UnderWay,
  document: Parameters<typeof readAbort>[0],
): boolean {
  const issuer = book.issuers.find(({ cell }) => cell === note.editor)
  if (!issuer) return false
  const { publicKey } = issuer
  const abort = readAbort(document, { publicKey, verifier })
  return abort?.cluster === book.cluster && isSameOccasion(abort, note)
}

/** Asks the editor what became of a change; true = it says that nothing comes of it. */
export async function askWhatBecame(
  ports: OwnershipPorts,
  steps: StepMessenger,
  underWay: UnderWay,
): Promise<boolean> {
  const { note } = underWay
  const { operation, roster, rosterHash, moves, by, editor } = note
  try {
    const request = { operation, roster, rosterHash, moves, by, settle: {} }
    const { document } = await steps.ask(editor, request)
    return isAborted(ports, underWay, document)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const key = hexOf(rosterHash).slice(0, 16)
    ports.log.debug({ operation, editor, roster: key, err: error }, 'the editor is not heard')
    return false
  }
}
