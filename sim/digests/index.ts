/**
 * A cluster so large that one process cannot hold every cell's copy of every record: cells that
 * gossip the digests of their feeds and compare tables, by the production code and over the
 * simulated network, but hold no records and boot no nodes. It tells how soon the news of a change
 * is everywhere, what that costs, and whether everybody hears of it in the end; of what is in the
 * feeds it says nothing.
 */
export {
  DigestFailure,
  type DigestOptions,
  type DigestReport,
  runDigests,
} from './run-digests.ts'
