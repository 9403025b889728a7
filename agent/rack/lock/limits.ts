/** How often reservations that are over are removed, and operations that hang are undone. */
export const tendEveryMs = 5_000

/**
 * How old the stored remainder of a reservation gets: a restart lengthens it by that much at most.
 */
export const remainderStaleMs = 60_000

/** Reservations that are written in one batch of upkeep: requests do not wait behind it. */
export const tendedAtOnceMax = 500

/** Operations that one cell has under way: each is in its log, and callers can wait. */
export const operationsMax = 256
