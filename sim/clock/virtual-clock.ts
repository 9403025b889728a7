import type { Clock } from '../../cell/env/index.ts'
import type { Timeline } from './timeline.ts'

/** When every simulated world begins: 2027-01-15T08:00:00Z. */
export const worldBeginMs = 1_800_000_000_000

/** The Clock port over a timeline. Its wall clock can be made to jump, its monotonic one cannot. */
export class VirtualClock implements Clock {
  readonly #timeline: Timeline
  #jumpedMs = 0

  constructor(timeline: Timeline) {
    this.#timeline = timeline
  }

  wallMs(): number {
    return Math.floor(worldBeginMs + this.#timeline.nowMs + this.#jumpedMs)
  }

  monotonicMs(): number {
    return this.#timeline.nowMs
  }

  sleep(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const wake = () => {
        signal.removeEventListener('abort', abort)
        resolve()
      }
      const cancel = this.#timeline.schedule(delayMs, 'wake', wake)
      const abort = () => {
        cancel()
        reject(signal.reason)
      }
      signal.addEventListener('abort', abort, { once: true })
    })
  }

  /** Somebody sets the wall clock: forward or (negative) back. */
  jump(byMs: number): void {
    this.#jumpedMs += byMs
  }
}
