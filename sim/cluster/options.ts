import type { FaultLevel } from '../fault/mishap.ts'
import type { ClusterInvariant } from '../judge/index.ts'
import type { Plant } from './plant.ts'

/** What is played in a simulated cluster. */
export const scenarios = {
  'power-on': 'the room gets its power back: every cell starts, every node boots at once',
  storm: 'every node reboots again and again while operators write at every cell',
  partition: 'the cluster is cut in two for a while, both halves go on writing, then it heals',
  grow: 'one cell grows into many while it works: cells join, and one leaves',
  upgrade: 'cells are restarted one by one with a next version that says things nobody knows yet',
} as const

export type ScenarioName = keyof typeof scenarios

/** What may be chosen of a run; all else comes from the seed. */
export interface ClusterOptions {
  readonly seed: number
  readonly cells: number
  /** Per cell. */
  readonly nodes: number
  readonly scenario: ScenarioName
  readonly faults: FaultLevel
  /** How long people, nodes and faults are busy; undefined = what suits the scenario. */
  readonly virtualMs?: number
  /** How many of the mishaps come about, the first ones: to find those that matter. */
  readonly mishaps?: number
  /** Hears every line of the trace. */
  readonly listen?: (line: string) => void
  /** Hears how far the run is, in virtual milliseconds. */
  readonly progress?: (atMs: number) => void
  /** A run of more events than this has run away: it fails. */
  readonly eventsMax?: number
  /** For tests of the judges: fewer of them. */
  readonly judges?: readonly ClusterInvariant[]
  /** For tests of the judges: a fault of the code under test. */
  readonly plant?: Plant
  /** Whether digests are gossiped; without, anti-entropy alone has to do. */
  readonly gossip?: boolean
}
