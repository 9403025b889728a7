/** Bytes of a configuration file: every option with its comment is a twentieth of this. */
export const configBytesMax = 1024 * 1024
/** Flaws that are told at once: more of them have one cause. */
export const flawsToldMax = 8
/** Entries of one list or map. */
export const configEntriesMax = 1_024
