/** Cell-At-Least: a caller who wrote at one cell reads at another what it wrote. */
import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import { compareOrders, type Order } from '../../../../cell/store/index.ts'
import type { CellHead, Peers } from '../../peers.ts'
import { headText, parseHeads } from './cell-head.ts'
import { reachMs } from './limits.ts'

/** The positions that a request builds on. Fault: INPUT_HEADER. */
export function marksOf({ headers }: Pick<FastifyRequest, 'headers'>): readonly CellHead[] {
  const header = headers['cell-at-least']
  return header === undefined ? [] : parseHeads(String(header))
}

function behind(marks: readonly CellHead[], cause?: unknown): Fault {
  const names = marks.map(headText).join(', ')
  return new Fault('PEER_BEHIND', {
    cause,
    message: `This cell has not heard yet of ${names}; repeat in a moment, or ask that cell.`,
    details: { behind: names },
  })
}

/**
 * Waits until all positions are folded here, for `reachMs` at most. Fault: PEER_BEHIND naming those
 * that were asked for.
 */
export async function reachMarks(
  marks: readonly CellHead[],
  { peers, order }: { readonly peers: Peers; readonly order: Order },
): Promise<void> {
  const own = marks.filter(({ cell }) => cell === peers.self)
  // The own feed does not grow by waiting: a position beyond its end is of a disk that is gone.
  const ahead = own.filter((mark) => compareOrders(order, mark.order) < 0)
  if (ahead.length > 0) throw behind(ahead)
  const others = marks.filter(({ cell }) => cell !== peers.self)
  if (others.length === 0) return
  const signal = AbortSignal.timeout(reachMs)
  const end = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(behind(others)), { once: true })
  })
  await Promise.race([peers.reach(others, signal), end])
}
