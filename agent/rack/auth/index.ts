/**
 * Who calls: the cell's own token issuer, the issuers of the cluster by its roster, tokens of site
 * issuers through a JWKS, and the keys folder. It owns the seeds of the cell and of its issuer, and
 * the memory of tokens that were checked. It promises that nothing is accepted without a signature
 * by a key of the issuer that the token names, and that what is refused says what was missing. What
 * a role may do is decided in cell/identity.
 */

export { authenticateTokens, type TokenKeys, type TokenPolicy } from './authenticator.ts'
export type { Access, Authenticator, Caller, Role } from './caller.ts'
export { challengeCallers } from './challenge.ts'
export { ClusterIssuers } from './cluster-issuers.ts'
export { refuseCrossSite } from './cross-site.ts'
export { type Es256Key, openEs256Key } from './es256-key.ts'
export { jwksLoader } from './jwks-loader.ts'
export { type CellKeys, keysFolderOf, openKeysFolder, openSeed } from './keys-folder.ts'
export { isLoopback, requireLoopback } from './loopback.ts'
export { authenticateEverybody } from './open-house.ts'
export { SiteKeys } from './site-keys.ts'
export { type MintedToken, TokenIssuer } from './token-issuer.ts'
