import { randomBytes } from 'node:crypto'
import type { Connection, Stream } from '@libp2p/interface'

/** The ping of libp2p: 32 bytes, echoed. */
const protocol = '/ipfs/ping/1.0.0'
const pingBytes = 32

/** How often to try, and how long no answer is no alarm. */
interface PingPatience {
  readonly pingEveryMs: number
  readonly pingSilenceMs: number
}

/**
 * Tries one connection again and again. It has no timer of its own: time is what it is told has
 * passed.
 */
export class Ping {
  readonly #connection: Connection
  readonly #patience: PingPatience
  #restMs = 0
  #silentMs = 0
  #isWaiting = false

  constructor(connection: Connection, patience: PingPatience) {
    this.#connection = connection
    this.#patience = patience
  }

  /** How long the present try has been without an answer. */
  get silentMs(): number {
    return this.#silentMs
  }

  pass(ms: number): void {
    if (this.#isWaiting) {
      this.#silentMs += ms
      return
    }
    this.#restMs -= ms
    if (this.#restMs > 0) return
    this.#restMs = this.#patience.pingEveryMs
    void this.#try()
  }

  async #try(): Promise<void> {
    this.#isWaiting = true
    // Longer than the watch has patience: it fires first only when this process stood still.
    const signal = AbortSignal.timeout(2 * this.#patience.pingSilenceMs)
    let stream: Stream | undefined
    try {
      stream = await this.#connection.newStream(protocol, { signal })
      await echo(stream, signal)
      this.#silentMs = 0
      await stream.close({ signal })
    } catch (error) {
      stream?.abort(error as Error)
      // A refusal is an answer, too. Without any, the next try goes on counting at once.
      if (signal.aborted) this.#restMs = 0
      else this.#silentMs = 0
    } finally {
      this.#isWaiting = false
    }
  }
}

/** Resolves when something came back. */
function echo(stream: Stream, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.addEventListener('message', () => resolve(), { once: true })
    stream.addEventListener('close', () => reject(new Error('the stream was closed')), {
      once: true,
    })
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    stream.send(randomBytes(pingBytes))
  })
}
