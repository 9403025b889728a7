import { familyNames, type Ledger } from '../../../cell/store/index.ts'
import type { Metrics } from './metrics.ts'

/**
 * Counts a ledger's batches, and shows its records and what waits for the disk at each collection.
 */
export function measureLedger(ledger: Ledger, metrics: Metrics): void {
  ledger.onCommit((changes) => {
    metrics.count('rackcell_store_batches_total', {})
    metrics.observe('rackcell_store_batch_records', changes.length, {})
  })
  metrics.onCollect(() => {
    metrics.set('rackcell_store_waiting_writes', ledger.waiting, {})
    for (const family of familyNames) {
      metrics.set('rackcell_records', ledger.count(family), { family })
    }
  })
}
