/** Connections that each cell opens; others open as many to it: about what real cells keep. */
export const dialsPerCell = 16
/** Half of that in clusters of so many cells, or connecting them would take most of the run. */
export const fewerDialsFrom = 2_000
/** Time between two changes, in milliseconds: more than cells leave between two digests. */
export const changeEveryMs = 3_000
/** What the cells are given to find each other, in milliseconds. */
export const connectMs = 5_000
/** How long everybody gets to hear of the last change, in milliseconds. */
export const patienceMs = 1_200_000
/** How often it is looked whether everybody has heard, in milliseconds. */
export const lookEveryMs = 500
/** A run with more events than this does not end. */
export const eventsMax = 400_000_000
