import { describe, expect, it } from 'vitest'
import {
  changeOf,
  fateOf,
  isMoving,
  isSameOccasion,
  isUnasked,
  makeAbort,
  makePromise,
  type OwnershipNote,
  readAbort,
  readPromise,
  rosterDifferences,
  stateOf,
  strangerAmong,
  valueHash,
} from '../../../cell/ownership/index.ts'
import { addCell, movePrefix, type Roster, removeCell } from '../../../cell/roster/index.ts'
import {
  cluster,
  edited,
  founded,
  issuerSigner,
  rosterOf,
  signerOf,
  rosterVerifier as verifier,
} from '../../fixture/roster.ts'

const operation = 'ab'.repeat(16)
const moves = [{ prefix: 'x1001c4', from: 'x1001', to: 'x1002' }]
const head = { term: 1, boot: 1, seq: 7 }
const headHash = new Uint8Array(32).fill(3)

describe('what moves do', () => {
  const cells = [
    { id: 'x1000', prefixes: ['', 'x1000'] },
    { id: 'x1001', prefixes: ['x1001', 'x1001c4s2'] },
    { id: 'x1002', prefixes: ['x1001c4s7'] },
  ]

  it('goes by the longest prefix: what lies within and is another one stays', () => {
    const change = changeOf(cells, moves)
    expect(isMoving(change, 'x1001c4s1b0n0', 'x1001', 'x1002')).toBe(true)
    expect(isMoving(change, 'x1001c4s2b0n0', 'x1001', 'x1002')).toBe(false)
    expect(isMoving(change, 'x1001c4s7b0n0', 'x1001', 'x1002')).toBe(false)
    expect(isMoving(change, 'x1001c40s1b0n0', 'x1001', 'x1002')).toBe(false)
    expect(change.after('x9000')).toBe('x1000')
  })

  it('tells ownership that was promised from ownership that was taken', () => {
    expect(isUnasked({ byOperator: false, head })).toBe(false)
    expect(isUnasked({ byOperator: true, head })).toBe(true)
    expect(isUnasked({ byOperator: false })).toBe(true)
  })
})

describe('what comes along', () => {
  const fits = (name: string) => name.startsWith('x1001c4')
  const id = 'x1001c4s1b0n0'
  const mac = '02:00:00:00:00:01'
  const component = { family: 'component', id, value: { id, nid: 7 } } as const
  const value = { id: '020000000001', macAddress: mac, componentId: id, ipAddresses: [] }
  const port = { family: 'ethernetInterface', id: value.id, value } as const
  const boots = (subject: string) => ({ family: 'bootHost', id: subject, value: {} }) as const

  it('is all about names that change hands, also what says so by MAC or number', () => {
    const own = [boots('nid:7'), boots(`mac:${mac}`), boots(`host:${id}`), component, port]
    expect(strangerAmong(own, fits)).toBeUndefined()
  })

  it.each([boots('nid:8'), boots('mac:02:00:00:00:00:02'), boots('host:x1002c0s1b0n0')])(
    'is not $id of somebody else’s node',
    (record) => {
      expect(strangerAmong([component, port, record], fits)).toBe(record)
    },
  )
})

describe('how a change stands', () => {
  const base = founded(3)
  const roster1 = rosterOf(base)
  const moved = rosterOf(
    edited(base, (plan) => movePrefix(plan, { prefix: 'x1001c4', to: 'x1002' })),
  )
  const other = rosterOf(
    edited(base, (plan) => movePrefix(plan, { prefix: 'x1001c5', to: 'x1002' })),
  )
  const note: Pick<OwnershipNote, 'roster' | 'rosterHash' | 'moves'> = {
    roster: 1,
    rosterHash: roster1.hash,
    moves,
  }
  const seen = (current: Roster, ...kept: readonly Roster[]) => ({
    current,
    numbered: (number: number) => [current, ...kept].find((one) => one.number === number),
  })

  it('is open while the roster that it began with is in force', () => {
    expect(stateOf(note, seen(roster1))).toBe('open')
  })

  it('is done by the next roster when that moved ownership, and void otherwise', () => {
    expect(stateOf(note, seen(moved))).toBe('done')
    expect(stateOf(note, seen(other))).toBe('void')
  })

  it('is void when another roster of its number is in force', () => {
    expect(stateOf({ ...note, rosterHash: new Uint8Array(32) }, seen(roster1))).toBe('void')
    expect(stateOf({ ...note, rosterHash: new Uint8Array(32) }, seen(moved))).toBe('void')
  })

  it('is open to a cell whose rosters are older', () => {
    expect(stateOf({ ...note, roster: 5 }, seen(roster1))).toBe('open')
  })

  it('goes by who owns it now when the next roster is not kept any more', () => {
    const later = { ...moved, number: 400 }
    expect(stateOf(note, { current: later, numbered: () => undefined })).toBe('done')
    const back = { ...roster1, number: 400 }
    expect(stateOf(note, { current: back, numbered: () => undefined })).toBe('void')
  })
})

describe('words about a change', () => {
  const occasion = { operation, roster: 3, rosterHash: new Uint8Array(32).fill(9) }
  const cellSigner = signerOf(1)
  const promise = { ...occasion, cluster, from: 'x1001', moves, head, headHash }

  it('are read with the key that signed them and no other', () => {
    const document = makePromise(promise, cellSigner)
    const by = { publicKey: cellSigner.publicKey, verifier }
    expect(readPromise(document, by)).toMatchObject({ from: 'x1001', head, moves })
    const strange = { publicKey: signerOf(2).publicKey, verifier }
    expect(readPromise(document, strange)).toBeUndefined()
    const changed = { ...document, body: Uint8Array.from(document.body).fill(0, 0, 1) }
    expect(readPromise(changed, by)).toBeUndefined()
    expect(readPromise(undefined, by)).toBeUndefined()
  })

  it('are of one kind: a promise is no abort', () => {
    const { publicKey } = issuerSigner
    const abort = makeAbort({ ...occasion, cluster, reason: 'late' }, issuerSigner)
    expect(readAbort(abort, { publicKey, verifier })).toMatchObject({ reason: 'late' })
    expect(readPromise(abort, { publicKey, verifier })).toBeUndefined()
    const asAbort = makePromise(promise, issuerSigner)
    expect(readAbort(asAbort, { publicKey, verifier })).toBeUndefined()
  })

  it('are bound to one operation upon one roster', () => {
    expect(isSameOccasion(occasion, { ...occasion })).toBe(true)
    expect(isSameOccasion(occasion, { ...occasion, roster: 4 })).toBe(false)
    expect(isSameOccasion(occasion, { ...occasion, operation: 'cd'.repeat(16) })).toBe(false)
    const rosterHash = new Uint8Array(32)
    expect(isSameOccasion(occasion, { ...occasion, rosterHash })).toBe(false)
  })
})

describe('a proposal', () => {
  const [a, b] = [new Uint8Array([1]), new Uint8Array([2])]

  it('is nothing new when it is so already', () => {
    expect(fateOf({ proposed: a, current: a, inherited: undefined })).toBe('same')
    expect(fateOf({ proposed: undefined, current: undefined, inherited: valueHash(a) })).toBe(
      'same',
    )
  })

  it('is applied where nobody has changed the record since', () => {
    expect(fateOf({ proposed: b, current: a, inherited: valueHash(a) })).toBe('apply')
    expect(fateOf({ proposed: undefined, current: a, inherited: valueHash(a) })).toBe('apply')
    expect(fateOf({ proposed: b, current: undefined, inherited: undefined })).toBe('apply')
  })

  it('is kept for people where somebody has', () => {
    expect(fateOf({ proposed: b, current: a, inherited: valueHash(b) })).toBe('conflict')
    expect(fateOf({ proposed: b, current: a, inherited: undefined })).toBe('conflict')
    expect(fateOf({ proposed: b, current: undefined, inherited: valueHash(a) })).toBe('conflict')
  })
})

describe('what differs between two rosters', () => {
  const before = founded(2)

  it('is nothing between a roster and itself', () => {
    expect(rosterDifferences(rosterOf(before), rosterOf(before))).toEqual([])
  })

  it('is everything of the first one, which has none before it', () => {
    const all = rosterDifferences(undefined, rosterOf(before))
    expect(new Set(all.map(({ what }) => what))).toEqual(new Set(['added']))
    expect(all.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['name', 'editor', 'cell x1000', 'prefix x1001', 'issuer x1000']),
    )
  })

  it('names cells, prefixes and what was changed about them', () => {
    const { publicKey } = signerOf(9)
    const after = edited(before, (plan) => {
      const joined = addCell(plan, { id: 'x1009', publicKey, prefixes: ['x1009'] })
      return movePrefix(joined, { prefix: 'x1001', to: 'x1000' })
    })
    expect(rosterDifferences(rosterOf(before), rosterOf(after))).toMatchObject([
      { subject: 'cell x1009', what: 'added' },
      { subject: 'prefix x1001', what: 'changed', before: 'x1001', after: 'x1000' },
      { subject: 'prefix x1009', what: 'added', after: 'x1009' },
    ])
    const gone = edited(before, (plan) => removeCell(plan, 'x1001'))
    expect(rosterDifferences(rosterOf(before), rosterOf(gone))).toMatchObject([
      { subject: 'cell x1001', what: 'removed' },
      { subject: 'prefix x1001', what: 'removed', before: 'x1001' },
    ])
  })
})
