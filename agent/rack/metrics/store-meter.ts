import { type Clock, Fault, type KeyRange, type KeyValueStore } from '../../../cell/env/index.ts'
import type { Metrics } from './metrics.ts'

/** A store that times its synced writes and counts what fails. */
export function meteredStore(
  store: KeyValueStore,
  { metrics, clock }: { readonly metrics: Metrics; readonly clock: Clock },
): KeyValueStore {
  const watched = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work()
    } catch (error) {
      const code = error instanceof Fault ? error.code : 'INTERNAL'
      metrics.count('rackcell_store_failures_total', { code })
      throw error
    }
  }
  return {
    get: (key) => watched(() => store.get(key)),
    entries: (range: KeyRange) => store.entries(range),
    batch: (operations, options) =>
      watched(async () => {
        const startedMs = clock.monotonicMs()
        await store.batch(operations, options)
        const tookMs = clock.monotonicMs() - startedMs
        if (options.sync) metrics.observe('rackcell_store_sync_seconds', tookMs / 1_000, {})
      }),
    reopen: () => watched(() => store.reopen()),
    close: () => store.close(),
  }
}
