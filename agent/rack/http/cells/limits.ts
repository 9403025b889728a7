/** Characters of a node set in a query: what fits in a request's head. */
export const nodeSetCharsMax = 200_000
/** Characters of the list of columns. */
export const fieldsCharsMax = 1_024
