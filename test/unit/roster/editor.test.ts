/** Who signs the next roster: handing that over, ending issuers, the root in the editor's place. */
import { describe, expect, it } from 'vitest'
import {
  hexOf,
  issuerCertificate,
  makeHello,
  makeIssuerRequest,
  movePrefix,
  planOf,
  type RosterPlan,
  readIssuerRequest,
  removeCell,
  removeIssuer,
  rootRoster,
  type SignedDocument,
  setAddresses,
  setEditor,
  setIssuer,
  signRoster,
} from '../../../cell/roster/index.ts'
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
  signerOf,
  tools,
} from '../../fixture/roster.ts'

const second = signerOf(2_001)
const keep = (plan: RosterPlan) => plan
const issuers = { x1000: issuerSigner, x1001: second, x1002: signerOf(2_002) }
type IssuerCell = keyof typeof issuers

const asIssuer = (cell: IssuerCell) => {
  const { publicKey } = issuers[cell]
  return issuerCertificate({ cell, publicKey, demo: false }, rootSigner, tools())
}

const first = founded(3)
const two = edited(first, (plan) => setIssuer(plan, asIssuer('x1001')))
const handed = edited(two, (plan) => setEditor(plan, 'x1001'))

/** A roster of the root that makes a cell the editor, as the program makes it that holds it. */
function byRoot(before: SignedDocument, cell: IssuerCell = 'x1001'): SignedDocument {
  const roster = rosterOf(before)
  const plan = setEditor(setIssuer(planOf(roster), asIssuer(cell)), cell)
  return signRoster(rootRoster(roster, plan, { ...tools(), issuer: rootSigner }), rootSigner)
}

describe('the role of the editor', () => {
  it('goes to an issuer, by the word of the one before', () => {
    expect(() => edited(first, (plan) => setEditor(plan, 'x1001'))).toThrow(
      'x1001 is no issuer: "rackcell roster issuer add x1001" makes it one.',
    )
    const book = bookOf(first, two, handed)
    expect(book.current.editor).toBe('x1001')
    expect(book.offer({ rosters: [edited(handed, keep)] }).refused).toEqual(['roster: editor'])
    expect(book.offer({ rosters: [edited(handed, keep, { issuer: second })] }).accepted).toEqual([
      4,
    ])
  })

  it('keeps its cell from leaving, and from being no issuer', () => {
    const words = 'x1000 edits the roster: name another editor first'
    expect(() => removeCell(planOf(rosterOf(two)), 'x1000', { to: 'x1001' })).toThrow(words)
    expect(() => removeIssuer(planOf(rosterOf(two)), 'x1000')).toThrow(words)
    const plan = removeCell(planOf(rosterOf(handed)), 'x1000', { to: 'x1001' })
    const left = edited(handed, () => plan, { issuer: second })
    expect(bookOf(first, two, handed, left).cells.map(({ id }) => id)).toEqual(['x1001', 'x1002'])
  })

  it('an issuer ends alone: whom it certified is certified anew, and stays', () => {
    const ended = edited(handed, (plan) => removeIssuer(plan, 'x1000'), { issuer: second })
    const book = bookOf(first, two, handed, ended)
    expect(book.issuers.map(({ cell }) => cell)).toEqual(['x1001'])
    expect(book.cells).toHaveLength(3)
    for (const { document } of book.cells) expect(hexOf(document.signer)).toBe(keyOf(second))
    // Nothing but certificates is new: nobody begins a term.
    expect(book.cells.map(({ term }) => term)).toEqual([1, 1, 1])
    expect(removeIssuer(planOf(rosterOf(ended)), 'x1002').issuers).toHaveLength(1)
  })
})

describe('a roster of the root in the place of an editor that is gone', () => {
  it('names another, which goes on; the old one signs nothing more', () => {
    const book = bookOf(first)
    const named = byRoot(first)
    const { accepted } = book.offer({ rosters: [named] })
    expect(accepted).toEqual([book.number])
    expect(book.current.editor).toBe('x1001')
    expect(book.issuers.map(({ cell }) => cell)).toEqual(['x1000', 'x1001'])
    expect(book.offer({ rosters: [edited(named, keep)] }).accepted).toEqual([])
    const next = edited(named, keep, { issuer: second })
    expect(book.offer({ rosters: [next] }).accepted).toEqual([book.number])
  })

  it('counts before all that the old one signed unheard, and nobody goes back', () => {
    let unheard = first
    const signed = Array.from({ length: 40 }, (_, at) => {
      const text = `/ip4/10.0.2.${at}/tcp/7600`
      const moved = (plan: RosterPlan) => movePrefix(plan, { prefix: 'x1000c3', to: 'x1002' })
      const edit = at === 39 ? moved : (plan: RosterPlan) => setAddresses(plan, 'x1000', [text])
      unheard = edited(unheard, edit)
      return unheard
    })
    const named = byRoot(first)
    // Whoever heard them, before or after, ends where the others are.
    const before = bookOf(first, ...signed)
    const [numberBefore, term] = [before.number, before.cell('x1002')?.term ?? 0]
    expect([numberBefore, term]).toEqual([41, 41])
    before.offer({ rosters: [named] })
    const after = bookOf(first)
    after.offer({ rosters: [named] })
    after.offer({ rosters: signed })
    for (const book of [before, after]) {
      expect(book.current.id).toBe(rosterOf(named).id)
      expect(book.number).toBeGreaterThan(numberBefore)
      for (const cell of book.cells) expect(cell.term).toBeGreaterThan(term)
      expect(book.ownerOf('x1000c3s0b0n0')).toBe('x1000')
      expect(book.forks).toEqual([])
    }
    expect(hexOf(before.statementsHash)).toBe(hexOf(after.statementsHash))
  })

  it('settles a fork, at a cell that is an issuer already, too', () => {
    const book = bookOf(first, two)
    const rival = edited(first, (plan) => setAddresses(plan, 'x1000', []), { seed: 9 })
    expect(book.offer({ rosters: [rival] }).forks).toHaveLength(1)
    expect(book.number).toBe(1)
    expect(book.offer({ rosters: [byRoot(first, 'x1000')] }).forks).toEqual([])
    expect(book.current.editor).toBe('x1000')
  })

  it('keeps what was before it, over a restart', () => {
    const book = bookOf(first, two, handed)
    book.offer({ rosters: [byRoot(handed, 'x1002')] })
    const again = bookOf(...book.content().rosters)
    for (const one of [book, again]) {
      const numbers = one.content().rosters.map((document) => rosterOf(document).number)
      expect(numbers).toEqual([1, 2, 3, one.number])
    }
    expect(again.current.id).toBe(book.current.id)
    expect(hexOf(again.statementsHash)).toBe(hexOf(book.statementsHash))
  })

  it('moves nothing', () => {
    const roster = rosterOf(first)
    const plan = movePrefix(planOf(roster), { prefix: 'x1000c3', to: 'x1001' })
    expect(() => rootRoster(roster, plan, tools())).toThrow('moves nothing')
  })
})

describe('what a cell asks the root for', () => {
  const trust = { root: rootSigner.publicKey, cluster, verifier: rosterVerifier }
  const words = { incarnation: '', program: '' }
  const hello = bookOf(first).hello({ cell: 'x1001', ...words })
  const good = makeIssuerRequest({ publicKey: second.publicKey, hello }, signerOf(1))

  it('is proved by the cell that asks', () => {
    expect(readIssuerRequest(good, trust)).toEqual({
      cell: 'x1001',
      cellKey: signerOf(1).publicKey,
      publicKey: second.publicKey,
    })
  })

  it('is nothing when anything of it is not true', () => {
    const issuer = rosterOf(first).issuers[0]?.document as SignedDocument
    const papers = { cluster, cell: 'x1001', issuer, roster: 1, ...words }
    const forgedBy = signerOf(66)
    const own = cellCertificate('x1001', signerOf(1).publicKey)
    const bad = {
      'signed by another cell': makeIssuerRequest(
        { publicKey: second.publicKey, hello },
        signerOf(2),
      ),
      'a certificate that no issuer gave': makeIssuerRequest(
        {
          publicKey: second.publicKey,
          hello: makeHello({
            ...papers,
            certificate: cellCertificate('x1001', signerOf(1).publicKey, { signer: forgedBy }),
          }),
        },
        signerOf(1),
      ),
      'another name than the certificate’s': makeIssuerRequest(
        {
          publicKey: second.publicKey,
          hello: makeHello({ ...papers, cell: 'x1002', certificate: own }),
        },
        signerOf(1),
      ),
      'another cluster': makeIssuerRequest(
        {
          publicKey: second.publicKey,
          hello: makeHello({ ...papers, cluster: 'ab'.repeat(16), certificate: own }),
        },
        signerOf(1),
      ),
      'a bit flipped': good.map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
      'cut short': good.slice(0, 60),
      'no bytes': new Uint8Array(),
    }
    for (const [what, bytes] of Object.entries(bad)) {
      expect([what, readIssuerRequest(bytes, trust)]).toEqual([what, undefined])
    }
    const elsewhere = { ...trust, root: issuerSigner.publicKey }
    expect(readIssuerRequest(good, elsewhere)).toBeUndefined()
  })
})
