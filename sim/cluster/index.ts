/**
 * A simulated cluster: production cells on machines that fail, over a network that loses, delays
 * and parts, with nodes that boot and operators who change things at whatever cell is at hand. It
 * plays a scenario from a seed, lets the judges look at everything from outside, then lets faults
 * end and waits, in bounded virtual time, until all cells agree. It promises the same trace for the
 * same options, and that a failure names the command that shows it again. What it runs is
 * production code; of what it stands on, only the edges are simulated.
 */
export { eventsPerSecondMax, settleMs } from './limits.ts'
export { type ClusterOptions, type ScenarioName, scenarios } from './options.ts'
export type { Plant } from './plant.ts'
export {
  ClusterFailure,
  type ClusterReport,
  replayCommand,
  runCluster,
} from './run-cluster.ts'
export { type ShrinkBudget, type Shrunk, shrink } from './shrink.ts'
