/**
 * Characters of a token's subject: it stands in the record of every change that the token orders.
 */
export const subjectCharsMax = 128
/** A token that lives shorter than this expires while its first command runs. */
export const tokenSecondsMin = 60
