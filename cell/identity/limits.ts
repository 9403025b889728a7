/**
 * Characters of a token's subject: it stands in the record of every change that the token orders.
 */
export const subjectCharsMax = 128
/** A token that lives shorter than this expires while its first command runs. */
export const tokenSecondsMin = 60
/**
 * A token that only the cell takes which made it lives no longer: it is for the time in which no
 * issuer can be asked, and nobody else can end it.
 */
export const localTokenSecondsMax = 3_600
/** Words of a token's scope: a tenant has a few groups. */
export const scopeWordsMax = 64
/** Characters of one of them: the name of a group or partition with what it is. */
export const scopeWordCharsMax = 280
