import type { Connection } from '@libp2p/interface'
import type { PeerKey } from '../../../../cell/env/index.ts'
import type { Greeting } from './hello.ts'
import { closeMs } from './limits.ts'

/** One connection and how far its peer was let in. */
export class Session {
  readonly connection: Connection
  readonly peer: PeerKey
  /** Monotonic milliseconds. */
  readonly openedMs: number
  /** How the hello ended; never rejects. */
  readonly greeting: Promise<Greeting>
  /** Aborted when the hello is over, whatever came of it. */
  readonly greeted = new AbortController()
  hasHello = false
  #resolve: (greeting: Greeting) => void = () => {}
  #isAdmitted = false
  #isEnding = false

  constructor(connection: Connection, peer: PeerKey, openedMs: number) {
    this.connection = connection
    this.peer = peer
    this.openedMs = openedMs
    this.greeting = new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  /** Whether everything may be heard on it. */
  get isAdmitted(): boolean {
    return this.#isAdmitted && !this.#isEnding && this.connection.status === 'open'
  }

  /** Whether it was ever admitted. */
  get wasAdmitted(): boolean {
    return this.#isAdmitted
  }

  settle(greeting: Greeting): void {
    if (this.greeted.signal.aborted) return
    this.#isAdmitted = greeting.is === 'admitted'
    this.greeted.abort()
    this.#resolve(greeting)
  }

  /** Closes in order: what was said before reaches the other side. Never rejects. */
  async close(): Promise<void> {
    this.#isEnding = true
    try {
      await this.connection.close({ signal: AbortSignal.timeout(closeMs) })
    } catch {
      // It did not end in time, or had ended already: cutting it is harmless.
    }
    this.cut('closed')
  }

  /** Ends it at once. */
  cut(why: string): void {
    this.#isEnding = true
    if (this.connection.status !== 'closed') this.connection.abort(new Error(why))
  }
}
