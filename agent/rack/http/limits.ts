/** Body of an ordinary request. */
export const bodyBytesMax = 1024 * 1024
/** Body of a bulk import: POST of components, endpoints, groups. */
export const bulkBodyBytesMax = 16 * 1024 * 1024
/** Request line and headers: clients ask for 2,000 ids in one URL. */
export const headerBytesMax = 256 * 1024
/** One path parameter. */
export const parameterCharsMax = 512
/** How long a request may take to arrive. */
export const requestTimeoutMs = 60_000
/** How long an idle connection is kept: longer than a node's wait between two documents. */
export const keepAliveMs = 15_000
/** Connections at once; more wait in the kernel's queue. */
export const connectionsMax = 4_096
/** Bytes gathered before a streamed list is written out. */
export const streamChunkBytes = 64 * 1024
