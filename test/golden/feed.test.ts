/**
 * The bytes of the store, version 2, and of the feed, version 1, written down: a cell and a clock
 * that are always the same must always write the same. When this test fails the format has
 * changed, and that takes a new version number and an ADR. `vitest run test/golden -u` writes the
 * file anew.
 */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { signedHeadCodec } from '../../cell/store/feed.ts'
import { entryCodec, openStore, readHead, storedCodec, unseal } from '../../cell/store/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import {
  component,
  contentOf,
  ethernet,
  group,
  HandClock,
  openLedger,
  openOptions,
  testSigner,
  testVerifier,
} from '../fixture/ledger.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

async function writeStore(): Promise<MemoryStore> {
  const store = new MemoryStore()
  const clock = new HandClock(1_800_000_000_000)
  const { ledger } = await openLedger(store, { clock, random: SeededRandom.fromSeed(1) })
  const request = Uint8Array.from({ length: 16 }, (_, at) => at)
  await ledger.transact({ subject: 'anna', request }, (transaction) => {
    transaction.put('component', component(1, { enabled: false, state: '' }))
    transaction.put('ethernetInterface', ethernet(1))
    transaction.put('endpointSecret', { id: 'x1000c0s1b0', password: 'geheim' })
  })
  clock.atMs += 1_500
  await ledger.transact({ subject: 'cell' }, (transaction) => {
    transaction.put('group', group('gpu', 'the fast ones'))
    transaction.put('instanceInfo', { id: 'x1000c0s1b0n0', instanceId: 'i-1', publicKeys: [] })
  })
  await ledger.transact({ subject: 'cell' }, (transaction) => {
    transaction.put('group', group('gpu', 'faster ones'))
    transaction.delete('component', 'x1000c0s1b0n0')
  })
  return store
}

/** The parts of a value, each as the exact bytes that lie in the store or go over the wire. */
function partsOf(key: string, value: Uint8Array): Record<string, string> {
  if (key === '!version' || key.startsWith('ix/')) return { value: hex(value) }
  const body = unseal(key, value)
  if (key.startsWith('!')) return { sealed: hex(value), text: new TextDecoder().decode(body) }
  if (key.startsWith('~head/')) {
    const { head, signature } = signedHeadCodec.decode(body)
    return { loggedHead: hex(body), head: hex(head), signature: hex(signature), sealed: hex(value) }
  }
  const { entry } = storedCodec.decode(body)
  const record = entryCodec.decode(entry).value ?? new Uint8Array()
  return { stored: hex(body), entry: hex(entry), record: hex(record), sealed: hex(value) }
}

it('a store has the bytes that were written down', async () => {
  const written: Record<string, Record<string, string>> = {}
  for (const [key, value] of await contentOf(await writeStore())) written[key] = partsOf(key, value)
  const text = `${JSON.stringify(written, undefined, 2)}\n`
  await expect(text).toMatchFileSnapshot('./feed.golden.json')
})

it('the bytes written down are read: records, chain and signatures', async () => {
  const text = await readFile(new URL('./feed.golden.json', import.meta.url), 'utf8')
  const golden = JSON.parse(text) as Record<string, Record<string, string>>
  const store = new MemoryStore()
  const operations = Object.entries(golden).map(([key, { sealed, value }]) => {
    return { type: 'put', key, value: Buffer.from(sealed ?? value ?? '', 'hex') } as const
  })
  await store.batch(operations, { sync: true })
  const { tables, feeds, indexesMended, boot } = await openStore(store, openOptions)
  expect(boot).toBe(2)
  expect(indexesMended).toBe(0)
  expect(tables.get('component', 'x1000c0s1b0n0')).toBeUndefined()
  expect(tables.get('ethernetInterface', '000000000001')).toEqual(ethernet(1))
  expect(tables.get('endpointSecret', 'x1000c0s1b0')?.password).toBe('geheim')
  expect(tables.get('group', 'gpu')).toEqual(group('gpu', 'faster ones'))
  expect(feeds.public.last?.head.order).toEqual({ term: 1, boot: 1, seq: 3 })
  expect(feeds.close.last?.head.order).toEqual({ term: 1, boot: 1, seq: 1 })
  const check = { verifier: testVerifier, publicKey: testSigner.publicKey }
  const heads = Object.keys(golden).filter((key) => key.startsWith('~head/'))
  expect(heads).toHaveLength(4)
  for (const key of heads) {
    const signed = Buffer.from(golden[key]?.['loggedHead'] ?? '', 'hex')
    expect(readHead(signed, check)).toMatchObject({ head: { version: 1, cell: 'x1000' } })
  }
})
