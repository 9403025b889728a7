/** Characters of the root's passphrase at least: shorter ones are guessed in spite of scrypt. */
export const rootPassphraseCharsMin = 8
/** Bytes of the file that holds an encrypted root: a few lines of JSON. */
export const rootFileBytesMax = 4_096
/** Bytes of the book that a cell finds in its keys folder at its first start. */
export const bookFileBytesMax = 64 * 1_024 * 1_024
/** Bytes of the list of issuers: a line of a hundred for each of at most sixteen. */
export const issuersFileBytesMax = 16 * 1_024
