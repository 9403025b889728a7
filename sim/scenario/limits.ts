/**
 * How long clients write unless told otherwise, in milliseconds: a few crashes, in a tenth of a
 * second.
 */
export const virtualMsDefault = 2_500

/**
 * Time that a cell gets to settle after the last trouble, in milliseconds; recovery waits for 5 s.
 */
export const settleMs = 12_000

/** A run with more events than this does not end. */
export const eventsMax = 5_000_000

/** Largest jump of the wall clock, in milliseconds, either way. */
export const jumpMsMax = 3_600_000
