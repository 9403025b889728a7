/**
 * The judges of a simulated cluster. They read what becomes durable on each machine's disk from
 * outside, keep a chronicle of every feed and of all versions of every intent, and hold against it
 * what cells acknowledge, show and say of each other's age. They promise to name the invariant that
 * broke and the evidence; they never ask the code under test what should be, and change nothing.
 */
export type { Batch } from './chronicle.ts'
export { ClusterJudge, type Told, toldEntries } from './cluster-judge.ts'
export { DiskSight } from './disk-sight.ts'
export { Broken, Card, type ClusterInvariant, clusterInvariants } from './invariant.ts'
export { nameOfRecord, plainOwner } from './ownership.ts'
export type { Sight } from './sight.ts'
