import { Broken } from '../judge/index.ts'
import type { Plot, Spread } from '../report/index.ts'
import { ClusterRun } from './cluster-run.ts'
import type { ClusterOptions } from './options.ts'
import { plotsOf } from './sample.ts'

/** What a run that held has to say. */
export interface ClusterReport {
  readonly options: ClusterOptions
  readonly events: number
  readonly virtualMs: number
  /** How often each invariant was judged. */
  readonly invariants: Readonly<Record<string, number>>
  /** How long it took until all cells agreed after the last trouble, in milliseconds. */
  readonly agreedMs: number
  readonly convergence: Spread
  /** Sent by each cell, on average. */
  readonly bytesPerCell: number
  readonly starts: number
  readonly boots: number
  /** How often rare things happened. */
  readonly sometimes: Readonly<Record<string, number>>
  readonly traceHash: string
  readonly plots: readonly Plot[]
}

/** A broken invariant, or a run that could not go on, with what is needed to see it again. */
export class ClusterFailure extends Error {
  override readonly name = 'ClusterFailure'
  readonly options: ClusterOptions
  /** The invariant that broke; undefined = something else went wrong. */
  readonly invariant: string | undefined
  readonly atMs: number
  readonly events: number
  /** What kind of failure it is: the invariant, or what else went wrong. */
  readonly kind: string
  /** Mishaps that had begun. */
  readonly mishaps: number

  constructor(run: ClusterRun, options: ClusterOptions, cause: unknown) {
    const { world } = run
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
    super(
      [
        `seed ${options.seed} failed after ${world.nowMs.toFixed(3)} ms: ${reason}`,
        'the last that happened:',
        ...world.trace.tail().map((line) => `  ${line}`),
        `see it again: ${replayCommand(options)}`,
      ].join('\n'),
      { cause },
    )
    this.options = options
    this.invariant = cause instanceof Broken ? cause.invariant : undefined
    // Without figures, which differ from run to run.
    this.kind = this.invariant ?? reason.replace(/\d+/g, 'N')
    this.atMs = world.nowMs
    this.events = world.events
    this.mishaps = run.mishapsBegun
  }
}

/** The command that shows a run again. */
export function replayCommand(options: ClusterOptions): string {
  const { seed, cells, nodes, scenario, faults, mishaps, virtualMs } = options
  const parts = [`rackcell sim replay --cells ${cells} --nodes ${nodes} --seed ${seed}`]
  parts.push(`--scenario ${scenario} --faults ${faults}`)
  if (mishaps !== undefined) parts.push(`--mishaps ${mishaps}`)
  if (virtualMs !== undefined) parts.push(`--virtual-ms ${virtualMs}`)
  return parts.join(' ')
}

/** Points of the plotted distribution. */
const curvePoints = 200

/** Runs one cluster. Throws ClusterFailure when an invariant breaks. */
export async function runCluster(options: ClusterOptions): Promise<ClusterReport> {
  const run = new ClusterRun(options)
  const { world, card } = run
  try {
    const { agreedMs, samples, lag, starts, boots, sentBytes } = await run.run()
    return {
      options,
      events: world.events,
      virtualMs: Math.round(world.nowMs),
      invariants: card.judged,
      agreedMs,
      convergence: lag.quantiles.spread,
      bytesPerCell: Math.round(sentBytes / options.cells),
      starts,
      boots,
      sometimes: card.rare,
      traceHash: world.trace.digest(),
      plots: plotsOf(samples, {
        cells: options.cells,
        convergence: lag.quantiles.curve(curvePoints),
      }),
    }
  } catch (error) {
    throw new ClusterFailure(run, options, error)
  }
}
