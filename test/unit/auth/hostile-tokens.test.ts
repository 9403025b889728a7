/** Tokens that try to choose their own key, or to cost too much. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { ed25519Signer, newSeed } from '../../../agent/rack/adapter/ed25519.ts'
import {
  authenticateTokens,
  ClusterIssuers,
  SiteKeys,
  type TokenPolicy,
} from '../../../agent/rack/auth/index.ts'
import { Fault, silentLog } from '../../../cell/env/index.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'
import { loneBook, signerOf } from '../../fixture/roster.ts'

const policy: TokenPolicy = {
  issuer: '',
  audience: '',
  roles: { claims: ['role'], names: {}, fallback: '' },
}

const site = await generateKeyPair('RS256')
const mallory = await generateKeyPair('RS256', { extractable: true })
const malloryJwk = await exportJWK(mallory.publicKey)
const clock = new ManualClock(Date.now())
let fetched = 0

async function cell() {
  const jwk = { ...(await exportJWK(site.publicKey)), kid: 'site', alg: 'RS256', use: 'sig' }
  const load = async () => {
    fetched++
    return JSON.stringify({ keys: [jwk] })
  }
  const keys = new SiteKeys(
    { clock, log: silentLog, load },
    { place: 'https://idp.example/keys', retryMs: 30_000, maxAgeMs: 600_000 },
  )
  const issuers = ClusterIssuers.follow(loneBook('x1000', signerOf(0), ed25519Signer(newSeed())))
  return authenticateTokens({ clock, issuers, site: keys }, policy)
}

const claims = { iss: 'https://idp.example', sub: 'mallory', aud: 'smd', role: 'admin' }

function sign(header: object, key = mallory.privateKey): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', ...header })
    .setExpirationTime('5 minutes')
    .sign(key)
}

async function refusal(token: string): Promise<Fault> {
  try {
    await (await cell()).authenticate(`Bearer ${token}`)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('it was accepted')
}

describe('a token', () => {
  it.each([
    ['brings its own key', { kid: 'site', jwk: malloryJwk }],
    ['names another place of keys', { kid: 'site', jku: 'https://evil.example/keys' }],
    ['names a place of certificates', { kid: 'site', x5u: 'https://evil.example/c.pem' }],
    ['brings a certificate', { kid: 'site', x5c: ['AAAA'] }],
    ['names a key by a path', { kid: '../../../../dev/null' }],
    ['names a key by a query', { kid: "site' OR '1'='1" }],
    ['names a key with a zero', { kid: 'site\0' }],
    ['names a key of an object', { kid: '__proto__' }],
    ['names a key at great length', { kid: 'k'.repeat(8_000) }],
    ['names no key', {}],
  ])('that %s gains nothing', async (_, header) => {
    const fault = await refusal(await sign(header))
    expect(fault.code).toBe('AUTH_TOKEN')
    expect(fault.message.length).toBeLessThan(300)
  })

  it('with a kid that is no text is matched by its signature alone', async () => {
    const [, body = '', signature = ''] = (await sign({ kid: 'site' }, site.privateKey)).split('.')
    const odd = { alg: 'RS256', kid: ['site'] }
    const header = Buffer.from(JSON.stringify(odd)).toString('base64url')
    expect((await refusal(`${header}.${body}.${signature}`)).code).toBe('AUTH_TOKEN')
  })

  it('with a demand that nobody understands is refused', async () => {
    const good = await sign({ kid: 'site' }, site.privateKey)
    expect(await (await cell()).authenticate(`Bearer ${good}`)).toMatchObject({ role: 'admin' })
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'site', crit: ['exp'], exp: 1 } as never)
      .setExpirationTime('5 minutes')
      .sign(site.privateKey, { crit: { exp: true } })
    expect((await refusal(token)).code).toBe('AUTH_TOKEN')
  })

  it.each(['none', 'None', 'nOnE', 'HS256', 'HS512', 'RSA-OAEP', 'ES256K', 'toString'])(
    'with the algorithm %s is not even looked up',
    async (alg) => {
      const before = fetched
      const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      for (const signature of ['', 'AAAA']) {
        const fault = await refusal(`${encode({ alg })}.${encode(claims)}.${signature}`)
        expect(fault.code).toBe('AUTH_TOKEN')
      }
      expect(fetched).toBe(before)
    },
  )

  it('that is huge or deep costs nothing', async () => {
    const before = fetched
    expect((await refusal(`e30.${'A'.repeat(1 << 20)}.AAAA`)).message).toContain('longer than')
    const deep = Buffer.from('['.repeat(5_000)).toString('base64url')
    expect((await refusal(`${deep}.${deep}.AAAA`)).code).toBe('AUTH_TOKEN')
    expect(fetched).toBe(before)
  })
})
