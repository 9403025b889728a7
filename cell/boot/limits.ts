/** Every limit of the boot rules, with its unit and its reason. */

/**
 * Characters of kernel parameters: four times what a kernel takes (COMMAND_LINE_SIZE is 2,048 on
 * x86 and ARM).
 */
export const paramsCharsMax = 8_192

/** Characters of a kernel's or initrd's URL: a presigned one is about 1,500 long. */
export const bootUrlCharsMax = 4_096

/** Characters of an architecture's name; the longest that iPXE knows has 11. */
export const archCharsMax = 32

/** Lists and maps inside each other in a cloud-init value; people write about five. */
export const jsonDepthMax = 64

/** The largest NID: the reference keeps them in 32 bits with a sign. */
export const nidMax = 2_147_483_647
