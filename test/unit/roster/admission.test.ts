import { describe, expect, it } from 'vitest'
import { helloBytesMax } from '../../../cell/env/index.ts'
import {
  addCell,
  clusterIdOf,
  foundCluster,
  hexOf,
  issuerCertificate,
  makeHello,
  makeRenewal,
  makeRevocation,
  RosterBook,
  RosterReader,
  removeCell,
  type SignedDocument,
} from '../../../cell/roster/index.ts'
import { SeededRandom } from '../../../sim/random/index.ts'
import {
  bookOf,
  cellCertificate,
  cluster,
  edited,
  founded,
  issuerSigner,
  keyOf,
  rootSigner,
  rosterOf,
  rosterVerifier,
  rosterWallMs,
  signerOf,
  testCells,
} from '../../fixture/roster.ts'

const first = founded(3)
const issuer = rosterOf(first).issuers[0]?.document as SignedDocument
const year = 365 * 86_400_000
const words = { incarnation: 'abc', program: '0.0.0' }
const own = (place: number) => cellCertificate(`x${1_000 + place}`, signerOf(place).publicKey)

function helloOf(cell: string, certificate: SignedDocument, more: object = {}): Uint8Array {
  return makeHello({ cluster, cell, certificate, issuer, roster: 1, ...words, ...more })
}

const at = (book: RosterBook, hello: Uint8Array, peer: string, wallMs = rosterWallMs) =>
  book.admissionOf(hello, peer, wallMs)

const key = (place: number) => keyOf(signerOf(place))

describe('a cell is let in', () => {
  it('with a certificate up to the root, by its own key', () => {
    const book = bookOf(first)
    expect(at(book, book.hello({ cell: 'x1001', ...words }), key(1))).toBeUndefined()
    expect(at(book, helloOf('x1001', own(1)), key(1))).toBeUndefined()
  })

  it('when the roster does not know it yet: it may bring the one that does', () => {
    const book = bookOf(first)
    expect(at(book, helloOf('x1007', own(7)), key(7))).toBeUndefined()
  })

  it('with the certificate that it has when a roster took it out', () => {
    const book = bookOf(
      first,
      edited(first, (plan) => removeCell(plan, 'x1002')),
    )
    expect(at(book, book.hello({ cell: 'x1002', ...words }), key(2))).toBeUndefined()
    expect(() => book.hello({ cell: 'x7', ...words })).toThrow('x7 is not in the roster')
  })
})

describe('a cell is kept out', () => {
  const book = bookOf(first)

  it('with a certificate of somebody else’s key', () => {
    expect(at(book, helloOf('x1001', own(1)), key(7))).toBe('the certificate is of another key')
  })

  it('under a name that its certificate does not say', () => {
    expect(at(book, helloOf('x1002', own(1)), key(1))).toBe('the certificate is of another name')
  })

  it('under a name that the roster knows with another key', () => {
    const stolen = cellCertificate('x1001', signerOf(7).publicKey)
    expect(at(book, helloOf('x1001', stolen), key(7))).toBe('the name is held by another key')
  })

  it('with a key that the roster knows under another name', () => {
    const second = cellCertificate('x1007', signerOf(1).publicKey)
    expect(at(book, helloOf('x1007', second), key(1))).toBe('the key is held under another name')
  })

  it('from another cluster, whatever it calls itself', () => {
    const root = signerOf(3_000)
    const foreign = bookOfForeign(root)
    const hello = foreign.hello({ cell: 'x1001', ...words })
    expect(at(book, hello, key(1))).toBe('another cluster')
    const chain = foreign.certificateOf('x1001')
    const liar = chain && makeHello({ cluster, cell: 'x1001', ...chain, roster: 1, ...words })
    expect(at(book, liar ?? new Uint8Array(), key(1))).toBe('certificate: cluster')
  })

  it('with a certificate that the root does not stand behind', () => {
    const self = signerOf(77)
    const forged = cellCertificate('x1007', signerOf(7).publicKey, { signer: self })
    expect(at(book, helloOf('x1007', forged), key(7))).toBe('certificate: issuer')
    const identity = { cell: 'x1007', publicKey: self.publicKey, demo: false }
    const claimed = issuerCertificate(identity, self, {
      wallMs: rosterWallMs,
      random: SeededRandom.fromSeed(1),
    })
    expect(at(book, helloOf('x1007', forged, { issuer: claimed }), key(7))).toBe(
      'certificate: cluster',
    )
  })

  it('when its key was revoked, in the roster or not', () => {
    const revoked = bookOf(first)
    const author = {
      signer: issuerSigner,
      certificate: issuer,
      cluster,
      wallMs: rosterWallMs,
      random: SeededRandom.fromSeed(1),
    }
    for (const place of [1, 7]) {
      const lost = { cell: `x${1_000 + place}`, publicKey: signerOf(place).publicKey, reason: '' }
      expect(at(revoked, helloOf(lost.cell, own(place)), key(place))).toBeUndefined()
      revoked.offer({ statements: [makeRevocation(lost, author)] })
      expect(at(revoked, helloOf(lost.cell, own(place)), key(place))).toBe('revoked')
    }
  })

  it('by an issuer that was revoked, but for those whom the roster vouches for', () => {
    const revoked = bookOf(first)
    const lost = { cell: 'x1000', publicKey: issuerSigner.publicKey, reason: '' }
    const author = {
      signer: rootSigner,
      cluster,
      wallMs: rosterWallMs,
      random: SeededRandom.fromSeed(1),
    }
    revoked.offer({ statements: [makeRevocation(lost, author)] })
    expect(at(revoked, helloOf('x1007', own(7)), key(7))).toBe('revoked')
    expect(at(revoked, helloOf('x1001', own(1)), key(1))).toBeUndefined()
  })

  it('out of its time; a renewal that is known here counts', () => {
    const late = rosterWallMs + year + 600_001
    const soon = rosterWallMs - 3_600_000 - 600_001
    expect(at(book, helloOf('x1001', own(1)), key(1), soon)).toBe('not yet valid')
    expect(at(book, helloOf('x1001', own(1)), key(1), late)).toBe('expired')
    const renewed = bookOf(first)
    const certificate = issuerCertificate(
      { cell: 'x1000', publicKey: issuerSigner.publicKey, demo: false },
      rootSigner,
      { wallMs: late, random: SeededRandom.fromSeed(1) },
    )
    const member = rosterOf(first).cells[1]
    const author = { signer: issuerSigner, certificate, cluster, random: SeededRandom.fromSeed(2) }
    const statement = member && makeRenewal(member.certificate, { ...author, wallMs: late })
    renewed.offer({ statements: statement ? [statement] : [] })
    expect(at(renewed, helloOf('x1001', own(1)), key(1), late)).toBeUndefined()
    // A stolen certificate does not become better by it.
    expect(at(renewed, helloOf('x1001', own(1)), key(7), late)).toBe(
      'the certificate is of another key',
    )
    // And its own first words are the renewed ones.
    const hello = renewed.hello({ cell: 'x1001', ...words })
    expect(at(bookOf(first), hello, key(1), late)).toBeUndefined()
  })

  it('with bytes that are no hello', () => {
    expect(at(book, new Uint8Array([255]), key(1))).toBe('not a hello')
    expect(at(book, new Uint8Array(), key(1))).toBe('not a hello')
    expect(at(book, new Uint8Array(helloBytesMax + 1), key(1))).toBe('not a hello')
    const other = helloOf('x1001', own(1)).slice()
    other[1] = 2
    expect(at(book, other, key(1))).toBe('another version')
  })
})

it('expiry ends no membership', () => {
  const book = bookOf(first)
  expect(book.ownerOf('x1001')).toBe('x1001')
  // Rosters are edited and taken long after every certificate in them has ended.
  const joined = testCells(4)[3]
  const next = edited(first, (plan) => (joined ? addCell(plan, joined) : plan))
  expect(book.offer({ rosters: [next] }).accepted).toEqual([2])
})

function bookOfForeign(root: ReturnType<typeof signerOf>): RosterBook {
  const roster = foundCluster({
    name: 'foreign',
    demo: false,
    root,
    issuer: signerOf(3_001),
    cells: testCells(3),
    wallMs: rosterWallMs,
    random: SeededRandom.fromSeed(5),
  })
  expect(hexOf(root.publicKey)).not.toBe(hexOf(rootSigner.publicKey))
  expect(clusterIdOf(root.publicKey)).not.toBe(cluster)
  const content = { root: root.publicKey, rosters: [roster], statements: [], forks: [] }
  return RosterBook.open(content, new RosterReader(rosterVerifier))
}
