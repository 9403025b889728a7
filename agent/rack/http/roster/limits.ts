/** Characters of a cell's name in a path or a query. */
export const cellCharsMax = 64
/** Prefixes in one order: a cell has at most so many. */
export const prefixesPerOrderMax = 256
/** Characters of a request to join as base64url: 16 KiB of bytes. */
export const joinCharsMax = 22_000
/** Longest rest that a cell can be ordered to take, seconds: a day. */
export const stopSecondsMax = 86_400
