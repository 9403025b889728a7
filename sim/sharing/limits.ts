/** Heads of a feed for which answers are kept: cells that are behind ask as of the newest ones. */
export const headsAnsweredMax = 4
/**
 * Images of a feed that are kept although no cell may hold them: cells that come to the same head
 * by other batches find them there.
 */
export const imagesKeptMax = 8
