/** Every limit of the TFTP rules, with its unit and its reason. */

/** Bytes of a request that is looked at: a name, a mode and some options. */
export const requestBytesMax = 1_024

/** Bytes of a block when nobody says (RFC 1350, 2). */
export const blockBytesDefault = 512

/** Bytes of a block that a client may ask for at least (RFC 2348). */
export const blockBytesMin = 8

/** Bytes of a block that a client may ask for at most (RFC 2348). */
export const blockBytesMax = 65_464

/** Bytes of a block on a link of Ethernet: larger ones come in pieces, and loaders lose those. */
export const blockBytesOffered = 1_468

/** Blocks that are sent before an answer is needed; more only fill the buffers of switches. */
export const windowMax = 64

/** Milliseconds without an answer until blocks are sent again, unless the client says seconds. */
export const retryMs = 1_000

/** Seconds that a client may ask for (RFC 2349). */
export const retrySecondsMax = 255

/** Times that the same blocks are sent until the client is given up. */
export const retriesMax = 5
