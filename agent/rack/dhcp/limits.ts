/** Messages whose leases wait for the disk; more are dropped, and their clients ask again. */
export const leasesWaitingMax = 4_096

/** Of those, the part that machines of the inventory alone may use. */
export const leasesWaitingUnknownMax = 3_072

/** Bytes that the kernel keeps of messages that are not read yet: a storm of some 10,000. */
export const receiveBufferBytes = 4 * 1_024 * 1_024

/** Pauses of upkeep: leases that are over are removed from disk then. */
export const tendEveryMs = 60_000

/** Leases that are removed in one batch: others do not wait behind it. */
export const tendedAtOnceMax = 500
