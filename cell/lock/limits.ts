/** Every limit of locks and reservations, with its unit and its reason. */

/** Minutes that a reservation of a service lasts at most, and that a renewal gives. */
export const reservationMinutesMax = 15

/**
 * How long an owner keeps components for an operation of several cells: time enough for all of them
 * to answer, and nobody waits longer for one that died. On the owner's monotonic clock.
 */
export const holdMs = 10_000

/**
 * How long an owner remembers that an operation was undone: a step that was under way meanwhile
 * comes too late and is refused. Steps are given up after a few seconds.
 */
export const undoneMs = 120_000

/** Operations that were undone and are remembered; the oldest is forgotten for another. */
export const undoneMax = 4_096
