import { createHash, type KeyObject } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { type Clock, Fault } from '../../../cell/env/index.ts'
import {
  localCellOf,
  localTokenSecondsMax,
  parseRole,
  roles,
  scopeClaim,
  tokenAudience,
} from '../../../cell/identity/index.ts'
import type { Authenticator, Caller, Role } from './caller.ts'
import { endorsedKey, endorsementHeader } from './es256-key.ts'
import { authorizationCharsMax, checkedTokensMax, clockToleranceSeconds } from './limits.ts'
import { type RoleMapping, roleOf, scopeOf } from './role-claims.ts'
import { type SiteKeys, siteAlgorithms } from './site-keys.ts'

/** What is demanded of the tokens of a site's issuers. */
export interface TokenPolicy {
  /** Empty = any. */
  readonly issuer: string
  /** Empty = any. */
  readonly audience: string
  readonly roles: RoleMapping
  /** Claims that limit a token to groups or partitions; none when absent. */
  readonly scopeClaims?: readonly string[]
}

/** The issuers of the cluster, by the newest roster. */
export interface TokenKeys {
  /** Grows whenever others are in force. */
  readonly generation: number
  /** The key that checks the tokens of an issuer, by the name that stands in them. */
  keyOf(issuer: string): KeyObject | undefined
}

/** What an authenticator stands on. */
export interface AuthenticatorPorts {
  readonly clock: Clock
  readonly issuers: TokenKeys
  /** This cell with the key beside its store, for tokens that are meant for it alone. */
  readonly local?: { readonly cell: string; readonly key: KeyObject } | undefined
  /** Absent = only the cluster's own tokens are accepted. */
  readonly site?: SiteKeys | undefined
}

interface Checked {
  readonly caller: Caller
  readonly expSeconds: number
  /** Whose keys it was checked with, and which ones of them. */
  readonly source: 'cluster' | 'local' | 'site'
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

function callerOf(payload: JWTPayload, role: Role, scopeClaims: readonly string[]): Caller {
  const scope = scopeOf(payload, scopeClaims)
  return { subject: String(payload.sub), role, ...(scope && { scope }) }
}

/** The second key of an issuer, by its own word. Fault: AUTH_TOKEN. */
async function secondKey(
  endorsement: string | undefined,
  by: { readonly issuer: string; readonly key: KeyObject },
): Promise<KeyObject> {
  if (endorsement === undefined) {
    throw refuse(`Cells sign with EdDSA, and with ES256 only under "${endorsementHeader}".`)
  }
  try {
    return await endorsedKey(endorsement, by)
  } catch (cause) {
    throw refuse(`"${endorsementHeader}" is not the word of the issuer ${by.issuer}.`, cause)
  }
}

interface Told {
  readonly alg: string
  readonly kid: string | undefined
  readonly issuer: string
  /** The issuer's word for the key, where it is a second one. */
  readonly endorsement: string | undefined
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
  const word = header[endorsementHeader]
  const endorsement = typeof word === 'string' ? word : undefined
  return { alg, kid, issuer: payload.iss.slice(0, 256), endorsement }
}

class TokenAuthenticator implements Authenticator {
  readonly #ports: AuthenticatorPorts
  readonly #policy: TokenPolicy
  readonly #checked = new LRUCache<string, Checked>({ max: checkedTokensMax })

  constructor(ports: AuthenticatorPorts, policy: TokenPolicy) {
    this.#ports = ports
    this.#policy = policy
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

  #stillHolds({ expSeconds, source, generation }: Checked): boolean {
    const keys = source === 'site' ? this.#ports.site : this.#ports.issuers
    if (generation !== keys?.generation) return false
    return this.#ports.clock.wallMs() / 1_000 < expSeconds + clockToleranceSeconds
  }

  async #check(token: string): Promise<Checked> {
    const { alg, kid, issuer, endorsement } = told(token)
    const { issuers, site } = this.#ports
    try {
      const key = issuers.keyOf(issuer)
      if (key && alg === 'ES256') {
        const second = await secondKey(endorsement, { issuer, key })
        return await this.#checkCluster(token, { alg, key: second })
      }
      if (key) return await this.#checkCluster(token, { alg, key })
      const cell = localCellOf(issuer)
      if (cell !== undefined) return await this.#checkLocal(token, { alg, cell })
      // Nobody but an issuer of the cluster speaks for it, whatever keys a site lists.
      if (!site || issuer.startsWith('rackcell:')) {
        throw refuse(`Tokens of the issuer "${issuer}" are not accepted here.`)
      }
      return await this.#checkSite(token, { alg, kid, site })
    } catch (error) {
      throw tokenFault(error, issuer)
    }
  }

  /** Made beside this cell's store with the key there: it says nothing to any other cell. */
  async #checkLocal(token: string, { alg, cell }: { alg: string; cell: string }): Promise<Checked> {
    const { local } = this.#ports
    if (local?.cell !== cell) throw refuse(`The token counts at the cell ${cell} alone.`)
    const checked = await this.#checkCluster(token, { alg, key: local.key })
    const { caller, lifeSeconds } = checked
    if (lifeSeconds > localTokenSecondsMax) {
      throw refuse(`A local token is valid for ${localTokenSecondsMax} seconds at most.`)
    }
    const subject = `${caller.subject} (local)`
    return { ...checked, caller: { ...caller, subject }, source: 'local' }
  }

  async #checkCluster(
    token: string,
    { alg, key }: { alg: string; key: KeyObject },
  ): Promise<Checked & { readonly lifeSeconds: number }> {
    const wanted = key.asymmetricKeyType === 'ec' ? 'ES256' : 'EdDSA'
    if (alg !== wanted) throw refuse(`Cells sign with EdDSA or ES256, not with ${alg}.`)
    const { generation } = this.#ports.issuers
    const payload = await this.#verify(token, key, {
      algorithms: [wanted],
      audience: tokenAudience,
    })
    const role = typeof payload['role'] === 'string' ? parseRole(payload['role']) : undefined
    if (!role) throw refuse(`The claim "role" of the token names none of ${roles.join(', ')}.`)
    const caller = callerOf(payload, role, [scopeClaim])
    const expSeconds = Number(payload.exp)
    const lifeSeconds = expSeconds - (payload.iat ?? Number.NEGATIVE_INFINITY)
    return { caller, expSeconds, source: 'cluster', generation, lifeSeconds }
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
    const expSeconds = Number(payload.exp)
    const caller = callerOf(payload, role, this.#policy.scopeClaims ?? [])
    return { caller, expSeconds, source: 'site', generation }
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
 * Checks tokens of the cluster's issuers and of the site's, and remembers the good ones until they
 * expire or other issuers are in force.
 */
export function authenticateTokens(ports: AuthenticatorPorts, policy: TokenPolicy): Authenticator {
  return new TokenAuthenticator(ports, policy)
}
