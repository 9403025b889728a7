import type { ClusterOptions } from './options.ts'
import { ClusterFailure, runCluster } from './run-cluster.ts'

/** A failure with as few mishaps as it needs. */
export interface Shrunk {
  readonly failure: ClusterFailure
  /** Runs that it took to find out. */
  readonly runs: number
}

/**
 * Looks for the shortest beginning of the mishaps with which a run still fails in the same way:
 * by halving, so that it takes a handful of runs.
 */
export async function shrink(failure: ClusterFailure): Promise<Shrunk> {
  let best = failure
  let runs = 0
  let low = 0
  let high = failure.mishaps
  while (low < high) {
    const middle = (low + high) >>> 1
    const found = await fails({ ...failure.options, mishaps: middle }, failure.invariant)
    runs++
    if (found) {
      best = found
      high = Math.min(middle, found.mishaps)
    } else low = middle + 1
  }
  return { failure: best, runs }
}

async function fails(
  options: ClusterOptions,
  invariant: string | undefined,
): Promise<ClusterFailure | undefined> {
  const { listen: _, progress: __, ...quiet } = options
  try {
    await runCluster(quiet)
    return undefined
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error
    return error.invariant === invariant ? error : undefined
  }
}
