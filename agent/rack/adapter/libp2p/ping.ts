import type { Wire } from './muxer.ts'

/** How often to try, and how long no answer is no alarm. */
interface PingPatience {
  readonly pingEveryMs: number
  readonly pingSilenceMs: number
}

/**
 * Tries one connection whenever nothing came over it for a while: so of two ends mostly one has to
 * try. It has no timer of its own: time is what it is told has passed.
 */
export class Ping {
  readonly #wire: Wire
  readonly #patience: PingPatience
  #restMs = 0
  #silentMs = 0
  #isWaiting = false

  constructor(wire: Wire, patience: PingPatience) {
    this.#wire = wire
    this.#patience = patience
  }

  /** How long the present try has been without an answer. */
  get silentMs(): number {
    return this.#silentMs
  }

  pass(ms: number): void {
    const isHeard = this.#wire.takeHeard()
    if (isHeard) {
      this.#silentMs = 0
      this.#restMs = this.#patience.pingEveryMs
    }
    if (this.#isWaiting) {
      this.#silentMs += isHeard ? 0 : ms
      return
    }
    this.#restMs -= ms
    if (this.#restMs > 0) return
    this.#restMs = this.#patience.pingEveryMs
    void this.#try()
  }

  /** Whoever takes too long is cut by the watch, so this waits without a limit of its own. */
  async #try(): Promise<void> {
    this.#isWaiting = true
    try {
      await this.#wire.ping()
      this.#silentMs = 0
    } catch {
      // The connection is ending: that is told by others.
    } finally {
      this.#isWaiting = false
    }
  }
}
