/**
 * Trying many seeds: what each of them plays, by itself, and what became of it. It promises that a
 * seed plays the same wherever it is tried, and that a failure comes with the shortest way found to
 * show it.
 */
export { failureText, type Job, lostOne, type Tried, tryOut } from './job.ts'
