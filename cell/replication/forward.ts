import { protocols } from '../../proto/index.ts'
import { type Bus, type Clock, Fault, frameBytesMax, type PeerKey } from '../env/index.ts'
import type { Order } from '../store/index.ts'
import { forwardBytesMax, forwardDeadlineMs, forwardSilenceMs, forwardsMax } from './limits.ts'
import {
  type FeedMark,
  type ForwardAnswer,
  forwardAnswerCodec,
  forwardRequestCodec,
  readMessage,
} from './message.ts'
import { deadline } from './round.ts'

/** What a request became. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** Position of the owner's public feed after a change. */
  readonly order: Order | undefined
}

/** What forwarding stands on. */
export interface ForwardPorts {
  readonly bus: Bus
  readonly clock: Clock
  /** Number of the newest roster known here. */
  roster(): number
  /** Fetches newer rosters from a peer that goes by one. */
  catchUp(peer: PeerKey, signal: AbortSignal): Promise<void>
  /** Waits until these positions are folded here. Fault: PEER_BEHIND. */
  reach(marks: readonly FeedMark[], signal: AbortSignal): Promise<void>
  /** Decides a call here; the bytes mean something to the outermost layer only. */
  execute(
    call: Uint8Array,
    context: { readonly peer: PeerKey; readonly requestId: string; readonly signal: AbortSignal },
  ): Promise<Answered>
}

/** A request to send. */
export interface Forwarding {
  readonly id: string
  readonly call: Uint8Array
  readonly atLeast: readonly FeedMark[]
  readonly signal: AbortSignal
}

const requestIdPattern = /^[0-9a-f]{32}$/

/** Answers other cells' requests: this cell is the owner, or says that it is not. */
export function serveForwards(ports: ForwardPorts): void {
  ports.bus.handle(protocols.forward, async function* answer(peer, bytes, signal) {
    const request = readMessage(forwardRequestCodec, bytes)
    if (!request || !requestIdPattern.test(request.id)) return
    if (request.roster > ports.roster()) await ports.catchUp(peer, signal)
    let answered: Answered
    try {
      await ports.reach(request.atLeast, signal)
      answered = await ports.execute(request.call, { peer, requestId: request.id, signal })
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      answered = refusal(error)
    }
    yield* framesOf(answered)
  })
}

/** A fault as an answer, for what went wrong before the call reached the routes. */
function refusal(fault: Fault): Answered {
  const { code, message, remedy, status } = fault
  const body = Buffer.from(JSON.stringify({ code, title: message, detail: remedy, status }))
  const headers = { 'content-type': 'application/problem+json', 'retry-after': '1' }
  return { status, headers, body, order: undefined }
}

/** Room that a frame leaves for everything but the body. */
const headBytes = 64 << 10

function* framesOf({ status, headers, body, order }: Answered): Iterable<Uint8Array> {
  const size = frameBytesMax - headBytes
  const lines = Object.entries(headers).map(([name, value]) => ({ name, value }))
  for (let at = 0; at === 0 || at < body.length; at += size) {
    const isLast = at + size >= body.length
    yield forwardAnswerCodec.encode({
      status,
      headers: at === 0 ? lines : [],
      body: body.subarray(at, at + size),
      last: isLast,
      ...(isLast && order ? { order } : {}),
    })
  }
}

/** Sends requests to their owners; bounded, and clear about what is known when no answer comes. */
export class Forwarder {
  readonly #ports: Pick<ForwardPorts, 'bus' | 'clock' | 'roster'>
  #underWay = 0

  constructor(ports: Pick<ForwardPorts, 'bus' | 'clock' | 'roster'>) {
    this.#ports = ports
  }

  /** Requests that wait for an answer. */
  get underWay(): number {
    return this.#underWay
  }

  /**
   * Asks a connected peer. Faults: PEER_UNREACHABLE when the request surely did not arrive,
   * PEER_SILENT when it may have, LIMIT_RATE when too many are under way, LIMIT_BODY.
   */
  async send(peer: PeerKey, { id, call, atLeast, signal }: Forwarding): Promise<Answered> {
    if (this.#underWay >= forwardsMax) throw new Fault('LIMIT_RATE')
    const { bus, clock, roster } = this.#ports
    const request = forwardRequestCodec.encode({ id, roster: roster(), call, atLeast })
    if (request.length > frameBytesMax) throw new Fault('LIMIT_MESSAGE')
    this.#underWay++
    const first = deadline(clock, forwardSilenceMs, signal)
    const all = deadline(clock, forwardDeadlineMs, signal)
    try {
      const ended = AbortSignal.any([first.signal, all.signal])
      return await collect(bus.request(peer, protocols.forward, request, ended), first)
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault('PEER_SILENT', { cause: error })
    } finally {
      first.done()
      all.done()
      this.#underWay--
    }
  }
}

async function collect(
  frames: AsyncIterable<Uint8Array>,
  first: { done(): void },
): Promise<Answered> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  let head: ForwardAnswer | undefined
  for await (const frame of frames) {
    first.done()
    const part = readMessage(forwardAnswerCodec, frame)
    if (!part) break
    head ??= part
    pieces.push(part.body)
    bytes += part.body.length
    if (bytes > forwardBytesMax) throw new Fault('LIMIT_MESSAGE')
    if (!part.last) continue
    const headers = Object.fromEntries(head.headers.map(({ name, value }) => [name, value]))
    return { status: head.status, headers, body: Buffer.concat(pieces), order: part.order }
  }
  throw new Fault('PEER_SILENT')
}
