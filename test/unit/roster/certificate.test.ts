import { describe, expect, it } from 'vitest'
import {
  certificateFlaw,
  certificateKinds,
  clusterIdOf,
  documentIsGenuine,
  issuerCertificate,
  issuerFlaw,
  readCertificate,
  type SignedDocument,
  signDocument,
} from '../../../cell/roster/index.ts'
import { SeededRandom } from '../../../sim/random/index.ts'
import {
  cellCertificate,
  cluster,
  issuerSigner,
  rootSigner,
  rosterVerifier,
  rosterWallMs,
  signerOf,
} from '../../fixture/roster.ts'

const random = SeededRandom.fromSeed(1)
const root = rootSigner.publicKey
const cellKey = signerOf(0).publicKey
const trust = { root, cluster, verifier: rosterVerifier, wallMs: rosterWallMs }
const identity = { cell: 'x1000', publicKey: issuerSigner.publicKey, demo: false }
const issuer = issuerCertificate(identity, rootSigner, { wallMs: rosterWallMs, random })
const year = 365 * 86_400_000

/** An issuer that the root allows only so much. */
function bounded(limits: { prefixes: string[]; roles: string[]; subnets?: string[] }) {
  const { prefixes, roles, subnets = [] } = limits
  const kind = certificateKinds.issuer
  const { publicKey } = issuerSigner
  return cellCertificate('x1000', publicKey, { kind, prefixes, roles, subnets, signer: rootSigner })
}

const flawOf = (certificate: SignedDocument, above = issuer, more = {}) =>
  certificateFlaw({ certificate, issuer: above }, { ...trust, ...more })

const flipped = (document: SignedDocument): SignedDocument => {
  const signature = Uint8Array.from(document.signature)
  signature[5] = (signature[5] ?? 0) ^ 1
  return { ...document, signature }
}

describe('a signed document', () => {
  it('is genuine as the kind that it was signed as, byte for byte', () => {
    const document = signDocument('roster', new Uint8Array([1, 2]), rootSigner)
    expect(documentIsGenuine('roster', document, rosterVerifier)).toBe(true)
    expect(documentIsGenuine('statement', document, rosterVerifier)).toBe(false)
    expect(documentIsGenuine('certificate', document, rosterVerifier)).toBe(false)
    const other = { ...document, body: new Uint8Array([1, 3]) }
    expect(documentIsGenuine('roster', other, rosterVerifier)).toBe(false)
    const short = { ...document, signer: document.signer.slice(1) }
    expect(documentIsGenuine('roster', short, rosterVerifier)).toBe(false)
    expect(documentIsGenuine('roster', flipped(document), rosterVerifier)).toBe(false)
  })
})

describe('the certificate of a cell', () => {
  it('counts when it reaches up to the root', () => {
    expect(flawOf(cellCertificate('x1001', cellKey))).toBeUndefined()
    expect(readCertificate(cellCertificate('x1001', cellKey))).toMatchObject({
      subject: 'x1001',
      prefixes: ['x1001'],
      roles: ['intent-writer'],
      notAfterMs: rosterWallMs + year,
    })
  })

  it('does not when a link of the chain is missing', () => {
    const good = cellCertificate('x1001', cellKey)
    expect(flawOf(flipped(good))).toBe('signature')
    expect(flawOf(good, flipped(issuer))).toBe('signature')
    const stranger = signerOf(77)
    expect(flawOf(cellCertificate('x1001', cellKey, { signer: stranger }))).toBe('issuer')
    const selfMade = issuerCertificate({ ...identity, publicKey: stranger.publicKey }, stranger, {
      wallMs: rosterWallMs,
      random,
    })
    expect(flawOf(cellCertificate('x1001', cellKey, { signer: stranger }), selfMade)).toBe(
      'cluster',
    )
    const claimsRoot = cellCertificate('x1000', stranger.publicKey, {
      kind: certificateKinds.issuer,
      prefixes: [''],
      signer: stranger,
    })
    expect(flawOf(cellCertificate('x1001', cellKey, { signer: stranger }), claimsRoot)).toBe(
      'issuer',
    )
    // A cell's certificate is no issuer's, whoever signed it.
    expect(flawOf(good, good)).toBe('kind')
    expect(flawOf(issuer)).toBe('kind')
  })

  it('is of one cluster', () => {
    const foreign = clusterIdOf(signerOf(5).publicKey)
    expect(flawOf(cellCertificate('x1001', cellKey, { cluster: foreign }))).toBe('cluster')
  })

  it('says no more than the root lets its issuer give', () => {
    const one = bounded({ prefixes: ['x100'], roles: ['intent-writer'], subnets: ['10.1.0.0/16'] })
    const say = (more: object) => flawOf(cellCertificate('x100', cellKey, more), one)
    expect(say({ prefixes: ['x100'] })).toBeUndefined()
    expect(say({ prefixes: ['x100c3'] })).toBeUndefined()
    expect(say({ prefixes: ['x1000'] })).toBe('constraint')
    expect(say({ prefixes: ['x100', 'x101'] })).toBe('constraint')
    expect(say({ prefixes: [''] })).toBe('constraint')
    expect(say({ roles: ['default-owner'] })).toBe('constraint')
    expect(say({ subnets: ['10.1.0.0/16'] })).toBeUndefined()
    expect(say({ subnets: ['10.2.0.0/16'] })).toBe('constraint')
    expect(say({ demo: true })).toBe('constraint')
  })

  it('counts in its time, give or take what clocks differ', () => {
    const good = cellCertificate('x1001', cellKey)
    const at = (wallMs: number) => flawOf(good, issuer, { wallMs })
    const [begin, end] = [rosterWallMs - 3_600_000, rosterWallMs + year]
    expect(at(begin - 600_000)).toBeUndefined()
    expect(at(begin - 600_001)).toBe('early')
    expect(at(end + 600_000)).toBeUndefined()
    expect(at(end + 600_001)).toBe('expired')
    // Where dates do not matter they are not looked at.
    const { wallMs: _, ...timeless } = trust
    expect(certificateFlaw({ certificate: good, issuer }, timeless)).toBeUndefined()
  })

  it('is expired with its issuer, and that is said last', () => {
    const wallMs = rosterWallMs + year + 600_001
    const late = { wallMs }
    const renewed = cellCertificate('x1001', cellKey, { wallMs })
    expect(flawOf(renewed, issuer, late)).toBe('expired')
    expect(flawOf(flipped(renewed), issuer, late)).toBe('signature')
    expect(
      flawOf(cellCertificate('x1001', cellKey, { cluster: 'f'.repeat(32) }), issuer, late),
    ).toBe('cluster')
  })
})

describe('what is no certificate', () => {
  it('is refused', () => {
    const sign = (body: Uint8Array) => signDocument('certificate', body, issuerSigner)
    expect(readCertificate(undefined)).toBe('undecodable')
    expect(readCertificate(sign(new Uint8Array([255, 255])))).toBe('undecodable')
    expect(readCertificate(sign(new Uint8Array([8, 2])))).toBe('version')
    expect(readCertificate(sign(new Uint8Array(7_000)))).toBe('undecodable')
    const say = (more: object) => readCertificate(cellCertificate('x1001', cellKey, more))
    for (const more of [
      { subject: 'X1001' },
      { subject: '' },
      { cluster: 'abc' },
      { publicKey: cellKey.slice(1) },
      { prefixes: ['x01001'] },
      { prefixes: ['x1001', 'x1001'] },
      { prefixes: ['all'] },
      { roles: ['Root'] },
      { subnets: ['everywhere'] },
      { kind: 7 },
      { wallMs: Number.MAX_SAFE_INTEGER - 1 },
    ]) {
      expect(say(more), JSON.stringify(more)).toBe('undecodable')
    }
    expect(issuerFlaw(sign(new Uint8Array(0)), trust)).toBe('version')
  })
})
