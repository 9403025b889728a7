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
