/** A cell of the roster that an answer does not cover, or covers only as it was. */
export interface MissingCell {
  readonly cell: string
  /** Seconds since anybody had a sign of life from it; undefined = never since this start. */
  readonly silentSeconds?: number
}

/** How much of the cluster an answer covers, and how old its oldest part is. */
export interface Coverage {
  /** Cells with a sign of life within the dark threshold. */
  readonly cells: number
  /** Cells in the roster. */
  readonly of: number
  /** Age of the oldest part, in seconds; undefined when a part's age is not known. */
  readonly oldestSeconds?: number
  /** The cells that are not covered; what is shown of them is what they said last. */
  readonly missing: readonly MissingCell[]
}

/** A cell that is alone in its roster answers for everything, as of now. */
export const loneCoverage: Coverage = { cells: 1, of: 1, oldestSeconds: 0, missing: [] }

/** The coverage as headers: `Cell-Coverage: 1/1`, `Cell-Oldest: 0s` (or `unknown`). */
export function coverageHeaders({ cells, of, oldestSeconds }: Coverage): Record<string, string> {
  const oldest = oldestSeconds === undefined ? 'unknown' : `${Number(oldestSeconds.toFixed(1))}s`
  return { 'cell-coverage': `${cells}/${of}`, 'cell-oldest': oldest }
}
