/**
 * The only part of the simulator that touches the real runtime: the guard that finds real handles
 * in a simulated run, errands that are followed through what they await, files that people name,
 * and child processes that share the work. sim/main.ts is the other place.
 */
export { answerJobs, Crew, type CrewOptions, type Loss } from './crew.ts'
export { Errands } from './errand.ts'
export { appendText, packageVersion, readText, writeText } from './files.ts'
export { HandleGuard } from './handle-guard.ts'
