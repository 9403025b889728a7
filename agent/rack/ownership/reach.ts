import { type Clock, Fault } from '../../../cell/env/index.ts'
import type { Order } from '../../../cell/store/index.ts'
import type { Neighbourhood } from './ports.ts'

/** Waits longer than a request would until positions are folded here. Fault: PEER_BEHIND. */
export async function reachPatiently(
  { clock, neighbourhood }: { readonly clock: Clock; readonly neighbourhood: Neighbourhood },
  marks: readonly { readonly cell: string; readonly order: Order }[],
  { deadlineMs, signal }: { readonly deadlineMs: number; readonly signal: AbortSignal },
): Promise<void> {
  const untilMs = clock.monotonicMs() + deadlineMs
  for (;;) {
    try {
      await neighbourhood.reach(marks, signal)
      return
    } catch (error) {
      const isLate = clock.monotonicMs() >= untilMs
      if (!(error instanceof Fault) || signal.aborted || isLate) throw error
      await clock.sleep(50, signal)
    }
  }
}
