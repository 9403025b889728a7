/** How long the editor works on a change before it gives it up: less than the old owner waits. */
export const changeDeadlineMs = 45_000
/** How long an old owner keeps its promise without a roster before it asks the editor. */
export const promiseMs = 60_000
/** How often changes under way are looked after. */
export const tendEveryMs = 1_000
/** How long one step at another cell may take; a transfer of 10,000 nodes takes about 5 s. */
export const stepDeadlineMs = 30_000
/** How long an old owner waits to see what the new one has published. */
export const confirmDeadlineMs = 15_000
/** How long an old owner keeps its records after the roster, when it does not see the new ones. */
export const shownDeadlineMs = 10_000
/** How long a cell that was just let in may take to be connected before its prefixes are tried. */
export const wantedRetryMs = { least: 2_000, most: 60_000 }
/** Changes that wait at the editor: each takes a second. */
export const changesWaitingMax = 32
/** Changes that are remembered for whoever asks what became of them. */
export const operationsKept = 256
/** Lines of progress kept for one change. */
export const progressLinesMax = 64
/** Attempts to join per minute, good or bad, from everywhere: an invitation takes one. */
export const joinsPerMinuteMax = 30
