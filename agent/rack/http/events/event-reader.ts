import { Readable } from 'node:stream'
import { type Clock, Fault } from '../../../../cell/env/index.ts'
import { asFault } from '../as-fault.ts'
import type { EventLog } from './event-log.ts'
import type { EventWish } from './event-wish.ts'
import {
  comeBackMs,
  farewellMs,
  heartbeatMs,
  readerBytesMax,
  readerStuckMs,
  streamMs,
} from './limits.ts'

/** Why a stream ends from this side. */
export type EndReason = 'slow' | 'stopping' | 'lifetime' | 'filter' | 'token'

const endTexts: Readonly<Record<EndReason, string>> = {
  slow: 'More happened than was read.',
  stopping: 'The cell stops.',
  lifetime: 'The stream has lasted long enough; the token is checked again.',
  filter: 'The filter cannot be worked out.',
  token: 'The token does not count any more.',
}

/** From where a reader reads on, and what it is told first. */
export interface ReaderStart {
  /** Number of the last event that it has seen. */
  readonly after: number
  readonly greeting: { readonly event: 'ready' | 'reset'; readonly data: object }
}

/** What a reader reads from, and who is told when it has taken something. */
export interface ReaderPorts {
  readonly clock: Clock
  readonly log: EventLog
  onTaken(): void
  /** An event was sent to it. */
  onSent(): void
  /** Asked once a second; whoever may not read any more is told why. Faults: AUTH_*. */
  mayRead(): Promise<void>
}

/**
 * One reader's stream of events (text/event-stream, HTML 9.2). It holds no events of its own but a
 * place in the log: what its connection has not taken yet is at most `readerBytesMax`, and whoever
 * falls behind the oldest event of the log is cut off, with the reason.
 */
export class EventReader extends Readable {
  readonly #clock: Clock
  readonly #log: EventLog
  readonly #wish: EventWish
  readonly #ports: ReaderPorts
  readonly #startedMs: number
  #after: number
  #hasRoom = false
  #takenMs: number
  #saidMs: number
  #endedMs: number | undefined
  #endReason: EndReason | undefined
  #isChecking = false

  constructor(ports: ReaderPorts, wish: EventWish, { after, greeting }: ReaderStart) {
    super({ highWaterMark: readerBytesMax })
    const { clock, log } = ports
    this.#ports = ports
    this.#clock = clock
    this.#log = log
    this.#wish = wish
    this.#after = after
    this.#startedMs = clock.monotonicMs()
    this.#takenMs = this.#startedMs
    this.#saidMs = this.#startedMs
    const data = JSON.stringify(greeting.data)
    const id = log.positionText(after)
    this.push(`retry: ${comeBackMs}\nid: ${id}\nevent: ${greeting.event}\ndata: ${data}\n\n`)
  }

  override _read(): void {
    this.#hasRoom = true
    this.#takenMs = this.#clock.monotonicMs()
    this.pump()
    this.#ports.onTaken()
  }

  /** How many events it has not looked at; 0 when it wants no more. */
  get lag(): number {
    return this.#endedMs === undefined && !this.destroyed ? this.#log.newest - this.#after : 0
  }

  /** Gives what is there, as long as it is taken. */
  pump(): void {
    if (this.#endedMs !== undefined || this.destroyed) return
    if (this.#after + 1 < this.#log.oldest) {
      this.end('slow')
      return
    }
    try {
      while (this.#hasRoom && this.#after < this.#log.newest) {
        const past = this.#log.at(this.#after + 1)
        this.#after++
        if (!past || !this.#wish(past)) continue
        this.#say(past.text)
        this.#ports.onSent()
      }
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown
      this.end('filter', { detail: thrown.message })
    }
  }

  /** What time brings: a sign of life, the end of a long stream, patience running out. */
  tick(): void {
    const now = this.#clock.monotonicMs()
    if (this.#endedMs !== undefined) {
      if (now - this.#endedMs >= farewellMs) this.destroy()
      return
    }
    if (now - this.#startedMs >= streamMs) this.end('lifetime')
    else if (!this.#hasRoom && now - this.#takenMs >= readerStuckMs) this.end('slow')
    else if (this.#hasRoom && now - this.#saidMs >= heartbeatMs) {
      // The id moves on with events that were not wanted: coming back later costs nothing then.
      this.#say(`id: ${this.#log.positionText(this.#after)}\n: alive\n\n`)
    }
    this.pump()
    void this.#checkToken()
  }

  /** Why it was ended from this side. */
  get endReason(): EndReason | undefined {
    return this.#endReason
  }

  /** Says why, with what there is to add to that, and ends. */
  end(reason: EndReason, more: Readonly<Record<string, string>> = {}): void {
    if (this.#endedMs !== undefined || this.destroyed) return
    this.#endedMs = this.#clock.monotonicMs()
    this.#endReason = reason
    const data = JSON.stringify({ reason, detail: endTexts[reason], ...more })
    this.push(`event: end\ndata: ${data}\n\n`)
    this.push(null)
  }

  /** A token ends while its stream goes on: it expires, or its issuer is one no more. */
  async #checkToken(): Promise<void> {
    if (this.#isChecking) return
    this.#isChecking = true
    try {
      await this.#ports.mayRead()
    } catch (thrown) {
      const { code, message, remedy } = asFault(thrown)
      // Keys that cannot be read now say nothing about the token.
      if (code === 'AUTH_UNAVAILABLE') return
      this.end('token', { detail: message, code, remedy })
    } finally {
      this.#isChecking = false
    }
  }

  #say(text: string): void {
    this.#saidMs = this.#clock.monotonicMs()
    this.#hasRoom = this.push(text)
  }
}
