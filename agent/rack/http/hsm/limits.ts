/**
 * Depth of a JSON body: no document has a quarter of it, and reading one costs a stack frame per
 * level.
 */
export const jsonDepthMax = 64
