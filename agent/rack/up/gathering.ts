import { setTimeout } from 'node:timers/promises'
import { ask, type CellAccess } from './ask.ts'

/** A cell as far as `up` asks for it: `GET /cells/v1/cells`. */
export interface CellSeen {
  readonly id: string
  /** `self` is the cell that answers. */
  readonly presence: string
  readonly nodes: number
}

/** How long the cells may take to hear of each other before the sample is tried all the same. */
const gatherMs = 30_000
const askEveryMs = 50
const isHeard = new Set(['self', 'alive'])

/** The cells as one of them sees them. */
export async function cellsSeen(cell: CellAccess): Promise<readonly CellSeen[]> {
  const answer = await ask<{ readonly cells: readonly CellSeen[] }>(cell, '/cells/v1/cells')
  return answer.cells
}

/**
 * Waits until a cell has heard all the others: a write for one that it has not heard is refused.
 * Resolves with false when that takes longer than `waitMs`.
 */
export async function gathered(cell: CellAccess, waitMs = gatherMs): Promise<boolean> {
  const untilMs = performance.now() + waitMs
  for (;;) {
    const cells = await cellsSeen(cell).catch(() => undefined)
    if (cells?.every(({ presence }) => isHeard.has(presence))) return true
    if (performance.now() >= untilMs) return false
    await setTimeout(askEveryMs)
  }
}
