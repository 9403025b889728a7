import { Readable } from 'node:stream'
import { type Clock, Fault } from '../../../../cell/env/index.ts'
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
export type EndReason = 'slow' | 'stopping' | 'lifetime' | 'filter'

const endTexts: Readonly<Record<EndReason, string>> = {
  slow: 'More happened than was read.',
  stopping: 'The cell stops.',
  lifetime: 'The stream has lasted long enough; the token is checked again.',
  filter: 'The filter cannot be worked out.',
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
  readonly #onTaken: () => void
  readonly #startedMs: number
  #after: number
  #hasRoom = false
  #takenMs: number
  #saidMs: number
  #endedMs: number | undefined

  constructor(
    { clock, log, onTaken }: ReaderPorts,
    wish: EventWish,
    { after, greeting }: ReaderStart,
  ) {
    super({ highWaterMark: readerBytesMax })
    this.#clock = clock
    this.#log = log
    this.#wish = wish
    this.#onTaken = onTaken
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
    this.#onTaken()
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
        if (past && this.#wish(past)) this.#say(past.text)
      }
    } catch (thrown) {
      if (!(thrown instanceof Fault)) throw thrown
      this.end('filter', thrown.message)
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
  }

  /** Says why, and ends. */
  end(reason: EndReason, detail: string = endTexts[reason]): void {
    if (this.#endedMs !== undefined || this.destroyed) return
    this.#endedMs = this.#clock.monotonicMs()
    this.push(`event: end\ndata: ${JSON.stringify({ reason, detail })}\n\n`)
    this.push(null)
  }

  #say(text: string): void {
    this.#saidMs = this.#clock.monotonicMs()
    this.#hasRoom = this.push(text)
  }
}
