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
