import { SignJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { ed25519Signer, newSeed, privateKeyObject } from '../../../agent/rack/adapter/ed25519.ts'
import { systemRandom } from '../../../agent/rack/adapter/system-random.ts'
import {
  type Authenticator,
  authenticateTokens,
  ClusterIssuers,
  TokenIssuer,
  type TokenPolicy,
} from '../../../agent/rack/auth/index.ts'
import { Fault } from '../../../cell/env/index.ts'
import {
  addCell,
  issuerCertificate,
  makeRevocation,
  setIssuer,
} from '../../../cell/roster/index.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'
import { cluster, edited, loneBook, rootSigner, signerOf, tools } from '../../fixture/roster.ts'

const policy: TokenPolicy = {
  issuer: '',
  audience: '',
  roles: { claims: ['role'], names: {}, fallback: '' },
}

const seed = newSeed()
let clock: ManualClock
beforeEach(() => {
  clock = new ManualClock()
})

async function refusal(authenticator: Authenticator, token: string): Promise<Fault> {
  try {
    await authenticator.authenticate(`Bearer ${token}`)
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
  throw new Error('it was accepted')
}

describe('tokens of a cluster', () => {
  const request = { subject: 'bob', role: 'operator', seconds: 600 } as const
  /** x1000 is issuer and editor, x1001 becomes an issuer, too. */
  const twoSeeds = [seed, newSeed()] as const
  const [first, second] = twoSeeds.map((one) => ed25519Signer(one)) as [
    ReturnType<typeof ed25519Signer>,
    ReturnType<typeof ed25519Signer>,
  ]

  function mintAt(cell: string, own: Uint8Array, known?: ClusterIssuers): TokenIssuer {
    const ports = { clock, random: systemRandom, ...(known ? { issuers: known } : {}) }
    return new TokenIssuer(ports, { cell, seed: own, secondsMax: 86_400 })
  }

  function grow() {
    const book = loneBook('x1000', signerOf(0), first)
    const followed = ClusterIssuers.follow(book)
    const identity = { cell: 'x1001', publicKey: second.publicKey, demo: true }
    const certificate = issuerCertificate(identity, rootSigner, tools())
    const added = { id: 'x1001', publicKey: signerOf(1).publicKey, prefixes: ['x1001'] }
    const next = edited(
      book.current.document,
      (plan) => setIssuer(addCell(plan, added), certificate),
      { issuer: first },
    )
    return { book, followed, next }
  }

  it('count everywhere once their issuer is in the roster', async () => {
    const { book, followed, next } = grow()
    const authenticator = authenticateTokens({ clock, issuers: followed }, policy)
    const { token } = await mintAt('x1001', twoSeeds[1]).mint(request)
    expect((await refusal(authenticator, token)).message).toContain('are not accepted here')
    expect(book.offer({ rosters: [next] }).accepted).toEqual([2])
    expect(await authenticator.authenticate(`Bearer ${token}`)).toMatchObject({ subject: 'bob' })
    const { token: old } = await mintAt('x1000', twoSeeds[0]).mint(request)
    expect(await authenticator.authenticate(`Bearer ${old}`)).toMatchObject({ subject: 'bob' })
    // The name of one issuer with the key of another.
    const { token: crossed } = await mintAt('x1000', twoSeeds[1]).mint(request)
    expect((await refusal(authenticator, crossed)).code).toBe('AUTH_TOKEN')
    expect(followed.jwks.map(({ kid }) => kid)).toHaveLength(2)
  })

  it.each(['the issuer', 'its cell'])('end with %s revoked, remembered ones too', async (what) => {
    const { book, followed, next } = grow()
    book.offer({ rosters: [next] })
    const authenticator = authenticateTokens({ clock, issuers: followed }, policy)
    const { token } = await mintAt('x1001', twoSeeds[1]).mint(request)
    const { token: other } = await mintAt('x1000', twoSeeds[0]).mint(request)
    await authenticator.authenticate(`Bearer ${token}`)
    const { publicKey } = what === 'the issuer' ? second : signerOf(1)
    const author = { ...tools(), signer: rootSigner, cluster }
    const revocation = makeRevocation({ cell: 'x1001', publicKey, reason: 'lost' }, author)
    expect(book.offer({ statements: [revocation] }).changed).toBe(true)
    expect((await refusal(authenticator, token)).message).toContain('are not accepted here')
    expect(await authenticator.authenticate(`Bearer ${other}`)).toMatchObject({ subject: 'bob' })
    expect(mintAt('x1001', twoSeeds[1], followed).mayMint).toBe(false)
  })

  it('are made by issuers of the roster alone', async () => {
    const { followed } = grow()
    const stranger = mintAt('x1001', twoSeeds[1], followed)
    await expect(stranger.mint(request)).rejects.toMatchObject({
      code: 'PEER_OWNER',
      message: 'x1001 makes no tokens; the issuers of the cluster do: x1000.',
    })
    // A key that only says it is the issuer's.
    expect(mintAt('x1000', twoSeeds[1], followed).mayMint).toBe(false)
    expect(mintAt('x1000', twoSeeds[0], followed).mayMint).toBe(true)
  })
})

describe('a local token', () => {
  const request = { subject: 'bob', role: 'admin', seconds: 600 } as const
  const issuers = ClusterIssuers.follow(loneBook('x1000', signerOf(0), signerOf(8)))

  function cellWith(cell: string, own: Uint8Array) {
    const ports = { clock, random: systemRandom, issuers }
    const issuer = new TokenIssuer(ports, { cell, seed: own, secondsMax: 86_400 })
    const local = { cell, key: issuer.publicKey }
    return { issuer, authenticator: authenticateTokens({ clock, issuers, local }, policy) }
  }

  it('counts at the cell that made it, which need be no issuer, and says so', async () => {
    const { issuer, authenticator } = cellWith('x1001', seed)
    expect(issuer.mayMint).toBe(false)
    const { token } = await issuer.mintLocal(request)
    const caller = { subject: 'bob (local)', role: 'admin' }
    expect(await authenticator.authenticate(`Bearer ${token}`)).toEqual(caller)
    expect(await authenticator.authenticate(`Bearer ${token}`)).toEqual(caller)
    clock.pass(700_000)
    expect((await refusal(authenticator, token)).message).toContain('expired')
  })

  it('counts nowhere else, not even with the name of the other cell', async () => {
    const { token } = await cellWith('x1001', seed).issuer.mintLocal(request)
    const elsewhere = await refusal(cellWith('x1002', newSeed()).authenticator, token)
    expect(elsewhere.message).toBe('The token counts at the cell x1001 alone.')
    const renamed = await cellWith('x1002', seed).issuer.mintLocal(request)
    const fault = await refusal(cellWith('x1002', newSeed()).authenticator, renamed.token)
    expect(fault.message).toContain('The signature is not by a key of the issuer')
  })

  it('lives for an hour at most, whoever wrote another time into it', async () => {
    const { issuer, authenticator } = cellWith('x1001', seed)
    await expect(issuer.mintLocal({ ...request, seconds: 3_601 })).rejects.toMatchObject({
      code: 'INPUT_BODY',
      message: expect.stringContaining('a local token lives no longer'),
    })
    const now = Math.floor(clock.wallMs() / 1_000)
    const claims = { iss: 'rackcell-local:x1001', sub: 'bob', aud: 'rackcell', role: 'admin' }
    for (const times of [{ iat: now, exp: now + 3_601 }, { exp: now + 60 }]) {
      const forged = await new SignJWT({ ...claims, ...times })
        .setProtectedHeader({ alg: 'EdDSA' })
        .sign(privateKeyObject(seed))
      expect((await refusal(authenticator, forged)).message).toContain('3600 seconds at most')
    }
  })
})
