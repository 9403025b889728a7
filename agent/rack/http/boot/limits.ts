/** Characters of a Host header that are looked at: a DNS name (RFC 1035, 2.3.4) and a port. */
export const hostCharsMax = 260
/** Seconds that a machine waits which the cell cannot boot yet; the reference's value. */
export const unknownDelaySeconds = 10
/** Nodes whose last access is remembered, per kind of document: more than one cell serves. */
export const accessesKept = 16_384
/** Tries that a loader may count: at one a second more than it makes in ten years. */
export const triesMax = 1_000_000_000
/** Characters of an identifier that is repeated in a script's chain URL. */
export const identifierCharsMax = 256
/** Bytes of the kept accesses: twice as many rows as are kept, of 64 bytes each, and some room. */
export const accessesBytesMax = 4 * 1024 * 1024
/**
 * How often accesses are put on disk: a crash costs no more of the history, and a thousand nodes
 * that boot at once cost one write.
 */
export const keepAccessesMs = 30_000
/** Nodes whose state change is remembered; as many as have their accesses remembered. */
export const changesKept = 16_384
/** How long after a notice a node waits because of it: a loader that comes later missed nothing. */
export const changeFreshMs = 60_000
/** Time in which notices make a node wait but once, so that nobody can keep it from booting. */
export const waitAgainMs = 300_000
/** Characters of one thing that a node says of itself: an RSA-4096 public key has about 750. */
export const reportCharsMax = 2_048
