/** Bytes of a backup that one authentication tag covers: restoring holds this much unchecked. */
export const frameBytes = 64 * 1024
/** Lines before the first frame: counts of some dozen families. */
export const headerBytesMax = 16 * 1024
/** A key of the store, or the name of a file. */
export const itemNameBytesMax = 4 * 1024
/** A value of the store: a record of one bulk request is a fraction of it. */
export const itemValueBytesMax = 64 * 1024 * 1024
/** Files beside the store: keys and configuration. */
export const filesMax = 64
/** Backups and exports under way at once: each keeps LevelDB from dropping what was overwritten. */
export const backupsAtOnceMax = 2
/** Entries written at once by a restore. */
export const restoreBatchEntries = 1_000
/** scrypt (RFC 7914): 32 MiB and about a tenth of a second for each guess at a passphrase. */
export const scryptCost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const
/**
 * A restored cell counts its starts from so far beyond the backup's: whatever the lost disk wrote
 * in its starts after the backup is never numbered a second time.
 */
export const restoredBootGap = 1_000
