import type { Clock } from '../../cell/env/index.ts'
import type { Schedule } from './host-timeline.ts'
import { worldBeginMs } from './virtual-clock.ts'

/**
 * The clocks of one machine. The wall clock can jump and stand still; the monotonic one does
 * neither, but both may run a little fast or slow, as crystals do.
 */
export class HostClock implements Clock {
  readonly #timeline: Schedule
  #jumpedMs = 0
  /** Monotonic milliseconds per millisecond of the world. */
  #rate = 1
  #since = { worldMs: 0, monotonicMs: 0 }
  #frozenWallMs: number | undefined

  /** `bootedMs` = what the monotonic clock shows at first: it means nothing to anybody else. */
  constructor(timeline: Schedule, bootedMs = 0) {
    this.#timeline = timeline
    this.#since = { worldMs: timeline.nowMs, monotonicMs: bootedMs }
  }

  wallMs(): number {
    return this.#frozenWallMs ?? this.#runningWallMs()
  }

  monotonicMs(): number {
    const { worldMs, monotonicMs } = this.#since
    return monotonicMs + (this.#timeline.nowMs - worldMs) * this.#rate
  }

  sleep(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const wake = () => {
        signal.removeEventListener('abort', abort)
        resolve()
      }
      const cancel = this.#timeline.schedule(Math.max(0, delayMs) / this.#rate, 'wake', wake)
      const abort = () => {
        cancel()
        reject(signal.reason)
      }
      signal.addEventListener('abort', abort, { once: true })
    })
  }

  /** Somebody sets the wall clock: forward or (negative) back. */
  jump(byMs: number): void {
    if (this.#frozenWallMs !== undefined) this.#frozenWallMs += byMs
    this.#jumpedMs += byMs
  }

  /** Both clocks run at `rate` from now on: 1.0001 gains 100 ms in 1,000 s. */
  drift(rate: number): void {
    this.#jumpedMs = this.#runningWallMs() - worldBeginMs - this.#timeline.nowMs * rate
    this.#since = { worldMs: this.#timeline.nowMs, monotonicMs: this.monotonicMs() }
    this.#rate = rate
  }

  /** The wall clock shows the same until `thaw`. */
  freeze(): void {
    this.#frozenWallMs ??= this.#runningWallMs()
  }

  /** The wall clock runs again: from where it stood, or (`isSet`) as if it had never stood. */
  thaw({ isSet }: { readonly isSet: boolean }): void {
    const frozenMs = this.#frozenWallMs
    this.#frozenWallMs = undefined
    if (frozenMs !== undefined && !isSet) this.#jumpedMs += frozenMs - this.#runningWallMs()
  }

  /** By how much the wall clock is ahead of the world's (negative = behind), in milliseconds. */
  get wallErrorMs(): number {
    return this.wallMs() - worldBeginMs - this.#timeline.nowMs
  }

  /** The wall clock is right again, as after a synchronisation. */
  set(): void {
    this.#frozenWallMs = undefined
    this.#jumpedMs += worldBeginMs + this.#timeline.nowMs - this.#runningWallMs()
  }

  #runningWallMs(): number {
    return Math.floor(worldBeginMs + this.#timeline.nowMs * this.#rate + this.#jumpedMs)
  }
}
