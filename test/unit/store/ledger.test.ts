import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../cell/env/index.ts'
import {
  auditIndexes,
  entryCodec,
  Ledger,
  openStore,
  pendingTransactionsMax,
} from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { GatedStore, quiescence } from '../../fixture/gated-store.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  HandClock,
  openLedger,
  openOptions,
  tester,
  testSigner,
} from '../../fixture/ledger.ts'

async function openGated() {
  const store = new GatedStore(new MemoryStore())
  const opened = await openLedger(store)
  store.batches.length = 0
  store.syncs.length = 0
  return { ...opened, store }
}

const putComponent = (ledger: Ledger, number: number, state = 'Ready') =>
  ledger.transact(tester, (transaction) =>
    transaction.put('component', component(number, { state })),
  )

/** What became of a promise so far. */
function watch(promise: Promise<unknown>) {
  const seen: { state: 'waiting' | 'done' | 'failed'; fault?: unknown } = { state: 'waiting' }
  promise.then(
    () => {
      seen.state = 'done'
    },
    (fault: unknown) => {
      seen.state = 'failed'
      seen.fault = fault
    },
  )
  return seen
}

describe('a transaction', () => {
  it('puts record, indexes and head into one synced batch', async () => {
    const { ledger, store } = await openGated()
    await ledger.transact(tester, (transaction) => {
      transaction.put('component', component(1))
      transaction.put('ethernetInterface', ethernet(1))
    })
    expect(store.syncs).toEqual([true])
    expect(store.batches[0]?.map(({ type, key }) => `${type} ${key}`)).toEqual([
      'put co/x1000c0s1b0n0',
      'put ix/co/nid/1/x1000c0s1b0n0',
      'put ix/co/hostname/cb1/x1000c0s1b0n0',
      'put ei/000000000001',
      'put ix/ei/ip/10.0.0.1/000000000001',
      'put ix/ei/componentId/x1000c0s1b0n0/000000000001',
      'put ~head/public/00000001/00000001/000000000001',
    ])
  })

  it('gives what was decided and where the public feed stands after it', async () => {
    const { ledger } = await openLedger()
    const first = await ledger.transact(tester, (transaction) => {
      transaction.put('component', component(1))
      return 'decided'
    })
    expect(first).toEqual({ result: 'decided', order: { term: 1, boot: 1, seq: 1 } })
    const second = await putComponent(ledger, 2)
    expect(second.order).toEqual({ term: 1, boot: 1, seq: 2 })
    expect(ledger.order('close')).toEqual({ term: 1, boot: 1, seq: 0 })
  })

  it('moves index entries with the values that they stand for', async () => {
    const { ledger, store, opened } = await openLedger()
    await putComponent(ledger, 1)
    await ledger.transact(tester, (transaction) =>
      transaction.put('component', component(1, { hostname: 'new', nid: 7 })),
    )
    expect((await contentOf(store, 'ix/')).map(([key]) => key)).toEqual([
      'ix/co/hostname/new/x1000c0s1b0n0',
      'ix/co/nid/7/x1000c0s1b0n0',
    ])
    expect(ledger.lookup('component', 'hostname', 'cb1')).toEqual([])
    expect(ledger.lookup('component', 'hostname', 'new')).toEqual(['x1000c0s1b0n0'])
    expect(await auditIndexes(store, opened.tables)).toEqual({ missing: [], surplus: [] })
  })

  it('removes a record with its index entries and keeps the proof of it in the feed', async () => {
    const { ledger, store } = await openLedger()
    const empty = ledger.root('public')
    await putComponent(ledger, 1)
    expect(Buffer.from(ledger.root('public'))).not.toEqual(Buffer.from(empty))
    const { result } = await ledger.transact(tester, (transaction) => [
      transaction.delete('component', 'x1000c0s1b0n0'),
      transaction.delete('component', 'x1000c0s9b0n0'),
    ])
    expect(result).toEqual([true, false])
    expect(ledger.get('component', 'x1000c0s1b0n0')).toBeUndefined()
    expect(ledger.count('component')).toBe(0)
    expect(await contentOf(store, 'co/')).toEqual([])
    expect(await contentOf(store, 'ix/')).toEqual([])
    expect(Buffer.from(ledger.root('public'))).toEqual(Buffer.from(empty))
    expect(ledger.order('public').seq).toBe(2)
  })

  it('writes nothing when it changed nothing', async () => {
    const { ledger, store } = await openGated()
    await ledger.transact(tester, () => undefined)
    expect(store.batches).toEqual([])
    expect(ledger.order('public').seq).toBe(0)
  })

  it('keeps what is in no feed out of every feed', async () => {
    const { ledger, store } = await openGated()
    await ledger.transact(tester, (transaction) =>
      transaction.put('endpointSecret', { id: 'x1000c0s1b0', password: 'geheim' }),
    )
    expect(store.batches[0]?.map(({ key }) => key)).toEqual(['es/x1000c0s1b0'])
    expect(ledger.order('public').seq + ledger.order('close').seq).toBe(0)
  })

  it('leaves nothing behind when its decision throws', async () => {
    const { ledger, store } = await openGated()
    await putComponent(ledger, 1)
    const before = await contentOf(store)
    const failing = ledger.transact(tester, (transaction) => {
      transaction.put('component', component(1, { hostname: 'other' }))
      transaction.put('component', component(2))
      transaction.put('ethernetInterface', ethernet(2))
      transaction.delete('component', 'x1000c0s1b0n0')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await contentOf(store)).toEqual(before)
    expect(ledger.waiting).toBe(0)
    const seen = await ledger.transact(tester, (transaction) => ({
      names: [...transaction.list('component')].map((record) => record.hostname),
      holders: transaction.lookup('component', 'hostname', 'cb1'),
      other: transaction.lookup('component', 'hostname', 'other'),
      count: transaction.count('ethernetInterface'),
    }))
    expect(seen.result).toEqual({
      names: ['cb1'],
      holders: ['x1000c0s1b0n0'],
      other: [],
      count: 0,
    })
  })

  it('refuses a value that another record holds, and names the holder', async () => {
    const { ledger } = await openLedger()
    await putComponent(ledger, 1)
    const taken = ledger.transact(tester, (transaction) =>
      transaction.put('component', component(2, { hostname: 'cb1' })),
    )
    await expect(taken).rejects.toMatchObject({
      code: 'CONFLICT_UNIQUE',
      details: { index: 'hostname', value: 'cb1', holder: 'x1000c0s1b0n0', family: 'component' },
    })
    await ledger.transact(tester, (transaction) => {
      transaction.put('component', component(1, { hostname: 'moved' }))
      transaction.put('component', component(2, { hostname: 'cb1' }))
    })
    expect(ledger.lookup('component', 'hostname', 'cb1')).toEqual(['x1000c0s2b0n0'])
  })

  it('sees the ones decided before it, while readers see only what is on disk', async () => {
    const { ledger, store } = await openGated()
    await putComponent(ledger, 1)
    store.isGateClosed = true
    const first = watch(putComponent(ledger, 1, 'Off'))
    const conflict = ledger.transact(tester, (transaction) => {
      expect(transaction.get('component', 'x1000c0s1b0n0')?.state).toBe('Off')
      transaction.put('component', component(2))
    })
    const second = watch(conflict)
    const third = ledger.transact(tester, (transaction) =>
      transaction.put('component', component(3, { hostname: 'cb2' })),
    )
    await expect(third).rejects.toMatchObject({ code: 'CONFLICT_UNIQUE' })
    await quiescence()
    expect(ledger.get('component', 'x1000c0s1b0n0')?.state).toBe('Ready')
    expect(ledger.count('component')).toBe(1)
    expect([...ledger.list('component')]).toHaveLength(1)
    expect(ledger.lookup('component', 'hostname', 'cb2')).toEqual([])
    expect([first.state, second.state]).toEqual(['waiting', 'waiting'])
    await store.letPass()
    await quiescence()
    expect([first.state, second.state]).toEqual(['done', 'done'])
    expect(ledger.get('component', 'x1000c0s1b0n0')?.state).toBe('Off')
    expect(ledger.count('component')).toBe(2)
  })

  it('that only read waits for everything that it may have seen', async () => {
    const { ledger, store } = await openGated()
    store.isGateClosed = true
    watch(putComponent(ledger, 1))
    await quiescence()
    const reading = watch(ledger.transact(tester, (transaction) => transaction.count('component')))
    await quiescence()
    expect(reading.state).toBe('waiting')
    await store.letPass()
    await quiescence()
    expect(reading.state).toBe('done')
  })
})

describe('group commit', () => {
  it('carries 64 writers of one turn in one batch', async () => {
    const { ledger, store } = await openGated()
    await Promise.all(Array.from({ length: 64 }, (_, number) => putComponent(ledger, number)))
    expect(store.batches).toHaveLength(1)
    expect(ledger.count('component')).toBe(64)
    expect(ledger.order('public').seq).toBe(1)
  })

  it('lets 64 writers share batches for as long as they write', async () => {
    const { ledger, store } = await openGated()
    const write = async (writer: number) => {
      for (let round = 0; round < 20; round++) {
        await putComponent(ledger, writer, `state ${round}`)
      }
    }
    await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)))
    expect(ledger.count('component')).toBe(64)
    expect(store.batches.length).toBeLessThanOrEqual(22)
  })

  it('collects everything that comes while the disk is busy', async () => {
    const { ledger, store } = await openGated()
    store.isGateClosed = true
    const writes = [0, 1, 2].map((number) => putComponent(ledger, number))
    await quiescence()
    for (let number = 3; number < 50; number++) writes.push(putComponent(ledger, number))
    await quiescence()
    expect(store.standing).toBe(1)
    await store.letPass()
    await quiescence()
    await store.letPass()
    await Promise.all(writes)
    expect(store.batches).toHaveLength(2)
    const counts = store.batches.map((batch) => batch.filter(({ key }) => key.startsWith('co/')))
    expect(counts.map((batch) => batch.length)).toEqual([3, 47])
  })

  it('tells listeners once for each batch, after it is on disk', async () => {
    const { ledger, store } = await openGated()
    const heard: number[] = []
    const forget = ledger.onCommit((changes) => {
      expect(ledger.count('component')).toBeGreaterThan(0)
      heard.push(changes.length)
    })
    await Promise.all([0, 1, 2].map((number) => putComponent(ledger, number)))
    expect(heard).toEqual([3])
    forget()
    await putComponent(ledger, 4)
    expect(heard).toEqual([3])
    expect(store.batches).toHaveLength(2)
  })

  it('refuses writers beyond the limit, and takes them again later', async () => {
    const { ledger, store } = await openGated()
    store.isGateClosed = true
    const writes: Promise<unknown>[] = []
    for (let number = 0; number < pendingTransactionsMax; number++) {
      writes.push(putComponent(ledger, number % 100))
    }
    expect(ledger.waiting).toBe(pendingTransactionsMax)
    const refused = putComponent(ledger, 1)
    await expect(refused).rejects.toMatchObject({ code: 'LIMIT_WRITES' })
    await quiescence()
    store.isGateClosed = false
    await store.letPass()
    await Promise.all(writes)
    await putComponent(ledger, 1)
    expect(ledger.waiting).toBe(0)
  })
})

describe('a batch that failed', () => {
  async function failWith(code: 'STORE_WRITE' | 'STORE_FULL') {
    const gated = await openGated()
    const { ledger, store } = gated
    await putComponent(ledger, 1)
    store.isGateClosed = true
    const writes = [putComponent(ledger, 1, 'Off'), putComponent(ledger, 2)].map(watch)
    await quiescence()
    writes.push(watch(putComponent(ledger, 3)), watch(putComponent(ledger, 1, 'Standby')))
    await quiescence()
    store.failOne(code)
    store.isGateClosed = false
    await quiescence()
    return { ...gated, writes }
  }

  it('rejects everything behind it, and readers never saw it', async () => {
    const { ledger, store, writes } = await failWith('STORE_WRITE')
    for (const { state, fault } of writes) {
      expect(state).toBe('failed')
      expect(fault).toMatchObject({ code: 'STORE_WRITE' })
    }
    expect(ledger.count('component')).toBe(1)
    expect(ledger.get('component', 'x1000c0s1b0n0')?.state).toBe('Ready')
    expect(ledger.waiting).toBe(0)
    expect(ledger.health).toMatchObject({ state: 'failed', fault: { code: 'STORE_WRITE' } })
    const batches = store.batches.length
    await expect(putComponent(ledger, 4)).rejects.toMatchObject({ code: 'STORE_WRITE' })
    expect(store.batches).toHaveLength(batches)
  })

  it('is forgotten after recovery: writes go on from what is on disk', async () => {
    const { ledger, store } = await failWith('STORE_WRITE')
    await store.reopen()
    ledger.recover(await openStore(store, openOptions))
    expect(ledger.health).toEqual({ state: 'open' })
    const { order } = await ledger.transact(tester, (transaction) => {
      expect(transaction.get('component', 'x1000c0s1b0n0')?.state).toBe('Ready')
      expect(transaction.lookup('component', 'hostname', 'cb2')).toEqual([])
      transaction.put('component', component(2))
    })
    expect(order).toEqual({ term: 1, boot: 2, seq: 2 })
    const again = await openStore(store, openOptions)
    expect(again.tables.count('component')).toBe(2)
    expect(Buffer.from(again.feeds.public.root.digest())).toEqual(
      Buffer.from(ledger.root('public')),
    )
  })

  it('shows after recovery when it had reached the disk all the same', async () => {
    const { ledger, store } = await openGated()
    store.isGateClosed = true
    const write = putComponent(ledger, 1)
    await quiescence()
    await store.failWritten('STORE_WRITE')
    await expect(write).rejects.toMatchObject({ code: 'STORE_WRITE' })
    expect(ledger.get('component', 'x1000c0s1b0n0')).toBeUndefined()
    store.isGateClosed = false
    ledger.recover(await openStore(store, openOptions))
    expect(ledger.get('component', 'x1000c0s1b0n0')?.hostname).toBe('cb1')
    const { order } = await putComponent(ledger, 2)
    expect(order).toEqual({ term: 1, boot: 2, seq: 2 })
  })

  it('for want of space changes nothing and needs no recovery', async () => {
    const { ledger, store, writes } = await failWith('STORE_FULL')
    for (const { fault } of writes) expect(fault).toMatchObject({ code: 'STORE_FULL' })
    expect(ledger.health).toEqual({ state: 'open' })
    const { order } = await putComponent(ledger, 5)
    expect(order.seq).toBe(2)
    expect(ledger.count('component')).toBe(2)
    const again = await openStore(store, openOptions)
    expect(again.tables.count('component')).toBe(2)
  })
})

describe('closing', () => {
  it('waits for the writes under way and accepts no more', async () => {
    const { ledger, store } = await openGated()
    store.isGateClosed = true
    const write = watch(putComponent(ledger, 1))
    await quiescence()
    const closing = watch(ledger.close())
    await expect(putComponent(ledger, 2)).rejects.toMatchObject({ code: 'STORE_CLOSED' })
    await quiescence()
    expect(closing.state).toBe('waiting')
    await store.letPass()
    await quiescence()
    expect([write.state, closing.state]).toEqual(['done', 'done'])
    expect(ledger.count('component')).toBe(1)
    expect(ledger.health).toEqual({ state: 'closed' })
  })
})

function timeOf(entry: Uint8Array | undefined): [number, number] {
  const intent = entryCodec.decode(entry ?? new Uint8Array()).intent
  return [intent?.wallMs ?? Number.NaN, intent?.counter ?? 0]
}

describe('hybrid time of intent', () => {
  it('goes on when the wall clock jumps back, also across a restart and a deletion', async () => {
    const store = new MemoryStore()
    const clock = new HandClock(2_000_000)
    const { ledger } = await openLedger(store, { clock })
    const times: [number, number][] = []
    const change = async (to: Ledger, act: 'put' | 'delete') => {
      await to.transact(tester, (transaction) => {
        if (act === 'put') transaction.put('group', group('gpu', String(times.length)))
        else transaction.delete('group', 'gpu')
        const hybrid = transaction.changes.map(({ entry }) => entry)
        expect(hybrid).toHaveLength(1)
        times.push(timeOf(hybrid[0]))
      })
    }
    await change(ledger, 'put')
    clock.atMs = 1_000_000
    await change(ledger, 'put')
    await change(ledger, 'delete')
    const later = await openStore(store, openOptions)
    const next = new Ledger({ store, clock, signer: testSigner, log: silentLog }, later)
    await change(next, 'put')
    clock.atMs = 3_000_000
    await change(next, 'put')
    expect(times).toEqual([
      [2_000_000, 0],
      [2_000_000, 1],
      [2_000_000, 2],
      [2_000_000, 3],
      [3_000_000, 0],
    ])
  })
})
