import {
  ClusterFailure,
  type ClusterOptions,
  eventsPerSecondMax,
  replayCommand,
  runCluster,
  settleMs,
  shrink,
} from '../cluster/index.ts'
import { packageVersion } from '../edge/index.ts'
import { drawOptions } from './draw.ts'
import { shrinkMsMax, shrinkRunsMax } from './limits.ts'

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
  /** The command that shows it with as few mishaps as were found to do. */
  readonly replay?: string
  /** How many of the mishaps that command has, and whether fewer would not do. */
  readonly mishaps?: number
  readonly isShortest?: boolean
  readonly invariants: Readonly<Record<string, number>>
  readonly sometimes: Readonly<Record<string, number>>
}

/** Tries one seed, and looks for the shortest way to show what broke. */
export async function tryOut({ seed, virtualMs }: Job): Promise<Tried> {
  const options = boundedOptions(seed, virtualMs)
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
    const shrinkUntilMs = performance.now() + shrinkMsMax
    const { failure, isShortest, replay } = await shrink(error, {
      runsMax: shrinkRunsMax,
      goesOn: () => performance.now() < shrinkUntilMs,
    })
    return {
      ...facts(),
      ...{ events: error.events, virtualMs: Math.round(error.atMs), invariants: {}, sometimes: {} },
      ...{ broken: error.message.split('\n')[0] ?? '', mishaps: failure.mishaps, isShortest },
      invariant: error.invariant ?? 'none',
      replay,
    }
  }
}

/** What broke, the version that it broke with, and how to see it with as little as it needs. */
export function failureText({ broken, replay, mishaps, isShortest }: Tried): string {
  const prefix =
    mishaps === undefined
      ? ''
      : `it needs the first ${mishaps} mishaps${isShortest ? '' : ', perhaps fewer'}\n`
  return `version ${packageVersion()}: ${broken}\n${prefix}see it again: ${replay}\n`
}

/** A seed whose worker died or was ended: a failure of the seed. */
export function lostOne({ seed, virtualMs }: Job, why: string): Tried {
  const options = drawOptions(seed, virtualMs)
  const { scenario, cells, nodes } = options
  return {
    ...{ seed, scenario, cells, nodes, events: 0, virtualMs: 0, realMs: 0 },
    ...{ broken: `seed ${seed}: ${why}`, invariant: 'none', replay: replayCommand(options) },
    ...{ invariants: {}, sometimes: {} },
  }
}

/** What a seed plays, with a bound to how much can happen in it. */
function boundedOptions(seed: number, virtualMs: number): ClusterOptions {
  const seconds = (virtualMs + settleMs) / 1_000
  return { ...drawOptions(seed, virtualMs), eventsMax: eventsPerSecondMax * seconds }
}
