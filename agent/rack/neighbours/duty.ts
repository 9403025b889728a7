import { type Clock, Fault, faults, type Log } from '../../../cell/env/index.ts'
import type { Replicator } from '../../../cell/replication/index.ts'
import type { RosterBook } from '../../../cell/roster/index.ts'
import { selfTestBus } from '../adapter/libp2p/index.ts'
import { type DutyState, ok } from '../health/index.ts'

/** Whether this cell takes its part among the others. Cells that are away are no fault of it. */
export function peersDuty(
  { book, replicator }: { readonly book: RosterBook; readonly replicator: Replicator },
  test: NetworkTest,
): () => DutyState {
  return () => {
    if (test.fault) {
      return { state: 'degraded', reason: test.fault.message, remedy: test.fault.remedy }
    }
    const { state } = replicator.reconciler
    if (state === 'quarantined') {
      return {
        state: 'degraded',
        reason: 'somebody else writes in the name of this cell',
        remedy: faults.PEER_FORKED.remedy,
      }
    }
    if (state === 'held' && book.cells.length > 1) {
      return {
        state: 'degraded',
        reason:
          'no other cell has said yet whether this disk is the newest: changes wait for a number',
        remedy:
          'Start another cell, or say that nobody can know better: "rackcell cell reconcile --alone".',
      }
    }
    return ok
  }
}

/** How the network libraries did in the test at the start. */
export interface NetworkTest {
  readonly fault: Fault | undefined
}

/**
 * Tries the network libraries in the background: versions of them exist that connect and deliver
 * nothing.
 */
export function testNetwork(clock: Clock, log: Log): NetworkTest {
  const test: { fault: Fault | undefined } = { fault: undefined }
  selfTestBus(clock).catch((error: unknown) => {
    test.fault = error instanceof Fault ? error : new Fault('INTERNAL', { cause: error })
    log.error({ part: 'bus', err: error }, test.fault.remedy)
  })
  return test
}
