import { describe, expect, it } from 'vitest'
import {
  type FeedBatch,
  headsKept,
  type Ledger,
  loggedHeadCodec,
  openStore,
  ownShelf,
  type ReadHead,
  readEntry,
  readHead,
  replicaOfKey,
  replicaShelf,
  type SignedHead,
  type Transaction,
  unseal,
} from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { GatedStore } from '../../fixture/gated-store.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  openLedger,
  openOptions,
  tester,
} from '../../fixture/ledger.ts'
import { deltaOf, Peer, snapshotOf } from '../../fixture/peer.ts'

const shelf = ownShelf('public')
const write = (ledger: Ledger, act: (transaction: Transaction) => unknown) =>
  ledger.transact(tester, act)

/** What a batch says, in words. */
function sayings({ entries }: FeedBatch): string[] {
  return entries.map(({ index, entry }) => {
    const read = readEntry(entry)
    return `${index} ${read?.entry.deleted ? 'deleted ' : ''}${read?.key}`
  })
}

async function heads(store: MemoryStore): Promise<readonly ReadHead[]> {
  const found = await contentOf(store, shelf.headPrefix)
  return found.map(([key, value]) => readHead(unseal(key, value)) as ReadHead)
}

/** Three batches: two components, one of them deleted, another one put. */
async function history() {
  const store = new MemoryStore()
  const { ledger } = await openLedger(store)
  await write(ledger, (tx) => {
    tx.put('component', component(1))
    tx.put('component', component(2))
  })
  await write(ledger, (tx) => tx.delete('component', 'x1000c0s1b0n0'))
  await write(ledger, (tx) => tx.put('component', component(3)))
  return { store, ledger }
}

describe('the log of a feed', () => {
  it('keeps with each head the keys of its entries and the bytes of what it removed', async () => {
    const { store } = await history()
    const logged = (await contentOf(store, shelf.headPrefix)).map(([key, value]) =>
      loggedHeadCodec.decode(unseal(key, value)),
    )
    expect(logged.map(({ keys }) => keys)).toEqual([
      ['co/x1000c0s1b0n0', 'co/x1000c0s2b0n0'],
      ['co/x1000c0s1b0n0'],
      ['co/x1000c0s3b0n0'],
    ])
    expect(logged.map(({ removals }) => removals.length)).toEqual([0, 1, 0])
    expect(readEntry(logged[1]?.removals[0]?.entry ?? new Uint8Array())?.entry).toMatchObject({
      key: 'co/x1000c0s1b0n0',
      deleted: true,
    })
  })

  it('tells what followed a position, without what was superseded since', async () => {
    const { store } = await history()
    const [first, second, third] = await heads(store)
    const following = async (have: ReadHead | undefined) => {
      const delta = have && (await deltaOf({ store, shelf }, have))
      return delta === undefined || delta === 'behind' ? delta : delta.map(sayings)
    }
    expect(await following(first)).toEqual([['0 deleted co/x1000c0s1b0n0'], ['0 co/x1000c0s3b0n0']])
    expect(await following(second)).toEqual([['0 co/x1000c0s3b0n0']])
    expect(await following(third)).toEqual([])
  })

  it('does not tell from a position that it does not know, or holds otherwise', async () => {
    const { store } = await history()
    const [first] = await heads(store)
    if (!first) throw new Error('no head')
    const other = { ...first, hash: new Uint8Array(32) }
    expect(await deltaOf({ store, shelf }, other)).toBe('behind')
    const order = { ...first.head.order, seq: 9 }
    const later = { ...first, head: { ...first.head, order } }
    expect(await deltaOf({ store, shelf }, later)).toBe('behind')
  })

  it('starts behind the heads that were dropped', async () => {
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    expect(ledger.logStart('public')).toEqual({ term: 1, boot: 1, seq: 0 })
    const put = (nid: number) => write(ledger, (tx) => tx.put('component', component(1, { nid })))
    await put(0)
    const [first] = await heads(store)
    expect(ledger.logStart('public').seq).toBe(1)
    for (let round = 0; round < headsKept; round++) await put(round)
    expect(ledger.logStart('public').seq).toBe(2)
    expect((await openStore(store, openOptions)).feeds.public.logStart?.seq).toBe(2)
    const [oldest] = await heads(store)
    if (!first || !oldest) throw new Error('no head')
    expect(await deltaOf({ store, shelf }, first)).toBe('behind')
    const batches = await deltaOf({ store, shelf }, oldest)
    expect(batches).toHaveLength(headsKept - 1)
    expect((batches as FeedBatch[]).flatMap(sayings)).toEqual(['0 co/x1000c0s1b0n0'])
  })

  it('tells listeners the new heads of each batch', async () => {
    const { ledger } = await openLedger()
    const heard: SignedHead[] = []
    ledger.onCommit((_changes, signed) => heard.push(...signed))
    await write(ledger, (tx) => {
      tx.put('component', component(1))
      tx.put('instanceInfo', { id: 'x', instanceId: 'i', publicKeys: [] })
      tx.put('endpointSecret', { id: 'x', password: 'geheim' })
    })
    const read = heard.map((signed) => readHead(signed) as ReadHead)
    expect(read.map(({ head }) => [head.feed, head.order.seq])).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(ledger.position('close')).toEqual({
      order: read[1]?.head.order,
      headHash: read[1]?.hash,
    })
  })
})

describe('a cell that holds another one’s feed', () => {
  it('gets it whole, then what is new, and hands on both', async () => {
    const { store, ledger } = await history()
    const near = new Peer()
    const far = new Peer()
    expect(await near.pull({ store, shelf })).toBeUndefined()
    expect(await far.pull(near)).toBeUndefined()
    await write(ledger, (tx) => {
      tx.put('component', component(2, { state: 'Off' }))
      tx.put('ethernetInterface', ethernet(2))
      tx.put('group', group('gpu'))
    })
    await write(ledger, (tx) => tx.delete('component', 'x1000c0s2b0n0'))
    for (const [peer, source] of [
      [near, { store, shelf }],
      [far, near],
    ] as const) {
      expect(await peer.pull(source)).toBeUndefined()
      expect([...peer.records.keys()].sort()).toEqual([
        'co/x1000c0s3b0n0',
        'ei/000000000002',
        'gr/gpu',
      ])
      expect(Buffer.from(peer.root)).toEqual(Buffer.from(ledger.root('public')))
      expect(peer.pulls).toEqual(['snapshot', 'delta'])
    }
  })

  it('gets no secrets and nothing of the other feed', async () => {
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    await write(ledger, (tx) => {
      tx.put('component', component(1))
      tx.put('instanceInfo', { id: 'x', instanceId: 'i', publicKeys: [] })
      tx.put('endpointSecret', { id: 'x', password: 'geheim' })
    })
    const close = new Peer('close')
    expect(await close.pull({ store, shelf: ownShelf('close') })).toBeUndefined()
    expect([...close.records.keys()]).toEqual(['ii/x'])
    const open = new Peer()
    expect(await open.pull({ store, shelf })).toBeUndefined()
    expect([...open.records.keys()]).toEqual(['co/x1000c0s1b0n0'])
  })

  it('gets a delta whole although the cell writes while it is read', async () => {
    const { store, ledger } = await history()
    const peer = new Peer()
    await peer.pull({ store, shelf })
    await write(ledger, (tx) => tx.put('component', component(2, { state: 'Off' })))
    let writes = 0
    const busy = new GatedStore(store)
    // Each look at a record finds that it was just written once more, the last time gone.
    busy.get = async (key) => {
      if (key.startsWith('co/') && writes++ < 3) {
        await write(ledger, (tx) => {
          if (writes < 3) tx.put('component', component(2, { state: `${writes}` }))
          else tx.delete('component', 'x1000c0s2b0n0')
        })
      }
      return await store.get(key)
    }
    expect(await peer.pull({ store: busy, shelf })).toBeUndefined()
    expect(Buffer.from(peer.root)).toEqual(Buffer.from(ledger.root('public')))
    expect([...peer.records.keys()]).toEqual(['co/x1000c0s3b0n0'])
    expect(peer.pulls).toEqual(['snapshot', 'delta'])
  })

  it('gets a snapshot as of one moment although the cell writes while it is read', async () => {
    const { store, ledger } = await history()
    const busy = new GatedStore(store)
    busy.entries = (range) => {
      const found = store.entries(range)
      return (async function* entries() {
        for await (const entry of found) {
          await write(ledger, (tx) => tx.put('component', component(3, { nid: 77 })))
          yield entry
        }
      })()
    }
    const peer = new Peer()
    expect(await peer.pull({ store: busy, shelf })).toBeUndefined()
    expect(peer.held?.head.order.seq).toBe(3)
  })
})

describe('the shelf of a replica', () => {
  it('lies before all records, and names its cell and feed', async () => {
    const replica = replicaShelf('x1001', 'close')
    expect(replica.recordKey('co/x')).toBe('@x1001/close/co/x')
    expect(replica.keyOf('@x1001/close/co/x')).toBe('co/x')
    expect(replica.keyOf(`${replica.headPrefix}00`)).toBeUndefined()
    expect(replica.keyOf('@x10010/close/co/x')).toBeUndefined()
    expect(replicaOfKey('@x1001/close/co/x')).toEqual({ cell: 'x1001', feed: 'close' })
    for (const key of ['co/x', '@x1001', '@/public/co/x', '@x1001/none/co/x']) {
      expect(replicaOfKey(key)).toBeUndefined()
    }
    expect(() => replicaShelf('a/b', 'public')).toThrow()
  })

  it('is empty for who holds nothing', async () => {
    const { records, head } = await snapshotOf({ store: new MemoryStore(), shelf })
    expect(records).toEqual([])
    expect(head).toBeUndefined()
  })

  it('does not disturb the cell’s own records', async () => {
    const { store, ledger } = await history()
    const key = replicaShelf('x1001', 'public').recordKey('co/x9')
    await store.batch([{ type: 'put', key, value: new Uint8Array([1]) }], { sync: true })
    const { tables } = await openStore(store, openOptions)
    expect(tables.count('component')).toBe(2)
    const peer = new Peer()
    expect(await peer.pull({ store, shelf })).toBeUndefined()
    expect(Buffer.from(peer.root)).toEqual(Buffer.from(ledger.root('public')))
  })
})
