/** Cells that are asked at once for their part of a list, or for their share of a write. */
export const askedAtOnceMax = 16
/** How long a list waits for the parts of other cells: a person waits, and is told what lacks. */
export const gatherMs = 2_000
/** How long a request waits until what Cell-At-Least names has been folded here. */
export const reachMs = 2_000
/** Positions in one Cell-At-Least header: more than a cluster without zones has cells. */
export const marksMax = 1_024
/** Characters of a Request-Id that a client chose: room for a UUID with a name before it. */
export const requestIdCharsMax = 256
/**
 * Memory for how requests were taken apart, so that a repetition asks the same cells for the same
 * although the view has changed since: a few of the largest, or thousands of ordinary ones.
 */
export const planBytesMax = 64 * 1024 * 1024
/** Memory that one share is reckoned with besides its part of the body. */
export const shareBytes = 1_024
/** Owners that a report names one by one; the rest are counted. */
export const reportedMax = 32
