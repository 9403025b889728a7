import { describe, expect, it } from 'vitest'
import type { Signer } from '../../../cell/env/index.ts'
import {
  addCell,
  hexOf,
  issuerCertificate,
  movePrefix,
  nextRoster,
  planOf,
  type RosterPlan,
  removeCell,
  type SignedDocument,
  setAddresses,
  setEditor,
  setGuardians,
  setIssuer,
  setKey,
  setRole,
  signDocument,
  signRoster,
  successorFlaw,
} from '../../../cell/roster/index.ts'
import { rosterCodec } from '../../../cell/roster/roster.ts'
import {
  bookOf,
  cellCertificate,
  edited,
  founded,
  issuerSigner,
  rootSigner,
  rosterOf,
  rosterVerifier,
  signerOf,
  testCells,
  tools,
} from '../../fixture/roster.ts'

const keep = (plan: RosterPlan) => plan
const move = (prefix: string, to: string) => (plan: RosterPlan) => movePrefix(plan, { prefix, to })
const addressed = (text: string) => (plan: RosterPlan) => setAddresses(plan, 'x1000', [text])

const first = founded(3)
const second = edited(first, move('x1000c3', 'x1001'))
/** Another second roster by the same editor. */
const rival = edited(first, move('x1000c3', 'x1002'), { seed: 9 })

/** A roster's bytes with something else in them, signed anew. */
function forged(document: SignedDocument, change: object, signer: Signer = issuerSigner) {
  const body = rosterCodec.encode({ ...rosterCodec.decode(document.body), ...change })
  return signDocument('roster', body, signer)
}

/** Makes x1001 an issuer beside x1000. */
function secondIssuer(before: SignedDocument): SignedDocument {
  const identity = { cell: 'x1001', publicKey: signerOf(2_001).publicKey, demo: false }
  const certificate = issuerCertificate(identity, rootSigner, tools())
  return edited(before, (plan) => setEditor(setIssuer(plan, certificate), 'x1001'))
}

describe('a book', () => {
  it('tells who is in the cluster and who owns what', () => {
    const book = bookOf(first)
    expect(book.number).toBe(1)
    expect(book.cells.map(({ id }) => id)).toEqual(['x1000', 'x1001', 'x1002'])
    expect(book.ownerOf('x1001c0s0b0n0')).toBe('x1001')
    expect(book.ownerOf('X01002')).toBe('x1002')
    expect(book.ownerOf('s0')).toBe('x1000')
    expect(book.ownerOf('x3000')).toBe('x1000')
    expect(book.cellWithKey(hexOf(signerOf(2).publicKey))?.id).toBe('x1002')
    expect(book.isIntentWriter('x1001')).toBe(true)
    expect(book.isIntentWriter('x9999')).toBe(false)
    expect(book.issuers.map(({ cell }) => cell)).toEqual(['x1000'])
    expect(book.demo).toBe(false)
  })

  it('takes the next roster from the editor, and tells its listeners', () => {
    const book = bookOf(first)
    let told = 0
    const end = book.onChange(() => (told += 1))
    expect(book.offer({ rosters: [second] })).toMatchObject({
      changed: true,
      accepted: [2],
      refused: [],
      forks: [],
    })
    expect(book.ownerOf('x1000c3s0b0n0')).toBe('x1001')
    expect(book.offer({ rosters: [second] })).toMatchObject({ changed: false, refused: [] })
    end()
    book.offer({ rosters: [edited(second, keep)] })
    expect(told).toBe(1)
  })

  it('takes rosters in whatever order they come', () => {
    const third = edited(second, keep)
    const book = bookOf(first)
    expect(book.offer({ rosters: [third, second] }).accepted).toEqual([2, 3])
    expect(bookOf(first).offer({ rosters: [third] }).refused).toEqual(['roster: gap'])
    expect(book.rosters(1)).toHaveLength(2)
    expect(book.rosters(3)).toEqual([])
  })

  it('is opened with a roster that the root stands behind, or not at all', () => {
    expect(bookOf(second).number).toBe(2)
    const stranger = forged(second, {}, signerOf(77))
    expect(() => bookOf(stranger)).toThrow('signed by nobody who may')
    expect(() => bookOf({ ...second, signature: new Uint8Array(64) })).toThrow('signature')
    expect(() => bookOf()).toThrow('cannot be used')
  })
})

describe('a roster is refused', () => {
  const refusal = (document: SignedDocument) => {
    const book = bookOf(first)
    const { refused, changed } = book.offer({ rosters: [document] })
    expect(changed).toBe(false)
    expect(book.number).toBe(1)
    return refused[0]
  }

  it('when somebody else than the editor signed it', () => {
    expect(refusal(forged(second, {}, signerOf(77)))).toBe('roster: editor')
    expect(refusal(forged(second, {}, signerOf(0)))).toBe('roster: editor')
    const two = secondIssuer(first)
    const three = edited(two, keep)
    // x1000 gave the editing away; it is an issuer still.
    expect(bookOf(first, two).offer({ rosters: [three] }).refused).toEqual(['roster: editor'])
  })

  it('when its signature covers other bytes', () => {
    const { body, signer } = second
    const other = { body, signer, signature: rival.signature }
    expect(refusal(other)).toBe('roster: signature')
    expect(successorFlaw(rosterOf(first), rosterOf(other), rosterVerifier)).toBe('signature')
    // A root's name alone opens nothing either.
    expect(refusal({ ...other, signer: rootSigner.publicKey })).toBe('roster: signature')
  })

  it('when it does not follow from its predecessor', () => {
    expect(refusal(forged(second, { previous: new Uint8Array(32) }))).toBe('roster: gap')
    expect(refusal(forged(second, { number: 3 }))).toBe('roster: number')
    expect(refusal(forged(second, { handoffs: [] }))).toBe('roster: handoffs')
    const [handoff] = rosterOf(second).handoffs
    expect(handoff).toEqual({ prefix: 'x1000c3', from: 'x1000', to: 'x1001', byOperator: false })
    const lie = { ...handoff, from: 'x1002' }
    expect(refusal(forged(second, { handoffs: [lie] }))).toBe('roster: handoffs')
  })

  it('when a term falls, or does not grow with a change of hands', () => {
    const { cells } = rosterCodec.decode(second.body)
    const withTerm = (id: string, term: number) =>
      forged(second, { cells: cells.map((cell) => (cell.id === id ? { ...cell, term } : cell)) })
    expect(refusal(withTerm('x1001', 1))).toBe('roster: term')
    expect(refusal(withTerm('x1000', 1))).toBe('roster: term')
    expect(refusal(withTerm('x1002', 3))).toBe('roster: term')
    // A new term without a change of hands is allowed: it fences a clone.
    expect(bookOf(first).offer({ rosters: [withTerm('x1002', 2)] }).accepted).toEqual([2])
    const third = rosterCodec.decode(edited(second, keep).body)
    const fallen = third.cells.map((cell) => (cell.id === 'x1001' ? { ...cell, term: 1 } : cell))
    const fall = forged(edited(second, keep), { cells: fallen })
    expect(bookOf(first, second).offer({ rosters: [fall] }).refused).toEqual(['roster: term'])
  })

  it('when a member has no certificate up to the root', () => {
    const { cells } = rosterCodec.decode(second.body)
    const stranger = signerOf(77)
    const self = cellCertificate('x1002', signerOf(2).publicKey, { signer: stranger })
    const swap = (certificate: SignedDocument) =>
      forged(second, {
        cells: cells.map((cell) => (cell.id === 'x1002' ? { ...cell, certificate } : cell)),
      })
    expect(refusal(swap(self))).toBe('roster: certificate')
    const good = cellCertificate('x1002', signerOf(2).publicKey)
    expect(refusal(swap({ ...good, signature: self.signature }))).toBe('roster: member signature')
    // An issuer of its own making, with everything else right.
    const identity = { cell: 'x1000', publicKey: issuerSigner.publicKey, demo: false }
    const claimed = issuerCertificate(identity, rootSigner, tools(5))
    const unsigned = { ...claimed, signature: self.signature }
    expect(refusal(forged(second, { issuers: [unsigned] }))).toBe('roster: member signature')
  })

  it.each([
    ['two cells of one id', (cells: object[]) => [...cells, cells[1]], 'cells'],
    ['no cell', () => [], 'cells'],
  ])('with %s', (_, change, flaw) => {
    const { cells } = rosterCodec.decode(second.body)
    expect(refusal(forged(second, { cells: change([...cells]) }))).toBe(`roster: ${flaw}`)
  })

  it.each([
    ['another cluster', { cluster: 'f'.repeat(32) }, 'cluster'],
    ['an unknown version', { version: 2 }, 'version'],
    ['no editor', { editor: 'x1002' }, 'editor'],
    ['no issuer', { issuers: [] }, 'issuers'],
    ['a name of several lines', { name: 'a\nb' }, 'undecodable'],
    ['number 0', { number: 0 }, 'number'],
    ['another root', { root: signerOf(5).publicKey }, 'cluster'],
  ])('with %s', (_, change, flaw) => {
    expect(refusal(forged(second, change))).toBe(`roster: ${flaw}`)
  })

  it.each([
    ['an address that is none', { addresses: ['10.0.0.1:7600'] }],
    ['a port that is none', { addresses: ['/ip4/10.0.0.1/tcp/70000'] }],
    ['a guardian that is no cell', { guardians: ['x7'] }],
    ['itself as guardian', { guardians: ['x1000'] }],
  ])('with %s', (_, change) => {
    const { cells } = rosterCodec.decode(second.body)
    const changed = cells.map((cell, at) => (at === 0 ? { ...cell, ...change } : cell))
    expect(refusal(forged(second, { cells: changed }))).toBe('roster: cells')
  })

  it('with two owners of one prefix, or without a default owner', () => {
    const { cells } = rosterCodec.decode(second.body)
    const withFirst = (more: object) => {
      const certificate = cellCertificate('x1002', signerOf(2).publicKey, more)
      return forged(second, {
        cells: cells.map((cell) => (cell.id === 'x1002' ? { ...cell, certificate } : cell)),
      })
    }
    expect(refusal(withFirst({ prefixes: ['x1001'] }))).toBe('roster: prefixes')
    expect(refusal(withFirst({ prefixes: ['x1002', ''] }))).toBe('roster: prefixes')
    expect(refusal(withFirst({ roles: ['default-owner'] }))).toBe('roster: default-owner')
    expect(refusal(withFirst({ prefixes: ['x1002'], demo: true }))).toBe('roster: constraint')
  })
})

describe('two successors of one roster', () => {
  it('are a fork: neither is in force, both are kept and handed on', () => {
    const book = bookOf(first, second)
    expect(book.number).toBe(2)
    const outcome = book.offer({ rosters: [rival] })
    const sides = [rosterOf(second).id, rosterOf(rival).id].sort()
    expect(outcome).toMatchObject({
      changed: true,
      accepted: [2],
      forks: [{ number: 2, sides, isSettled: false }],
    })
    expect(book.number).toBe(1)
    expect(book.ownerOf('x1000c3s0b0n0')).toBe('x1000')
    expect(book.forks).toHaveLength(2)
    // A cell that knows neither is told, though it has the same roster in force.
    expect(hexOf(bookOf(first).statementsHash)).not.toBe(hexOf(book.statementsHash))
    // Whoever knows one side learns of the other, and then agrees.
    const other = bookOf(first, rival)
    expect(hexOf(other.statementsHash)).not.toBe(hexOf(book.statementsHash))
    const asked = { after: other.number, statements: [], rosters: other.rosterHashes() }
    const { rosters, forks } = book.answer(asked)
    other.offer({ rosters: [...rosters, ...forks] })
    expect(other.number).toBe(1)
    expect(hexOf(other.statementsHash)).toBe(hexOf(book.statementsHash))
  })

  it('are found by two cells that have each gone on with one of them', () => {
    const left = bookOf(first, second, edited(second, keep))
    const right = bookOf(first, rival, edited(rival, keep))
    expect(left.number).toBe(right.number)
    expect(hexOf(left.statementsHash)).not.toBe(hexOf(right.statementsHash))
    const asked = { after: left.number, statements: [], rosters: left.rosterHashes() }
    const { rosters, forks } = right.answer(asked)
    expect(left.offer({ rosters: [...rosters, ...forks] }).accepted).toEqual([2, 3])
    expect(left.number).toBe(1)
  })

  it('take what was built on them along', () => {
    const third = edited(second, keep)
    const book = bookOf(first, second, third)
    book.offer({ rosters: [rival] })
    expect(book.number).toBe(1)
    expect(book.offer({ rosters: [edited(third, keep)] }).accepted).toEqual([4])
    expect(book.number).toBe(1)
  })

  it('are settled by a roster that the root signed', () => {
    const book = bookOf(first, second)
    book.offer({ rosters: [rival] })
    const settled = edited(second, addressed('/ip4/10.9.9.9/tcp/7600'), { signer: rootSigner })
    expect(book.offer({ rosters: [settled] })).toMatchObject({ accepted: [3], forks: [] })
    expect(book.number).toBe(3)
    expect(book.ownerOf('x1000c3s0b0n0')).toBe('x1001')
    expect(book.forks).toEqual([])
    // A cell that knew neither side needs no more than that roster.
    const behind = bookOf(first)
    expect(behind.offer({ rosters: book.rosters(1) }).accepted).toEqual([3])
    expect(behind.number).toBe(3)
    // And the editor goes on from there.
    expect(behind.offer({ rosters: [edited(settled, keep)] }).accepted).toEqual([4])
  })

  it('are settled when another issuer took over on one side', () => {
    const taken = secondIssuer(first)
    const by = { issuer: signerOf(2_001) }
    const third = edited(taken, keep, by)
    const book = bookOf(first, taken, third)
    expect(book.offer({ rosters: [rival] }).forks).toEqual([])
    expect(book.number).toBe(3)
    expect(book.forkSights).toMatchObject([{ number: 2, isSettled: true }])
    // Without the word of the other issuer it would be open.
    expect(bookOf(first, taken).offer({ rosters: [rival] }).forks).toHaveLength(1)
  })

  it('of the root itself are no word at all', () => {
    const left = edited(first, addressed('/ip4/10.0.0.8/tcp/7600'), { signer: rootSigner })
    const right = edited(first, addressed('/ip4/10.0.0.9/tcp/7600'), { signer: rootSigner })
    const book = bookOf(first, left)
    book.offer({ rosters: [right] })
    expect(book.number).toBe(1)
    const third = edited(left, keep, { signer: rootSigner })
    book.offer({ rosters: [third] })
    expect(book.number).toBe(3)
  })

  it('are kept up to a bound', () => {
    const book = bookOf(first)
    const many = Array.from({ length: 10 }, (_, at) =>
      edited(first, addressed(`/ip4/10.0.1.${at}/tcp/7600`), { seed: at }),
    )
    const { accepted, refused } = book.offer({ rosters: many })
    expect(accepted).toHaveLength(4)
    expect(new Set(refused)).toEqual(new Set(['roster: full']))
  })
})

describe('a long history', () => {
  it('keeps its newest part, and goes on', () => {
    const rosters = [first]
    for (let at = 1; at < 300; at += 1)
      rosters.push(edited(rosters[at - 1] as SignedDocument, keep))
    const book = bookOf(first)
    for (const one of rosters.slice(1)) book.offer({ rosters: [one] })
    expect(book.number).toBe(300)
    const { rosters: kept } = book.content()
    expect(kept).toHaveLength(256)
    expect(book.rosters(0)[0]).toEqual(kept[0])
    // Who is further behind is not helped by it: a gap.
    expect(bookOf(first).offer({ rosters: kept }).accepted).toEqual([])
    expect(bookOf(first).offer({ rosters: [rosters[250] as SignedDocument] }).refused).toEqual([
      'roster: gap',
    ])
    // A rival of a roster that lies before the window changes nothing any more.
    expect(book.offer({ rosters: [rival] }).refused).toEqual(['roster: old'])
    const checkpoint = edited(rosters[299] as SignedDocument, keep, { signer: rootSigner })
    const behind = bookOf(first)
    expect(behind.offer({ rosters: [checkpoint] }).accepted).toEqual([301])
    expect(behind.number).toBe(301)
  })
})

describe('an edit', () => {
  const next = (change: (plan: RosterPlan) => RosterPlan, terms = {}) =>
    rosterOf(edited(first, change, { terms }))

  it('adds a cell that takes its prefixes from whoever has them', () => {
    const added = { id: 'x2000', publicKey: signerOf(20).publicKey, prefixes: ['x2000', 'x1001c1'] }
    const roster = next((plan) => addCell(plan, added))
    expect(roster.cells.map(({ id, term }) => [id, term])).toEqual([
      ['x1000', 2],
      ['x1001', 2],
      ['x1002', 1],
      ['x2000', 2],
    ])
    expect(roster.handoffs.map(({ prefix, from, to }) => [prefix, from, to])).toEqual([
      ['x1001c1', 'x1001', 'x2000'],
      ['x2000', 'x1000', 'x2000'],
    ])
    expect(successorFlaw(rosterOf(first), roster, rosterVerifier)).toBeUndefined()
    expect(() => next((plan) => addCell(plan, { ...added, id: 'x1001' }))).toThrow('already')
    expect(() => next((plan) => addCell(plan, { ...added, id: 'X 1' }))).toThrow()
    expect(() => next((plan) => addCell(plan, { ...added, prefixes: ['all'] }))).toThrow(
      'no prefix',
    )
    const sameKey = { ...added, publicKey: signerOf(0).publicKey }
    expect(() => next((plan) => addCell(plan, sameKey))).toThrow('come twice')
  })

  it('splits a lone cell into three', () => {
    const lone = founded(1, { cells: [{ ...testCells(1)[0], prefixes: [] } as never] })
    const split = edited(lone, (plan) =>
      addCell(addCell(plan, testCells(3)[1] as never), testCells(3)[2] as never),
    )
    const book = bookOf(lone, split)
    expect(book.ownerOf('x1002c0s0b0n0')).toBe('x1002')
    expect(book.ownerOf('x1000c0s0b0n0')).toBe('x1000')
    expect(book.current.handoffs.map(({ from, to }) => [from, to])).toEqual([
      ['x1000', 'x1001'],
      ['x1000', 'x1002'],
    ])
  })

  it('removes a cell; what it owned goes to its heir, or back', () => {
    const back = next((plan) => removeCell(plan, 'x1001'))
    expect(back.tables().owners.ownerOf('x1001c0')).toBe('x1000')
    expect(back.handoffs).toEqual([
      { prefix: 'x1001', from: 'x1001', to: 'x1000', byOperator: false },
    ])
    const head = { head: { term: 1, boot: 2, seq: 9 }, headHash: new Uint8Array(32).fill(7) }
    const heir = next((plan) => removeCell(plan, 'x1001', { to: 'x1002' }), {
      heads: new Map([['x1001', head]]),
      byOperator: true,
    })
    expect(heir.cells.find(({ id }) => id === 'x1002')).toMatchObject({
      prefixes: ['x1001', 'x1002'],
      term: 2,
    })
    expect(heir.handoffs[0]).toMatchObject({ to: 'x1002', head: head.head, byOperator: true })
    expect(() => next((plan) => removeCell(plan, 'x1000'))).toThrow('edits the roster')
    expect(() => next((plan) => removeCell(plan, 'x7'))).toThrow('no cell x7')
  })

  it('lets the default owner leave when it has an heir', () => {
    const two = secondIssuer(first)
    const gone = edited(two, (plan) => removeCell(plan, 'x1000', { to: 'x1002' }), {
      issuer: signerOf(2_001),
    })
    const book = bookOf(first, two, gone)
    expect(book.number).toBe(3)
    expect(book.ownerOf('s0')).toBe('x1002')
    expect(book.ownerOf('x1000')).toBe('x1002')
    expect(book.cell('x1002')?.roles).toEqual(['intent-writer', 'default-owner'])
    expect(book.issuers.map(({ cell }) => cell)).toEqual(['x1001'])
    // Certificates of the issuer that left were made anew.
    expect(hexOf(book.cell('x1001')?.document.signer ?? new Uint8Array())).toBe(
      hexOf(signerOf(2_001).publicKey),
    )
    expect(() =>
      edited(two, (plan) => removeCell(plan, 'x1000'), { issuer: signerOf(2_001) }),
    ).toThrow('name the cell that takes it over')
  })

  it('grants and takes roles, but for the one that goes with the empty prefix', () => {
    const without = next((plan) =>
      setRole(plan, { cell: 'x1001', role: 'intent-writer', isGranted: false }),
    )
    expect(without.cells[1]).toMatchObject({ roles: [], term: 1 })
    expect(() =>
      next((plan) => setRole(plan, { cell: 'x1001', role: 'default-owner', isGranted: true })),
    ).toThrow('goes with the empty prefix')
  })

  it('names guardians and gives a cell another key', () => {
    const roster = next((plan) => setGuardians(plan, 'x1001', ['x1002', 'x1000']))
    expect(roster.cells[1]).toMatchObject({ guardians: ['x1002', 'x1000'], term: 1 })
    const gone = edited(
      edited(first, (plan) => setGuardians(plan, 'x1001', ['x1002'])),
      (plan) => removeCell(plan, 'x1002'),
    )
    expect(rosterOf(gone).cells[1]?.guardians).toEqual([])
    const keyed = next((plan) => setKey(plan, 'x1001', signerOf(31).publicKey))
    expect(keyed.cells[1]).toMatchObject({ key: hexOf(signerOf(31).publicKey), term: 2 })
    expect(keyed.handoffs).toEqual([])
    expect(successorFlaw(rosterOf(first), keyed, rosterVerifier)).toBeUndefined()
  })

  it('leaves certificates alone that say the same', () => {
    const roster = next(addressed('/dns4/x1000.example/tcp/7600'))
    expect(roster.cells.map(({ document }) => hexOf(document.body))).toEqual(
      rosterOf(first).cells.map(({ document }) => hexOf(document.body)),
    )
    expect(roster.cells[0]?.addresses).toEqual(['/dns4/x1000.example/tcp/7600'])
  })

  it('is refused where no roster may be like that', () => {
    expect(() => next((plan) => setEditor(plan, 'x1002'))).toThrow('x1002 is no issuer')
    expect(() => next(addressed('somewhere'))).toThrow('addresses')
    expect(() => next(move('x1000', 'x7'))).toThrow('no cell x7')
    const roster = rosterOf(first)
    const stranger = { ...tools(), issuer: signerOf(77) }
    const moved = move('x1000c3', 'x1001')(planOf(roster))
    expect(() => nextRoster(roster, moved, stranger)).toThrow('must be an issuer')
    expect(() => signRoster(nextRoster(roster, planOf(roster), tools()), rootSigner)).not.toThrow()
  })
})
