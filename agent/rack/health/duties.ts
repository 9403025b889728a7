import type { Clock } from '../../../cell/env/index.ts'
import type { Metrics } from '../metrics/index.ts'
import { dutyAnswerMs } from './limits.ts'

/** How a duty is done at this moment. */
export type DutyState =
  | { readonly state: 'ok' }
  | { readonly state: 'degraded'; readonly reason: string; readonly remedy: string }

/** A duty's state with its name. */
export type DutyReport = { readonly duty: string } & DutyState

type Check = () => DutyState | Promise<DutyState>

/** The state of a duty that is done. */
export const ok: DutyState = { state: 'ok' }

/** Everything that a cell must be able to do, each with a check. */
export class Duties {
  readonly #clock: Clock
  readonly #checks = new Map<string, Check>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Adds a duty; the returned function takes it away. The name is a word of the documentation. */
  watch(duty: string, check: Check): () => void {
    this.#checks.set(duty, check)
    return () => this.#checks.delete(duty)
  }

  /** Asks every duty, all at once; one that throws or does not answer is degraded. */
  async report(): Promise<readonly DutyReport[]> {
    const checks = [...this.#checks]
    return await Promise.all(
      checks.map(async ([duty, check]) => ({ duty, ...(await this.#ask(check)) })),
    )
  }

  /** Shows each duty as a metric whenever somebody collects. */
  measure(metrics: Metrics): void {
    metrics.onCollect(async () => {
      for (const { duty, state } of await this.report()) {
        metrics.set('rackcell_duty_degraded', state === 'ok' ? 0 : 1, { duty })
      }
    })
  }

  async #ask(check: Check): Promise<DutyState> {
    const remedy = 'The log of the cell has the details.'
    const patience = new AbortController()
    const late = this.#clock
      .sleep(dutyAnswerMs, patience.signal)
      .then((): DutyState => ({ state: 'degraded', reason: 'its check does not answer', remedy }))
    // Whoever loses the race must not be an unhandled rejection.
    late.catch(() => {})
    try {
      return await Promise.race([check(), late])
    } catch (error) {
      return { state: 'degraded', reason: (error as Error).message, remedy }
    } finally {
      patience.abort()
    }
  }
}
