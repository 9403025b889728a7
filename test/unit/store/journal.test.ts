import { describe, expect, it } from 'vitest'
import { Fault, type KeyValueStore } from '../../../cell/env/index.ts'
import {
  type FeedFlaw,
  type Ledger,
  openStore,
  ownShelf,
  type PulledFeed,
  type ReadHead,
  readHead,
  type SignedHead,
  seal,
  type Transaction,
  unseal,
} from '../../../cell/store/index.ts'
import { Journal } from '../../../cell/store/journal.ts'
import { journalRecordsMax } from '../../../cell/store/limits.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { GatedStore, quiescence } from '../../fixture/gated-store.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  openLedger,
  openOptions,
  tester,
  testSigner,
} from '../../fixture/ledger.ts'
import { deltaOf, Peer, snapshotOf } from '../../fixture/peer.ts'

const shelf = ownShelf('public')
const write = (ledger: Ledger, act: (transaction: Transaction) => unknown) =>
  ledger.transact(tester, act)
const put = (ledger: Ledger, number: number, state = 'Ready') =>
  write(ledger, (tx) => tx.put('component', component(number, { state })))
const states = (ledger: Ledger) =>
  [...ledger.list('component')].map(({ hostname, state }) => `${hostname} ${state}`).sort()

async function copyOf(store: KeyValueStore): Promise<MemoryStore> {
  const copy = new MemoryStore()
  const content = await contentOf(store)
  await copy.batch(
    content.map(([key, value]) => ({ type: 'put', key, value })),
    { sync: true },
  )
  return copy
}

/** A feed that peers hold at number 4, and this disk at number 2 only. */
async function restored() {
  const store = new MemoryStore()
  const { ledger } = await openLedger(store)
  await put(ledger, 1)
  await write(ledger, (tx) => {
    tx.put('component', component(2))
    tx.put('ethernetInterface', ethernet(2))
    tx.put('group', group('gpu', 'old'))
  })
  const old = await copyOf(store)
  const again = await openLedger(store)
  await put(again.ledger, 1, 'Newer')
  await write(again.ledger, (tx) => {
    tx.delete('component', 'x1000c0s2b0n0')
    tx.delete('ethernetInterface', '000000000002')
    tx.put('component', component(3))
    tx.put('group', group('gpu', 'new'))
  })
  const { records, head } = await snapshotOf({ store, shelf })
  const snapshot: PulledFeed = { kind: 'snapshot', records, head: head as SignedHead }
  const opened = await openLedger(old)
  const batches = await deltaOf({ store, shelf }, opened.opened.feeds.public.last as ReadHead)
  if (batches === 'behind') throw new Error('no delta')
  const delta: PulledFeed = { kind: 'delta', batches }
  await opened.ledger.hold()
  return { ...opened, newer: store, snapshot, delta }
}

async function expectSound(store: KeyValueStore, ledger: Ledger): Promise<void> {
  const again = await openStore(await copyOf(store), openOptions)
  expect(again.indexesMended).toBe(0)
  expect([...again.tables.list('component')].length).toBe(ledger.count('component'))
  const peer = new Peer()
  expect(await peer.pull({ store, shelf })).toBeUndefined()
  expect(Buffer.from(peer.root)).toEqual(Buffer.from(ledger.root('public')))
}

describe('a ledger that is held', () => {
  it('takes changes without a number, in one synced batch with the journal', async () => {
    const store = new GatedStore(new MemoryStore())
    const { ledger } = await openLedger(store)
    await put(ledger, 1)
    await ledger.hold()
    expect(ledger.isHeld).toBe(true)
    store.batches.length = 0
    const heads: SignedHead[] = []
    ledger.onCommit((_changes, signed) => heads.push(...signed))
    const root = ledger.root('public')
    const { order } = await write(ledger, (tx) => {
      tx.put('component', component(2))
      tx.put('endpointSecret', { id: 'x1000c0s2b0', password: 'geheim' })
    })
    expect(order.seq).toBe(1)
    expect(store.batches.map((batch) => batch.map(({ key }) => key))).toEqual([
      [
        'ix/co/nid/2/x1000c0s2b0n0',
        'ix/co/hostname/cb2/x1000c0s2b0n0',
        'es/x1000c0s2b0',
        '~journal/000000000000',
      ],
    ])
    expect(store.syncs.at(-1)).toBe(true)
    expect(heads).toEqual([])
    expect(ledger.count('component')).toBe(2)
    expect(ledger.journalled).toBe(1)
    expect(Buffer.from(ledger.root('public'))).toEqual(Buffer.from(root))
  })

  it('gives numbers later, in order, and is read the same all the time', async () => {
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    await put(ledger, 1)
    await ledger.hold()
    await put(ledger, 1, 'Off')
    await write(ledger, (tx) => tx.put('group', group('gpu', 'first')))
    await write(ledger, (tx) => tx.put('group', group('gpu', 'second')))
    await put(ledger, 2)
    await put(ledger, 3)
    await write(ledger, (tx) => tx.delete('component', 'x1000c0s3b0n0'))
    const before = states(ledger)
    expect(before).toEqual(['cb1 Off', 'cb2 Ready'])
    const peer = new Peer()
    expect(await peer.pull({ store, shelf })).toBeUndefined()
    expect(peer.held?.head.order.seq).toBe(1)
    const heads: ReadHead[] = []
    ledger.onCommit((_changes, signed) =>
      heads.push(...signed.map((one) => readHead(one) as ReadHead)),
    )
    await ledger.number()
    expect([ledger.isHeld, ledger.journalled]).toEqual([false, 0])
    expect(heads.map(({ head }) => head.order.seq)).toEqual([2])
    expect(heads[0]?.head.entryHashes).toHaveLength(3)
    expect(await contentOf(store, '~journal/')).toEqual([])
    expect(states(ledger)).toEqual(before)
    expect(await peer.pull({ store, shelf })).toBeUndefined()
    expect([...peer.records.keys()].sort()).toEqual([
      'co/x1000c0s1b0n0',
      'co/x1000c0s2b0n0',
      'gr/gpu',
    ])
    const { order } = await put(ledger, 4)
    expect(order.seq).toBe(3)
    await expectSound(store, ledger)
  })

  it('keeps one entry for each record, and none for what was made and is gone', async () => {
    const { ledger, store } = await openLedger()
    await put(ledger, 1)
    await ledger.hold()
    for (let round = 0; round < 20; round++) await put(ledger, 1, `${round}`)
    await put(ledger, 2)
    await write(ledger, (tx) => tx.delete('component', 'x1000c0s2b0n0'))
    await write(ledger, (tx) => {
      tx.put('group', group('gpu'))
      tx.delete('group', 'gpu')
    })
    expect(await contentOf(store, '~journal/')).toHaveLength(1)
    await write(ledger, (tx) => tx.delete('component', 'x1000c0s1b0n0'))
    expect(ledger.journalled).toBe(1)
    await ledger.number()
    expect(ledger.order('public').seq).toBe(2)
    expect(ledger.count('component')).toBe(0)
    await expectSound(store, ledger)
  })

  it('stays held across a restart, and is read as before', async () => {
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    await write(ledger, (tx) => {
      tx.put('component', component(1))
      tx.put('component', component(2))
      tx.put('group', group('gpu', 'old'))
    })
    await ledger.hold()
    await write(ledger, (tx) => {
      tx.put('component', component(1, { hostname: 'moved' }))
      tx.delete('component', 'x1000c0s2b0n0')
      tx.put('group', group('gpu', 'new'))
      tx.put('ethernetInterface', ethernet(7))
    })
    const again = await openLedger(store)
    expect(again.opened.indexesMended).toBe(0)
    expect(again.ledger.isHeld).toBe(true)
    expect(states(again.ledger)).toEqual(['moved Ready'])
    expect(again.ledger.lookup('component', 'hostname', 'moved')).toHaveLength(1)
    expect(again.ledger.lookup('component', 'hostname', 'cb1')).toEqual([])
    expect(again.ledger.get('group', 'gpu')?.description).toBe('new')
    await put(again.ledger, 2, 'Back')
    await again.ledger.number()
    expect(states(again.ledger)).toEqual(['cb2 Back', 'moved Ready'])
    expect(again.ledger.order('public')).toEqual({ term: 1, boot: 2, seq: 2 })
    await expectSound(store, again.ledger)
  })

  it('opens again while held after a write failed', async () => {
    const gated = new GatedStore(new MemoryStore())
    const { ledger } = await openLedger(gated)
    await ledger.hold()
    await put(ledger, 1)
    gated.isGateClosed = true
    const lost = put(ledger, 2)
    await quiescence()
    gated.failOne('STORE_WRITE')
    await expect(lost).rejects.toMatchObject({ code: 'STORE_WRITE' })
    await expect(ledger.number()).rejects.toMatchObject({ code: 'STORE_WRITE' })
    gated.isGateClosed = false
    ledger.recover(await openStore(gated, openOptions))
    expect(states(ledger)).toEqual(['cb1 Ready'])
    expect(ledger.isHeld).toBe(true)
    await ledger.number()
    expect(ledger.order('public').seq).toBe(1)
  })

  it('refuses a journal that is not its own', async () => {
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    await ledger.hold()
    await put(ledger, 1)
    const [[key, value] = ['', new Uint8Array()]] = await contentOf(store, '~journal/')
    const body = Uint8Array.from(unseal(key, value))
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1
    await store.batch([{ type: 'put', key, value: seal(key, body) }], { sync: true })
    await expect(openStore(store, openOptions)).rejects.toMatchObject({ code: 'INTEGRITY_STORE' })
  })

  it('takes no more than its limit', () => {
    const hash = new Uint8Array(32)
    const item = (number: number) => {
      return { number, key: `co/${number}`, entry: hash, hash, isKept: true, replaces: undefined }
    }
    const items = Array.from({ length: journalRecordsMax }, (_, number) => item(number))
    const journal = new Journal(testSigner, items)
    expect(() => journal.put([item(journalRecordsMax)])).toThrow(
      expect.objectContaining({ code: 'LIMIT_WRITES' }),
    )
  })

  it('waits for what is still getting its number', async () => {
    const gated = new GatedStore(new MemoryStore())
    const { ledger } = await openLedger(gated)
    gated.isGateClosed = true
    const writing = put(ledger, 1)
    await quiescence()
    let isHeld = false
    const holding = ledger.hold().then(() => {
      isHeld = true
    })
    await quiescence()
    expect(isHeld).toBe(false)
    await gated.letPass()
    await holding
    await writing
    expect(ledger.order('public').seq).toBe(1)
  })

  it('numbers what was decided before it, and holds what is decided after it', async () => {
    const { ledger } = await openLedger()
    await ledger.hold()
    await put(ledger, 1)
    const numbering = ledger.number()
    const during = put(ledger, 1, 'During')
    await numbering
    expect((await during).order.seq).toBe(2)
    expect(ledger.journalled).toBe(0)
    const held = ledger.hold()
    const after = put(ledger, 1, 'After')
    await held
    await after
    expect([ledger.order('public').seq, ledger.journalled]).toEqual([2, 1])
  })
})

describe('a cell whose disk was old', () => {
  it.each(['snapshot', 'delta'] as const)(
    'takes over by %s what its peers hold, and goes on from there',
    async (kind) => {
      const { ledger, store, newer, ...pulled } = await restored()
      expect(states(ledger)).toEqual(['cb1 Ready', 'cb2 Ready'])
      const adopted = await ledger.adopt(pulled[kind])
      const order = { term: 1, boot: 2, seq: 4 }
      expect(adopted).toEqual({ kind: 'adopted', order, differing: [] })
      expect(states(ledger)).toEqual(['cb1 Newer', 'cb3 Ready'])
      expect(ledger.get('group', 'gpu')?.description).toBe('new')
      expect(ledger.lookup('ethernetInterface', 'ip', '10.0.0.2')).toEqual([])
      expect(ledger.order('public')).toEqual(order)
      // Its own boot 2 was counted on the old disk; its peers have seen another boot 2.
      expect(ledger.boot).toBe(3)
      await ledger.number()
      const next = await put(ledger, 5)
      expect(next.order).toEqual({ term: 1, boot: 3, seq: 5 })
      await expectSound(store, ledger)
      const peer = new Peer()
      expect(await peer.pull({ store: newer, shelf })).toBeUndefined()
      expect(await peer.pull({ store, shelf })).toBeUndefined()
      expect(peer.pulls).toEqual(['snapshot', 'delta'])
      expect((await openStore(store, openOptions)).boot).toBe(4)
    },
  )

  const ways = ['at once', 'after a restart'] as const
  it.each(ways)('keeps on top what it accepted meanwhile, numbered %s', async (way) => {
    const { ledger, store, snapshot } = await restored()
    await put(ledger, 1, 'Meanwhile')
    await put(ledger, 9)
    await write(ledger, (tx) => tx.put('component', component(2, { state: 'Kept' })))
    await write(ledger, (tx) => tx.put('group', group('gpu', 'meanwhile')))
    const adopted = await ledger.adopt(snapshot)
    if (adopted.kind !== 'adopted') throw new Error(adopted.kind)
    expect(adopted.differing.map(({ key }) => key).sort()).toEqual([
      'co/x1000c0s1b0n0',
      'co/x1000c0s2b0n0',
      'gr/gpu',
    ])
    const wanted = ['cb1 Meanwhile', 'cb2 Kept', 'cb3 Ready', 'cb9 Ready']
    expect(states(ledger)).toEqual(wanted)
    const isAgain = way === 'after a restart'
    const again = isAgain ? await openLedger(store) : { ledger }
    expect(states(again.ledger)).toEqual(wanted)
    await again.ledger.number()
    expect(states(again.ledger)).toEqual(wanted)
    expect(again.ledger.get('group', 'gpu')?.description).toBe('meanwhile')
    expect(again.ledger.order('public')).toEqual({ term: 1, boot: isAgain ? 4 : 3, seq: 5 })
    await expectSound(store, again.ledger)
  })

  it('forgets a deletion of what turns out to be gone', async () => {
    const { ledger, store, snapshot } = await restored()
    await write(ledger, (tx) => tx.delete('component', 'x1000c0s2b0n0'))
    expect(ledger.journalled).toBe(1)
    const adopted = await ledger.adopt(snapshot)
    expect(adopted).toMatchObject({ kind: 'adopted', differing: [{ key: 'co/x1000c0s2b0n0' }] })
    expect(ledger.journalled).toBe(0)
    await ledger.number()
    await expectSound(store, ledger)
  })

  it('takes changes that were decided while it took over', async () => {
    const { ledger, store, snapshot } = await restored()
    const adopting = ledger.adopt(snapshot)
    const during = write(ledger, (tx) => {
      expect(tx.get('component', 'x1000c0s1b0n0')?.state).toBe('Ready')
      tx.put('component', component(1, { state: 'During', hostname: 'other' }))
      tx.delete('component', 'x1000c0s2b0n0')
    })
    expect(await adopting).toMatchObject({ kind: 'adopted' })
    await during
    expect(states(ledger)).toEqual(['cb3 Ready', 'other During'])
    await ledger.number()
    await expectSound(store, ledger)
  })

  it('starts from nothing when the disk is lost', async () => {
    const { snapshot } = await restored()
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    await ledger.hold()
    expect(await ledger.adopt(snapshot)).toMatchObject({ kind: 'adopted' })
    await ledger.number()
    expect(states(ledger)).toEqual(['cb1 Newer', 'cb3 Ready'])
    expect((await put(ledger, 4)).order).toEqual({ term: 1, boot: 3, seq: 5 })
    await expectSound(store, ledger)
  })

  it('refuses what does not prove itself, and stays as it is', async () => {
    const { ledger, store, delta, snapshot } = await restored()
    if (delta.kind !== 'delta' || snapshot.kind !== 'snapshot') throw new Error('no news')
    const before = await contentOf(store)
    const root = ledger.root('public')
    const refused: readonly (readonly [FeedFlaw['kind'], PulledFeed])[] = [
      ['order', { kind: 'delta', batches: delta.batches.slice(1) }],
      [
        'root',
        { kind: 'delta', batches: delta.batches.map((batch) => ({ ...batch, entries: [] })) },
      ],
      ['undecodable', { kind: 'delta', batches: [] }],
      ['root', { ...snapshot, records: snapshot.records.slice(1) }],
      ['signature', { ...snapshot, head: { ...snapshot.head, signature: new Uint8Array(64) } }],
    ]
    for (const [kind, pulled] of refused) {
      expect((await ledger.adopt(pulled)).kind).toBe(kind)
      expect(await contentOf(store)).toEqual(before)
      expect(Buffer.from(ledger.root('public'))).toEqual(Buffer.from(root))
    }
    expect((await ledger.adopt(delta)).kind).toBe('adopted')
    expect((await ledger.adopt(delta)).kind).toBe('order')
  })

  it('is not disturbed when the batch of taking over fails', async () => {
    const { delta, store: old } = await restored()
    const store = new GatedStore(await copyOf(old))
    const { ledger } = await openLedger(store)
    await ledger.hold()
    const root = ledger.root('public')
    store.isGateClosed = true
    const adopting = ledger.adopt(delta)
    await quiescence()
    store.failOne('STORE_FULL')
    await expect(adopting).rejects.toMatchObject({ code: 'STORE_FULL' })
    store.isGateClosed = false
    expect(Buffer.from(ledger.root('public'))).toEqual(Buffer.from(root))
    expect(await ledger.adopt(delta)).toMatchObject({ kind: 'adopted' })
  })
})

describe('a cell in whose name somebody else writes', () => {
  it('is told from one that only hears of itself', async () => {
    const { ledger, newer, snapshot } = await restored()
    if (snapshot.kind !== 'snapshot') throw new Error('no snapshot')
    expect(ledger.isForeignHead(snapshot.head)).toBe(true)
    const own = await snapshotOf({ store: newer, shelf })
    await ledger.adopt(snapshot)
    expect(ledger.isForeignHead(own.head as SignedHead)).toBe(false)
    await ledger.number()
    const forged = { ...snapshot.head, signature: new Uint8Array(64) }
    expect(ledger.isForeignHead(forged)).toBe(false)
    const clone = await openLedger(await copyOf(newer))
    await put(clone.ledger, 1, 'Clone')
    const { head } = await snapshotOf({ store: clone.store, shelf })
    expect(ledger.isForeignHead(head as SignedHead)).toBe(true)
  })

  it('publishes nothing any more, until it may again; reading goes on', async () => {
    const { ledger } = await openLedger()
    await put(ledger, 1)
    ledger.stopPublishing(new Fault('PEER_FORKED'))
    expect(ledger.stopped?.code).toBe('PEER_FORKED')
    await expect(put(ledger, 1, 'Off')).rejects.toMatchObject({ code: 'PEER_FORKED' })
    expect(states(ledger)).toEqual(['cb1 Ready'])
    const read = await write(ledger, (tx) => tx.get('component', 'x1000c0s1b0n0')?.state)
    expect(read.result).toBe('Ready')
    // What nobody hears of goes on.
    await write(ledger, (tx) => tx.put('endpointSecret', { id: 'x', password: 'geheim' }))
    ledger.resume()
    await put(ledger, 1, 'Off')
    expect(states(ledger)).toEqual(['cb1 Off'])
  })
})

describe('a ledger that is closed', () => {
  it('numbers and takes over nothing', async () => {
    const { ledger, delta } = await restored()
    await ledger.close()
    await expect(ledger.number()).rejects.toMatchObject({ code: 'STORE_CLOSED' })
    await expect(ledger.adopt(delta)).rejects.toMatchObject({ code: 'STORE_CLOSED' })
  })
})
