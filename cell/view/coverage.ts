/** How much of the cluster an answer covers, and how old its oldest part is. */
export interface Coverage {
  readonly cells: number
  readonly of: number
  readonly oldestSeconds: number
}

/** A cell that is alone in its roster answers for everything, as of now. */
export const loneCoverage: Coverage = { cells: 1, of: 1, oldestSeconds: 0 }

/** The coverage as headers: `Cell-Coverage: 1/1`, `Cell-Oldest: 0s`. */
export function coverageHeaders({ cells, of, oldestSeconds }: Coverage): Record<string, string> {
  return {
    'cell-coverage': `${cells}/${of}`,
    'cell-oldest': `${Number(oldestSeconds.toFixed(1))}s`,
  }
}
