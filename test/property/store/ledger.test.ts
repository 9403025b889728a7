import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault, sha256 } from '../../../cell/env/index.ts'
import {
  auditIndexes,
  chainFlaw,
  entryCodec,
  type FamilyName,
  FeedRoot,
  familyNames,
  familyRule,
  type Ledger,
  openStore,
  type Reader,
  type ReadHead,
  readHead,
  recordKey,
  storedCodec,
  storeKeys,
  type Transaction,
  unseal,
} from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { anyRecord } from '../../fixture/arbitrary-record.ts'
import {
  contentOf,
  HandClock,
  openLedger,
  openOptions,
  tester,
  testSigner,
  testVerifier,
} from '../../fixture/ledger.ts'

/** One step of a transaction: puts the record, or deletes what has its id. */
interface Step {
  readonly name: FamilyName
  readonly record: unknown
  readonly isPut: boolean
}

interface Decision {
  readonly steps: readonly Step[]
  /** It throws after its steps. */
  readonly isDoomed: boolean
}

/** Decisions that are taken in one turn, and what happens before them. */
interface Round {
  readonly decisions: readonly Decision[]
  readonly isRestart: boolean
  readonly jumpMs: number
}

const anyStep: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom(...familyNames), fc.integer({ min: 0, max: 3 }))
  .chain(([name, dice]) =>
    (anyRecord[name] as fc.Arbitrary<unknown>).map((record) => ({ name, record, isPut: dice > 0 })),
  )

const anyRound: fc.Arbitrary<Round> = fc.record({
  decisions: fc.array(
    fc.record({
      steps: fc.array(anyStep, { maxLength: 6 }),
      isDoomed: fc.nat(5).map((dice) => dice === 0),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  isRestart: fc.nat(5).map((dice) => dice === 0),
  jumpMs: fc.integer({ min: -100_000, max: 100_000 }),
})

/** What the store should hold, kept the simplest way. */
class Model {
  readonly records = new Map<string, { readonly name: FamilyName; readonly record: unknown }>()

  /** The model after `steps`; undefined when one of them breaks a unique index. */
  after(steps: readonly Step[]): Model | undefined {
    const next = new Model()
    for (const [key, entry] of this.records) next.records.set(key, entry)
    for (const { name, record, isPut } of steps) {
      const key = recordKey(name, familyRule(name).idOf(record))
      if (!isPut) next.records.delete(key)
      else if (next.#isTaken(name, key, record)) return undefined
      else next.records.set(key, { name, record })
    }
    return next
  }

  #isTaken(name: FamilyName, key: string, record: unknown): boolean {
    return familyRule(name).indexes.some((index) => {
      if (!index.unique) return false
      const values = new Set(index.values(record))
      return [...this.records].some(([otherKey, other]) => {
        if (otherKey === key || other.name !== name) return false
        return index.values(other.record).some((value) => values.has(value))
      })
    })
  }

  expectSame(reader: Reader): void {
    for (const name of familyNames) {
      const rule = familyRule(name)
      const wanted = [...this.records].filter(([, entry]) => entry.name === name)
      const found = [...reader.list(name)].map(
        (record) => [recordKey(name, rule.idOf(record)), record] as const,
      )
      expect(new Map(found)).toStrictEqual(
        new Map(wanted.map(([key, entry]) => [key, entry.record])),
      )
      expect(reader.count(name)).toBe(wanted.length)
      for (const index of rule.indexes) this.#expectIndex(reader, name, index)
    }
  }

  #expectIndex(
    reader: Reader,
    name: FamilyName,
    index: { readonly name: string; values(record: unknown): readonly string[] },
  ): void {
    const wanted = new Map<string, string[]>()
    for (const { name: family, record } of this.records.values()) {
      if (family !== name) continue
      for (const value of new Set(index.values(record))) {
        wanted.set(value, [...(wanted.get(value) ?? []), familyRule(name).idOf(record)])
      }
    }
    for (const [value, ids] of wanted) {
      expect([...reader.lookup(name, index.name, value)].sort()).toEqual(ids.sort())
    }
    expect(reader.lookup(name, index.name, 'held by nobody')).toEqual([])
  }
}

function take(transaction: Transaction, { steps, isDoomed }: Decision): void {
  for (const { name, record, isPut } of steps) {
    if (isPut) transaction.put(name, record as never)
    else transaction.delete(name, familyRule(name).idOf(record))
  }
  if (isDoomed) throw new Error('doomed')
}

const code = (error: unknown) => (error instanceof Fault ? error.code : (error as Error).message)

/** Takes every decision in one turn, and gives the model after them. */
async function takeAll(ledger: Ledger, before: Model, decisions: readonly Decision[]) {
  let model = before
  const outcomes: { readonly wanted: string; readonly found: Promise<string> }[] = []
  for (const decision of decisions) {
    const next = model.after(decision.steps)
    const wanted = !next ? 'CONFLICT_UNIQUE' : decision.isDoomed ? 'doomed' : 'done'
    const found = ledger
      .transact(tester, (transaction) => {
        model.expectSame(transaction)
        take(transaction, decision)
        next?.expectSame(transaction)
      })
      .then(() => 'done', code)
    if (wanted === 'done' && next) model = next
    outcomes.push({ wanted, found })
  }
  before.expectSame(ledger)
  for (const { wanted, found } of outcomes) expect(await found).toBe(wanted)
  return model
}

/**
 * Reads a whole feed from outside: every head verifies and continues, the newest one proves the
 * records.
 */
async function expectFeed(store: MemoryStore, ledger: Ledger, feed: 'public' | 'close') {
  const check = { verifier: testVerifier, publicKey: testSigner.publicKey }
  const root = new FeedRoot()
  const places = new Map<string, string>()
  for (const name of familyNames) {
    if (familyRule(name).feed !== feed) continue
    for (const [key, sealed] of await contentOf(store, `${familyRule(name).prefix}/`)) {
      const { entry, order, index } = storedCodec.decode(unseal(key, sealed))
      root.add(key, sha256(entry))
      places.set(`${order?.seq} ${index}`, Buffer.from(sha256(entry)).toString('hex'))
    }
  }
  let last: ReadHead | undefined
  for (const [key, sealed] of await contentOf(store, storeKeys.headPrefix(feed))) {
    const read = readHead(unseal(key, sealed), check) as ReadHead
    expect(typeof read).toBe('object')
    expect(chainFlaw(last, read)).toBeUndefined()
    for (const [index, hash] of read.head.entryHashes.entries()) {
      const place = `${read.head.order.seq} ${index}`
      if (places.has(place)) expect(Buffer.from(hash).toString('hex')).toBe(places.get(place))
      places.delete(place)
    }
    last = read
  }
  expect(places).toEqual(new Map())
  if (last) expect(Buffer.from(last.head.root)).toEqual(Buffer.from(root.digest()))
  expect(Buffer.from(ledger.root(feed))).toEqual(Buffer.from(root.digest()))
  if (last) expect(ledger.order(feed)).toEqual(last.head.order)
}

const intentOf = (entry: Uint8Array) =>
  entryCodec.decode(entry).intent ?? { wallMs: Number.NaN, counter: Number.NaN }

describe('a ledger', () => {
  it('holds exactly what was decided, in records, indexes and feeds, at all times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyRound, { minLength: 1, maxLength: 8 }), async (rounds) => {
        const store = new MemoryStore()
        const clock = new HandClock()
        let { ledger } = await openLedger(store, { clock })
        let model = new Model()
        for (const { decisions, isRestart, jumpMs } of rounds) {
          clock.atMs += jumpMs
          if (isRestart) {
            await ledger.close()
            ;({ ledger } = await openLedger(store, { clock }))
            model.expectSame(ledger)
          }
          model = await takeAll(ledger, model, decisions)
          model.expectSame(ledger)
        }
        await expectFeed(store, ledger, 'public')
        await expectFeed(store, ledger, 'close')
        const { tables, indexesMended } = await openStore(store, openOptions)
        expect(indexesMended).toBe(0)
        expect(await auditIndexes(store, tables)).toEqual({ missing: [], surplus: [] })
        model.expectSame(tables)
      }),
      { numRuns: 60 },
    )
  })

  it('gives intents hybrid times that never go back, whatever the wall clock does', async () => {
    const anyMoment = fc.record({
      jumpMs: fc.integer({ min: -1_000_000, max: 1_000_000 }),
      isRestart: fc.boolean(),
      act: fc.constantFrom('put' as const, 'delete' as const),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(anyMoment, { maxLength: 20 }), async (moments) => {
        const store = new MemoryStore()
        const clock = new HandClock()
        let { ledger } = await openLedger(store, { clock })
        let last = { wallMs: 0, counter: 0 }
        for (const { jumpMs, isRestart, act } of moments) {
          clock.atMs += jumpMs
          if (isRestart) ({ ledger } = await openLedger(store, { clock }))
          await ledger.transact(tester, (transaction) => {
            if (act === 'delete') transaction.delete('group', 'a')
            else transaction.put('group', { label: 'a', tags: [], creationId: '1' })
            const [change] = transaction.changes
            if (!change) return
            const { wallMs, counter } = intentOf(change.entry)
            const isLater =
              wallMs > last.wallMs || (wallMs === last.wallMs && counter > last.counter)
            expect(isLater || last.wallMs === 0).toBe(true)
            last = { wallMs, counter }
          })
        }
      }),
    )
  })
})
