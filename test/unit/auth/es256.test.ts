import { generateKeyPairSync } from 'node:crypto'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompactSign, createLocalJWKSet, decodeProtectedHeader, jwtVerify, SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ed25519Signer, newSeed, privateKeyObject } from '../../../agent/rack/adapter/ed25519.ts'
import { systemRandom } from '../../../agent/rack/adapter/system-random.ts'
import {
  authenticateTokens,
  ClusterIssuers,
  openEs256Key,
  TokenIssuer,
  type TokenPolicy,
} from '../../../agent/rack/auth/index.ts'
import { temporaryFolder } from '../../fixture/cell-process.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'
import { loneBook, signerOf } from '../../fixture/roster.ts'

const policy: TokenPolicy = {
  issuer: '',
  audience: '',
  roles: { claims: ['role'], names: {}, fallback: '' },
}
const request = { subject: 'bob', role: 'operator', seconds: 600, alg: 'ES256' } as const
const seed = newSeed()
const clock = new ManualClock(Date.now())
const newP256 = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder('es256')
})
afterEach(() => folder.remove())

/** A cell with its issuer; another one that knows the first by the roster alone. */
function twoCells() {
  const issuers = ClusterIssuers.follow(loneBook('x1000', signerOf(0), ed25519Signer(seed)))
  const es256 = openEs256Key(folder.path)
  const options = { cell: 'x1000', seed, secondsMax: 86_400 }
  const issuer = new TokenIssuer({ clock, random: systemRandom, issuers }, { ...options, es256 })
  const plain = new TokenIssuer({ clock, random: systemRandom, issuers }, options)
  const other = authenticateTokens({ clock, issuers }, policy)
  return { issuer, plain, es256, other }
}

const claims = () => {
  const now = Math.floor(clock.wallMs() / 1_000)
  return {
    iss: 'rackcell:x1000',
    sub: 'eve',
    aud: 'rackcell',
    role: 'admin',
    iat: now,
    exp: now + 60,
  }
}

/** Signs a word about a key as an issuer would, with whatever is wrong about it. */
function word(
  said: object,
  { typ = 'rackcell-key', by = seed }: { typ?: string; by?: Uint8Array } = {},
): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(said)))
    .setProtectedHeader({ alg: 'EdDSA', typ })
    .sign(privateKeyObject(by))
}

describe('ES256 on request', () => {
  it('is checked by a service that knows the JWKS, without EdDSA', async () => {
    const { issuer } = twoCells()
    const { token } = await issuer.mint(request)
    const keys = createLocalJWKSet({ keys: issuer.jwks.map((jwk) => ({ ...jwk })) })
    const options = { algorithms: ['ES256'], currentDate: new Date(clock.wallMs()) }
    const { payload } = await jwtVerify(token, keys, options)
    expect(payload).toMatchObject({ sub: 'bob', role: 'operator', iss: 'rackcell:x1000' })
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'ES256', typ: 'JWT' })
    expect(decodeProtectedHeader((await issuer.mint({ ...request, alg: 'EdDSA' })).token).alg).toBe(
      'EdDSA',
    )
  })

  it('counts at every cell that knows the issuer by the roster', async () => {
    const { issuer, other } = twoCells()
    const { token } = await issuer.mint(request)
    const caller = await other.authenticate(`Bearer ${token}`)
    expect(caller).toMatchObject({ subject: 'bob', role: 'operator' })
  })

  it('keeps its key over restarts, for the owner only', () => {
    const first = openEs256Key(folder.path)
    expect(openEs256Key(folder.path).jwk).toEqual(first.jwk)
    const path = join(folder.path, 'issuer-es256.key')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(path, 'no key')
    expect(() => openEs256Key(folder.path)).toThrow(
      expect.objectContaining({ code: 'INTEGRITY_KEYS' }),
    )
  })

  it('is not there without the key', async () => {
    const { plain } = twoCells()
    await expect(plain.mint(request)).rejects.toMatchObject({ code: 'UNSUPPORTED' })
    expect(plain.jwks).toHaveLength(1)
  })
})

describe('a forged word about a key', () => {
  const { publicKey, privateKey } = newP256()
  const jwk = publicKey.export({ format: 'jwk' })
  const iss = 'rackcell:x1000'

  it.each([
    ['absent', async () => undefined],
    ['signed by somebody else', () => word({ iss, jwk }, { by: newSeed() })],
    ['of another type', () => word({ iss, jwk }, { typ: 'JWT' })],
    ['for another issuer', () => word({ iss: 'rackcell:x1001', jwk })],
    ['without a key', () => word({ iss })],
    ['about a key of another kind', () => word({ iss, jwk: { kty: 'oct', k: 'AAAA' } })],
    ['about a point that is not on the curve', () => word({ iss, jwk: { ...jwk, y: 'AAAA' } })],
    ['no word at all', async () => 'a.b.c'],
  ])('%s lets nobody in', async (_, make) => {
    const { other } = twoCells()
    const rackcell_key = await make()
    const header = { alg: 'ES256', ...(rackcell_key === undefined ? {} : { rackcell_key }) }
    const token = await new SignJWT(claims()).setProtectedHeader(header).sign(privateKey)
    await expect(other.authenticate(`Bearer ${token}`)).rejects.toMatchObject({
      code: 'AUTH_TOKEN',
    })
  })

  it('and an honest one lets in nobody else', async () => {
    const { issuer, other } = twoCells()
    const { token } = await issuer.mint(request)
    const { rackcell_key, kid } = decodeProtectedHeader(token) as Record<string, string>
    const header = { alg: 'ES256', kid: kid ?? '', rackcell_key }
    const forged = await new SignJWT(claims()).setProtectedHeader(header).sign(privateKey)
    await expect(other.authenticate(`Bearer ${forged}`)).rejects.toMatchObject({
      code: 'AUTH_TOKEN',
    })
  })

  it('is no token itself', async () => {
    const { issuer, other } = twoCells()
    const { token } = await issuer.mint(request)
    const { rackcell_key } = decodeProtectedHeader(token) as Record<string, string>
    await expect(other.authenticate(`Bearer ${rackcell_key}`)).rejects.toMatchObject({
      code: 'AUTH_TOKEN',
    })
  })
})
