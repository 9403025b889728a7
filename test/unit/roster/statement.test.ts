import { describe, expect, it } from 'vitest'
import {
  hexOf,
  issuerCertificate,
  makePardon,
  makeRenewal,
  makeRevocation,
  readStatement,
  removeCell,
  type SignedDocument,
  type StatementAuthor,
  setEditor,
  setIssuer,
  signDocument,
} from '../../../cell/roster/index.ts'
import { SeededRandom } from '../../../sim/random/index.ts'
import {
  bookOf,
  cellCertificate,
  cluster,
  edited,
  founded,
  issuerSigner,
  rootSigner,
  rosterOf,
  rosterVerifier,
  rosterWallMs,
  signerOf,
} from '../../fixture/roster.ts'

const first = founded(3)
const issuer = rosterOf(first).issuers[0]?.document as SignedDocument
const trust = { root: rootSigner.publicKey, cluster, verifier: rosterVerifier }
const year = 365 * 86_400_000

/** Whoever speaks: the issuer of the roster, or what a test wants. */
function author(seed: number, more: Partial<StatementAuthor> = {}): StatementAuthor {
  const random = SeededRandom.fromSeed(seed)
  return {
    signer: issuerSigner,
    certificate: issuer,
    cluster,
    wallMs: rosterWallMs,
    random,
    ...more,
  }
}
const { certificate: _, ...bare } = author(9)
const byRoot: StatementAuthor = { ...bare, signer: rootSigner }

const lost = { cell: 'x1001', publicKey: signerOf(1).publicKey, reason: 'stolen' }
const key = hexOf(lost.publicKey)
const cutAt = (seq: number) => ({ ...lost, cut: { term: 1, boot: 1, seq } })
const member = (id: string) => {
  const cell = rosterOf(first).cells.find((one) => one.id === id)
  if (!cell) throw new Error(`no cell ${id}`)
  return cell.certificate
}

describe('a revocation', () => {
  it('counts at once, and for what the cell writes for all', () => {
    const book = bookOf(first)
    expect(book.isIntentWriter('x1001')).toBe(true)
    expect(book.offer({ statements: [makeRevocation(lost, author(1))] }).changed).toBe(true)
    expect(book.revocationOf(key)).toMatchObject({ cell: 'x1001', reason: 'stolen' })
    expect(book.isIntentWriter('x1001')).toBe(false)
    expect(book.isIntentWriter('x1002')).toBe(true)
  })

  it('is undone by no roster and by no other statement', () => {
    const book = bookOf(first)
    book.offer({ statements: [makeRevocation(cutAt(5), author(1))] })
    book.offer({ statements: [makeRevocation(cutAt(9), author(2))] })
    expect(book.revocationOf(key)?.cut).toEqual({ term: 1, boot: 1, seq: 5 })
    book.offer({ statements: [makeRenewal(member('x1001'), author(3))] })
    book.offer({
      statements: [
        makePardon(
          {
            cell: 'x1001',
            order: { term: 1, boot: 1, seq: 9 },
            headHash: new Uint8Array(32),
            boot: 2,
          },
          author(4),
        ),
      ],
    })
    book.offer({ rosters: [edited(first, (plan) => plan)] })
    expect(book.number).toBe(2)
    expect(book.revocationOf(key)?.cut).toEqual({ term: 1, boot: 1, seq: 5 })
    book.offer({ statements: [makeRevocation(lost, author(5))] })
    expect(book.revocationOf(key)?.cut).toBeUndefined()
    book.offer({ statements: [makeRevocation(cutAt(1), byRoot)] })
    expect(book.revocationOf(key)?.cut).toBeUndefined()
  })

  it('outlives its issuer', () => {
    const book = bookOf(first)
    book.offer({ statements: [makeRevocation(lost, author(1))] })
    const own = { cell: 'x1000', publicKey: issuerSigner.publicKey, reason: 'lost' }
    book.offer({ statements: [makeRevocation(own, byRoot)] })
    expect(book.issuers).toEqual([])
    expect(book.revocationOf(key)).toBeDefined()
    const late = bookOf(first)
    late.offer({ statements: book.statements([]) })
    expect(late.revocationOf(key)).toBeDefined()
  })

  it('of the editor ends its rosters', () => {
    const book = bookOf(first)
    const own = { cell: 'x1000', publicKey: issuerSigner.publicKey, reason: 'lost' }
    book.offer({ statements: [makeRevocation(own, byRoot)] })
    expect(book.offer({ rosters: [edited(first, (plan) => plan)] }).refused).toEqual([
      'roster: revoked',
    ])
    const rescue = edited(first, (plan) => plan, { signer: rootSigner })
    expect(book.offer({ rosters: [rescue] }).accepted).toEqual([2])
  })
})

describe('a renewal', () => {
  const later = rosterWallMs + year / 2
  const renew = (id: string, seed: number, more: Partial<StatementAuthor> = {}) =>
    makeRenewal(member(id), author(seed, { wallMs: later, ...more }))
  const notAfter = (book: ReturnType<typeof bookOf>, id: string) => {
    const chain = book.certificateOf(id)
    return chain && hexOf(chain.certificate.body)
  }

  it('prolongs a certificate and changes nothing of what it says', () => {
    const book = bookOf(first)
    const before = notAfter(book, 'x1001')
    book.offer({ statements: [renew('x1001', 1)] })
    expect(notAfter(book, 'x1001')).not.toBe(before)
    const other = bookOf(first)
    // A shorter one that comes later changes nothing.
    other.offer({ statements: [renew('x1001', 1)] })
    other.offer({ statements: [renew('x1001', 2, { wallMs: later - 1 })] })
    expect(notAfter(other, 'x1001')).toBe(notAfter(book, 'x1001'))
    expect(hexOf(other.statementsHash)).toBe(hexOf(book.statementsHash))
  })

  it('gives no ownership: that is the roster alone', () => {
    const book = bookOf(first)
    const more = { ...member('x1001'), prefixes: ['x1001', 'x1002'] }
    book.offer({ statements: [makeRenewal(more, author(1, { wallMs: later }))] })
    expect(book.ownerOf('x1002')).toBe('x1002')
    expect(book.cell('x1001')?.prefixes).toEqual(['x1001'])
    expect(book.cell('x1001')?.roles).toEqual(['intent-writer'])
  })

  it('of a revoked issuer does not count, and stands in no other’s way', () => {
    const identity = { cell: 'x1001', publicKey: signerOf(2_001).publicKey, demo: false }
    const certificate = issuerCertificate(identity, rootSigner, byRoot)
    const two = edited(first, (plan) => setEditor(setIssuer(plan, certificate), 'x1001'))
    const book = bookOf(first, two)
    const far = renew('x1002', 1, { wallMs: later + year })
    const near = renew('x1002', 2, { signer: signerOf(2_001), certificate })
    book.offer({ statements: [far, near] })
    const own = { cell: 'x1000', publicKey: issuerSigner.publicKey, reason: 'lost' }
    book.offer({ statements: [makeRevocation(own, byRoot)] })
    const chain = book.certificateOf('x1002')
    expect(hexOf(chain?.certificate.signer ?? new Uint8Array())).toBe(
      hexOf(signerOf(2_001).publicKey),
    )
  })
})

it('a pardon is known by its cell', () => {
  const book = bookOf(first)
  const pardon = {
    cell: 'x1001',
    order: { term: 1, boot: 3, seq: 7 },
    headHash: new Uint8Array(32).fill(1),
    boot: 4,
  }
  book.offer({ statements: [makePardon(pardon, author(1))] })
  expect(book.pardonsOf('x1001').map(({ order }) => order)).toEqual([pardon.order])
  expect(book.pardonsOf('x1002')).toEqual([])
})

it('a later pardon counts, also for a shorter branch, whatever came first', () => {
  const headHash = new Uint8Array(32).fill(1)
  const longer = { cell: 'x1001', order: { term: 1, boot: 5, seq: 90 }, headHash, boot: 7 }
  const shorter = { cell: 'x1001', order: { term: 1, boot: 3, seq: 60 }, headHash, boot: 8 }
  const statements = [longer, shorter].map((pardon, at) => makePardon(pardon, author(at)))
  for (const order of [statements, statements.toReversed()]) {
    const book = bookOf(first)
    for (const statement of order) book.offer({ statements: [statement] })
    expect(book.pardonsOf('x1001').map(({ boot }) => boot)).toEqual([shorter.boot])
  }
})

describe('statements are refused', () => {
  const flawOf = (document: SignedDocument) => {
    const read = readStatement(document, trust)
    return typeof read === 'string' ? read : undefined
  }

  it.each([
    ['of another cluster', makeRevocation(lost, author(1, { cluster: 'f'.repeat(32) })), 'cluster'],
    ['of a stranger', makeRevocation(lost, author(1, { signer: signerOf(77) })), 'issuer'],
    [
      'of a cell',
      makeRevocation(
        lost,
        author(1, {
          signer: signerOf(0),
          certificate: cellCertificate('x1000', signerOf(0).publicKey),
        }),
      ),
      'issuer',
    ],
    ['of nobody', makeRevocation(lost, { ...byRoot, signer: signerOf(77) }), 'issuer'],
    ['about nothing of a feed', makeRevocation(cutAt(-1), author(1)), 'undecodable'],
    [
      'with a reason of several lines',
      makeRevocation({ ...lost, reason: 'a\nb' }, author(1)),
      'undecodable',
    ],
    ['about no cell', makeRevocation({ ...lost, cell: 'X 1' }, author(1)), 'undecodable'],
    [
      'about no key',
      makeRevocation({ ...lost, publicKey: new Uint8Array(3) }, author(1)),
      'undecodable',
    ],
    ['that renew without an issuer', makeRenewal(member('x1001'), byRoot), 'certificate'],
    [
      'with a hash that is none',
      makePardon(
        {
          cell: 'x1001',
          order: { term: 1, boot: 1, seq: 1 },
          headHash: new Uint8Array(3),
          boot: 2,
        },
        author(1),
      ),
      'undecodable',
    ],
    [
      'of too many bytes',
      signDocument('statement', new Uint8Array(20_000), issuerSigner),
      'undecodable',
    ],
    ['of no version', signDocument('statement', new Uint8Array(), issuerSigner), 'version'],
  ])('%s', (_name, document, flaw) => {
    expect(flawOf(document)).toBe(flaw)
    const book = bookOf(first)
    expect(book.offer({ statements: [document] })).toMatchObject({
      changed: false,
      refused: [`statement: ${flaw}`],
    })
  })

  it('with a signature over other bytes', () => {
    const [one, two] = [makeRevocation(lost, author(1)), makeRevocation(lost, author(2))]
    expect(flawOf({ ...one, signature: two.signature })).toBe('signature')
    // Signed as another kind of document.
    expect(flawOf(signDocument('roster', one.body, issuerSigner))).toBe('signature')
  })
})

describe('the set of statements', () => {
  it('is the same whatever came first, and says so with one hash', () => {
    const all = [
      makeRevocation(lost, author(1)),
      makeRevocation(cutAt(3), author(2)),
      makeRevocation(cutAt(3), author(3)),
      makeRenewal(member('x1000'), author(4)),
      makeRenewal(member('x1000'), author(5)),
      makePardon(
        {
          cell: 'x1002',
          order: { term: 1, boot: 1, seq: 1 },
          headHash: new Uint8Array(32),
          boot: 2,
        },
        author(6),
      ),
      makePardon(
        {
          cell: 'x1002',
          order: { term: 1, boot: 1, seq: 2 },
          headHash: new Uint8Array(32),
          boot: 2,
        },
        author(7),
      ),
    ]
    const forwards = bookOf(first)
    const backwards = bookOf(first)
    for (const one of all) forwards.offer({ statements: [one] })
    for (const one of [...all].reverse()) backwards.offer({ statements: [one] })
    expect(hexOf(forwards.statementsHash)).toBe(hexOf(backwards.statementsHash))
    expect(forwards.statementHashes()).toHaveLength(3)
    expect(forwards.statements(backwards.statementHashes())).toEqual([])
    // Whoever has what was superseded is told nothing about it for ever.
    expect(forwards.offer({ statements: all })).toMatchObject({ changed: false, refused: [] })
  })

  it('stays when its cell leaves the roster', () => {
    const book = bookOf(first)
    book.offer({ statements: [makeRevocation(lost, author(1))] })
    book.offer({ rosters: [edited(first, (plan) => removeCell(plan, 'x1001'))] })
    expect(book.cell('x1001')).toBeUndefined()
    expect(book.revocationOf(key)).toBeDefined()
  })
})
