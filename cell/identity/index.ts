/**
 * Who may do what, and how it is written down: roles, the claims of tokens, names of keys. It owns
 * the rules and no key: seeds lie with the rack agent, signatures are made by its adapters. The
 * command line takes its role names from here.
 */
export { localTokenSecondsMax } from './limits.ts'
export {
  type Access,
  mayAccess,
  parseRole,
  type Role,
  roleNeeded,
  roles,
  strongestRole,
} from './role.ts'
export {
  parseScope,
  type Scope,
  scopeClaim,
  scopeText,
} from './scope.ts'
export {
  type Ed25519Jwk,
  ed25519Jwk,
  type P256Jwk,
  p256ThumbprintOf,
  thumbprintOf,
} from './thumbprint.ts'
export {
  claimsFor,
  issuerNameOf,
  localCellOf,
  type TokenAlgorithm,
  type TokenClaims,
  type TokenRequest,
  tokenAlgorithms,
  tokenAudience,
} from './token-claims.ts'
