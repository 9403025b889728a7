import { describe, expect, it } from 'vitest'
import type { Ledger } from '../../../cell/store/index.ts'
import { openStore, storeKeys } from '../../../cell/store/index.ts'
import {
  requestAnswerBytesMax,
  requestKeptMs,
  requestKeysBytesMax,
  requestsKept,
  requestsSweptPerBatch,
} from '../../../cell/store/limits.ts'
import { RequestLog } from '../../../cell/store/request-log.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { GatedStore, quiescence } from '../../fixture/gated-store.ts'
import { component, contentOf, HandClock, openLedger, openOptions } from '../../fixture/ledger.ts'

const put = (ledger: Ledger, requestId: string, number = 1) =>
  ledger.transact({ subject: 'anna', requestId }, (tx) =>
    tx.put('component', component(number, { hostname: requestId })),
  )

const idsOn = async (store: MemoryStore) =>
  (await contentOf(store, storeKeys.requestPrefix)).map(([key]) => key)

describe('a request with an id', () => {
  it('is remembered in the batch of its change, with its answer when that is known', async () => {
    const store = new GatedStore(new MemoryStore())
    const { ledger, clock } = await openLedger(store)
    store.batches.length = 0
    const { order } = await put(ledger, 'r1')
    expect(store.batches).toHaveLength(1)
    expect(store.batches[0]?.map(({ key }) => key)).toContain('~request/r1')
    expect(await ledger.request('r1')).toEqual({ order, wallMs: clock.atMs })
    expect(await ledger.request('r2')).toBeUndefined()
    const answer = new Uint8Array([1, 2, 3])
    expect(await ledger.answer('r1', answer)).toBe(true)
    expect(store.syncs.at(-1)).toBe(false)
    expect(await ledger.request('r1')).toEqual({
      order,
      wallMs: clock.atMs,
      answer: Buffer.from(answer),
    })
  })

  it.each([
    ['kept', requestKeysBytesMax, true],
    ['not kept when it is too large', requestKeysBytesMax + 1, false],
  ])('whose answer comes with the decision: %s, in one batch', async (_, bytes, isKept) => {
    const store = new GatedStore(new MemoryStore())
    const { ledger } = await openLedger(store)
    store.batches.length = 0
    const answer = new Uint8Array(bytes).fill(7)
    await ledger.transact({ subject: 'anna', requestId: 'r1' }, (tx) => {
      tx.put('component', component(1))
      tx.answer = answer
    })
    expect(store.batches).toHaveLength(1)
    const kept = (await ledger.request('r1'))?.answer
    expect(kept?.length).toBe(isKept ? bytes : undefined)
    // What is written afterwards, and is too large for that, does not take it away.
    expect(await ledger.answer('r1', answer)).toBe(false)
    expect((await ledger.request('r1'))?.answer?.length).toBe(isKept ? bytes : undefined)
  })

  it('is known after a restart', async () => {
    const store = new MemoryStore()
    const { ledger } = await openLedger(store)
    const { order } = await put(ledger, 'r1')
    await ledger.answer('r1', new Uint8Array([7]))
    const again = await openLedger(store)
    expect(await again.ledger.request('r1')).toMatchObject({ order })
    again.ledger.recover(await openStore(store, openOptions))
    expect((await again.ledger.request('r1'))?.answer).toEqual(Buffer.from([7]))
  })

  it('is not remembered when nothing happened', async () => {
    const store = new GatedStore(new MemoryStore())
    const { ledger } = await openLedger(store)
    await put(ledger, 'before')
    const origin = { subject: 'anna', requestId: 'r1' }
    await ledger.transact(origin, () => undefined)
    const failing = ledger.transact(origin, (tx) => {
      tx.put('component', component(2))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    store.isGateClosed = true
    const lost = put(ledger, 'r1')
    await quiescence()
    store.failOne('STORE_FULL')
    await expect(lost).rejects.toMatchObject({ code: 'STORE_FULL' })
    expect(await ledger.request('r1')).toBeUndefined()
    expect(await ledger.answer('r1', new Uint8Array())).toBe(false)
  })

  it('keeps no answer that is too large', async () => {
    const { ledger } = await openLedger()
    await put(ledger, 'r1')
    expect(await ledger.answer('r1', new Uint8Array(requestAnswerBytesMax + 1))).toBe(false)
    expect((await ledger.request('r1'))?.answer).toBeUndefined()
    expect(await ledger.answer('r1', new Uint8Array(requestAnswerBytesMax))).toBe(true)
  })

  it.each(['', 'a b', 'é', '\n', 'x'.repeat(65)])('is refused with the id "%s"', async (id) => {
    const { ledger } = await openLedger()
    await expect(put(ledger, id)).rejects.toMatchObject({ code: 'INPUT_HEADER' })
    expect(ledger.count('component')).toBe(0)
  })

  it('is forgotten after a day, a few with each batch', async () => {
    const store = new MemoryStore()
    const clock = new HandClock()
    const { ledger } = await openLedger(store, { clock })
    const many = Array.from({ length: requestsSweptPerBatch + 5 }, (_, at) => `r${at}`)
    await Promise.all(many.map((id, at) => put(ledger, id, at)))
    clock.atMs += requestKeptMs
    await put(ledger, 'late', 90)
    expect(await idsOn(store)).toHaveLength(many.length + 1)
    clock.atMs += 1
    await put(ledger, 'later', 91)
    expect(await idsOn(store)).toHaveLength(5 + 2)
    const again = await openLedger(store, { clock })
    await put(again.ledger, 'last', 92)
    expect(await idsOn(store)).toEqual(['~request/last', '~request/late', '~request/later'])
    expect(await ledger.request('r0')).toBeUndefined()
  })

  it('is forgotten early when there are too many', () => {
    const made = new Map(Array.from({ length: requestsKept }, (_, at) => [`r${at}`, at] as const))
    const log = new RequestLog(made)
    const step = log.put(new Map([['new', undefined]]), { wallMs: requestsKept })
    expect(step.operations.map(({ type, key }) => `${type} ${key}`)).toEqual([
      'put ~request/new',
      'del ~request/r0',
    ])
    step.settle()
    expect(log.size).toBe(requestsKept)
    expect([log.has('r0'), log.has('r1'), log.has('new')]).toEqual([false, true, true])
  })
})
