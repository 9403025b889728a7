import { describe, expect, it } from 'vitest'
import type { FaultCode } from '../../../cell/env/index.ts'
import type { Transaction } from '../../../cell/store/index.ts'
import {
  component,
  entryAt,
  ethernet,
  group,
  HandClock,
  openLedger,
  tester,
} from '../../fixture/ledger.ts'

async function decide<Result>(act: (transaction: Transaction) => Result): Promise<Result> {
  const { ledger } = await openLedger()
  await ledger.transact(tester, (transaction) => {
    for (const number of [1, 2]) transaction.put('component', component(number))
  })
  const { result } = await ledger.transact(tester, act)
  return result
}

const names = (transaction: Transaction) =>
  [...transaction.list('component')].map((record) => record.hostname).sort()

describe('the view of a transaction', () => {
  it('holds what it put, in every way of asking', () =>
    decide((transaction) => {
      transaction.put('component', component(3))
      transaction.put('component', component(2, { hostname: 'renamed', nid: 3 }))
      expect(transaction.get('component', 'x1000c0s3b0n0')?.hostname).toBe('cb3')
      expect(names(transaction)).toEqual(['cb1', 'cb3', 'renamed'])
      expect(transaction.count('component')).toBe(3)
      expect(transaction.lookup('component', 'hostname', 'cb2')).toEqual([])
      expect(transaction.lookup('component', 'hostname', 'renamed')).toEqual(['x1000c0s2b0n0'])
      expect([...transaction.lookup('component', 'nid', '3')].sort()).toEqual([
        'x1000c0s2b0n0',
        'x1000c0s3b0n0',
      ])
    }))

  it('lacks what it deleted, and has it again when it was put again', () =>
    decide((transaction) => {
      expect(transaction.delete('component', 'x1000c0s1b0n0')).toBe(true)
      expect(transaction.delete('component', 'x1000c0s1b0n0')).toBe(false)
      expect(transaction.get('component', 'x1000c0s1b0n0')).toBeUndefined()
      expect(names(transaction)).toEqual(['cb2'])
      expect(transaction.count('component')).toBe(1)
      expect(transaction.lookup('component', 'nid', '1')).toEqual([])
      transaction.put('component', component(1))
      expect(transaction.count('component')).toBe(2)
      expect(transaction.lookup('component', 'nid', '1')).toEqual(['x1000c0s1b0n0'])
    }))

  it('lists while it writes', () =>
    decide((transaction) => {
      for (const record of transaction.list('component')) {
        transaction.put('component', { ...record, state: 'Off' })
      }
      const states = [...transaction.list('component')].map((record) => record.state)
      expect(states).toEqual(['Off', 'Off'])
    }))
})

describe('what a transaction refuses', () => {
  const refusals: readonly (readonly [string, FaultCode, (transaction: Transaction) => void])[] = [
    [
      'an id that is not Unicode',
      'INPUT_BODY',
      (transaction) => transaction.put('group', group('\ud800')),
    ],
    [
      'an indexed value that is not Unicode',
      'INPUT_BODY',
      (transaction) => transaction.put('component', component(3, { hostname: 'a\udfff' })),
    ],
    [
      'a key longer than the limit',
      'INPUT_BODY',
      (transaction) => transaction.put('group', group('é'.repeat(1_023))),
    ],
    [
      'an indexed value longer than the limit',
      'INPUT_BODY',
      (transaction) => transaction.put('component', component(3, { hostname: 'x'.repeat(2_049) })),
    ],
    [
      'a name that is taken',
      'CONFLICT_UNIQUE',
      (transaction) => transaction.put('component', component(3, { hostname: 'cb1' })),
    ],
    [
      'one address of many that is taken',
      'CONFLICT_UNIQUE',
      (transaction) => {
        transaction.put('ethernetInterface', ethernet(1))
        const ipAddresses = [{ ipAddress: '10.9.9.9' }, { ipAddress: '10.0.0.1' }]
        transaction.put('ethernetInterface', ethernet(2, { ipAddresses }))
      },
    ],
  ]

  it.each(refusals)('%s', (_what, code, act) =>
    decide((transaction) => {
      const before = transaction.changes.length
      const counts = () => [transaction.count('component'), transaction.count('group')]
      const counted = counts()
      expect(() => act(transaction)).toThrow(expect.objectContaining({ code }))
      // One may catch the refusal and go on: nothing of it may be left.
      expect(counts()).toEqual(counted)
      expect(transaction.changes.length - before).toBeLessThanOrEqual(1)
      expect(transaction.lookup('ethernetInterface', 'ip', '10.9.9.9')).toEqual([])
      expect(transaction.lookup('component', 'nid', '3')).toEqual([])
    }),
  )

  it('more records than the limit', async () => {
    const { ledger } = await openLedger()
    const flood = ledger.transact(tester, (transaction) => {
      for (let number = 0; ; number++) transaction.put('group', group(String(number)))
    })
    await expect(flood).rejects.toMatchObject({ code: 'LIMIT_TRANSACTION' })
    expect(ledger.count('group')).toBe(0)
  })
})

describe('the entry of a change', () => {
  it('says who ordered it, and for intent what it replaces and when', async () => {
    const clock = new HandClock(1_234)
    const { ledger, store } = await openLedger(undefined, { clock })
    const request = new Uint8Array(16).fill(3)
    const origin = { subject: 'anna', request }
    await ledger.transact(origin, (transaction) => {
      transaction.put('group', group('gpu'))
      transaction.put('component', component(1))
    })
    const first = await entryAt(store, 'gr/gpu')
    expect(first).toMatchObject({ key: 'gr/gpu', schema: 1, subject: 'anna' })
    expect(first?.intent).toEqual({ parents: [], wallMs: 1_234, counter: 0 })
    expect(Buffer.from(first?.request ?? [])).toEqual(Buffer.from(request))
    expect((await entryAt(store, 'co/x1000c0s1b0n0'))?.intent).toBeUndefined()
    const replaced = await ledger.transact(tester, (transaction) => {
      transaction.put('group', group('gpu', 'changed'))
      return transaction.changes[0]?.before
    })
    const second = await entryAt(store, 'gr/gpu')
    expect(second?.subject).toBe('tester')
    expect(second?.intent?.parents.map((hash) => Buffer.from(hash))).toEqual([
      Buffer.from(replaced.result ?? []),
    ])
    expect(replaced.result).toHaveLength(32)
  })
})
