import { createHash, type KeyObject } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { type Clock, Fault } from '../../../cell/env/index.ts'
import { parseRole, roles, tokenAudience } from '../../../cell/identity/index.ts'
import type { Authenticator, Caller } from './caller.ts'
import { authorizationCharsMax, checkedTokensMax, clockToleranceSeconds } from './limits.ts'
import { type RoleMapping, roleOf } from './role-claims.ts'
import { type SiteKeys, siteAlgorithms } from './site-keys.ts'
import type { TokenIssuer } from './token-issuer.ts'

/** What is demanded of the tokens of a site's issuers. */
export interface TokenPolicy {
  /** Empty = any. */
  readonly issuer: string
  /** Empty = any. */
  readonly audience: string
  readonly roles: RoleMapping
}

/** What an authenticator stands on. */
export interface AuthenticatorPorts {
  readonly clock: Clock
  readonly issuer: TokenIssuer
  /** Absent = only the cell's own tokens are accepted. */
  readonly site?: SiteKeys | undefined
}

interface Checked {
  readonly caller: Caller
  readonly expSeconds: number
  /** Which keys of the site it was checked with; -1 = the cell's own. */
  readonly generation: number
}

const refuse = (message: string, cause?: unknown) => new Fault('AUTH_TOKEN', { message, cause })

/** The token of `Bearer <token>` (RFC 6750 section 2.1). */
function bearerOf(authorization: string | undefined): string {
  if (authorization === undefined || authorization.trim() === '') throw new Fault('AUTH_MISSING')
  if (authorization.length > authorizationCharsMax) {
    throw refuse(`The token is longer than ${authorizationCharsMax} characters.`)
  }
  const token = /^Bearer +([\w.~+/-]+=*) *$/i.exec(authorization)?.[1]
  if (!token) throw refuse('The Authorization header is not "Bearer <token>".')
  return token
}

/** A sentence for each way in which a token can fail. */
function tokenFault(error: unknown, issuer: string): Fault {
  if (error instanceof Fault) return error
  if (error instanceof errors.JWTExpired) {
    const at = Number(error.payload.exp) * 1_000
    const when =
      Number.isFinite(at) && Math.abs(at) < 8.64e15 ? ` at ${new Date(at).toISOString()}` : ''
    return refuse(`The token expired${when}.`, error)
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    const what = error.reason === 'missing' ? 'is missing' : 'is not what this cell accepts'
    return refuse(`The claim "${error.claim}" of the token ${what}.`, error)
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return refuse(`The signature is not by a key of the issuer ${issuer}.`, error)
  }
  return refuse('The token is not a JWT that this cell can check.', error)
}

interface Told {
  readonly alg: string
  readonly kid: string | undefined
  readonly issuer: string
}

/** What an unchecked token says of itself: only used to choose the key that it must fit. */
function told(token: string): Told {
  let header: ReturnType<typeof decodeProtectedHeader>
  let payload: JWTPayload
  try {
    header = decodeProtectedHeader(token)
    payload = decodeJwt(token)
  } catch (cause) {
    throw refuse('The token is not a JWT.', cause)
  }
  const alg = String(header.alg)
  if (!siteAlgorithms.includes(alg)) {
    throw refuse(`Tokens signed with "${alg.slice(0, 16)}" are not accepted.`)
  }
  if (typeof payload.iss !== 'string' || payload.iss === '') {
    throw refuse('The claim "iss" of the token is missing.')
  }
  const kid = typeof header.kid === 'string' ? header.kid : undefined
  return { alg, kid, issuer: payload.iss.slice(0, 256) }
}

class TokenAuthenticator implements Authenticator {
  readonly #ports: AuthenticatorPorts
  readonly #policy: TokenPolicy
  readonly #ownKey: KeyObject
  readonly #checked = new LRUCache<string, Checked>({ max: checkedTokensMax })

  constructor(ports: AuthenticatorPorts, policy: TokenPolicy) {
    this.#ports = ports
    this.#policy = policy
    this.#ownKey = ports.issuer.publicKey
  }

  async authenticate(authorization: string | undefined): Promise<Caller> {
    const token = bearerOf(authorization)
    // The hash, so that no token lies in memory longer than its request.
    const name = createHash('sha256').update(token).digest('base64')
    const known = this.#checked.get(name)
    if (known && this.#stillHolds(known)) return known.caller
    this.#checked.delete(name)
    const checked = await this.#check(token)
    this.#checked.set(name, checked)
    return checked.caller
  }

  #stillHolds({ expSeconds, generation }: Checked): boolean {
    if (generation >= 0 && generation !== this.#ports.site?.generation) return false
    return this.#ports.clock.wallMs() / 1_000 < expSeconds + clockToleranceSeconds
  }

  async #check(token: string): Promise<Checked> {
    const { alg, kid, issuer } = told(token)
    const { issuer: own, site } = this.#ports
    try {
      if (issuer === own.name) return await this.#checkOwn(token, alg)
      // Nobody but the cell itself speaks for a cell, whatever keys a site lists.
      if (!site || issuer.startsWith('rackcell:')) {
        throw refuse(`Tokens of the issuer "${issuer}" are not accepted here.`)
      }
      return await this.#checkSite(token, { alg, kid, site })
    } catch (error) {
      throw tokenFault(error, issuer)
    }
  }

  async #checkOwn(token: string, alg: string): Promise<Checked> {
    if (alg !== 'EdDSA') throw refuse(`This cell signs with EdDSA, not with ${alg}.`)
    const payload = await this.#verify(token, this.#ownKey, {
      algorithms: ['EdDSA'],
      audience: tokenAudience,
    })
    const role = typeof payload['role'] === 'string' ? parseRole(payload['role']) : undefined
    if (!role) throw refuse(`The claim "role" of the token names none of ${roles.join(', ')}.`)
    const caller = { subject: String(payload.sub), role }
    return { caller, expSeconds: Number(payload.exp), generation: -1 }
  }

  async #checkSite(
    token: string,
    { alg, kid, site }: { alg: string; kid: string | undefined; site: SiteKeys },
  ): Promise<Checked> {
    const keys = await site.keysFor({ alg, kid })
    const { generation } = site
    const { issuer, audience, roles: mapping } = this.#policy
    const payload = await this.#verifyAny(token, keys, {
      algorithms: [alg],
      ...(issuer ? { issuer } : {}),
      ...(audience ? { audience } : {}),
    })
    const role = roleOf(payload, mapping)
    const subject = String(payload.sub)
    if (!role) {
      throw new Fault('AUTH_REFUSED', {
        message: `The token of ${subject} names no role: ${mapping.claims.join(', ')} hold none that auth.roleNames knows.`,
        details: { needed: roles.join(', ') },
      })
    }
    return { caller: { subject, role }, expSeconds: Number(payload.exp), generation }
  }

  /** Several keys fit a token that names none: one of them must have signed it. */
  async #verifyAny(
    token: string,
    keys: readonly KeyObject[],
    options: Parameters<typeof jwtVerify>[2],
  ): Promise<JWTPayload> {
    let last: unknown
    for (const key of keys) {
      try {
        return await this.#verify(token, key, options)
      } catch (error) {
        last = error
        if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error
      }
    }
    throw last
  }

  async #verify(
    token: string,
    key: KeyObject,
    options: Parameters<typeof jwtVerify>[2],
  ): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, key, {
      ...options,
      requiredClaims: ['sub', 'iss', 'aud', 'exp'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(this.#ports.clock.wallMs()),
    })
    if (typeof payload.sub !== 'string' || payload.sub === '') {
      throw refuse('The claim "sub" of the token is missing.')
    }
    return payload
  }
}

/**
 * Checks tokens of the cell's own issuer and of the site's issuers, and remembers the good ones
 * until they expire.
 */
export function authenticateTokens(ports: AuthenticatorPorts, policy: TokenPolicy): Authenticator {
  return new TokenAuthenticator(ports, policy)
}
