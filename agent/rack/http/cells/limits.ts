/** Characters of a node set in a query: what fits in a request's head. */
export const nodeSetCharsMax = 200_000
/** Characters of the list of columns. */
export const fieldsCharsMax = 1_024
/** How long one query works before others get their turn: a boot script waits no longer. */
export const queryTurnMs = 10
/** How long one query may work in all: a filter that costs more should name fewer nodes. */
export const queryWorkMs = 10_000
/** Rows between two looks at the clock. */
export const rowsPerLook = 16
/** How long the owners may take to answer for `fresh`. */
export const freshDeadlineMs = 2_000
/** Owners asked at once for `fresh`: more only wait for each other. */
export const freshAtOnceMax = 32
/** Nodes that one owner may answer with: hundreds of times a rack. */
export const freshNodesMax = 100_000
