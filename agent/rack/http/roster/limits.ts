/** Characters of a cell's name in a path or a query. */
export const cellCharsMax = 64
/** Prefixes in one order: a cell has at most so many. */
export const prefixesPerOrderMax = 256
/** Characters of a request to join as base64url: 16 KiB of bytes. */
export const joinCharsMax = 22_000
/** Longest rest that a cell can be ordered to take, seconds: a day. */
export const stopSecondsMax = 86_400
/** Characters of a certificate as base64url: a third more than its bytes. */
export const certificateCharsMax = 12 * 1_024
/** Characters of a roster as base64url: with it a body stays under 1 MiB; 2,000 cells and more. */
export const documentCharsMax = 1_000 * 1_024
/** How long the cells that signed rosters are waited for, to say who ordered those. */
export const orderGatherMs = 1_500
