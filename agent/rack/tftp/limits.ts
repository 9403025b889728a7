/** Files that are sent at a time; each has a socket and a file in memory. */
export const transfersMax = 512

/** Bytes of a file at most: loaders have one or two million, kernels some ten. */
export const fileBytesMax = 64 * 1_024 * 1_024

/** Bytes of files that are kept in memory between requests. */
export const cacheBytesMax = 64 * 1_024 * 1_024
