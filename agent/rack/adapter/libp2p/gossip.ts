import {
  type GossipSub,
  type GossipSubComponents,
  gossipsub,
  type Message,
  TopicValidatorResult,
} from '@chainsafe/libp2p-gossipsub'
import type { Connection, PeerId, Topology } from '@libp2p/interface'
import {
  assert,
  Fault,
  gossipBytesMax,
  type PeerKey,
  type Verdict,
} from '../../../../cell/env/index.ts'
import type { Gate } from './gate.ts'
import { gatedRegistrar, withRegistrar } from './gated-registrar.ts'
import { gossipSettings } from './gossip-settings.ts'
import { peerKeyOf } from './peer-key.ts'

type Receiver = (bytes: Uint8Array, from: PeerKey) => Verdict

/** What gossip needs to know. */
interface GossipOptions {
  readonly gate: Gate
  /** Topics that may be used; all others are refused. */
  readonly topics: readonly string[]
  /** Largest packet that is read. */
  readonly packetBytesMax: number
}

interface OutboundStream {
  readonly rawStream?: { readonly status: string }
}

/** What gossipsub has beside its interface, as far as it is looked at: for metrics and upkeep. */
interface Insides {
  readonly streamsOutbound?: Map<string, OutboundStream>
  getMeshPeers?(topic: string): readonly string[]
}

const results: Readonly<Record<Verdict, TopicValidatorResult>> = {
  accept: TopicValidatorResult.Accept,
  ignore: TopicValidatorResult.Ignore,
  reject: TopicValidatorResult.Reject,
}

/** The strictest verdict of several: what one rejects is not passed on. */
function strictest(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('reject')) return 'reject'
  return verdicts.includes('accept') ? 'accept' : 'ignore'
}

/**
 * gossipsub behind the gate. It is shown a peer when its first connection was let in and loses it
 * with the last one, so that it neither hears strangers nor keeps the dead. (By itself it would
 * take every connection, and remember the id of a message even if its validator refused it: a
 * stranger could silence a digest by saying it first.)
 */
export class Gossip {
  readonly #options: GossipOptions
  readonly #receivers = new Map<string, Set<Receiver>>()
  #pubsub: (Insides & GossipSub) | undefined
  #topology: Topology | undefined
  #published = 0
  #heard = 0

  constructor(options: GossipOptions) {
    this.#options = options
  }

  /** The service for libp2p. */
  service(components: GossipSubComponents): GossipSub {
    const { gate, topics, packetBytesMax } = this.#options
    const registrar = gatedRegistrar(components.registrar, gate, (topology) => {
      this.#topology = topology
    })
    const settings = gossipSettings(topics, packetBytesMax)
    const pubsub: Insides & GossipSub = gossipsub(settings)(withRegistrar(components, registrar))
    this.#pubsub = pubsub
    return pubsub
  }

  /** Bytes of messages that were published here and that were heard for the first time. */
  get bytes(): { readonly published: number; readonly heard: number } {
    return { published: this.#published, heard: this.#heard }
  }

  /** Whether a protocol is one of gossip. */
  isOurs(protocol: string): boolean {
    return this.#pubsub?.protocols.includes(protocol) ?? false
  }

  /** Shows gossipsub a peer, or a connection on which it can open its stream anew. */
  attach(connection: Connection): void {
    void this.#topology?.onConnect?.(connection.remotePeer, connection)
  }

  detach(peerId: PeerId): void {
    void this.#topology?.onDisconnect?.(peerId)
  }

  /** Peers as gossipsub knows them. */
  peers(): readonly PeerId[] {
    return this.#pubsub?.getPeers() ?? []
  }

  meshPeers(): number {
    const ids = this.#options.topics.flatMap((topic) => this.#pubsub?.getMeshPeers?.(topic) ?? [])
    return new Set(ids).size
  }

  /**
   * Forgets streams that gossipsub keeps although they are over: it opens them one after the other,
   * and a connection may go while its turn comes. It would open no other one for a peer that comes
   * back, and that peer would never learn what this cell subscribes to. Returns how many there
   * were.
   */
  dropPhantoms(): number {
    const streams = this.#pubsub?.streamsOutbound ?? new Map<string, OutboundStream>()
    const known = new Set(this.peers().map(String))
    let count = 0
    for (const [id, { rawStream }] of streams) {
      if (known.has(id) && (rawStream === undefined || rawStream.status === 'open')) continue
      streams.delete(id)
      count++
    }
    return count
  }

  async publish(topic: string, bytes: Uint8Array): Promise<void> {
    this.#requireTopic(topic)
    if (bytes.length > gossipBytesMax) {
      throw new Fault('LIMIT_MESSAGE', {
        details: { topic, bytes: bytes.length, bytesMax: gossipBytesMax },
      })
    }
    this.#published += bytes.length
    // A copy: gossipsub keeps it for a few seconds, for peers that missed it.
    await this.#pubsub?.publish(topic, Uint8Array.from(bytes))
  }

  subscribe(topic: string, receive: Receiver): () => void {
    this.#requireTopic(topic)
    const receivers = this.#receivers.get(topic) ?? new Set()
    this.#receivers.set(topic, receivers)
    receivers.add(receive)
    if (receivers.size === 1) {
      this.#pubsub?.topicValidators.set(topic, (from, message) => this.#judge(topic, from, message))
      this.#pubsub?.subscribe(topic)
    }
    return () => {
      if (!receivers.delete(receive) || receivers.size > 0) return
      this.#pubsub?.unsubscribe(topic)
    }
  }

  /** Messages are delivered here: the receiver's verdict is the validator's. */
  #judge(topic: string, from: PeerId, { data }: Message): TopicValidatorResult {
    const peer = peerKeyOf(from)
    if (peer === undefined || this.#options.gate.admitted(peer).length === 0) return results.ignore
    if (data.length > gossipBytesMax) return results.reject
    this.#heard += data.length
    const receivers = [...(this.#receivers.get(topic) ?? [])]
    return results[strictest(receivers.map((receive) => receive(Uint8Array.from(data), peer)))]
  }

  #requireTopic(topic: string): void {
    assert(this.#options.topics.includes(topic), 'a topic is named when the bus is made')
  }
}
