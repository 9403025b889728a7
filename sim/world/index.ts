/**
 * The loop of a simulated world: it lets one event happen, waits until the code under test has
 * nothing left to do, looks at the checks, and goes on. It promises one trace hash per seed, and
 * fails a run that makes a real timer or handle. It knows nothing of cells.
 */
export { type RunLimit, traceLog, World, type WorldOptions } from './world.ts'
