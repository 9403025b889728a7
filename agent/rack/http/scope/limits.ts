/** Bytes of an answer that is filtered: 100,000 components with every field. */
export const filteredBytesMax = 64 * 1024 * 1024
