/** Days that the self-made authority counts: as long as a rack stands. */
export const authorityDays = 3_650
/** Days that a self-made certificate counts; clients refuse much longer ones. */
export const leafDays = 90
/** A certificate is replaced when less than this is left of it: a month of failures is noticed. */
export const renewBeforeDays = 30
/** How far in the past a new certificate begins: clocks of clients differ. */
export const backdateMs = 60 * 60 * 1_000
/** Bytes of a file with a certificate chain or a key. */
export const pemBytesMax = 256 * 1024
/** Names in a self-made certificate: a machine with more addresses lists those that it needs. */
export const namesMax = 64
