/** Runs that looking for a shorter failure of one seed may take. */
export const shrinkRunsMax = 8

/** How long that may go on, in milliseconds of real time: no run begins after it. */
export const shrinkMsMax = 120_000
