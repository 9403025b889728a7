import type { Connection, Stream } from '@libp2p/interface'
import type { Admission, Clock, Log, LogFields, PeerKey } from '../../../../cell/env/index.ts'
import { protocols } from '../../../../proto/index.ts'
import { answerGreeting, type Greeting, greet } from './hello.ts'
import { connectionsPerPeerMax, negotiateMs, refusalLogMs } from './limits.ts'
import { peerKeyOf } from './peer-key.ts'
import { Session } from './session.ts'

/** What the gate stands on. */
export interface GatePorts {
  readonly admission: Admission
  readonly clock: Clock
  readonly log: Log
  /** How long a hello may take. */
  readonly helloMs: number
  /** Connections that may be in their hello at once. */
  readonly greetingsMax: number
  /** Told of each connection that was let in. */
  opened(session: Session): void
  /** Told of each connection that is gone. */
  closed(session: Session): void
}

/**
 * Who is in. Every connection starts outside; one exchange of hellos, on a stream that the dialler
 * opens, lets both sides in or ends the connection. Nothing else asks `admission`.
 */
export class Gate {
  readonly #ports: GatePorts
  readonly #sessions = new Map<Connection, Session>()
  /** Admitted ones, oldest first. A peer without any is not in it. */
  readonly #admitted = new Map<PeerKey, Session[]>()
  readonly #listeners = new Set<(peer: PeerKey, connected: boolean) => void>()
  #refused = 0
  #refusalSaidMs = Number.NEGATIVE_INFINITY

  constructor(ports: GatePorts) {
    this.#ports = ports
  }

  get refused(): number {
    return this.#refused
  }

  get sessions(): readonly Session[] {
    return [...this.#sessions.values()]
  }

  peers(): readonly PeerKey[] {
    return [...this.#admitted.keys()]
  }

  /** Connections over which the peer is heard, oldest first. */
  admitted(peer: PeerKey): readonly Session[] {
    return (this.#admitted.get(peer) ?? []).filter((session) => session.isAdmitted)
  }

  isAdmitted(connection: Connection): boolean {
    return this.#sessions.get(connection)?.isAdmitted ?? false
  }

  session(connection: Connection): Session | undefined {
    return this.#sessions.get(connection)
  }

  onPeer(listener: (peer: PeerKey, connected: boolean) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A connection is there: whoever dialled it begins. */
  open(connection: Connection): void {
    if (connection.status !== 'open') return
    const peer = peerKeyOf(connection.remotePeer)
    if (peer === undefined || this.greetings >= this.#ports.greetingsMax) {
      const why = peer === undefined ? 'not an ed25519 key' : 'too many strangers at once'
      this.#noteRefusal({ peer: String(connection.remotePeer), reason: why }, true)
      connection.abort(new Error(why))
      return
    }
    const session = new Session(connection, peer, this.#ports.clock.monotonicMs())
    this.#sessions.set(connection, session)
    void this.#limit(session)
    if (connection.direction === 'outbound') void this.#greet(session)
  }

  /** A connection is gone. */
  close(connection: Connection): void {
    const session = this.#sessions.get(connection)
    if (!session) return
    this.#sessions.delete(connection)
    session.settle({ is: 'broken', reason: 'the connection was closed' })
    const left = (this.#admitted.get(session.peer) ?? []).filter((each) => each !== session)
    const wasIn = this.#admitted.has(session.peer)
    if (left.length > 0) this.#admitted.set(session.peer, left)
    else this.#admitted.delete(session.peer)
    this.#ports.closed(session)
    if (wasIn && left.length === 0) this.#tell(session.peer, false)
  }

  /** The stream on which a dialler says hello. */
  readonly hear = (stream: Stream, connection: Connection): void => {
    const session = this.#sessions.get(connection)
    const isTurn = session && !session.hasHello && connection.direction === 'inbound'
    if (!isTurn) {
      stream.abort(new Error('no hello is expected'))
      return
    }
    session.hasHello = true
    const settle = (greeting: Greeting) => this.#settle(session, greeting)
    answerGreeting({ peer: session.peer, stream, admission: this.#ports.admission, settle })
  }

  async #greet(session: Session): Promise<void> {
    session.hasHello = true
    const settle = (greeting: Greeting) => this.#settle(session, greeting)
    try {
      const signal = AbortSignal.any([session.greeted.signal, AbortSignal.timeout(negotiateMs)])
      const stream = await session.connection.newStream(protocols.hello, { signal })
      greet({ peer: session.peer, stream, admission: this.#ports.admission, settle })
    } catch (error) {
      settle({ is: 'broken', reason: `it does not say hello: ${(error as Error).message}` })
    }
  }

  /** Whoever has not said hello in time has to go. */
  async #limit(session: Session): Promise<void> {
    try {
      await this.#ports.clock.sleep(this.#ports.helloMs, session.greeted.signal)
    } catch {
      return
    }
    this.#settle(session, { is: 'broken', reason: 'no hello in time' })
  }

  #settle(session: Session, greeting: Greeting): void {
    if (session.greeted.signal.aborted) return
    const { peer } = session
    const address = session.connection.remoteAddr.toString()
    session.settle(greeting)
    if (greeting.is === 'admitted') {
      this.#admit(session)
      return
    }
    if (greeting.is === 'refused') {
      const { by, reason } = greeting
      this.#noteRefusal({ peer, address, reason }, by === 'us')
    } else {
      this.#ports.log.info({ peer, address, reason: greeting.reason }, 'hello failed')
    }
    void session.close()
  }

  /** Strangers may knock often: not each of them gets a line that somebody has to read. */
  #noteRefusal(fields: LogFields, isOurs: boolean): void {
    this.#refused++
    const nowMs = this.#ports.clock.monotonicMs()
    const isNews = nowMs - this.#refusalSaidMs >= refusalLogMs
    if (isNews) this.#refusalSaidMs = nowMs
    const text = isOurs ? 'peer refused' : 'refused by the peer'
    this.#ports.log[isNews ? 'warn' : 'debug'](fields, text)
  }

  #admit(session: Session): void {
    const { peer } = session
    const before = this.#admitted.get(peer) ?? []
    const all = [...before, session]
    this.#admitted.set(peer, all)
    if (all.length > connectionsPerPeerMax) void all[0]?.close()
    this.#ports.opened(session)
    if (before.length === 0) this.#tell(peer, true)
  }

  #tell(peer: PeerKey, connected: boolean): void {
    for (const listener of [...this.#listeners]) listener(peer, connected)
  }

  /** Connections whose hello is not over. */
  get greetings(): number {
    return this.sessions.filter(({ greeted }) => !greeted.signal.aborted).length
  }
}
