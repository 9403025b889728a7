/** Heads of a feed for which answers are kept: cells that are behind ask as of the newest ones. */
export const headsAnsweredMax = 4
