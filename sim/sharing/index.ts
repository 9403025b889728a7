/**
 * Work that many cells of one process would all do alike: reading what is passed on of a feed,
 * proving it, making the bytes that lie on disk and the image in memory. It is done once, by the
 * production code, and its result shared by identity. It promises that a cell with a result from
 * here has what it would have made itself; that nothing is shared which did not come from the same
 * bytes; and it decides nothing.
 */
export { sharedWork } from './shared-work.ts'
