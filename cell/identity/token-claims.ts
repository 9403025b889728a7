import { Fault } from '../env/index.ts'
import { localTokenSecondsMax, subjectCharsMax, tokenSecondsMin } from './limits.ts'
import type { Role } from './role.ts'
import { requireScope, scopeClaim, scopeWords } from './scope.ts'

/**
 * What a token of a cell says (RFC 7519 section 4.1, and the role). Times are seconds since the
 * epoch.
 */
export interface TokenClaims {
  readonly iss: string
  readonly sub: string
  readonly aud: string
  readonly role: Role
  readonly iat: number
  readonly nbf: number
  readonly exp: number
  readonly jti: string
  /** Absent = the whole cluster. */
  readonly [scopeClaim]?: readonly string[]
}

/** What a cell signs tokens with; ES256 is for services that do not take EdDSA. */
export const tokenAlgorithms = ['EdDSA', 'ES256'] as const

/** The name of such an algorithm (RFC 7518, RFC 8037). */
export type TokenAlgorithm = (typeof tokenAlgorithms)[number]

/** What somebody asks a token for. */
export interface TokenRequest {
  readonly subject: string
  readonly role: Role
  readonly seconds: number
  /** EdDSA when absent. */
  readonly alg?: TokenAlgorithm
  /** `group:NAME`, `partition:NAME`: what it is limited to; the whole cluster when absent. */
  readonly scope?: readonly string[] | undefined
}

/** The audience of every token that a cell makes. */
export const tokenAudience = 'rackcell'

/** Who a cell says it is when it signs tokens. */
export function issuerNameOf(cell: string): string {
  return `rackcell:${cell}`
}

const localPrefix = 'rackcell-local:'

/** Who a cell says it is when it signs a token that no other cell is to take. */
export function localIssuerNameOf(cell: string): string {
  return `${localPrefix}${cell}`
}

/** The only cell that takes tokens of an issuer; undefined = the issuer is of another kind. */
export function localCellOf(issuer: string): string | undefined {
  return issuer.startsWith(localPrefix) ? issuer.slice(localPrefix.length) : undefined
}

/** Letters, digits and a little punctuation: it is printed in logs and records. */
const subjectForm = /^[\p{L}\p{N}][\p{L}\p{N} ._:@/+-]*$/u

/** The claims of a new token. Faults: INPUT_BODY for a subject or a time that cannot be. */
export function claimsFor(
  { subject, role, seconds, scope }: TokenRequest,
  issue: {
    readonly cell: string
    readonly wallMs: number
    readonly secondsMax: number
    readonly id: string
    /** For this cell alone, and for an hour at most. */
    readonly isLocal?: boolean
  },
): TokenClaims {
  const { isLocal = false } = issue
  const secondsMax = isLocal ? Math.min(localTokenSecondsMax, issue.secondsMax) : issue.secondsMax
  const limit = isLocal ? 'a local token lives no longer' : 'auth.tokenSecondsMax sets the limit'
  if (!subjectForm.test(subject) || subject.length > subjectCharsMax) {
    throw new Fault('INPUT_BODY', {
      message: `subject takes 1 to ${subjectCharsMax} letters, digits, blanks or . _ : @ / + -`,
      details: { field: 'subject' },
    })
  }
  if (!Number.isInteger(seconds) || seconds < tokenSecondsMin || seconds > secondsMax) {
    throw new Fault('INPUT_BODY', {
      message: `seconds takes a whole number from ${tokenSecondsMin} to ${secondsMax}; ${limit}`,
      details: { field: 'seconds', secondsMax },
    })
  }
  const now = Math.floor(issue.wallMs / 1_000)
  return {
    iss: isLocal ? localIssuerNameOf(issue.cell) : issuerNameOf(issue.cell),
    sub: subject,
    aud: tokenAudience,
    role,
    iat: now,
    nbf: now,
    exp: now + seconds,
    jti: issue.id,
    ...(scope && { [scopeClaim]: scopeWords(requireScope(scope)) }),
  }
}
