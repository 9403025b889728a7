import type { Admission, PeerKey, RequestHandler, Verdict } from '../../cell/env/index.ts'
import type { Timeline } from '../clock/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { NetworkWeather } from './weather.ts'

/** What the parts of the network know of a cell's bus. */
export interface Station {
  readonly self: PeerKey
  /** For the trace. */
  readonly name: string
  /** Numbers the buses of a network, a restarted cell's anew. */
  readonly index: number
  readonly isClosed: boolean
  readonly admission: Admission
  /** Links by peer, as far as this end knows. */
  readonly links: Map<PeerKey, Cable>
  sentBytes: number
  receivedBytes: number
  addresses(): readonly string[]
  handler(protocol: string): RequestHandler | undefined
  /** Requests of a peer that are being answered. */
  underWay(peer: PeerKey): number
  count(peer: PeerKey, more: number): void
  /** Whether it has subscribed. */
  hears(topic: string): boolean
  /** Delivers a message; the strictest verdict of all receivers counts. */
  hear(topic: string, bytes: Uint8Array, from: PeerKey): Verdict
  joined(link: Cable): void
  lost(link: Cable): void
  /** Ends without a word to anybody of this side. */
  vanish(): void
}

/** Something that one end sends to the other. */
export interface Parcel {
  readonly bytes: number
  readonly name: string
  /** Happens when it arrives. */
  readonly act: () => void
}

/** What the parts of the network know of a link. */
export interface Cable {
  readonly isOver: boolean
  /** Orders the links of a cell when it chooses its mesh; the same at both ends. */
  readonly rank: number
  readonly dialler: Station
  readonly listener: Station
  /** Requests over it: told when one end notices that it is gone. */
  readonly exchanges: Set<{ lost(at: Station): void }>
  other(than: Station): Station
  /** One way, in milliseconds, drawn anew each time. */
  delayMs(): number
  /** An end learns that it is connected. */
  join(end: Station): void
  /** Sends something that takes so many latencies. */
  send(from: Station, parcel: Parcel, trips?: number): void
  /** What cuts there are has changed. */
  review(): void
  /** The connection is gone. Each end notices after its time, in milliseconds. */
  end(noticeMs: (end: Station) => number): void
}

/** What the parts of the network know of the whole. */
export interface Fabric {
  readonly timeline: Timeline
  readonly random: SeededRandom
  readonly weather: NetworkWeather
  readonly stations: readonly Station[]
  readonly gossip: Gossip
  /** Whether nothing gets from one to the other. */
  isCut(from: Station, to: Station): boolean
  /** Whether two cells cannot talk to each other. */
  isCutOff(station: Station, peer: PeerKey): boolean
  /** Whose address it is, also while nobody runs there. */
  place(address: string): PeerKey | undefined
  /** Who runs at an address. */
  at(address: string): Station | undefined
  /** Resolves after some time, or when the signal comes; never rejects. */
  wait(delayMs: number, signal: AbortSignal): Promise<void>
  /** A bus begins; answers with its number. */
  enter(station: Station): number
  leave(station: Station): void
  /** The connection of two cells: `link`, unless they have one already. */
  connect(left: Station, right: Station, link: Cable): Cable
  forget(link: Cable): void
}

/** Gossip of the whole network. */
export interface Gossip {
  publish(from: Station, topic: string, bytes: Uint8Array): void
  /** The links of these have changed. */
  relinked(...stations: readonly Station[]): void
  /** What can reach what has changed. */
  unsettled(): void
}
