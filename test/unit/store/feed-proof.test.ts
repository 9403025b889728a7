import { beforeAll, describe, expect, it } from 'vitest'
import { ed25519Signer } from '../../../agent/rack/adapter/ed25519.ts'
import { sha256 } from '../../../cell/env/index.ts'
import { type Head, signHead } from '../../../cell/store/feed.ts'
import {
  entryCodec,
  type FeedBatch,
  type FeedFlaw,
  isFlaw,
  ownShelf,
  type PulledBatch,
  proveDelta,
  proveSnapshot,
  type ReadHead,
  readHead,
  type SignedHead,
  type SnapshotRecord,
} from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { component, group, openLedger, tester, testSigner } from '../../fixture/ledger.ts'
import { deltaOf, snapshotOf, testIdentity } from '../../fixture/peer.ts'

const identity = testIdentity()
const stranger = ed25519Signer(new Uint8Array(32).fill(8))

interface Material {
  /** The newest head that the asker holds: number 2 of 5. */
  readonly held: ReadHead
  readonly newest: ReadHead
  readonly delta: readonly FeedBatch[]
  readonly snapshot: { readonly records: readonly SnapshotRecord[]; readonly head: SignedHead }
}

let material: Material

beforeAll(async () => {
  const store = new MemoryStore()
  const source = { store, shelf: ownShelf('public') }
  const { ledger } = await openLedger(store)
  const heads: ReadHead[] = []
  ledger.onCommit((_changes, signed) =>
    heads.push(...signed.map((one) => readHead(one) as ReadHead)),
  )
  for (let number = 1; number <= 5; number++) {
    await ledger.transact(tester, (tx) => {
      tx.put('component', component(number))
      tx.put('group', group('gpu', `round ${number}`))
      if (number === 4) tx.delete('component', 'x1000c0s1b0n0')
    })
  }
  const held = heads[1] as ReadHead
  const { records, head } = await snapshotOf(source)
  material = {
    held,
    newest: heads[4] as ReadHead,
    delta: (await deltaOf(source, held)) as FeedBatch[],
    snapshot: { records, head: head as SignedHead },
  }
})

const kindOf = (outcome: object) => (isFlaw(outcome) ? outcome.kind : 'proven')

/** A head like another one, signed anew. */
function resigned({ head }: ReadHead, change: Partial<Head>, signer = testSigner): ReadHead {
  return readHead(signHead({ ...head, ...change }, signer).signed) as ReadHead
}

const corrupt = (bytes: Uint8Array, at = 5) => bytes.with(at, (bytes[at] ?? 0) ^ 1)

describe('a delta', () => {
  it('that follows what is held is proved, entry by entry, by one signature', () => {
    const { held, newest, delta } = material
    const proven = proveDelta(identity, held, delta)
    if (isFlaw(proven)) throw new Error(proven.kind)
    expect(proven.newest.hash).toEqual(newest.hash)
    expect(proven.heads.map(({ read }) => read.head.order.seq)).toEqual([3, 4, 5])
    const said = proven.changes.map(({ order, index, key, isRemoval }) => {
      return `${order.seq}.${index} ${isRemoval ? 'removes ' : ''}${key}`
    })
    expect(said).toEqual([
      '3.0 co/x1000c0s3b0n0',
      '4.0 co/x1000c0s4b0n0',
      '4.2 removes co/x1000c0s1b0n0',
      '5.0 co/x1000c0s5b0n0',
      '5.1 gr/gpu',
    ])
    expect(proven.heads.map(({ logged }) => logged.keys)).toEqual([
      ['co/x1000c0s3b0n0', ''],
      ['co/x1000c0s4b0n0', '', 'co/x1000c0s1b0n0'],
      ['co/x1000c0s5b0n0', 'gr/gpu'],
    ])
    expect(proven.heads.map(({ logged }) => logged.removals.length)).toEqual([0, 1, 0])
  })

  it('may come in pieces', () => {
    const { held, delta } = material
    const pieces: PulledBatch[] = delta.flatMap(({ head, entries }) => [
      { head, entries: [] },
      ...entries.map((entry) => ({ entries: [entry] })),
    ])
    expect(proveDelta(identity, held, pieces)).toEqual(proveDelta(identity, held, delta))
    expect(kindOf(proveDelta(identity, held, pieces.slice(1)))).toBe('undecodable')
  })

  it('begins with the very first head for who holds nothing', () => {
    expect(kindOf(proveDelta(identity, undefined, material.delta))).toBe('order')
  })

  const flaws: readonly (readonly [
    string,
    FeedFlaw['kind'],
    (delta: readonly FeedBatch[]) => readonly PulledBatch[],
  ])[] = [
    ['nothing', 'undecodable', () => []],
    ['a gap', 'order', (delta) => delta.slice(1)],
    ['a batch left out', 'order', (delta) => delta.toSpliced(1, 1)],
    ['batches out of order', 'order', (delta) => delta.toReversed()],
    [
      'a changed entry',
      'entry',
      (delta) =>
        delta.with(0, {
          ...(delta[0] as FeedBatch),
          entries: [{ index: 0, entry: corrupt(delta[0]?.entries[0]?.entry as Uint8Array, 30) }],
        }),
    ],
    [
      'an entry at another place',
      'entry',
      ([first, ...more]) => [
        { ...first, entries: [{ index: 1, entry: first?.entries[0]?.entry as Uint8Array }] },
        ...more,
      ],
    ],
    [
      'an entry beyond the list',
      'entry',
      ([first, ...more]) => [
        { ...first, entries: [{ index: 9, entry: first?.entries[0]?.entry as Uint8Array }] },
        ...more,
      ],
    ],
    [
      'an entry twice',
      'entry',
      ([first, ...more]) => {
        const entries = first?.entries ?? []
        return [{ ...first, entries: [...entries, ...entries] }, ...more]
      },
    ],
    [
      'a head in the middle that another one signed',
      'previous',
      (delta) => {
        const read = readHead(delta[1]?.head as SignedHead) as ReadHead
        const forged = resigned(read, { wallMs: 1 }, stranger)
        return delta.with(1, { head: forged.signed, entries: [] })
      },
    ],
    [
      'a newest head that another one signed',
      'signature',
      (delta) => {
        const read = readHead(delta[2]?.head as SignedHead) as ReadHead
        return delta.with(2, { head: resigned(read, { wallMs: 1 }, stranger).signed, entries: [] })
      },
    ],
    [
      'another cell’s head',
      'cell',
      (delta) => {
        const read = readHead(delta[2]?.head as SignedHead) as ReadHead
        return delta.with(2, { head: resigned(read, { cell: 'x1001' }).signed, entries: [] })
      },
    ],
    [
      'a head of the other feed',
      'cell',
      (delta) => {
        const read = readHead(delta[2]?.head as SignedHead) as ReadHead
        return delta.with(2, { head: resigned(read, { feed: 2 }).signed, entries: [] })
      },
    ],
  ]

  it.each(flaws)('with %s is refused: %s', (_what, kind, change) => {
    expect(kindOf(proveDelta(identity, material.held, change(material.delta)))).toBe(kind)
  })

  it('that names another predecessor than the head held is a fork', () => {
    const { held, delta } = material
    const other = resigned(held, { wallMs: 77 })
    const fork = proveDelta(identity, other, delta)
    expect(fork).toMatchObject({ kind: 'fork', left: other.signed })
    const right = fork as Extract<FeedFlaw, { kind: 'fork' }>
    expect(right.right.head).toEqual(delta[0]?.head.head)
  })

  it('is no fork when only a stranger’s signature says so', () => {
    const { held, delta } = material
    const read = readHead(delta[0]?.head as SignedHead) as ReadHead
    const forged = resigned(read, { previous: new Uint8Array(32) }, stranger)
    const batches = [{ head: forged.signed, entries: [] }]
    expect(kindOf(proveDelta(identity, held, batches))).toBe('signature')
    const again = resigned(held, { wallMs: 3 }, stranger)
    expect(kindOf(proveDelta(identity, held, [{ head: again.signed, entries: [] }]))).toBe(
      'signature',
    )
  })

  it('may begin a later boot or term, with the next number', () => {
    const { newest } = material
    const next = (order: Head['order']) => {
      const read = resigned(newest, { order, previous: newest.hash, entryHashes: [] })
      return kindOf(proveDelta(identity, newest, [{ head: read.signed, entries: [] }]))
    }
    expect(next({ term: 1, boot: 7, seq: 6 })).toBe('proven')
    expect(next({ term: 4, boot: 1, seq: 6 })).toBe('proven')
    expect(next({ term: 1, boot: 7, seq: 7 })).toBe('order')
    // Two batches with one number within a term.
    expect(next({ term: 1, boot: 7, seq: 5 })).toBe('fork')
    expect(next({ term: 2, boot: 7, seq: 5 })).toBe('order')
  })
})

describe('a snapshot', () => {
  const prove = (change: Partial<Material['snapshot']>, held?: ReadHead) =>
    proveSnapshot(identity, held, { ...material.snapshot, ...change })

  it('is proved by the root that its head signs', () => {
    const proven = prove({})
    if (isFlaw(proven)) throw new Error(proven.kind)
    expect(proven.records.map(({ key }) => key).sort()).toEqual([
      'co/x1000c0s2b0n0',
      'co/x1000c0s3b0n0',
      'co/x1000c0s4b0n0',
      'co/x1000c0s5b0n0',
      'gr/gpu',
    ])
    expect(Buffer.from(proven.root.digest())).toEqual(Buffer.from(proven.newest.head.root))
    expect(proven.head.logged).toMatchObject({ keys: [], removals: [] })
    expect(kindOf(prove({}, material.held))).toBe('proven')
  })

  it('is refused when anything of it is missing, changed, twice or made up', () => {
    const { records } = material.snapshot
    const [first] = records
    if (!first) throw new Error('no records')
    expect(kindOf(prove({ records: records.slice(1) }))).toBe('root')
    const changed = { ...first, entry: corrupt(first.entry, 30) }
    expect(kindOf(prove({ records: [changed, ...records.slice(1)] }))).toBe('root')
    expect(kindOf(prove({ records: [...records, first] }))).toBe('entry')
    const more = (entry: Parameters<typeof entryCodec.encode>[0]) => ({
      records: [...records, { ...first, entry: entryCodec.encode(entry) }],
    })
    expect(kindOf(prove(more({ key: 'co/x9', schema: 1, value: new Uint8Array() })))).toBe('root')
    expect(kindOf(prove(more({ key: 'co/x9', schema: 1, deleted: true })))).toBe('entry')
    expect(kindOf(prove(more({ key: 'gr/x9', schema: 1, withdrawn: true })))).toBe('entry')
    for (const key of ['~head/public/1', '!boot', '@x/public/co/x', 'co', '', 'CO/x']) {
      expect(kindOf(prove(more({ key, schema: 1 }))), key).toBe('entry')
    }
  })

  it('is refused when a record stands where none can', () => {
    const { records } = material.snapshot
    const placed = (order: Head['order']) => ({
      records: records.map((record) => ({ ...record, order })),
    })
    expect(kindOf(prove(placed({ term: 1, boot: 1, seq: 6 })))).toBe('entry')
    expect(kindOf(prove(placed({ term: -1, boot: 1, seq: 1 })))).toBe('entry')
    expect(kindOf(prove(placed({ term: 1, boot: 1, seq: Number.NaN })))).toBe('entry')
    const none = { records: records.map((record) => ({ ...record, order: undefined })) }
    expect(kindOf(prove(none as unknown as Material['snapshot']))).toBe('entry')
  })

  it('is refused when its head is of somebody else, or not newer than what is held', () => {
    const { newest } = material
    expect(kindOf(prove({}, newest))).toBe('order')
    expect(kindOf(prove({ head: resigned(newest, {}, stranger).signed }))).toBe('signature')
    expect(kindOf(prove({ head: resigned(newest, { cell: 'x1001' }).signed }))).toBe('cell')
    expect(kindOf(prove({ head: resigned(newest, { feed: 2 }).signed }))).toBe('cell')
    const later = signHead({ ...newest.head, version: 2 }, testSigner).signed
    expect(kindOf(prove({ head: later }))).toBe('version')
    expect(kindOf(prove({ head: { head: new Uint8Array(), signature: new Uint8Array() } }))).toBe(
      'undecodable',
    )
  })

  it('of a cell that went on from an old disk is a fork', () => {
    const { newest } = material
    const order = { term: 1, boot: 9, seq: 4 }
    const restored = resigned(newest, { order })
    const fork = prove({ head: restored.signed }, newest)
    expect(fork).toEqual({ kind: 'fork', left: newest.signed, right: restored.signed })
    // What a new term begins behind is the roster's decision.
    const moved = resigned(newest, { order: { ...order, term: 2 } })
    expect(kindOf(prove({ head: moved.signed }, newest))).toBe('proven')
    const twice = resigned(newest, { wallMs: 5 })
    expect(kindOf(prove({ head: twice.signed }, newest))).toBe('fork')
    expect(kindOf(prove({ head: resigned(newest, { wallMs: 5 }, stranger).signed }, newest))).toBe(
      'signature',
    )
  })
})

describe('a head from somebody else', () => {
  const odd: readonly Partial<Head>[] = [
    { order: { term: 2 ** 32, boot: 1, seq: 1 } },
    { order: { term: 1, boot: 2 ** 32, seq: 1 } },
    { order: { term: 1, boot: 1, seq: 2 ** 48 } },
    { root: new Uint8Array(31) },
    { entryHashes: [new Uint8Array(33)] },
    { previous: new Uint8Array(5) },
    { cell: '' },
    { cell: 'x'.repeat(65) },
    { feed: 0 },
    { feed: 3 },
  ]

  it.each(odd)('is not read with %o', (change) => {
    const { head } = material.newest
    expect(readHead(signHead({ ...head, ...change }, testSigner).signed)).toBe('undecodable')
  })

  it('has the hash of its exact bytes', () => {
    const { signed, hash } = material.newest
    expect(Buffer.from(hash)).toEqual(Buffer.from(sha256(signed.head)))
  })
})
