import {
  type Admission,
  assert,
  type Bus,
  Fault,
  frameBytesMax,
  gossipBytesMax,
  type PeerKey,
  type RequestHandler,
  type Verdict,
} from '../../cell/env/index.ts'
import { dial } from './dialling.ts'
import { Exchange } from './exchange.ts'
import type { Cable, Station } from './fabric.ts'
import type { SimNetwork } from './sim-network.ts'

type Receiver = (bytes: Uint8Array, from: PeerKey) => Verdict

/** What makes a simulated bus. */
export interface SimBusOptions {
  readonly network: SimNetwork
  readonly key: PeerKey
  readonly admission: Admission
  /** What the trace calls it; also its address. */
  readonly name?: string
}

/** An answer that fails at once. */
const failing = (fault: Fault): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(fault) }),
})

/** The Bus port over virtual time. */
class SimBus implements Bus, Station {
  readonly self: PeerKey
  readonly name: string
  readonly admission: Admission
  readonly index: number
  readonly links = new Map<PeerKey, Cable>()
  sentBytes = 0
  receivedBytes = 0
  readonly #network: SimNetwork
  readonly #handlers = new Map<string, RequestHandler>()
  readonly #receivers = new Map<string, Set<Receiver>>()
  readonly #listeners = new Set<(peer: PeerKey, connected: boolean) => void>()
  readonly #underWay = new Map<PeerKey, number>()
  #isClosed = false

  constructor({ network, key, admission, name = key.slice(0, 8) }: SimBusOptions) {
    this.#network = network
    this.self = key
    this.name = name
    this.admission = admission
    this.index = network.enter(this)
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  addresses(): readonly string[] {
    return [`/dns4/${this.name}.sim/tcp/4001`]
  }

  async publish(topic: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > gossipBytesMax) {
      throw new Fault('LIMIT_MESSAGE', {
        details: { topic, bytes: bytes.length, bytesMax: gossipBytesMax },
      })
    }
    if (!this.#isClosed) this.#network.gossip.publish(this, topic, bytes)
  }

  subscribe(topic: string, receive: Receiver): () => void {
    const receivers = this.#receivers.get(topic) ?? new Set()
    this.#receivers.set(topic, receivers)
    receivers.add(receive)
    this.#network.gossip.unsettled()
    return () => {
      receivers.delete(receive)
      this.#network.gossip.unsettled()
    }
  }

  request(
    peer: PeerKey,
    protocol: string,
    request: Uint8Array,
    signal: AbortSignal,
  ): AsyncIterable<Uint8Array> {
    if (request.length > frameBytesMax) {
      const details = { protocol, bytes: request.length, bytesMax: frameBytesMax }
      return failing(new Fault('LIMIT_MESSAGE', { details }))
    }
    const link = this.links.get(peer)
    if (this.#isClosed || !link || signal.aborted) {
      const reason = signal.aborted ? 'the asker gave up' : 'there is no connection'
      return failing(new Fault('PEER_UNREACHABLE', { details: { peer, reason } }))
    }
    return new Exchange({
      network: this.#network,
      link,
      asker: this,
      protocol,
      request,
      signal,
    }).run()
  }

  handle(protocol: string, handler: RequestHandler): void {
    assert(!this.#handlers.has(protocol), 'a protocol has one handler')
    this.#handlers.set(protocol, handler)
  }

  peers(): readonly PeerKey[] {
    return [...this.links.keys()]
  }

  onPeer(listener: (peer: PeerKey, connected: boolean) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async connect(peer: PeerKey, addresses: readonly string[], signal: AbortSignal): Promise<void> {
    await dial(this.#network, this, { peer, addresses, signal })
  }

  async disconnect(peer: PeerKey): Promise<void> {
    const link = this.links.get(peer)
    link?.end((bus) => (bus === this ? 0 : link.delayMs()))
  }

  async close(): Promise<void> {
    for (const peer of this.peers()) await this.disconnect(peer)
    this.vanish()
  }

  vanish(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.links.clear()
    this.#network.leave(this)
  }

  handler(protocol: string): RequestHandler | undefined {
    return this.#handlers.get(protocol)
  }

  underWay(peer: PeerKey): number {
    return this.#underWay.get(peer) ?? 0
  }

  count(peer: PeerKey, more: number): void {
    const count = this.underWay(peer) + more
    if (count > 0) this.#underWay.set(peer, count)
    else this.#underWay.delete(peer)
  }

  hears(topic: string): boolean {
    return !this.#isClosed && (this.#receivers.get(topic)?.size ?? 0) > 0
  }

  hear(topic: string, bytes: Uint8Array, from: PeerKey): Verdict {
    const verdicts: Verdict[] = []
    for (const receive of [...(this.#receivers.get(topic) ?? [])]) {
      verdicts.push(receive(bytes, from))
    }
    if (verdicts.includes('reject')) return 'reject'
    return verdicts.includes('accept') ? 'accept' : 'ignore'
  }

  joined(link: Cable): void {
    const other = link.other(this)
    this.links.set(other.self, link)
    this.#network.gossip.relinked(this, other)
    this.#tell(other.self, true)
  }

  lost(link: Cable): void {
    const other = link.other(this)
    if (this.links.get(other.self) !== link) return
    this.links.delete(other.self)
    this.#network.gossip.relinked(this, other)
    this.#tell(other.self, false)
  }

  #tell(peer: PeerKey, connected: boolean): void {
    for (const listener of [...this.#listeners]) listener(peer, connected)
  }
}

/** A bus on a simulated network; it is on it at once. A key has one bus at a time. */
export function createSimBus(options: SimBusOptions): Bus {
  return new SimBus(options)
}
