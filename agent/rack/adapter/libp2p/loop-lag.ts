import { monitorEventLoopDelay } from 'node:perf_hooks'
import { lagResolutionMs, lagWindowMs } from './limits.ts'

const perMs = 1_000_000
const percentile = 99

/**
 * How late this process is. Whoever is late hears others late: a failure detector that knows it
 * does not accuse them.
 */
export class LoopLag {
  readonly #histogram = monitorEventLoopDelay({ resolution: lagResolutionMs })
  #beforeMs = 0
  #sinceMs = 0

  start(nowMs: number): void {
    this.#sinceMs = nowMs
    this.#histogram.enable()
  }

  stop(): void {
    this.#histogram.disable()
  }

  /** Begins a new window when the present one is full. */
  tick(nowMs: number): void {
    if (nowMs - this.#sinceMs < lagWindowMs) return
    this.#beforeMs = this.#nowMs()
    this.#sinceMs = nowMs
    this.#histogram.reset()
  }

  /** Milliseconds by which the slowest hundredth of all timers came late, in the last windows. */
  get ms(): number {
    return Math.max(this.#beforeMs, this.#nowMs())
  }

  #nowMs(): number {
    if (this.#histogram.count === 0) return 0
    return Math.max(0, this.#histogram.percentile(percentile) / perMs - lagResolutionMs)
  }
}
