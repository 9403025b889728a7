/** Characters of an Authorization header: tokens with long group lists stay below. */
export const authorizationCharsMax = 16 * 1024
/** Tokens remembered as checked: more callers than that at once are no operators. */
export const checkedTokensMax = 4_096
/** How far the clocks of an issuer and a cell may differ. */
export const clockToleranceSeconds = 30
/** Bytes of a JWKS: a hundred RSA keys with certificates. */
export const jwksBytesMax = 512 * 1024
/** Keys of one JWKS that are tried: a token without `kid` costs one check each. */
export const jwksKeysMax = 32
