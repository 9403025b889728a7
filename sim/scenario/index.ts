/**
 * Simulated worlds around production code, and the invariants that judge them from outside. One
 * cell: its ledger on a disk that loses, tears and refuses writes, clients that change the
 * inventory, nodes that boot, crashes at every stage of a write, power cuts, kills, a full disk, a
 * jumping clock. It promises that a failure names its seed and the command that shows it again.
 */
export { type InvariantName, invariants, Scorecard, Violation } from './invariant.ts'
export {
  type OneCellOptions,
  type OneCellReport,
  runOneCell,
  SimulationFailure,
} from './one-cell.ts'
export { recordText, textsOf } from './record-text.ts'
export { ConnectionLost, SimCell } from './sim-cell.ts'
export { type Attempt, Witness } from './witness.ts'
