import { describe, expect, it } from 'vitest'
import type { FaultCode, KeyValueStore, Log, StoreOperation } from '../../../cell/env/index.ts'
import { silentLog } from '../../../cell/env/index.ts'
import { headsKept, openStore, type ReadHead, readHead, unseal } from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { GatedStore } from '../../fixture/gated-store.ts'
import {
  component,
  contentOf,
  ethernet,
  openLedger,
  openOptions,
  tester,
  testSigner,
  testVerifier,
} from '../../fixture/ledger.ts'

const headPrefix = '~head/public/'

/** A store with a history: components 0 to 9, one deleted, an endpoint, a secret. */
async function written(store: KeyValueStore = new MemoryStore()): Promise<KeyValueStore> {
  const { ledger } = await openLedger(store)
  for (let number = 0; number < 10; number++) {
    await ledger.transact(tester, (transaction) => {
      transaction.put('component', component(number))
      transaction.put('ethernetInterface', ethernet(number))
    })
  }
  await ledger.transact(tester, (transaction) => {
    transaction.delete('component', 'x1000c0s3b0n0')
    transaction.put('endpointSecret', { id: 'x1000c0s1b0', password: 'geheim' })
    transaction.put('instanceInfo', { id: 'x1000c0s1b0n0', instanceId: 'i-1', publicKeys: [] })
  })
  await ledger.close()
  return store
}

const change = (store: KeyValueStore, ...operations: StoreOperation[]) =>
  store.batch(operations, { sync: true })

const opening = (store: KeyValueStore) => openStore(store, openOptions)

describe('opening a store', () => {
  it('finds a new one empty, and counts the start', async () => {
    const opened = await opening(new MemoryStore())
    expect(opened).toMatchObject({ cell: 'x1000', boot: 1, indexesMended: 0 })
    expect(opened.incarnation).toMatch(/^[0-9a-f]{32}$/)
    expect(opened.tables.count('component')).toBe(0)
  })

  it('counts the start in a synced write: the number may be published at once', async () => {
    const store = new GatedStore(new MemoryStore())
    await opening(store)
    await opening(store)
    expect(store.batches.map((batch) => batch.map(({ key }) => key).join(' '))).toEqual([
      '!version',
      '!cell !boot !incarnation',
      '!cell !boot !incarnation',
    ])
    expect(store.syncs).toEqual([true, true, true])
  })

  it('finds everything again, under the next boot and the same incarnation', async () => {
    const store = await written()
    const first = await opening(store)
    const second = await opening(store)
    expect([first.boot, second.boot]).toEqual([2, 3])
    expect(second.incarnation).toBe(first.incarnation)
    expect(second.tables.count('component')).toBe(9)
    expect(second.tables.get('component', 'x1000c0s4b0n0')).toEqual(component(4))
    expect(second.tables.get('endpointSecret', 'x1000c0s1b0')?.password).toBe('geheim')
    expect(second.tables.lookup('ethernetInterface', 'ip', '10.0.0.4')).toEqual(['000000000004'])
    expect(second.feeds.public.last?.head.order).toEqual({ term: 1, boot: 1, seq: 11 })
    expect(second.feeds.close.last?.head.order).toEqual({ term: 1, boot: 1, seq: 1 })
    expect(second.indexesMended).toBe(0)
  })

  it('continues both chains across starts', async () => {
    const store = await written()
    for (let start = 0; start < 3; start++) {
      const { ledger } = await openLedger(store)
      const { order } = await ledger.transact(tester, (transaction) =>
        transaction.put('component', component(20, { state: `start ${start}` })),
      )
      expect(order).toEqual({ term: 1, boot: start + 2, seq: 12 + start })
    }
    const check = { verifier: testVerifier, publicKey: testSigner.publicKey }
    for (const [key, value] of await contentOf(store, headPrefix)) {
      expect(readHead(unseal(key, value), check)).toMatchObject({ head: { cell: 'x1000' } })
    }
  })

  it('refuses the store of another cell and leaves it as it is', async () => {
    const store = await written()
    const before = await contentOf(store)
    await expect(openStore(store, { ...openOptions, cell: 'x1001' })).rejects.toMatchObject({
      code: 'INPUT_CONFIG',
      message: 'This data folder belongs to cell x1000, not to x1001.',
    })
    expect(await contentOf(store)).toEqual(before)
  })

  it('refuses heads that another key has signed', async () => {
    const store = await written()
    const publicKey = new Uint8Array(32).fill(5)
    await expect(openStore(store, { ...openOptions, publicKey })).rejects.toMatchObject({
      code: 'INTEGRITY_FEED',
      details: { flaw: 'signature' },
    })
  })

  it('writes missing index entries and removes surplus ones, and says so', async () => {
    const store = await written()
    await change(
      store,
      { type: 'del', key: 'ix/co/hostname/cb4/x1000c0s4b0n0' },
      { type: 'put', key: 'ix/co/hostname/ghost/x1000c0s4b0n0', value: new Uint8Array() },
      { type: 'put', key: 'ix/zz/unknown', value: new Uint8Array() },
    )
    const lines: string[] = []
    const log: Log = { ...silentLog, error: (_fields, message) => lines.push(message) }
    const opened = await openStore(store, { ...openOptions, log })
    expect(opened.indexesMended).toBe(3)
    expect(lines).toEqual(['index entries mended'])
    expect((await opening(store)).indexesMended).toBe(0)
  })
})

describe('a store whose parts do not fit together', () => {
  async function move(store: KeyValueStore, from: string, to: string): Promise<void> {
    const value = await store.get(from)
    if (!value) throw new Error(`${from} is not there`)
    await change(store, { type: 'del', key: from }, { type: 'put', key: to, value })
  }
  const headKey = (seq: number) =>
    `${headPrefix}00000001/00000001/${seq.toString(16).padStart(12, '0')}`
  const recordKey = 'co/x1000c0s4b0n0'

  const damages: readonly (readonly [
    string,
    FaultCode,
    (store: KeyValueStore) => Promise<void>,
  ])[] = [
    [
      'a record is gone',
      'INTEGRITY_STORE',
      (store) => change(store, { type: 'del', key: recordKey }),
    ],
    [
      'a record lies under another key',
      'STORE_CORRUPT',
      (store) => move(store, recordKey, 'co/x1000c0s40b0n0'),
    ],
    [
      'a record is an older version',
      'INTEGRITY_STORE',
      async (store) => {
        const older = await store.get(recordKey)
        const { ledger } = await openLedger(store)
        await ledger.transact(tester, (transaction) =>
          transaction.put('component', component(4, { state: 'Off' })),
        )
        if (older) await change(store, { type: 'put', key: recordKey, value: older })
      },
    ],
    [
      'the newest head is gone',
      'INTEGRITY_STORE',
      (store) => change(store, { type: 'del', key: headKey(11) }),
    ],
    [
      'a head in the middle is gone',
      'INTEGRITY_FEED',
      (store) => change(store, { type: 'del', key: headKey(5) }),
    ],
    [
      'a head lies under another number',
      'STORE_CORRUPT',
      (store) => move(store, headKey(11), headKey(12)),
    ],
    [
      'all heads are gone',
      'INTEGRITY_STORE',
      async (store) => {
        const heads = await contentOf(store, headPrefix)
        await change(store, ...heads.map(([key]) => ({ type: 'del', key }) as const))
      },
    ],
    [
      'the count of starts is gone',
      'INTEGRITY_STORE',
      (store) => change(store, { type: 'del', key: '!boot' }),
    ],
    [
      'the version is gone',
      'STORE_CORRUPT',
      (store) => change(store, { type: 'del', key: '!version' }),
    ],
  ]

  it.each(damages)('is refused when %s', async (_what, code, damage) => {
    const store = await written()
    await damage(store)
    const before = await contentOf(store)
    await expect(opening(store)).rejects.toMatchObject({ name: 'Fault', code })
    expect(await contentOf(store)).toEqual(before)
  })
})

describe('heads', () => {
  it('are trimmed to those kept, and the store opens again', async () => {
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    const write = (round: number) =>
      ledger.transact(tester, (transaction) =>
        transaction.put('component', component(1, { nid: round })),
      )
    for (let round = 0; round < headsKept + 20; round++) await write(round)
    const heads = await contentOf(store, headPrefix)
    expect(heads).toHaveLength(headsKept)
    const first = readHead(unseal(...(heads[0] ?? ['', new Uint8Array()]))) as ReadHead
    expect(first.head.order.seq).toBe(21)
    const again = await openLedger(store)
    expect(again.opened.feeds.public.keys).toHaveLength(headsKept)
    expect(again.ledger.get('component', 'x1000c0s1b0n0')?.nid).toBe(headsKept + 19)
    await again.ledger.transact(tester, (transaction) =>
      transaction.delete('component', 'x1000c0s1b0n0'),
    )
    expect(await contentOf(store, headPrefix)).toHaveLength(headsKept)
    expect((await opening(store)).feeds.public.last?.head.order.seq).toBe(headsKept + 21)
  })
})
