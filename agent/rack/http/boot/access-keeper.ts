import type { Clock, KeyValueStore, Log } from '../../../../cell/env/index.ts'
import type { AccessLog } from './access-log.ts'
import { keepAccessesMs } from './limits.ts'

/** What keeping the accesses takes. */
export interface AccessKeeperPorts {
  readonly store: KeyValueStore
  readonly clock: Clock
  readonly log: Log
}

/**
 * Puts accesses on disk from time to time, and a last time when the signal is aborted. Settles
 * then; never rejects, as a full disk must not stop a cell that still boots nodes.
 */
export async function keepAccesses(
  accesses: AccessLog,
  { store, clock, log }: AccessKeeperPorts,
  signal: AbortSignal,
): Promise<void> {
  const keep = async () => {
    try {
      await accesses.keep(store)
    } catch (error) {
      log.warn({ err: error }, 'the history of boots could not be kept')
    }
  }
  while (!signal.aborted) {
    await clock.sleep(keepAccessesMs, signal).catch(() => {})
    await keep()
  }
}
