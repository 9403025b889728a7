import { createHmac } from 'node:crypto'
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { ed25519Signer, newSeed, privateKeyObject } from '../../../agent/rack/adapter/ed25519.ts'
import { systemRandom } from '../../../agent/rack/adapter/system-random.ts'
import {
  type Authenticator,
  authenticateTokens,
  ClusterIssuers,
  SiteKeys,
  TokenIssuer,
  type TokenPolicy,
} from '../../../agent/rack/auth/index.ts'
import { Fault, silentLog } from '../../../cell/env/index.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'
import { loneBook, signerOf } from '../../fixture/roster.ts'

const algorithms = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'] as const
const pairs = Object.fromEntries(
  await Promise.all(
    algorithms.map(
      async (alg) => [alg, await generateKeyPair(alg, { extractable: true })] as const,
    ),
  ),
) as Record<(typeof algorithms)[number], Awaited<ReturnType<typeof generateKeyPair>>>

const seed = newSeed()
const policy: TokenPolicy = {
  issuer: '',
  audience: '',
  roles: { claims: ['role', 'roles', 'scope'], names: {}, fallback: '' },
}

let clock: ManualClock
let issuer: TokenIssuer
let issuers: ClusterIssuers
/** What the site answers, or why it does not. */
let served: { keys: unknown[] } | Error
let fetched: number

async function jwkOf(alg: (typeof algorithms)[number], more: object = {}) {
  return { ...(await exportJWK(pairs[alg].publicKey)), kid: alg, alg, use: 'sig', ...more }
}

function makeSite(): SiteKeys {
  const load = async () => {
    fetched++
    if (served instanceof Error) throw served
    return JSON.stringify(served)
  }
  return new SiteKeys(
    { clock, log: silentLog, load },
    { place: 'https://idp.example/keys', retryMs: 30_000, maxAgeMs: 600_000 },
  )
}

const secondsNow = () => Math.floor(clock.wallMs() / 1_000)

/** The usual claims, in their usual order; `undefined` takes one away. */
function claims(changes: Record<string, unknown> = {}): JWTPayload {
  const all = {
    iss: 'https://idp.example',
    sub: 'carol',
    aud: 'smd',
    role: 'operator',
    iat: secondsNow(),
    exp: secondsNow() + 3_600,
    ...changes,
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
}

function sign(payload: JWTPayload, header: { alg: string; kid?: string }, key?: CryptoKey) {
  const pair = pairs[header.alg as (typeof algorithms)[number]]
  return new SignJWT(payload).setProtectedHeader(header).sign(key ?? pair.privateKey)
}

async function refusal(authenticator: Authenticator, token: string | undefined): Promise<Fault> {
  try {
    await authenticator.authenticate(token === undefined ? undefined : `Bearer ${token}`)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('it was accepted')
}

beforeEach(() => {
  clock = new ManualClock()
  issuers = ClusterIssuers.follow(loneBook('x1000', signerOf(0), ed25519Signer(seed)))
  issuer = new TokenIssuer(
    { clock, random: systemRandom, issuers },
    { cell: 'x1000', seed, secondsMax: 86_400 },
  )
  served = { keys: [] }
  fetched = 0
})

describe("the cell's own tokens", () => {
  const request = { subject: 'bob', role: 'operator', seconds: 600 } as const

  it('are accepted for whom and what they were made', async () => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    const { token } = await issuer.mint(request)
    const expected = { subject: 'bob', role: 'operator' }
    expect(await authenticator.authenticate(`Bearer ${token}`)).toEqual(expected)
    expect(await authenticator.authenticate(`bearer  ${token} `)).toEqual(expected)
  })

  it('say EdDSA, the thumbprint of their key, and all times that clients look at', async () => {
    const { token } = await issuer.mint(request)
    const [header = '', body = ''] = token.split('.')
    const parsed = JSON.parse(Buffer.from(body, 'base64url').toString())
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      alg: 'EdDSA',
      kid: issuer.jwk.kid,
      typ: 'JWT',
    })
    expect(parsed).toMatchObject({
      iss: 'rackcell:x1000',
      sub: 'bob',
      aud: 'rackcell',
      role: 'operator',
      iat: secondsNow(),
      nbf: secondsNow(),
      exp: secondsNow() + 600,
    })
    expect(parsed.jti).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('expire, also when they were checked before', async () => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    const { token } = await issuer.mint(request)
    await authenticator.authenticate(`Bearer ${token}`)
    clock.pass(601_000)
    // Half a minute is forgiven: clocks differ.
    await authenticator.authenticate(`Bearer ${token}`)
    clock.pass(31_000)
    const fault = await refusal(authenticator, token)
    expect(fault.code).toBe('AUTH_TOKEN')
    expect(fault.message).toBe('The token expired at 2026-01-01T00:10:00.000Z.')
  })

  it('do not count before their time', async () => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    const { token } = await issuer.mint(request)
    clock.setWall(clock.wallMs() - 60_000)
    expect((await refusal(authenticator, token)).message).toContain('"nbf"')
  })

  it('are refused when a single character differs', async () => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    const { token } = await issuer.mint({ ...request, role: 'viewer' })
    await authenticator.authenticate(`Bearer ${token}`)
    const [header, body = '', signature = ''] = token.split('.')
    const payload = JSON.parse(Buffer.from(body, 'base64url').toString())
    const risen = Buffer.from(JSON.stringify({ ...payload, role: 'admin' })).toString('base64url')
    const forged = await refusal(authenticator, `${header}.${risen}.${signature}`)
    expect(forged.message).toContain('The signature is not by a key of the issuer rackcell:x1000')
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    expect((await refusal(authenticator, `${header}.${body}.${flipped}`)).code).toBe('AUTH_TOKEN')
    expect((await refusal(authenticator, `${header}.${body}.`)).code).toBe('AUTH_TOKEN')
  })

  it('are those of the issuers in the roster alone', async () => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    const other = new TokenIssuer(
      { clock, random: systemRandom },
      { cell: 'x1001', seed: newSeed(), secondsMax: 86_400 },
    )
    const { token } = await other.mint(request)
    expect((await refusal(authenticator, token)).message).toContain(
      '"rackcell:x1001" are not accepted',
    )
    const impostor = new TokenIssuer(
      { clock, random: systemRandom },
      { cell: 'x1000', seed: newSeed(), secondsMax: 86_400 },
    )
    const { token: forged } = await impostor.mint(request)
    expect((await refusal(authenticator, forged)).code).toBe('AUTH_TOKEN')
  })

  it('must be meant for a cell and name a role', async () => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    const key = privateKeyObject(seed)
    const mint = (changes: Record<string, unknown>) =>
      new SignJWT(claims({ iss: 'rackcell:x1000', aud: 'rackcell', ...changes }))
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(key)
    expect((await refusal(authenticator, await mint({ aud: 'another' }))).message).toContain(
      '"aud"',
    )
    expect((await refusal(authenticator, await mint({ role: 'root' }))).message).toContain('"role"')
    expect((await refusal(authenticator, await mint({ role: undefined }))).message).toContain(
      '"role"',
    )
    expect((await refusal(authenticator, await mint({ exp: undefined }))).message).toContain(
      '"exp"',
    )
    expect((await refusal(authenticator, await mint({ sub: '' }))).message).toContain('"sub"')
  })
})

describe('what is no token', () => {
  it.each([undefined, '', '  '])('is missing when the header is %j', async (header) => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    await expect(authenticator.authenticate(header)).rejects.toMatchObject({ code: 'AUTH_MISSING' })
  })

  it.each([
    'Basic YTpi',
    'Bearer',
    'Bearer a b',
    'Bearer a.b.c',
    'Bearer ..',
    'token',
    `Bearer ${'x'.repeat(20_000)}`,
  ])('is refused when the header is %.40s', async (header) => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    await expect(authenticator.authenticate(header)).rejects.toMatchObject({ code: 'AUTH_TOKEN' })
  })
})

describe("tokens of the site's issuers", () => {
  it.each(algorithms)('are accepted when signed with %s', async (alg) => {
    served = { keys: [await jwkOf('ES256'), await jwkOf(alg)] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const token = await sign(claims(), { alg, kid: alg })
    const caller = await authenticator.authenticate(`Bearer ${token}`)
    expect(caller).toEqual({ subject: 'carol', role: 'operator' })
  })

  it.each(['sub', 'iss', 'aud', 'exp'])('must have the claim %s', async (claim) => {
    served = { keys: [await jwkOf('RS256')] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const token = await sign(claims({ [claim]: undefined }), { alg: 'RS256', kid: 'RS256' })
    const fault = await refusal(authenticator, token)
    expect(fault).toMatchObject({
      code: 'AUTH_TOKEN',
      message: `The claim "${claim}" of the token is missing.`,
    })
  })

  it('must fit the issuer and the audience of the configuration', async () => {
    served = { keys: [await jwkOf('RS256')] }
    const strict = { ...policy, issuer: 'https://idp.example', audience: 'rackcell' }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, strict)
    const header = { alg: 'RS256', kid: 'RS256' }
    expect((await refusal(authenticator, await sign(claims(), header))).message).toContain('"aud"')
    const other = claims({ aud: 'rackcell', iss: 'https://other.example' })
    expect((await refusal(authenticator, await sign(other, header))).message).toContain('"iss"')
    const good = await sign(claims({ aud: ['x', 'rackcell'] }), header)
    expect(await authenticator.authenticate(`Bearer ${good}`)).toMatchObject({ subject: 'carol' })
  })

  it('may not be signed by nobody, nor with a shared secret', async () => {
    const publicJwk = await jwkOf('RS256')
    served = {
      keys: [
        publicJwk,
        { kty: 'oct', k: Buffer.alloc(32, 1).toString('base64url'), kid: 'shared' },
      ],
    }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const unsigned = new UnsecuredJWT(claims()).encode()
    expect((await refusal(authenticator, unsigned)).message).toContain('"none" are not accepted')
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const secret of [JSON.stringify(publicJwk), Buffer.alloc(32, 1)]) {
      const text = `${encode({ alg: 'HS256', kid: 'RS256' })}.${encode(claims())}`
      const mac = createHmac('sha256', secret).update(text).digest('base64url')
      expect((await refusal(authenticator, `${text}.${mac}`)).message).toContain('"HS256"')
    }
    expect(fetched).toBe(0)
  })

  it('may not use a key for an algorithm that is not its own', async () => {
    served = { keys: [await jwkOf('RS256')] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const rsa = await sign(claims(), { alg: 'PS256', kid: 'RS256' })
    expect((await refusal(authenticator, rsa)).message).toContain('has no PS256 key "RS256"')
    const curve = await sign(claims(), { alg: 'ES256', kid: 'RS256' })
    expect((await refusal(authenticator, curve)).code).toBe('AUTH_TOKEN')
    // A key that does not say its algorithm is still of a kind.
    const { alg: _alg, ...silent } = await jwkOf('RS256')
    served = { keys: [silent] }
    const other = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    expect((await refusal(other, curve)).message).toContain('has no ES256 key "RS256"')
    const { alg: _curveAlg, ...silentCurve } = await jwkOf('ES256')
    served = { keys: [silentCurve] }
    const third = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const crossed = await sign(claims(), { alg: 'RS256', kid: 'ES256' })
    expect((await refusal(third, crossed)).message).toContain('has no RS256 key "ES256"')
  })

  it('may not speak for a cell', async () => {
    served = { keys: [await jwkOf('EdDSA')] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    for (const iss of ['rackcell:x1000', 'rackcell:x1001']) {
      const token = await sign(claims({ iss, aud: 'rackcell', role: 'admin' }), {
        alg: 'EdDSA',
        kid: 'EdDSA',
      })
      expect((await refusal(authenticator, token)).code).toBe('AUTH_TOKEN')
    }
  })

  it('need no key id when one of the keys fits', async () => {
    const second = await generateKeyPair('RS256', { extractable: true })
    served = { keys: [{ ...(await exportJWK(second.publicKey)), kid: 'a' }, await jwkOf('RS256')] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const token = await sign(claims(), { alg: 'RS256' })
    expect(await authenticator.authenticate(`Bearer ${token}`)).toMatchObject({ subject: 'carol' })
    const stranger = await generateKeyPair('RS256')
    const forged = await sign(claims(), { alg: 'RS256' }, stranger.privateKey)
    expect((await refusal(authenticator, forged)).message).toContain(
      'The signature is not by a key',
    )
  })

  it('are understood but refused when they name no role', async () => {
    served = { keys: [await jwkOf('RS256')] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const token = await sign(claims({ role: 'wizard' }), { alg: 'RS256', kid: 'RS256' })
    const fault = await refusal(authenticator, token)
    expect(fault.code).toBe('AUTH_REFUSED')
    expect(fault.message).toContain('carol names no role')
  })

  it('cannot be checked while the keys were never read', async () => {
    served = new Error('connection refused')
    const site = makeSite()
    const authenticator = authenticateTokens({ clock, issuers, site }, policy)
    const token = await sign(claims(), { alg: 'RS256', kid: 'RS256' })
    const fault = await refusal(authenticator, token)
    expect(fault).toMatchObject({ code: 'AUTH_UNAVAILABLE', status: 503, retry: 'later' })
    expect(fault.message).toContain('connection refused')
    expect(site.state).toEqual({ isLoaded: false, problem: 'connection refused' })
    // The cell's own tokens do not depend on it.
    const { token: own } = await issuer.mint({ subject: 'bob', role: 'viewer', seconds: 600 })
    await authenticator.authenticate(`Bearer ${own}`)
  })

  it('are not accepted at all without a place of their keys', async () => {
    const authenticator = authenticateTokens({ clock, issuers }, policy)
    const token = await sign(claims(), { alg: 'RS256', kid: 'RS256' })
    expect((await refusal(authenticator, token)).message).toContain(
      '"https://idp.example" are not accepted',
    )
  })
})

const encryptionKeys = JSON.stringify({ keys: [await jwkOf('ES256', { use: 'enc' })] })

describe('keys of the site', () => {
  const token = (kid: 'RS256' | 'ES256') => sign(claims(), { alg: kid, kid })

  it('are read again for an unknown key, but not more often than allowed', async () => {
    served = { keys: [await jwkOf('RS256')] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    await authenticator.authenticate(`Bearer ${await token('RS256')}`)
    expect(fetched).toBe(1)
    served = { keys: [await jwkOf('RS256'), await jwkOf('ES256')] }
    const rotated = await token('ES256')
    expect((await refusal(authenticator, rotated)).message).toContain('has no ES256 key "ES256"')
    expect(fetched).toBe(1)
    clock.pass(30_001)
    await authenticator.authenticate(`Bearer ${rotated}`)
    expect(fetched).toBe(2)
  })

  it('are fetched once for many callers at a time', async () => {
    served = { keys: [await jwkOf('RS256')] }
    const authenticator = authenticateTokens({ clock, issuers, site: makeSite() }, policy)
    const header = `Bearer ${await token('RS256')}`
    await Promise.all(Array.from({ length: 20 }, () => authenticator.authenticate(header)))
    expect(fetched).toBe(1)
  })

  it('stay in force while their place is down', async () => {
    served = { keys: [await jwkOf('RS256')] }
    const site = makeSite()
    await site.refresh()
    served = new Error('no answer within 5 s')
    clock.pass(601_000)
    const authenticator = authenticateTokens({ clock, issuers, site }, policy)
    await authenticator.authenticate(`Bearer ${await token('RS256')}`)
    await site.refresh()
    expect(site.state).toEqual({ isLoaded: true, problem: 'no answer within 5 s' })
    expect(fetched).toBe(2)
    await authenticator.authenticate(`Bearer ${await token('RS256')}`)
  })

  it('that are taken away end the tokens that they signed, checked before or not', async () => {
    served = { keys: [await jwkOf('RS256')] }
    const site = makeSite()
    const authenticator = authenticateTokens({ clock, issuers, site }, policy)
    const held = await token('RS256')
    await authenticator.authenticate(`Bearer ${held}`)
    served = { keys: [await jwkOf('ES256')] }
    clock.pass(601_000)
    await site.refresh()
    expect((await refusal(authenticator, held)).code).toBe('AUTH_TOKEN')
  })

  it.each([
    ['no JSON', '<html>'],
    ['no list', '{}'],
    ['only a shared secret', '{"keys":[{"kty":"oct","k":"AAAA"}]}'],
    ['only a key for encryption', encryptionKeys],
  ])('are not replaced by %s', async (_what, json) => {
    const site = new SiteKeys(
      { clock, log: silentLog, load: async () => json },
      { place: '/keys.json', retryMs: 1, maxAgeMs: 1_000 },
    )
    await site.refresh()
    expect(site.state.isLoaded).toBe(false)
    expect(site.state.problem).toBeTypeOf('string')
  })
})
