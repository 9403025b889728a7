import { expect, it } from 'vitest'
import type { KeyValueStore, StoreOperation } from '../../../cell/env/index.ts'
import { BookStore, hexOf, movePrefix, RosterReader } from '../../../cell/roster/index.ts'
import { MemoryStore } from '../../../sim/store/index.ts'
import { bookOf, edited, founded, rootSigner, rosterVerifier } from '../../fixture/roster.ts'

const reader = new RosterReader(rosterVerifier)
const first = founded(2)
const second = edited(first, (plan) => movePrefix(plan, { prefix: 'x1000c1', to: 'x1001' }))
const rival = edited(first, (plan) => movePrefix(plan, { prefix: 'x1000c2', to: 'x1001' }))

/** Tells what was written. */
function watched(): { store: KeyValueStore; batches: (readonly StoreOperation[])[] } {
  const store = new MemoryStore()
  const batches: (readonly StoreOperation[])[] = []
  const batch: KeyValueStore['batch'] = async (operations, options) => {
    expect(options.sync).toBe(true)
    batches.push(operations)
    await store.batch(operations, options)
  }
  return {
    batches,
    store: {
      get: (key) => store.get(key),
      entries: (range) => store.entries(range),
      batch,
      reopen: () => store.reopen(),
      close: () => store.close(),
    },
  }
}

it('a store without a book has none', async () => {
  expect(await new BookStore(new MemoryStore()).load(reader)).toBeUndefined()
})

it('a change is one synced batch with what is new, and nothing when nothing is', async () => {
  const { store, batches } = watched()
  const books = new BookStore(store)
  const book = bookOf(first)
  await books.save(book)
  await books.save(book)
  expect(batches.map((batch) => batch.map(({ key }) => key))).toEqual([
    ['!roster/0000000000000001', '!root'],
  ])
  book.offer({ rosters: [second] })
  await Promise.all([books.save(book), books.save(book)])
  expect(batches[1]?.map(({ key }) => key)).toEqual(['!roster/0000000000000002'])
  expect(batches).toHaveLength(2)
  // After a restart, too.
  const again = new BookStore(store)
  const kept = await again.load(reader)
  if (kept) await again.save(kept)
  expect(batches).toHaveLength(2)
})

it('a fork moves rosters from the chain to the evidence, in one batch', async () => {
  const { store, batches } = watched()
  const books = new BookStore(store)
  const book = bookOf(first, second)
  await books.save(book)
  book.offer({ rosters: [rival] })
  await books.save(book)
  const kinds = batches[1]?.map(({ type, key }) => `${type} ${key.split('/')[0]}`).sort()
  expect(kinds).toEqual(['del !roster', 'put !fork', 'put !fork'])
  const kept = await new BookStore(store).load(reader)
  expect(kept?.number).toBe(1)
  expect(kept?.forks).toHaveLength(2)
})

it('another cluster leaves nothing of the one before', async () => {
  const { store } = watched()
  const books = new BookStore(store)
  await books.save(bookOf(first, second))
  const other = founded(1, { root: rootSigner, name: 'other' })
  await books.save(bookOf(other))
  const kept = await new BookStore(store).load(reader)
  expect(kept?.current.name).toBe('other')
  expect(kept?.content().rosters).toHaveLength(1)
})

it('a flipped bit is found', async () => {
  const store = new MemoryStore()
  await new BookStore(store).save(bookOf(first))
  for (const key of ['!root', '!roster/0000000000000001']) {
    const value = Uint8Array.from((await store.get(key)) ?? [])
    const flipped = value.slice()
    flipped[3] = (flipped[3] ?? 0) ^ 1
    await store.batch([{ type: 'put', key, value: flipped }], { sync: true })
    const loading = new BookStore(store).load(reader)
    await expect(loading).rejects.toMatchObject({ code: 'STORE_CORRUPT', details: { key } })
    await store.batch([{ type: 'put', key, value }], { sync: true })
  }
  expect(hexOf((await new BookStore(store).load(reader))?.hash ?? new Uint8Array())).toBe(
    hexOf(bookOf(first).hash),
  )
})

it('a writing that failed is made up for by the next', async () => {
  const { store, batches } = watched()
  let isFull = true
  const full: KeyValueStore = {
    ...store,
    batch: (operations, options) =>
      isFull ? Promise.reject(new Error('full')) : store.batch(operations, options),
  }
  const books = new BookStore(full)
  const book = bookOf(first)
  await expect(books.save(book)).rejects.toThrow('full')
  isFull = false
  await books.save(book)
  expect(batches[0]).toHaveLength(2)
})
