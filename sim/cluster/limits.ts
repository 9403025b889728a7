/** Beyond this many cells gossip is one event per receiver, and disks have no flaws. */
export const manyCells = 24

/** A run with more events than this does not end. */
export const eventsMax = 400_000_000

/**
 * Events of one virtual second of a fuzzed cluster, at the most: a few hundred are usual, a flood
 * makes some thousands for a while. A seed that exceeds them has run away, and is a failure.
 */
export const eventsPerSecondMax = 4_000

/** Runs that looking for the shortest failure may take. */
export const shrinkRunsMax = 12

/** Events of such a run: so many times those of the failure, for the end that it never reached. */
export const shrinkEvents = { factor: 4, more: 200_000 }

/** How often the judges look at what changes without anybody saying so, in milliseconds. */
export const lookEveryMs = 500

/** Looks are spread over so many parts of a large cluster. */
export const cellsPerLook = 32

/** How long the cells get to agree after the last trouble, in milliseconds. */
export const settleMs = 300_000

/** How often it is looked whether they agree, in milliseconds. */
export const agreeEveryMs = 1_000

/**
 * Beyond this many cells a whole run takes too long, and what each cell remembers of each other one
 * too much room: both grow with the square of the cells. What is simulated then is how the digests
 * of their feeds travel.
 */
export const wholeCellsMax = 250

/** Cells of one run. */
export const cellsMax = 10_000

/** What the room is given to find itself before trouble begins, in milliseconds. */
export const quietBeginMs = 4_000
