import { shrinkEvents, shrinkRunsMax } from './limits.ts'
import type { ClusterOptions } from './options.ts'
import { ClusterFailure, replayCommand, runCluster } from './run-cluster.ts'

/** A failure with as few mishaps as it needs. */
export interface Shrunk {
  readonly failure: ClusterFailure
  /** Runs that it took to find out. */
  readonly runs: number
  /** The command that shows it with those mishaps. */
  readonly replay: string
  /** The search came to its end; false = its budget did first. */
  readonly isShortest: boolean
}

/** How much looking for a shorter failure may cost. */
export interface ShrinkBudget {
  /** Runs at the most. */
  readonly runsMax: number
  /** Asked before each further run: whether there is time for it. */
  goesOn(): boolean
}

/**
 * Looks for the shortest beginning of the mishaps with which a run still fails in the same way:
 * by halving, so that it takes a handful of runs.
 */
export async function shrink(
  failure: ClusterFailure,
  { runsMax, goesOn }: ShrinkBudget = { runsMax: shrinkRunsMax, goesOn: () => true },
): Promise<Shrunk> {
  let best = failure
  let runs = 0
  let low = 0
  let high = failure.mishaps
  while (low < high) {
    if (runs >= runsMax || !goesOn()) return shrunk(best, runs, false)
    const middle = (low + high) >>> 1
    const options = { ...failure.options, mishaps: middle, eventsMax: eventsOf(failure) }
    const found = await fails(options, failure)
    runs++
    if (found) {
      best = found
      high = Math.min(middle, found.mishaps)
    } else low = middle + 1
  }
  return shrunk(best, runs, true)
}

function shrunk(failure: ClusterFailure, runs: number, isShortest: boolean): Shrunk {
  const { options, mishaps } = failure
  return { failure, runs, isShortest, replay: replayCommand({ ...options, mishaps }) }
}

/** A run that takes much longer than the one that failed is another story. */
function eventsOf({ events }: ClusterFailure): number {
  return shrinkEvents.factor * events + shrinkEvents.more
}

async function fails(
  options: ClusterOptions,
  wanted: ClusterFailure,
): Promise<ClusterFailure | undefined> {
  const { listen: _, progress: __, ...quiet } = options
  try {
    await runCluster(quiet)
    return undefined
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error
    return error.kind === wanted.kind ? error : undefined
  }
}
