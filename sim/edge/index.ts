/**
 * The only part of the simulator that touches the real runtime: the guard that finds real handles
 * in a simulated run. sim/main.ts is the other place.
 */
export { HandleGuard } from './handle-guard.ts'
