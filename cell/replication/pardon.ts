import type { Pardon } from '../roster/index.ts'
import { compareOrders, type Order } from '../store/index.ts'

/**
 * Whether a position is of a branch that a pardon ended: behind the head from which the cell goes
 * on, but under a boot that is not yet the one under which it does.
 */
export function isAside(order: Order, pardon: Pardon): boolean {
  return (
    order.term <= pardon.order.term &&
    order.boot < pardon.boot &&
    compareOrders(order, pardon.order) > 0
  )
}

/**
 * Whether a pardon lies between two positions that contradict each other: then the later one is of
 * the branch that goes on, and the earlier one of the branch that was given up.
 */
export function isSettledBy(pardon: Pardon, earlier: Order, later: Order): boolean {
  const isBefore = earlier.term <= pardon.order.term && earlier.boot < pardon.boot
  const isPardoned = compareOrders(later, pardon.order) === 0
  return isBefore && (isPardoned || later.boot >= pardon.boot)
}
