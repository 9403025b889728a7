import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault, type KeyValueStore } from '../../../cell/env/index.ts'
import { openStore, type Transaction } from '../../../cell/store/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  openLedger,
  openOptions,
  tester,
} from '../../fixture/ledger.ts'

const history: readonly ((transaction: Transaction) => void)[] = [
  (transaction) => {
    transaction.put('component', component(1))
    transaction.put('ethernetInterface', ethernet(1))
    transaction.put('endpointSecret', { id: 'x1000c0s1b0', password: 'geheim' })
  },
  (transaction) => transaction.put('component', component(2)),
  (transaction) => {
    transaction.put('component', component(1, { state: 'Off' }))
    transaction.put('instanceInfo', { id: 'x1000c0s1b0n0', instanceId: 'i-1', publicKeys: ['k'] })
  },
  (transaction) => transaction.put('group', group('gpu', 'the fast ones')),
  (transaction) => transaction.delete('component', 'x1000c0s2b0n0'),
]

type Content = readonly (readonly [string, Uint8Array])[]

async function writeHistory(): Promise<Content> {
  const store = new MemoryStore()
  const { ledger } = await openLedger(store)
  for (const decide of history) await ledger.transact(tester, decide)
  return await contentOf(store)
}

async function storeOf(content: Content): Promise<KeyValueStore> {
  const store = new MemoryStore()
  const operations = content.map(([key, value]) => ({ type: 'put', key, value }) as const)
  await store.batch(operations, { sync: true })
  return store
}

const isIndex = (key: string) => key.startsWith('ix/')

/** Opens it, and gives the code of the fault that refused it; anything but a Fault is a failure. */
async function refusalOf(content: Content): Promise<string | undefined> {
  try {
    await openStore(await storeOf(content), openOptions)
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    return (error as Fault).code
  }
}

const refusals = ['STORE_CORRUPT', 'INTEGRITY_STORE', 'INTEGRITY_FEED', 'STORE_VERSION']

describe('damage to a store', () => {
  it('of one bit in any byte of any value is refused with a fault', async () => {
    const content = await writeHistory()
    for (const [place, [key, value]] of content.entries()) {
      for (let at = 0; at < value.length; at++) {
        const flipped = value.slice()
        // Another bit at every byte; each of the eight comes often.
        flipped[at] = (flipped[at] ?? 0) ^ (1 << ((at * 5 + place) % 8))
        const code = await refusalOf(content.with(place, [key, flipped]))
        expect(refusals, `byte ${at} of ${key}`).toContain(code)
      }
    }
  })

  it('of several bytes, or of the length of a value, is refused with a fault', async () => {
    const content = (await writeHistory()).filter(([key]) => !isIndex(key))
    const anyBytes = fc.uint8Array({ maxLength: 400 })
    await fc.assert(
      fc.asyncProperty(
        fc.nat(content.length - 1),
        fc.oneof(
          anyBytes.map((bytes) => () => bytes),
          fc.nat(400).map((length) => (value: Uint8Array) => value.slice(0, length)),
          anyBytes.map((more) => (value: Uint8Array) => Buffer.concat([value, more])),
          fc.tuple(fc.nat(400), anyBytes).map(([at, bytes]) => (value: Uint8Array) => {
            const damaged = value.slice()
            damaged.set(bytes.subarray(0, Math.max(0, damaged.length - at)), at % damaged.length)
            return damaged
          }),
        ),
        async (place, damage) => {
          const [key, value] = content[place] ?? ['', new Uint8Array()]
          const damaged = Uint8Array.from(damage(value))
          const code = await refusalOf(content.with(place, [key, damaged]))
          if (Buffer.compare(damaged, value) === 0) expect(code).toBeUndefined()
          else expect(refusals, key).toContain(code)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of the key of a record or head is refused, and of an index entry mended', async () => {
    const content = await writeHistory()
    await fc.assert(
      fc.asyncProperty(
        fc.nat(content.length - 1),
        fc.nat(60),
        fc.constantFrom('0', 'a', '/', '~', '!'),
        async (place, at, letter) => {
          const [key, value] = content[place] ?? ['', new Uint8Array()]
          const position = at % key.length
          const renamed = key.slice(0, position) + letter + key.slice(position + 1)
          if (content.some(([other]) => other === renamed)) return
          const damaged = content.with(place, [renamed, value])
          const code = await refusalOf(damaged)
          if (isIndex(key) && !refusals.includes(code ?? '')) {
            const { indexesMended } = await openStore(await storeOf(damaged), openOptions)
            expect(indexesMended).toBeGreaterThan(0)
          }
          // What is in no feed, and the oldest head, have no second trace: their loss looks like a
          // deletion.
          const isTraceless = ['es/', '!hyb', '!inc', '!cell'].some((start) =>
            key.startsWith(start),
          )
          const isOldest = key.startsWith('~head/') && key.endsWith('/000000000001')
          if (!isIndex(key) && !isTraceless && !isOldest)
            expect(refusals, `${key} ${renamed}`).toContain(code)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('of index entries is mended whatever they say', async () => {
    const content = (await writeHistory()).filter(([key]) => !isIndex(key))
    const whole = (await writeHistory()).filter(([key]) => isIndex(key)).map(([key]) => key)
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(whole),
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => `ix/${text}`)),
        async (kept, surplus) => {
          const keys = [...new Set([...kept, ...surplus])]
          const indexes = keys.map((key) => [key, new Uint8Array([1])] as const)
          const store = await storeOf([...content, ...indexes])
          await openStore(store, openOptions)
          const found = (await contentOf(store, 'ix/')).map(([key]) => key)
          expect(found).toEqual(whole)
        },
      ),
    )
  })
})
