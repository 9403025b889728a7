/** Combinations of values that one count may have: a table that nobody reads to its end. */
export const countsMax = 10_000

/** Names of globs that a node set may spell when it is held against single nodes. */
export const globsMax = 1_000
