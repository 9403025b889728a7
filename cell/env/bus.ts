/** A cell as the network knows it: its ed25519 public key, 64 lower-case hex digits. */
export type PeerKey = string

/**
 * What becomes of a gossiped message: `accept` passes it on, `ignore` does not, `reject` counts
 * against whoever sent it.
 */
export type Verdict = 'accept' | 'ignore' | 'reject'

/** Answers a request frame by frame; it ends early when `signal` is aborted (the asker is gone). */
export type RequestHandler = (
  peer: PeerKey,
  request: Uint8Array,
  signal: AbortSignal,
) => AsyncIterable<Uint8Array>

/** Who may talk to this cell: asked once per connection, before anything else is heard on it. */
export interface Admission {
  /** This cell's own first words (a Hello), at most `helloBytesMax`. */
  hello(): Uint8Array
  /** Undefined = admitted; otherwise why not, in a few words for both logs. */
  admit(peer: PeerKey, hello: Uint8Array): string | undefined
}

/**
 * The network between cells. It promises that nobody is heard, neither by gossip nor by request,
 * before `Admission.admit` let them in, and that peers are who their key says. It may lose,
 * duplicate, delay and reorder gossip; a request fails or is answered, and its frames come in
 * order. Adapters: libp2p (agent/rack) and simulated (sim/network); both pass test/contract/bus.
 */
export interface Bus {
  readonly self: PeerKey
  /** Where others can dial this cell now, as multiaddrs without the peer id. */
  addresses(): readonly string[]
  /**
   * Sends to whoever subscribed to the topic, best effort; not to this cell itself. The same bytes
   * count as one message for two minutes, also when nobody was there to hear them. Faults:
   * LIMIT_MESSAGE above `gossipBytesMax`.
   */
  publish(topic: string, bytes: Uint8Array): Promise<void>
  /** Hears a topic until the returned function is called; `from` is the neighbour that sent it. */
  subscribe(topic: string, receive: (bytes: Uint8Array, from: PeerKey) => Verdict): () => void
  /**
   * Asks a connected peer, when its frames are first read; yields them in order, and stops the
   * other side when they are not read to their end. Faults: PEER_UNREACHABLE when the request
   * surely did not arrive, PEER_SILENT when it may have (the connection broke, or `signal` was
   * aborted), LIMIT_MESSAGE above `frameBytesMax`.
   */
  request(
    peer: PeerKey,
    protocol: string,
    request: Uint8Array,
    signal: AbortSignal,
  ): AsyncIterable<Uint8Array>
  /** Answers a protocol from now on. One handler per protocol. */
  handle(protocol: string, handler: RequestHandler): void
  /** Connected and admitted, in no promised order. */
  peers(): readonly PeerKey[]
  /** Told after a peer was admitted (`true`) and after its last connection is gone (`false`). */
  onPeer(listener: (peer: PeerKey, connected: boolean) => void): () => void
  /**
   * Dials the addresses until one answers as `peer` and both sides have admitted each other.
   * Resolves at once when connected. Faults: PEER_UNREACHABLE, PEER_REFUSED with the reason.
   */
  connect(peer: PeerKey, addresses: readonly string[], signal: AbortSignal): Promise<void>
  /** Closes every connection with the peer. */
  disconnect(peer: PeerKey): Promise<void>
  close(): Promise<void>
}

/** Largest gossiped message: a digest has at most 512 bytes. */
export const gossipBytesMax = 512
/** Largest frame of a request or an answer: the head of 65,536 entries has 2 MiB. */
export const frameBytesMax = 4 << 20
/** Largest Hello. */
export const helloBytesMax = 16_384
/** Requests of one peer that are answered at once: 256 forwarded ones and some upkeep. */
export const requestsPerPeerMax = 288
