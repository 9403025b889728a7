/** Bytes from the network or the disk never do worse than to be refused. */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { Fault } from '../../../cell/env/index.ts'
import {
  type FeedBatch,
  intentVersionOf,
  isFlaw,
  loggedHeadCodec,
  openStore,
  ownShelf,
  proveDelta,
  proveSnapshot,
  type ReadHead,
  readDelta,
  readDigest,
  readEntry,
  readHead,
  readSnapshot,
  readValue,
  type SignedHead,
  type SnapshotRecord,
  seal,
  unseal,
} from '../../../cell/store/index.ts'
import { readJournal } from '../../../cell/store/journal.ts'
import { readRequest } from '../../../cell/store/request-log.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import {
  component,
  contentOf,
  group,
  openLedger,
  openOptions,
  tester,
  testSigner,
  testVerifier,
} from '../../fixture/ledger.ts'
import { deltaOf, snapshotOf, testIdentity } from '../../fixture/peer.ts'
import { recordedStore } from '../../fixture/recorded-store.ts'

const identity = testIdentity()
const check = { verifier: testVerifier, publicKey: testSigner.publicKey }

/** Bytes of any kind, and real ones that somebody has changed. */
function anyBytes(real: () => readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const changed = fc
    .tuple(fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 12 }), fc.nat(2))
    .map(([which, at, bytes, how]) => {
      const found = real()
      const from = found[which % found.length] ?? new Uint8Array()
      const place = from.length === 0 ? 0 : at % from.length
      if (how === 0) return from.slice(0, place)
      if (how === 1) return Uint8Array.from(Buffer.concat([from, bytes]))
      const copy = from.slice()
      copy.set(bytes.subarray(0, copy.length - place), place)
      return copy
    })
  return fc.oneof(
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 3, arbitrary: changed },
  )
}

interface Real {
  readonly held: ReadHead
  readonly heads: readonly SignedHead[]
  readonly delta: readonly FeedBatch[]
  readonly records: readonly SnapshotRecord[]
  readonly digest: Uint8Array
}

let real: Real

beforeAll(async () => {
  const store = new MemoryStore()
  const source = { store, shelf: ownShelf('public') }
  const { ledger } = await openLedger(store)
  const heads: SignedHead[] = []
  ledger.onCommit((_changes, signed) => heads.push(...signed))
  for (let number = 0; number < 4; number++) {
    await ledger.transact(tester, (tx) => {
      tx.put('component', component(number))
      tx.put('group', group('gpu', `round ${number}`))
    })
  }
  const held = readHead(heads[0] as SignedHead) as ReadHead
  const delta = (await deltaOf(source, held)) as FeedBatch[]
  const { records } = await snapshotOf(source)
  real = { held, heads, delta, records, digest: ledger.digest('public') }
})

const options = { numRuns: 2_000 }

describe('hostile bytes', () => {
  it('as a head, logged or not, are read or refused', () => {
    const heads = () =>
      real.heads.flatMap((signed) => [
        loggedHeadCodec.encode({ ...signed, keys: [], removals: [] }),
        signed.head,
      ])
    fc.assert(
      fc.property(anyBytes(heads), anyBytes(heads), (bytes, signature) => {
        for (const from of [bytes, { head: bytes, signature }]) {
          const read = readHead(from, check)
          const isKnown = real.heads.some((signed) => {
            return typeof read === 'object' && Buffer.compare(signed.head, read.signed.head) === 0
          })
          expect(typeof read === 'string' || isKnown).toBe(true)
        }
      }),
      options,
    )
  })

  it('as an entry are read or refused, and so is what they state', () => {
    const entries = () => real.records.map(({ entry }) => entry)
    fc.assert(
      fc.property(anyBytes(entries), (bytes) => {
        const read = readEntry(bytes)
        if (!read) return
        expect(read.key).toMatch(/^[a-z]{2}\//)
        const value = readValue(read)
        const version = intentVersionOf(read.entry, read.hash, value)
        if (version) expect(version.parents.length).toBeLessThanOrEqual(64)
      }),
      options,
    )
  })

  it('as a digest are the one that was signed, or refused', () => {
    fc.assert(
      fc.property(
        anyBytes(() => [real.digest]),
        (bytes) => {
          const read = readDigest(bytes, check)
          if (typeof read !== 'string') expect(read).toEqual(readDigest(real.digest))
          readDigest(bytes)
        },
      ),
      options,
    )
  })

  it('in a delta or snapshot prove nothing that was not written', () => {
    const entries = () => real.records.map(({ entry }) => entry)
    const written = () => new Set(entries().map((entry) => Buffer.from(entry).toString('hex')))
    fc.assert(
      fc.property(fc.nat(2), fc.nat(8), anyBytes(entries), (batch, index, bytes) => {
        const delta = real.delta.map((one, at) =>
          at === batch ? { ...one, entries: [{ index, entry: bytes }] } : one,
        )
        const proven = proveDelta(identity, real.held, delta)
        if (!isFlaw(proven)) {
          for (const change of proven.changes) {
            expect(written()).toContain(Buffer.from(change.bytes).toString('hex'))
          }
        }
        const records = real.records.with(index % real.records.length, {
          ...(real.records[0] as SnapshotRecord),
          entry: bytes,
        })
        const whole = proveSnapshot(identity, undefined, {
          records,
          head: real.heads.at(-1) as SignedHead,
        })
        if (!isFlaw(whole))
          expect(new Set(records.map(({ entry }) => Buffer.from(entry).toString('hex')))).toEqual(
            written(),
          )
      }),
      options,
    )
  })
})

/** Whatever `act` does, it ends with an answer or with a fault. */
async function faultOf(act: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    return (error as Fault).code
  }
}

describe('damage to a store with a log, a journal, requests and replicas', () => {
  it('ends in a fault or in the same answers, in every way of reading', async () => {
    const content = await contentOf(await recordedStore(2))
    const shelf = ownShelf('public')
    await fc.assert(
      fc.asyncProperty(
        fc.nat(content.length - 1),
        fc.boolean(),
        fc.nat(400),
        fc.uint8Array({ minLength: 1, maxLength: 6 }),
        async (place, isSealed, at, bytes) => {
          const [key, value] = content[place] as readonly [string, Uint8Array]
          const isPlain = key.startsWith('ix/') || key === '!version'
          const body = Uint8Array.from(isSealed && !isPlain ? unseal(key, value) : value)
          const start = at % Math.max(1, body.length)
          body.set(bytes.subarray(0, body.length - start), start)
          const store = new MemoryStore()
          const damaged = isSealed && !isPlain ? seal(key, body) : body
          await store.batch(
            content
              .with(place, [key, damaged])
              .map(([key, value]) => ({ type: 'put', key, value })),
            { sync: true },
          )
          await faultOf(() => readJournal(store, check))
          await faultOf(() => readRequest(store, 'r1'))
          await faultOf(async () => {
            for await (const _ of readSnapshot(store, shelf).records);
          })
          const order = { term: 1, boot: 1, seq: 1 }
          const first = content.find(([key]) => key.startsWith(shelf.headPrefix))
          const read = first && readHead(unseal(...first))
          const hash = typeof read === 'object' ? read.hash : new Uint8Array()
          await faultOf(async () => {
            const delta = await readDelta(store, shelf, { order, hash })
            if (delta !== 'behind') await Array.fromAsync(delta)
          })
          await faultOf(() => openStore(store, openOptions))
        },
      ),
      { numRuns: 400 },
    )
  })
})
