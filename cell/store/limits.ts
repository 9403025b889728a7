/**
 * Transactions that may wait for the disk; more are refused with LIMIT_WRITES (about 2 s of a slow
 * disk).
 */
export const pendingTransactionsMax = 10_000
/** Records that one transaction may touch: a bulk import of 10,000 nodes with their parts fits. */
export const transactionRecordsMax = 65_536
/** Records per synced batch: bounds the time that one batch holds the disk. */
export const batchRecordsMax = 8_192
/** Signed heads kept per feed; a peer that is further behind takes a snapshot. */
export const headsKept = 4_096
/** A key longer than this is refused: LevelDB holds whole keys in its blocks. */
export const keyBytesMax = 2_048
/** Older versions that a version of an intent names; the oldest are left out beyond it. */
export const intentParentsMax = 64
/** A version of an intent from further in the future waits until it is this near, milliseconds. */
export const intentAheadMs = 60_000
/**
 * How long after a deleted intent every cell must have been heard before the deletion is forgotten,
 * milliseconds: whoever passed something on meanwhile has passed on the older versions' end, too.
 */
export const tombstoneGraceMs = 600_000
/** How long the answer to a request is remembered, milliseconds. */
export const requestKeptMs = 86_400_000
/** Requests remembered; beyond it the oldest are forgotten early. */
export const requestsKept = 50_000
/** Forgotten requests that one batch takes along, so that sweeping never holds the disk. */
export const requestsSweptPerBatch = 16
/** Longest id of a request, characters. */
export const requestIdCharsMax = 64
/** Largest answer that is remembered; a larger one is made again by reading. */
export const requestAnswerBytesMax = 65_536
/** The same for an answer that cannot be made again: keys of some thousand reservations. */
export const requestKeysBytesMax = 1_048_576
/** Records that wait for a number; more are refused with LIMIT_WRITES. */
export const journalRecordsMax = 262_144
/** Times that a delta looks for what was written while it was read; then it ends. */
export const deltaRoundsMax = 64
/** Entries up to which a root is kept in one piece: as large as it has entries. */
export const compactRootEntriesMax = 2_048
/** Largest digest, bytes, signature included. */
export const digestBytesMax = 512
/** Longest id of a cell in what it says, characters. */
export const cellCharsMax = 64
