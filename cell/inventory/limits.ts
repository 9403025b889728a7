/** Every limit of the inventory rules, with its unit and its reason. */

/**
 * Characters of a normalised xname: names double as host names, and a DNS label ends at 63 (RFC
 * 1035, 2.3.4).
 */
export const xnameCharsMax = 63

/**
 * Characters of text offered as an xname, blanks and leading zeros included; more is refused
 * unread.
 */
export const xnameInputCharsMax = 255

/**
 * Characters of text offered as a MAC address: 17 in the longest notation, and a few blanks around
 * it.
 */
export const macInputCharsMax = 32

/**
 * Characters of text offered as an IP address: 45 for IPv6 with an IPv4 tail, and a few blanks
 * around it.
 */
export const ipInputCharsMax = 64

/**
 * Characters of refused input repeated in an error: enough to recognise it, too few to flood a log.
 */
export const quotedCharsMax = 64

/** Names that one node set may stand for: ten times the largest cluster we know how to serve. */
export const nodeSetNamesMax = 100_000

/**
 * Names made or looked at while one node set is worked out; bounds `a[1-90000],a[1-90000],…` and
 * globs.
 */
export const nodeSetWorkMax = 2_000_000

/** Characters of a node set: the largest set of which no two names fold, at 40 characters each. */
export const nodeSetCharsMax = 4_194_304

/** Characters of one name that a node set can spell: a whole DNS name (RFC 1035, 2.3.4). */
export const nodeSetNameCharsMax = 253

/**
 * Digits of a number inside a bracket: the largest count that a double keeps exact (2^53 has 16).
 */
export const nodeSetDigitsMax = 15

/** `*` in one glob: matching costs a pass per star, and no name has so many parts. */
export const nodeSetStarsMax = 8

/** Largest NID: a record holds it in 32 bits with a sign. */
export const nidMax = 2_147_483_647

/** Numbers from here on belong to no position: cabinet 9999 ends below 164 million. */
export const nidOverflowMin = 1_073_741_824

/**
 * Characters of a group's label, of an exclusive set's name, of a tag: they stand in keys and file
 * names.
 */
export const labelCharsMax = 255
