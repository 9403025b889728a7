/** Every limit of the cloud-init rules, with its unit and its reason. */

/**
 * Characters of a group's name: those of an inventory label, with room for the reference's longer
 * ones.
 */
export const groupNameCharsMax = 255

/**
 * Characters of one plain value (a region, a host name, a URL, a key); an RSA-4096 public key has
 * about 750.
 */
export const valueCharsMax = 8_192

/** Public keys in one list: more make every document of every node large. */
export const publicKeysMax = 1_024

/** Digits that a node's number is padded to; a host name has 63 characters (RFC 1035, 2.3.4). */
export const nidLengthMax = 20

/** Digits when nobody says how many; the reference's value. */
export const nidLengthDefault = 4

/** Characters of what a node says of itself when it phones home: it is only logged. */
export const reportCharsMax = 256

/** Characters of a template that is looked at; larger ones are kept and said to be unread. */
export const templateCharsMax = 1024 * 1024

/** Versions of a template whose outcome is remembered; the reference's value. */
export const templateVersionsKept = 10
