import type { Connection } from '@libp2p/interface'
import type { Clock, Log, PeerKey } from '../../../../cell/env/index.ts'
import type { Gate } from './gate.ts'
import type { Gossip } from './gossip.ts'
import { wireOf } from './muxer.ts'
import { Ping } from './ping.ts'
import type { Session } from './session.ts'

/** What the watch stands on. */
interface LinkWatchPorts {
  readonly self: PeerKey
  readonly gate: Gate
  readonly gossip: Gossip
  readonly clock: Clock
  readonly log: Log
  readonly patience: Patience
}

/** How long each kind of trouble may last; the names are those of limits.ts. */
interface Patience {
  readonly linkTickMs: number
  readonly deafMs: number
  readonly duplicateMs: number
  readonly pingEveryMs: number
  readonly pingSilenceMs: number
}

/**
 * Looks after links that libp2p believes to be well: connections that do not answer, peers that
 * gossip has lost, second connections, and what gossip remembers of peers that are gone. Time in
 * which this process stood still is nobody else's silence: a tick counts for little more than it
 * should have taken.
 */
export class LinkWatch {
  readonly #ports: LinkWatchPorts
  readonly #pings = new Map<Session, Ping>()
  /** How long each peer has not been heard by gossip. */
  readonly #deafMs = new Map<PeerKey, number>()
  #phantoms = 0
  #deaf = 0
  #silent = 0

  constructor(ports: LinkWatchPorts) {
    this.#ports = ports
  }

  /** What had to be mended since the start. */
  get mended(): { readonly phantoms: number; readonly deaf: number; readonly silent: number } {
    return { phantoms: this.#phantoms, deaf: this.#deaf, silent: this.#silent }
  }

  /** Runs until the signal; `each` is called at every tick. */
  async run(signal: AbortSignal, each: (nowMs: number) => void): Promise<void> {
    const { clock, patience } = this.#ports
    const tickMs = patience.linkTickMs
    let beforeMs = clock.monotonicMs()
    while (!signal.aborted) {
      try {
        await clock.sleep(tickMs, signal)
      } catch {
        return
      }
      const nowMs = clock.monotonicMs()
      const countedMs = Math.min(nowMs - beforeMs, tickMs * 1.5)
      beforeMs = nowMs
      this.tick(nowMs, countedMs)
      each(nowMs)
    }
  }

  tick(nowMs: number, countedMs: number): void {
    this.#forget()
    for (const session of this.#ports.gate.sessions) this.#ping(session, countedMs)
    for (const peer of this.#ports.gate.peers()) {
      this.#listen(peer, countedMs)
      this.#thin(peer, nowMs)
    }
  }

  #ping(session: Session, countedMs: number): void {
    if (!session.isAdmitted) return
    const ping = this.#pings.get(session) ?? this.#begin(session)
    if (!ping) return
    ping.pass(countedMs)
    if (ping.silentMs < this.#ports.patience.pingSilenceMs) return
    this.#silent++
    const { peer, connection } = session
    const address = connection.remoteAddr.toString()
    this.#ports.log.info({ peer, address }, 'connection cut: no answer')
    session.cut('no answer')
  }

  #begin(session: Session): Ping | undefined {
    const wire = wireOf(session.connection)
    if (!wire) return undefined
    const ping = new Ping(wire, this.#ports.patience)
    this.#pings.set(session, ping)
    return ping
  }

  /** Whether gossip goes both ways; what can be opened anew is, all else ends the connection. */
  #listen(peer: PeerKey, countedMs: number): void {
    const { gate, gossip } = this.#ports
    const connections = gate.admitted(peer).map(({ connection }) => connection)
    const [newest] = connections.slice(-1)
    if (!newest) return
    const isListed = gossip.peers().some((id) => id.equals(newest.remotePeer))
    const speaks = hasStream(connections, 'outbound', (name) => gossip.isOurs(name))
    const hears = hasStream(connections, 'inbound', (name) => gossip.isOurs(name))
    // A peer that gossip has dropped is not shown to it again: its old stream would stay deaf.
    if (isListed && !speaks) gossip.attach(newest)
    if (isListed && speaks && hears) {
      this.#deafMs.delete(peer)
      return
    }
    const deafMs = (this.#deafMs.get(peer) ?? 0) + countedMs
    this.#deafMs.set(peer, deafMs)
    if (deafMs <= this.#ports.patience.deafMs) return
    this.#deafMs.delete(peer)
    this.#deaf++
    this.#ports.log.warn({ peer, isListed, speaks, hears }, 'connection closed: deaf')
    for (const session of gate.admitted(peer)) void session.close()
  }

  /**
   * Of several connections with one peer one is enough. The side with the lower key chooses, so
   * that the two do not close one each: the one that it dialled itself, else the newest.
   */
  #thin(peer: PeerKey, nowMs: number): void {
    if (this.#ports.self > peer) return
    const sessions = this.#ports.gate.admitted(peer)
    const { duplicateMs } = this.#ports.patience
    const isYoung = sessions.some(({ openedMs }) => nowMs - openedMs < duplicateMs)
    if (sessions.length < 2 || isYoung) return
    const dialled = sessions.filter(({ connection }) => connection.direction === 'outbound')
    const [kept] = (dialled.length > 0 ? dialled : sessions).slice(-1)
    for (const session of sessions) {
      if (session !== kept && this.#isIdle(session.connection)) void session.close()
    }
  }

  /** Whether nothing but upkeep is under way. */
  #isIdle({ streams }: Connection): boolean {
    const { gossip } = this.#ports
    return streams.every(({ protocol }) => gossip.isOurs(protocol) || protocol.startsWith('/ipfs/'))
  }

  /** Drops what is kept for peers and connections that are gone. */
  #forget(): void {
    const { gate, gossip } = this.#ports
    const sessions = new Set(gate.sessions)
    for (const session of this.#pings.keys()) {
      if (!sessions.has(session)) this.#pings.delete(session)
    }
    const peers = new Set(gate.peers())
    for (const peer of this.#deafMs.keys()) if (!peers.has(peer)) this.#deafMs.delete(peer)
    const ids = new Set(gate.sessions.map(({ connection }) => connection.remotePeer.toString()))
    for (const peerId of gossip.peers()) {
      if (ids.has(peerId.toString())) continue
      this.#phantoms++
      gossip.detach(peerId)
    }
    this.#phantoms += gossip.dropPhantoms()
  }
}

function hasStream(
  connections: readonly Connection[],
  direction: 'inbound' | 'outbound',
  isGossip: (protocol: string) => boolean,
): boolean {
  const fits = ({ streams }: Connection) =>
    streams.some(
      (stream) =>
        stream.direction === direction && stream.status === 'open' && isGossip(stream.protocol),
    )
  return connections.some(fits)
}
