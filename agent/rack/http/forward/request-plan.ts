import { LRUCache } from 'lru-cache'
import { Fault } from '../../../../cell/env/index.ts'
import { planBytesMax, shareBytes } from './limits.ts'
import type { Share } from './rule.ts'

interface Plan {
  /** What was asked, and by whom. */
  readonly hash: string
  readonly shares: readonly Share[]
}

/**
 * How requests were taken apart, by their id. A repetition must ask the same cells for the same:
 * worked out again, it would see what the first attempt has done already. In memory: after a
 * restart the shares are worked out afresh.
 */
export class RequestPlans {
  readonly #plans = new LRUCache<string, Plan>({ maxSize: planBytesMax })

  /** The plan of an earlier request with this id. Fault: CONFLICT_REQUEST when it was another. */
  find(requestId: string, hash: string): readonly Share[] | undefined {
    const known = this.#plans.get(requestId)
    if (known && known.hash !== hash) throw new Fault('CONFLICT_REQUEST')
    return known?.shares
  }

  /** Keeps a plan unless it is too large; `bytes` is the length of the request's body. */
  keep(requestId: string, plan: Plan, bytes: number): void {
    this.#plans.set(requestId, plan, { size: bytes + shareBytes * (plan.shares.length + 1) })
  }
}
