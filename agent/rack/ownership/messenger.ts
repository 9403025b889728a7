import {
  type Bus,
  type Clock,
  Fault,
  type FaultCode,
  faults,
  type PeerKey,
} from '../../../cell/env/index.ts'
import {
  encodeAnswer,
  encodeStep,
  type OwnershipAnswer,
  type OwnershipRequest,
  readAnswer,
  readStep,
  type StepName,
} from '../../../cell/ownership/index.ts'
import type { RosterBook } from '../../../cell/roster/index.ts'
import { protocols } from '../../../proto/index.ts'
import { stepDeadlineMs } from './limits.ts'

/** Carries out one step; yields the frames of its answer. */
export type StepHandler = (
  request: OwnershipRequest,
  asker: PeerKey,
) => AsyncIterable<Partial<OwnershipAnswer>>

/** What sending and hearing steps stands on. */
export interface MessengerPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly book: RosterBook
  /** This cell's id. */
  readonly self: string
  /** Where a cell may be dialled. */
  addressesOf(cell: string): readonly string[]
  /** Waits until a roster is known here; resolves also when that took too long. */
  reachRoster(number: number): Promise<void>
}

/** Sends the steps of changes to other cells, and hears theirs; its own it takes directly. */
export class StepMessenger {
  readonly #ports: MessengerPorts
  readonly #handlers = new Map<StepName, StepHandler>()
  readonly #signal: AbortSignal

  constructor(ports: MessengerPorts, signal: AbortSignal) {
    this.#ports = ports
    this.#signal = signal
  }

  on(name: StepName, handler: StepHandler): void {
    this.#handlers.set(name, handler)
  }

  /** Answers other cells from now on. */
  serve(): void {
    const { bus } = this.#ports
    bus.handle(protocols.ownership, (peer, bytes) => this.#answer(peer, bytes))
  }

  async *#answer(peer: PeerKey, bytes: Uint8Array): AsyncIterable<Uint8Array> {
    const step = readStep(bytes)
    try {
      if (!step) throw new Fault('INPUT_BODY', { message: 'This is no step of a change.' })
      const { book, reachRoster } = this.#ports
      if (step.request.roster > book.number) await reachRoster(step.request.roster)
      const handler = this.#handlers.get(step.name)
      if (!handler) throw new Fault('NOT_FOUND', { message: `No ${step.name} is known here.` })
      for await (const frame of handler(step.request, peer)) yield encodeAnswer(frame)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      yield encodeAnswer({ code: error.code, message: error.message })
    }
  }

  /**
   * Asks a cell for a step that is answered with one frame. Faults: PEER_UNREACHABLE, PEER_SILENT,
   * and whatever the other cell refuses it with.
   */
  async ask(cell: string, request: Omit<OwnershipRequest, 'version'>): Promise<OwnershipAnswer> {
    for await (const answer of this.stream(cell, request)) return answer
    throw new Fault('PEER_SILENT', { message: `Cell ${cell} gave no answer.` })
  }

  /** Asks for a step that is answered with several frames. Faults as for `ask`. */
  async *stream(
    cell: string,
    request: Omit<OwnershipRequest, 'version'>,
  ): AsyncIterable<OwnershipAnswer> {
    const bytes = encodeStep(request)
    const { self, bus, clock } = this.#ports
    const own = new AbortController()
    const signal = AbortSignal.any([this.#signal, own.signal])
    clock.sleep(stepDeadlineMs, signal).then(
      () => own.abort(),
      () => {},
    )
    try {
      const frames =
        cell === self
          ? this.#answer(bus.self, bytes)
          : bus.request(await this.#reach(cell, signal), protocols.ownership, bytes, signal)
      for await (const frame of frames) yield answerOf(cell, frame)
    } finally {
      own.abort()
    }
  }

  async #reach(cell: string, signal: AbortSignal): Promise<PeerKey> {
    const { bus, book, addressesOf } = this.#ports
    const key = book.cell(cell)?.key
    if (key === undefined) {
      throw new Fault('NOT_FOUND', { message: `The roster has no cell ${cell}.` })
    }
    if (bus.peers().includes(key)) return key
    try {
      await bus.connect(key, addressesOf(cell), signal)
    } catch (cause) {
      if (cause instanceof Fault && cause.code === 'PEER_REFUSED') throw cause
      throw new Fault('PEER_UNREACHABLE', {
        cause,
        message: `Cell ${cell} cannot be reached.`,
        details: { cell },
      })
    }
    return key
  }
}

function answerOf(cell: string, frame: Uint8Array): OwnershipAnswer {
  const answer = readAnswer(frame)
  if (!answer) {
    throw new Fault('PEER_SILENT', { message: `Cell ${cell} gave an answer that cannot be read.` })
  }
  if (answer.code === undefined) return answer
  const isKnown = Object.hasOwn(faults, answer.code)
  const code = isKnown ? (answer.code as FaultCode) : 'PEER_REFUSED'
  throw new Fault(code, { message: `${cell}: ${answer.message.slice(0, 512)}` })
}
