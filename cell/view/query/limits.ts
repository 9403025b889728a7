/** Every limit of filters: whoever may read may send one, and it runs beside boots. */

/** Characters of a filter: a list of two hundred names fits. */
export const filterCharsMax = 4_096

/** Operators, values and names in a filter: about what fits into its characters. */
export const filterNodesMax = 1_000

/** How deep a filter nests; `a || b || c …` nests once per operator. */
export const filterDepthMax = 250

/** Elements of a list that is written out in a filter. */
export const filterListMax = 256

/** Arguments of a call: no function takes more than four. */
export const filterArgumentsMax = 8

/**
 * Steps that a filter may cost for one node, loops counted as often as they run: a few
 * milliseconds. Two written lists of 256 against each other fit.
 */
export const filterStepsMax = 200_000

/** Elements that a list of a node is taken to have when steps are counted. */
export const fieldElementsTaken = 64

/** Characters of a pattern of `matches`. */
export const patternCharsMax = 256

/** States of a pattern's automaton; `{2,9}` counts as often as it repeats. */
export const patternStatesMax = 512

/** Characters that a pattern is held against: longer than any name or URL of a node. */
export const patternTextMax = 4_096
