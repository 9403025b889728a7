import {
  Fault,
  frameBytesMax,
  type RequestHandler,
  requestsPerPeerMax,
} from '../../cell/env/index.ts'
import type { Cable, Fabric, Station } from './fabric.ts'
import { streamOverheadBytes, windowBytes } from './limits.ts'

/** Trips until a request has arrived: two to open the stream, one with the request. */
const requestTrips = 3
/** Trips until its stream is open: from then on it may have arrived. */
const openTrips = 2

/** A request to one peer. */
export interface ExchangeOptions {
  readonly network: Fabric
  readonly link: Cable
  readonly asker: Station
  readonly protocol: string
  readonly request: Uint8Array
  readonly signal: AbortSignal
}

/** Why there is no answer, or no more of it. Made a fault only for those who hear of it. */
interface Failure {
  readonly code: 'PEER_SILENT' | 'PEER_UNREACHABLE'
  readonly reason: string
}

/** One request over a link, and its answer. Bytes are handed over as they are, never changed. */
export class Exchange {
  readonly #options: ExchangeOptions
  readonly #answerer: Station
  readonly #frames: Uint8Array[] = []
  readonly #gone = new AbortController()
  /** Bytes of the answer that are on their way or not read. */
  #unread = 0
  #openAtMs = 0
  #isServing = false
  #isWhole = false
  #failure: Failure | undefined
  #wakeAsker: (() => void) | undefined
  #wakeHandler: (() => void) | undefined

  constructor(options: ExchangeOptions) {
    this.#options = options
    this.#answerer = options.link.other(options.asker)
  }

  /** Asks and yields the frames of the answer. */
  async *run(): AsyncGenerator<Uint8Array> {
    const { link, asker, signal } = this.#options
    const giveUp = () => this.#fail('the asker gave up')
    signal.addEventListener('abort', giveUp, { once: true })
    link.exchanges.add(this)
    try {
      if (asker.links.get(this.#answerer.self) !== link) this.#refuse('there is no connection')
      this.#ask()
      if (signal.aborted) giveUp()
      yield* this.#read()
    } finally {
      signal.removeEventListener('abort', giveUp)
      if (!this.#isWhole) this.#leave()
    }
  }

  /** The link is gone, as one end has noticed. */
  lost(bus: Station): void {
    if (bus === this.#options.asker) this.#fail('the connection broke')
    if (bus === this.#answerer) this.#depart()
  }

  #ask(): void {
    const { network, link, asker, request } = this.#options
    const bytes = request.length + streamOverheadBytes
    const isCut = link.isOver || network.isCut(asker, this.#answerer)
    // Behind a cut the stream does not open; what breaks the link then has surely not arrived.
    this.#openAtMs = isCut
      ? Number.POSITIVE_INFINITY
      : network.timeline.nowMs + openTrips * link.delayMs()
    link.send(asker, { bytes, name: 'request', act: () => this.#arrive() }, requestTrips)
  }

  #arrive(): void {
    const { asker, protocol } = this.#options
    if (this.#failure) return
    const handler = this.#answerer.handler(protocol)
    const isBusy = this.#answerer.underWay(asker.self) >= requestsPerPeerMax
    if (!handler || isBusy) {
      const reason = handler ? 'it is busy' : `it does not speak ${protocol}`
      this.#back('refusal', 0, () => this.#refuse(reason))
      return
    }
    this.#openAtMs = 0
    void this.#serve(handler)
  }

  async #serve(handler: RequestHandler): Promise<void> {
    const { asker, request } = this.#options
    this.#isServing = true
    this.#answerer.count(asker.self, 1)
    try {
      for await (const part of handler(asker.self, request, this.#gone.signal)) {
        if (part.length > frameBytesMax) throw new Fault('LIMIT_MESSAGE')
        await this.#room()
        if (this.#gone.signal.aborted) return
        this.#unread += part.length
        this.#back('frame', part.length, () => this.#take(part))
      }
      this.#back('end', 0, () => this.#finish())
    } catch {
      this.#back('failure', 0, () => this.#fail('it failed while answering'))
    } finally {
      this.#isServing = false
      if (this.#failure) this.#options.link.exchanges.delete(this)
      this.#answerer.count(asker.self, -1)
    }
  }

  /** Waits until the asker has read enough. */
  async #room(): Promise<void> {
    while (this.#unread >= windowBytes && !this.#gone.signal.aborted) {
      await new Promise<void>((resolve) => {
        this.#wakeHandler = resolve
      })
    }
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const frame = this.#frames.shift()
      if (frame) {
        this.#unread -= frame.length
        this.#wakeHandler?.()
        yield frame
        continue
      }
      if (this.#isWhole) return
      if (this.#failure) throw this.#fault(this.#failure)
      await new Promise<void>((resolve) => {
        this.#wakeAsker = resolve
      })
    }
  }

  #take(frame: Uint8Array): void {
    if (this.#failure) return
    this.#frames.push(frame)
    this.#wakeAsker?.()
  }

  #finish(): void {
    if (this.#failure) return
    this.#isWhole = true
    this.#options.link.exchanges.delete(this)
    this.#wakeAsker?.()
  }

  /** Nothing of it has happened. */
  #refuse(reason: string): void {
    this.#settle('PEER_UNREACHABLE', reason)
  }

  #fail(reason: string): void {
    const isOpen = this.#options.network.timeline.nowMs >= this.#openAtMs
    this.#settle(isOpen ? 'PEER_SILENT' : 'PEER_UNREACHABLE', reason)
  }

  #settle(code: Failure['code'], reason: string): void {
    if (this.#isWhole || this.#failure) return
    this.#failure = { code, reason }
    this.#wakeAsker?.()
  }

  #fault({ code, reason }: Failure): Fault {
    return new Fault(code, { details: { peer: this.#answerer.self, reason } })
  }

  /** The asker stops reading, and says so. */
  #leave(): void {
    const { link, asker } = this.#options
    this.#failure ??= { code: 'PEER_SILENT', reason: 'the asker has left' }
    if (!this.#isServing) link.exchanges.delete(this)
    if (link.isOver) return
    // A request that is still held up by a cut never leaves.
    link.send(asker, { bytes: 0, name: 'reset', act: () => this.#depart() })
  }

  /** The handler learns that nobody listens any more. */
  #depart(): void {
    if (!this.#isServing) return
    this.#gone.abort(new Error('the asker is gone'))
    this.#wakeHandler?.()
  }

  #back(name: string, bytes: number, act: () => void): void {
    this.#options.link.send(this.#answerer, { bytes, name, act })
  }
}
