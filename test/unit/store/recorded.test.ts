/**
 * Stores that earlier versions wrote are opened by this one, with everything that was in them.
 * `store-v2.json` was written by `writeStore` below, and is never written anew: the next version
 * brings a file of its own.
 */
import { describe, expect, it } from 'vitest'
import {
  type Ledger,
  loneStanding,
  openStore,
  ownShelf,
  type ReadHead,
  readHead,
  replicaShelf,
  storeKeys,
  unseal,
} from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { GatedStore } from '../../fixture/gated-store.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  HandClock,
  openLedger,
  openOptions,
  tester,
} from '../../fixture/ledger.ts'
import { deltaOf, Peer, snapshotOf } from '../../fixture/peer.ts'
import { recordedStore } from '../../fixture/recorded-store.ts'

const shelf = ownShelf('public')

async function headsOf(store: MemoryStore): Promise<readonly ReadHead[]> {
  const found = await contentOf(store, shelf.headPrefix)
  return found.map(([key, value]) => readHead(unseal(key, value)) as ReadHead)
}

async function versionOf(store: MemoryStore): Promise<string> {
  return Buffer.from((await store.get(storeKeys.version)) ?? []).toString()
}

const put = (ledger: Ledger, number: number) =>
  ledger.transact(tester, (tx) => tx.put('component', component(number)))

describe('a store of version 1', () => {
  it('opens with everything in it, after a backup', async () => {
    const store = await recordedStore(1)
    const backups: number[] = []
    const backup = async (version: number) => {
      backups.push(version)
      return 'there'
    }
    const opened = await openStore(store, { ...openOptions, backup })
    expect(backups).toEqual([1])
    expect(await versionOf(store)).toBe('2')
    expect(opened).toMatchObject({ cell: 'x1000', boot: 4, indexesMended: 0 })
    const { tables } = opened
    expect([...tables.list('component')].map(({ nid }) => nid)).toEqual([1, 5, 9])
    expect([...tables.list('group')]).toEqual([group('gpu', 'round 9')])
    expect(tables.count('endpointSecret')).toBe(6)
    expect(tables.get('cloudDefaults', 'cluster')?.region).toBe('r2')
    expect(opened.feeds.public.last?.head.order).toEqual({ term: 1, boot: 3, seq: 18 })
    expect([...opened.statements.keys()].sort()).toEqual(['cd/cluster', 'gr/gpu'])
  })

  it('goes on with its chain; its log for others starts behind the old heads', async () => {
    const store = await recordedStore(1)
    const { ledger } = await openLedger(store)
    const old = await headsOf(store)
    const newest = old.at(-1) as ReadHead
    expect(ledger.logStart('public')).toEqual(newest.head.order)
    expect(await deltaOf({ store, shelf }, old[0] as ReadHead)).toBe('behind')
    expect(await deltaOf({ store, shelf }, newest)).toEqual([])
    const peer = new Peer()
    expect(await peer.pull({ store, shelf })).toBeUndefined()
    const { order } = await put(ledger, 20)
    expect(order).toEqual({ term: 1, boot: 4, seq: 19 })
    expect(await deltaOf({ store, shelf }, old.at(-2) as ReadHead)).toBe('behind')
    expect(await peer.pull({ store, shelf })).toBeUndefined()
    expect(peer.pulls).toEqual(['snapshot', 'delta'])
    const again = await openStore(store, openOptions)
    expect(again.feeds.public.logStart).toEqual(newest.head.order)
  })

  it('comes out the same whichever batch was the last before a crash', async () => {
    for (let survives = 0; ; survives++) {
      const disk = await recordedStore(1)
      const crashing = new GatedStore(disk)
      const batch = crashing.batch.bind(crashing)
      let left = survives
      crashing.batch = (operations, options) =>
        left-- > 0 ? batch(operations, options) : Promise.reject(new Error('the machine is dead'))
      const isWhole = await openStore(crashing, openOptions).then(
        () => true,
        () => false,
      )
      const { tables, feeds } = await openStore(disk, openOptions)
      expect(tables.count('component')).toBe(3)
      expect(feeds.public.logStart?.seq).toBe(18)
      expect(await versionOf(disk)).toBe('2')
      if (isWhole) break
      expect(survives).toBeLessThan(9)
    }
  })
})

/** What `store-v2.json` holds: numbers, a deleted intent, a request, a replica, a journal. */
async function writeStore(): Promise<MemoryStore> {
  const store = new MemoryStore()
  const clock = new HandClock(1_900_000_000_000)
  const { ledger } = await openLedger(store, {
    clock,
    standing: () => ({ ...loneStanding, roster: 3, alone: false }),
  })
  await ledger.transact({ subject: 'anna', requestId: 'r1' }, (tx) => {
    for (const number of [1, 2, 3]) {
      tx.put('component', component(number))
      tx.put('ethernetInterface', ethernet(number))
    }
    tx.put('endpointSecret', { id: 'x1000c0s1b0', password: 'geheim' })
    tx.put('instanceInfo', { id: 'x1000c0s1b0n0', instanceId: 'i-1', publicKeys: ['k'] })
    for (const label of ['gpu', 'gone']) tx.put('group', group(label))
  })
  await ledger.answer('r1', new TextEncoder().encode('{}'))
  clock.atMs += 1_000
  await ledger.transact(tester, (tx) => {
    tx.delete('component', 'x1000c0s3b0n0')
    tx.delete('group', 'gone')
    tx.put('group', group('gpu', 'newer'))
  })
  const peer = new Peer()
  await peer.pull({ store, shelf })
  const replica = await contentOf(peer.store)
  await store.batch(
    replica.map(([key, value]) => ({ type: 'put', key, value })),
    { sync: true },
  )
  await ledger.hold()
  await ledger.transact(tester, (tx) => {
    tx.put('component', component(2, { state: 'Held' }))
    tx.put('group', group('held'))
    tx.delete('ethernetInterface', '000000000003')
  })
  await ledger.close()
  return store
}

describe('a store of version 2', () => {
  it('is what this version writes', async () => {
    const names = async (store: MemoryStore) => (await contentOf(store)).map(([key]) => key)
    expect(await names(await writeStore())).toEqual(await names(await recordedStore(2)))
  })

  it('opens with everything in it', async () => {
    const store = await recordedStore(2)
    const { opened, ledger } = await openLedger(store)
    expect(opened).toMatchObject({ cell: 'x1000', boot: 2, indexesMended: 0 })
    expect([...ledger.list('component')].map(({ id, state }) => `${id} ${state}`)).toEqual([
      'x1000c0s1b0n0 Ready',
      'x1000c0s2b0n0 Held',
    ])
    expect([...ledger.list('group')].map(({ label }) => label).sort()).toEqual(['gpu', 'held'])
    expect([...opened.statements.keys()].sort()).toEqual(['gr/gone', 'gr/gpu', 'gr/held'])
    expect(ledger.count('ethernetInterface')).toBe(2)
    expect(await ledger.request('r1')).toMatchObject({
      order: { term: 1, boot: 1, seq: 1 },
      answer: Buffer.from('{}'),
    })
    expect([ledger.isHeld, ledger.journalled]).toEqual([true, 3])
    const replica = replicaShelf('x1000', 'public')
    expect((await snapshotOf({ store, shelf: replica })).records).toHaveLength(7)
    await ledger.number()
    expect(ledger.order('public')).toEqual({ term: 1, boot: 2, seq: 3 })
    const peer = new Peer()
    expect(await peer.pull({ store, shelf: replica })).toBeUndefined()
    expect(await peer.pull({ store, shelf })).toBeUndefined()
    expect(peer.pulls).toEqual(['snapshot', 'delta'])
  })
})
