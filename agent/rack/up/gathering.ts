import { setTimeout } from 'node:timers/promises'

/** A cell as far as `up` asks for it: `GET /cells/v1/cells`. */
export interface CellSeen {
  readonly id: string
  /** `self` is the cell that answers. */
  readonly presence: string
  readonly nodes: number
}

/** Where a cell of this machine answers, and what opens it. */
export interface CellAccess {
  readonly url: string
  readonly token: string
}

/** How long the cells may take to hear of each other before the sample is tried all the same. */
const gatherMs = 30_000
const askEveryMs = 50
/** Most that one answer may take. */
const answerMs = 5000
const isHeard = new Set(['self', 'alive'])

/** The cells as one of them sees them. */
export async function cellsSeen({ url, token }: CellAccess): Promise<readonly CellSeen[]> {
  const headers = { authorization: `Bearer ${token}` }
  const signal = AbortSignal.timeout(answerMs)
  const answer = await fetch(`${url}/cells/v1/cells`, { headers, signal })
  const { cells } = (await answer.json()) as { readonly cells: readonly CellSeen[] }
  return cells
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
