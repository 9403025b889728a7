import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import {
  type Admission,
  assert,
  type Bus,
  type Clock,
  type Log,
  type PeerKey,
  type RequestHandler,
  type Verdict,
} from '../../../../cell/env/index.ts'
import { protocols } from '../../../../proto/index.ts'
import { Answering } from './answering.ts'
import { ask } from './asking.ts'
import { dial } from './dialling.ts'
import { Gate } from './gate.ts'
import { Gossip } from './gossip.ts'
import * as limits from './limits.ts'
import { LinkWatch } from './link-watch.ts'
import { listenFault } from './listen-fault.ts'
import { LoopLag } from './loop-lag.ts'
import { createNode, type Node } from './node.ts'
import { peerKeyOf } from './peer-key.ts'
import type { Session } from './session.ts'

/** What makes a bus. */
export interface Libp2pBusOptions {
  /** Ed25519 seed of the cell key (RFC 8032), 32 bytes. */
  readonly seed: Uint8Array
  /** Multiaddrs, e.g. `/ip4/0.0.0.0/tcp/4001`; port 0 takes any. */
  readonly listen: readonly string[]
  /** What others are told instead of the addresses that are listened on. */
  readonly announce?: readonly string[]
  /** Every topic that will be published or heard. */
  readonly topics: readonly string[]
  readonly admission: Admission
  readonly clock: Clock
  readonly log: Log
  /** Named as in limits.ts, for tests. */
  readonly helloMs?: number
  readonly greetingsMax?: number
  readonly deafMs?: number
  readonly linkTickMs?: number
  readonly gossipPacketBytesMax?: number
  readonly pingEveryMs?: number
  readonly pingSilenceMs?: number
  readonly duplicateMs?: number
}

/** How a bus is doing, for metrics and for whoever judges others by their silence. */
export interface BusDiagnostics {
  readonly connections: number
  /** Connections whose hello is not over. */
  readonly greetings: number
  readonly peers: number
  readonly gossipPeers: number
  readonly meshPeers: number
  readonly streams: number
  /** Requests of others under way here. */
  readonly requests: number
  /** Since the start. */
  readonly totals: {
    readonly refusedPeers: number
    readonly refusedRequests: number
    readonly publishedBytes: number
    readonly heardBytes: number
    /** Links that the watch had to end, and what gossip had kept although it was over. */
    readonly silentLinks: number
    readonly deafPeers: number
    readonly phantoms: number
  }
  /** How late the event loop is: 99th percentile of the last 10 to 20 s, in milliseconds. */
  readonly lagMs: number
}

/** The Bus port on libp2p: TCP, noise, yamux and gossipsub. */
class Libp2pBus implements Bus {
  readonly self: PeerKey
  readonly #options: Libp2pBusOptions
  readonly #node: Node
  readonly #libp2p: Libp2p
  readonly #gate: Gate
  readonly #gossip: Gossip
  readonly #answering: Answering
  readonly #watch: LinkWatch
  readonly #lag = new LoopLag()
  readonly #ended = new AbortController()
  readonly #handlers = new Map<string, RequestHandler>()
  #watching: Promise<void> = Promise.resolve()

  constructor(
    options: Libp2pBusOptions,
    parts: { readonly node: Node; readonly gate: Gate; readonly gossip: Gossip },
  ) {
    const { clock, log } = options
    const { node, gate, gossip } = parts
    const self = peerKeyOf(node.libp2p.peerId)
    assert(self !== undefined, 'a node made from an ed25519 seed has an ed25519 key')
    this.self = self
    this.#options = options
    this.#node = node
    this.#libp2p = node.libp2p
    this.#gate = gate
    this.#gossip = gossip
    this.#answering = new Answering(log)
    const { linkTickMs, deafMs, duplicateMs, pingEveryMs, pingSilenceMs } = limits
    const patience = { linkTickMs, deafMs, duplicateMs, pingEveryMs, pingSilenceMs, ...options }
    this.#watch = new LinkWatch({ self, gate, gossip, clock, log, patience })
  }

  async start(): Promise<void> {
    await this.#libp2p.handle(protocols.hello, this.#gate.hear)
    try {
      await this.#libp2p.start()
    } catch (error) {
      await this.#libp2p.stop()
      throw listenFault(error, this.#options.listen)
    }
    this.#lag.start(this.#options.clock.monotonicMs())
    this.#watching = this.#watch.run(this.#ended.signal, (nowMs) => this.#lag.tick(nowMs))
  }

  addresses(): readonly string[] {
    const { announce = [] } = this.#options
    if (announce.length > 0) return [...announce]
    const all = this.#node.listening().map(String)
    const isLoopback = (address: string) => /^\/ip4\/127\.|^\/ip6\/::1\//.test(address)
    const outward = all.filter((address) => !isLoopback(address))
    return outward.length > 0 ? outward : all
  }

  async publish(topic: string, bytes: Uint8Array): Promise<void> {
    await this.#gossip.publish(topic, bytes)
  }

  subscribe(topic: string, receive: (bytes: Uint8Array, from: PeerKey) => Verdict): () => void {
    return this.#gossip.subscribe(topic, receive)
  }

  request(
    peer: PeerKey,
    protocol: string,
    request: Uint8Array,
    signal: AbortSignal,
  ): AsyncIterable<Uint8Array> {
    // The newest first: an older one may be dead without anybody knowing yet.
    const sessions = [...this.#gate.admitted(peer)].reverse()
    const connections = sessions.map(({ connection }) => connection)
    return ask({ peer, connections, protocol, request, signal })
  }

  handle(protocol: string, handler: RequestHandler): void {
    assert(!this.#handlers.has(protocol), 'a protocol has one handler')
    this.#handlers.set(protocol, handler)
    const streams = { maxInboundStreams: limits.streamsMax, maxOutboundStreams: limits.streamsMax }
    const serve = (stream: Stream, connection: Connection) => this.#serve(stream, connection)
    // Nothing in it waits but the note in libp2p's book of peers.
    this.#libp2p.handle(protocol, serve, streams).catch((err: unknown) => {
      if (!this.#ended.signal.aborted) this.#options.log.error({ err, protocol }, 'not handled')
    })
  }

  peers(): readonly PeerKey[] {
    return this.#gate.peers()
  }

  onPeer(listener: (peer: PeerKey, connected: boolean) => void): () => void {
    return this.#gate.onPeer(listener)
  }

  async connect(peer: PeerKey, addresses: readonly string[], signal: AbortSignal): Promise<void> {
    await dial({ libp2p: this.#libp2p, gate: this.#gate }, { peer, addresses, signal })
  }

  async disconnect(peer: PeerKey): Promise<void> {
    const sessions = this.#gate.sessions.filter((session) => session.peer === peer)
    await Promise.all(sessions.map((session) => session.close()))
  }

  async close(): Promise<void> {
    this.#ended.abort()
    this.#lag.stop()
    await this.#watching
    await Promise.all(this.#gate.sessions.map((session) => session.close()))
    await this.#libp2p.stop()
  }

  diagnostics(): BusDiagnostics {
    const sessions = this.#gate.sessions
    const { phantoms, deaf, silent } = this.#watch.mended
    const { underWay, refused } = this.#answering.counts
    const { published, heard } = this.#gossip.bytes
    return {
      connections: sessions.length,
      greetings: this.#gate.greetings,
      peers: this.#gate.peers().length,
      gossipPeers: this.#gossip.peers().length,
      meshPeers: this.#gossip.meshPeers(),
      streams: sessions.reduce((sum, { connection }) => sum + connection.streams.length, 0),
      requests: underWay,
      totals: {
        refusedPeers: this.#gate.refused,
        refusedRequests: refused,
        publishedBytes: published,
        heardBytes: heard,
        silentLinks: silent,
        deafPeers: deaf,
        phantoms,
      },
      lagMs: this.#lag.ms,
    }
  }

  /** A connection was let in: gossip may have it, and its ends learn what the other one is. */
  opened({ connection }: Session): void {
    this.#gossip.attach(connection)
    const { identify } = this.#libp2p.services as { identify?: Identify }
    identify?.identify(connection).catch((err: unknown) => {
      this.#options.log.debug({ err }, 'identify failed')
    })
  }

  /** A connection is gone: gossip goes on over another one, or loses the peer. */
  closed({ peer, connection, wasAdmitted }: Session): void {
    const { remotePeer } = connection
    const [other] = this.#gate.admitted(peer).slice(-1)
    if (other) this.#gossip.attach(other.connection)
    else if (wasAdmitted) this.#gossip.detach(remotePeer)
    const isStranger = !wasAdmitted && !this.#gate.sessions.some((each) => each.peer === peer)
    // Or libp2p's book of peers would keep everybody who ever knocked, for hours.
    if (isStranger) this.#libp2p.peerStore.delete(remotePeer).catch(() => {})
  }

  #serve(stream: Stream, connection: Connection): void {
    const session = this.#gate.session(connection)
    const handler = this.#handlers.get(stream.protocol)
    if (session?.isAdmitted && handler) {
      void this.#answering.serve(stream, session.peer, handler)
    } else {
      stream.abort(new Error('say hello first'))
    }
  }
}

interface Identify {
  identify(connection: Connection): Promise<unknown>
}

/**
 * Starts to listen. Faults: INPUT_ADDRESS when an address cannot be had or is none. Nobody is heard
 * before `admission` let them in; nobody is dialled but by `connect`.
 */
export async function createLibp2pBus(
  options: Libp2pBusOptions,
): Promise<Bus & { diagnostics(): BusDiagnostics }> {
  const { admission, clock, log, topics, seed, listen, announce = [] } = options
  const { helloMs = limits.helloMs, greetingsMax = limits.greetingsMax } = options
  const opened = (session: Session) => bus?.opened(session)
  const closed = (session: Session) => bus?.closed(session)
  const gate = new Gate({ admission, clock, log, helloMs, greetingsMax, opened, closed })
  const { gossipPacketBytesMax: packetBytesMax = limits.gossipPacketBytesMax } = options
  const gossip = new Gossip({ gate, topics, packetBytesMax })
  const node = await createNode({ seed, listen, announce, gate, gossip })
  const bus: Libp2pBus | undefined = new Libp2pBus(options, { node, gate, gossip })
  await bus.start()
  return bus
}
