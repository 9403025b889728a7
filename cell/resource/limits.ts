/** Every limit of resources, with its unit and its reason. */

/** Operations of one JSON patch: each goes over the whole object. */
export const patchOperationsMax = 256

/** Values in an object while it is patched: `copy` could double it with every operation. */
export const patchedValuesMax = 10_000

/** Segments of a JSON pointer; as deep as an object may be nested. */
export const pointerSegmentsMax = 64

/** Characters of a name, as of a cloud-init group's: names of groups are names of resources. */
export const resourceNameCharsMax = 255

/** Objects of one kind: the lists have no pages, and matching looks at all configurations. */
export const resourcesPerKindMax = 4_096

/** Identifiers in one list of a boot configuration: every node of a large cluster. */
export const selectorsMax = 16_384
