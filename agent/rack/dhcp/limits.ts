/** Messages whose leases wait for the disk; more are dropped, and their clients ask again. */
export const leasesWaitingMax = 4_096

/** Of those, the part that machines of the inventory alone may use. */
export const leasesWaitingUnknownMax = 3_072

/** Bytes that the kernel keeps of messages that are not read yet: a storm of some 10,000. */
export const receiveBufferBytes = 4 * 1_024 * 1_024

/** One complaint of one client within this time: a machine asks every few seconds. */
export const complaintEveryMs = 60_000

/** Complaints that are remembered as said. */
export const complaintsMax = 1_000
