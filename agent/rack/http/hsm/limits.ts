/**
 * Depth of a JSON body: no document has a quarter of it, and reading one costs a stack frame per
 * level.
 */
export const jsonDepthMax = 64

/** Owners that one request about locks asks at once. */
export const askedAtOnceMax = 16
