/**
 * What goes wrong in a simulated cluster: drawn from the seed before anything begins, so that the
 * same seed has the same mishaps whatever the cells do, and a run can be told to stop after the
 * first few. It owns the kinds, how often and how long; making them happen is the cluster's part.
 */
export {
  drawMishaps,
  type FaultLevel,
  faultLevels,
  type Mishap,
  type MishapKind,
  mishapText,
} from './mishap.ts'
