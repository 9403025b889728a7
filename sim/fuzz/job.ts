import { ClusterFailure, replayCommand, runCluster, shrink } from '../cluster/index.ts'
import { drawOptions } from './draw.ts'

/** A seed to be tried. */
export interface Job {
  readonly seed: number
  readonly virtualMs: number
}

/** What became of a seed. */
export interface Tried {
  readonly seed: number
  readonly scenario: string
  readonly cells: number
  readonly nodes: number
  readonly events: number
  readonly virtualMs: number
  readonly realMs: number
  /** The first line of what broke; undefined = everything held. */
  readonly broken?: string
  readonly invariant?: string
  /** The command that shows it with as few mishaps as it needs. */
  readonly replay?: string
  readonly invariants: Readonly<Record<string, number>>
  readonly sometimes: Readonly<Record<string, number>>
}

/** Tries one seed, and looks for the shortest way to show what broke. */
export async function tryOut({ seed, virtualMs }: Job): Promise<Tried> {
  const options = drawOptions(seed, virtualMs)
  const beganMs = performance.now()
  const { scenario, cells, nodes } = options
  const facts = () => ({
    ...{ seed, scenario, cells, nodes },
    realMs: Math.round(performance.now() - beganMs),
  })
  try {
    const { events, invariants, sometimes, virtualMs: lastedMs } = await runCluster(options)
    return { ...facts(), events, virtualMs: lastedMs, invariants, sometimes }
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error
    const { failure } = await shrink(error)
    return {
      ...facts(),
      ...{ events: error.events, virtualMs: Math.round(error.atMs), invariants: {}, sometimes: {} },
      broken: error.message.split('\n')[0] ?? '',
      invariant: error.invariant ?? 'none',
      replay: replayCommand(failure.options),
    }
  }
}
