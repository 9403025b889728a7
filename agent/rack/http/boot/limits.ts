/** Characters of a Host header that are looked at: a DNS name (RFC 1035, 2.3.4) and a port. */
export const hostCharsMax = 260
/** Seconds that a machine waits which the cell cannot boot yet; the reference's value. */
export const unknownDelaySeconds = 10
/**
 * Nodes whose last access is remembered, per kind of document, in memory until the agent restarts:
 * more than one cell serves.
 */
export const accessesKept = 16_384
/** Tries that a loader may count: at one a second more than it makes in ten years. */
export const triesMax = 1_000_000_000
/** Characters of an identifier that is repeated in a script's chain URL. */
export const identifierCharsMax = 256
