/** Labels, or annotations, of one object: they are for people, not for data. */
export const labelsMax = 64
/** Characters of one label or annotation with its name. */
export const labelCharsMax = 4_096
/** Profiles above one another: a chain that long is a ring. */
export const profileDepthMax = 8
