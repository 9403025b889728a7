import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Clock, Fault } from '../../../../cell/env/index.ts'
import { queryTurnMs, queryWorkMs, rowsPerLook } from './limits.ts'

/**
 * Long work in short turns, so that boots and writes go on beside it. `await turn.rest()` when
 * `turn.isOver()`; after `queryWorkMs` of work in all it is refused with LIMIT_FILTER.
 */
export class WorkTurn {
  readonly #clock: Clock
  #begunMs: number
  #workedMs = 0
  #rows = 0

  constructor(clock: Clock) {
    this.#clock = clock
    this.#begunMs = clock.monotonicMs()
  }

  /** Asked once per row. `steps` = what a row costs; costly ones look at the clock each time. */
  isOver(steps = 1): boolean {
    this.#rows++
    if (steps < 1_000 && this.#rows % rowsPerLook !== 0) return false
    return this.#clock.monotonicMs() - this.#begunMs >= queryTurnMs
  }

  /** Lets others run. Fault: LIMIT_FILTER. */
  async rest(): Promise<void> {
    this.#workedMs += this.#clock.monotonicMs() - this.#begunMs
    if (this.#workedMs > queryWorkMs) {
      throw new Fault('LIMIT_FILTER', {
        message: `The query has worked for ${queryWorkMs / 1_000} s without coming to an end.`,
      })
    }
    await nextTurn()
    this.#begunMs = this.#clock.monotonicMs()
  }
}
