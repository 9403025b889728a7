/** Beyond this many cells gossip is one event per receiver, and disks have no flaws. */
export const manyCells = 24

/** A run with more events than this does not end. */
export const eventsMax = 400_000_000

/** How often the judges look at what changes without anybody saying so, in milliseconds. */
export const lookEveryMs = 500

/** Looks are spread over so many parts of a large cluster. */
export const cellsPerLook = 32

/** How long the cells get to agree after the last trouble, in milliseconds. */
export const settleMs = 300_000

/** How often it is looked whether they agree, in milliseconds. */
export const agreeEveryMs = 1_000

/** Cells and nodes of one run. */
export const cellsMax = 10_000

/** What the room is given to find itself before trouble begins, in milliseconds. */
export const quietBeginMs = 4_000
