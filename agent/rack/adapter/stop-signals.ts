import { constants } from 'node:os'
import { performance } from 'node:perf_hooks'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
/**
 * Signals that close together are one: a terminal sends Ctrl-C to the whole group and npm passes it
 * on, `timeout` signals both its child and the group.
 */
const togetherMs = 1_000

/** Calls `stop` at the first signal; one that comes clearly later ends the process at once. */
export function onStopSignal(stop: (signal: string) => void): void {
  let firstMs: number | undefined
  for (const signal of signals) {
    process.on(signal, () => {
      const now = performance.now()
      if (firstMs === undefined) {
        firstMs = now
        stop(signal)
      } else if (now - firstMs >= togetherMs) process.exit(128 + constants.signals[signal])
    })
  }
}
