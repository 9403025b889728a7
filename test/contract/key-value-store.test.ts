import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LevelStore } from '../../agent/rack/adapter/level-store.ts'
import type { KeyRange, KeyValueStore, StoreOperation } from '../../cell/env/index.ts'
import {
  CrashStore,
  kindFate,
  MemoryStore,
  SwiftDisk,
  SwiftStore,
  VirtualDisk,
} from '../../sim/store/index.ts'
import { World } from '../../sim/world/index.ts'

/** Somewhere a store can lie; `open` opens the same place again. */
interface Place {
  open(): Promise<KeyValueStore>
}

interface Adapter {
  readonly name: string
  readonly isPersistent: boolean
  readonly hasLock: boolean
  /** Runs a test body where this adapter can live, and cleans up. */
  within(body: (place: Place) => Promise<void>): Promise<void>
}

const adapters: readonly Adapter[] = [
  {
    name: 'memory',
    isPersistent: false,
    hasLock: false,
    within: (body) => body({ open: async () => new MemoryStore() }),
  },
  {
    name: 'crash-point',
    isPersistent: true,
    hasLock: true,
    async within(body) {
      const world = new World({ seed: 1 })
      const disk = new VirtualDisk()
      const open = () => CrashStore.open({ timeline: world.timeline, disk, fate: kindFate })
      world.begin(() => body({ open }))
      await world.run({ untilMs: 60_000, eventsMax: 100_000 })
    },
  },
  {
    name: 'swift',
    isPersistent: true,
    hasLock: false,
    async within(body) {
      const world = new World({ seed: 1 })
      const disk = new SwiftDisk()
      const open = async () => {
        return new SwiftStore({ timeline: world.timeline, disk, syncMs: () => 1 })
      }
      world.begin(() => body({ open }))
      await world.run({ untilMs: 60_000, eventsMax: 100_000 })
    },
  },
  {
    name: 'LevelDB',
    isPersistent: true,
    hasLock: true,
    async within(body) {
      const folder = await mkdtemp(join(tmpdir(), 'rackcell-store-'))
      const opened: KeyValueStore[] = []
      const open = async () => {
        const store = await LevelStore.open(folder)
        opened.push(store)
        return store
      }
      try {
        await body({ open })
      } finally {
        for (const store of opened) await store.close()
        await rm(folder, { recursive: true })
      }
    },
  },
]

const bytes = (text: string) => new TextEncoder().encode(text)
const put = (key: string, value = key): StoreOperation => ({
  type: 'put',
  key,
  value: bytes(value),
})
const del = (key: string): StoreOperation => ({ type: 'del', key })
const synced = { sync: true }

async function keysOf(store: KeyValueStore, range: KeyRange): Promise<string[]> {
  const keys: string[] = []
  for await (const [key] of store.entries(range)) keys.push(key)
  return keys
}

async function textAt(store: KeyValueStore, key: string): Promise<string | undefined> {
  const found = await store.get(key)
  return found && new TextDecoder().decode(found)
}

const everything: KeyRange = { gte: '', lt: '\u{10ffff}' }

describe.each(adapters)('the $name store', ({ within, isPersistent, hasLock }) => {
  /** Runs `body` with one open store, and counts it as failed when it never came to its end. */
  const withStore = async (body: (store: KeyValueStore, place: Place) => Promise<void>) => {
    let isFinished = false
    await within(async (place) => {
      const store = await place.open()
      await body(store, place)
      await store.close()
      isFinished = true
    })
    expect(isFinished).toBe(true)
  }

  it('gives back what was put, and nothing for other keys', () =>
    withStore(async (store) => {
      await store.batch([put('a', '1'), put('b', '2')], synced)
      expect(await textAt(store, 'a')).toBe('1')
      expect(await textAt(store, 'b')).toBe('2')
      expect(await store.get('c')).toBeUndefined()
      expect(await store.get('')).toBeUndefined()
    }))

  it('applies the operations of one batch in their order', () =>
    withStore(async (store) => {
      await store.batch([put('a', '1'), del('a'), put('a', '2'), put('b'), del('b')], synced)
      expect(await textAt(store, 'a')).toBe('2')
      expect(await store.get('b')).toBeUndefined()
    }))

  it('replaces, deletes, and ignores the deletion of what is not there', () =>
    withStore(async (store) => {
      await store.batch([put('a', '1'), put('b')], synced)
      await store.batch([put('a', '2'), del('b'), del('c')], synced)
      expect(await keysOf(store, everything)).toEqual(['a'])
      expect(await textAt(store, 'a')).toBe('2')
    }))

  it('walks keys in the order of their UTF-8 bytes', () =>
    withStore(async (store) => {
      // U+FF5E sorts before U+1F600 as UTF-8, after it as UTF-16.
      const keys = ['\u{1f600}', '\uff5e', 'b', 'B', 'a/b', 'a', 'ab', 'é', '\0', '~']
      await store.batch(
        keys.map((key) => put(key)),
        synced,
      )
      const expected = [...keys].sort((left, right) =>
        Buffer.compare(Buffer.from(left), Buffer.from(right)),
      )
      expect(await keysOf(store, everything)).toEqual(expected)
    }))

  it('walks half-open ranges forwards, backwards and up to a limit', () =>
    withStore(async (store) => {
      await store.batch(
        ['a', 'b', 'c', 'd'].map((key) => put(key)),
        synced,
      )
      const range = { gte: 'b', lt: 'd' }
      expect(await keysOf(store, range)).toEqual(['b', 'c'])
      expect(await keysOf(store, { ...range, reverse: true })).toEqual(['c', 'b'])
      expect(await keysOf(store, { ...range, limit: 1 })).toEqual(['b'])
      expect(await keysOf(store, { ...range, reverse: true, limit: 1 })).toEqual(['c'])
      expect(await keysOf(store, { ...range, limit: 0 })).toEqual([])
      expect(await keysOf(store, { gte: 'x', lt: 'y' })).toEqual([])
      expect(await keysOf(store, { gte: 'd', lt: 'b' })).toEqual([])
    }))

  it('walks a long range whole', () =>
    withStore(async (store) => {
      const keys = Array.from({ length: 2_500 }, (_, at) => `k${String(at).padStart(5, '0')}`)
      await store.batch(
        keys.map((key) => put(key)),
        synced,
      )
      expect(await keysOf(store, everything)).toEqual(keys)
      for await (const [key] of store.entries(everything)) if (key === 'k00003') break
      await store.batch([put('after')], synced)
      expect(await store.get('after')).toBeDefined()
    }))

  it('shows a range as it was at the call, while others write', () =>
    withStore(async (store) => {
      await store.batch([put('a', '1'), put('b', '1'), put('c', '1')], synced)
      const walk = store.entries(everything)
      await store.batch([put('a', '2'), del('b'), put('d', '2')], synced)
      const seen: string[] = []
      for await (const [key, value] of walk) {
        seen.push(`${key}${new TextDecoder().decode(value)}`)
        await store.batch([put('c', '3'), put(`later ${seen.length}`)], synced)
      }
      expect(seen).toEqual(['a1', 'b1', 'c1'])
      expect(await textAt(store, 'c')).toBe('3')
    }))

  it('keeps empty and binary values as they are', () =>
    withStore(async (store) => {
      const binary = Uint8Array.from({ length: 256 }, (_, byte) => byte)
      const large = new Uint8Array(300_000).fill(0x5a)
      await store.batch(
        [
          { type: 'put', key: 'empty', value: new Uint8Array() },
          { type: 'put', key: 'binary', value: binary },
          { type: 'put', key: 'large', value: large },
        ],
        synced,
      )
      expect(await store.get('empty')).toHaveLength(0)
      expect(Buffer.from((await store.get('binary')) ?? [])).toEqual(Buffer.from(binary))
      expect(Buffer.from((await store.get('large')) ?? []).equals(large)).toBe(true)
      for await (const [key, value] of store.entries({ gte: 'binary', lt: 'binary\0' })) {
        expect(key).toBe('binary')
        expect(Buffer.from(value)).toEqual(Buffer.from(binary))
      }
    }))

  it('is not changed by a caller who changes the bytes that it gave', () =>
    withStore(async (store) => {
      const values = [bytes('mine'), Buffer.from('mine')]
      for (const [at, value] of values.entries()) {
        await store.batch([{ type: 'put', key: `k${at}`, value }], synced)
        value.fill(0)
        expect(await textAt(store, `k${at}`)).toBe('mine')
      }
    }))

  it('takes batches that are sent at once in their order', () =>
    withStore(async (store) => {
      const numbers = Array.from({ length: 50 }, (_, at) => String(at))
      await Promise.all(numbers.map((text) => store.batch([put('last', text), put(text)], synced)))
      expect(await textAt(store, 'last')).toBe('49')
      expect((await keysOf(store, everything)).length).toBe(51)
    }))

  it('shows a batch whole or not at all to those who read meanwhile', () =>
    withStore(async (store) => {
      const keys = Array.from({ length: 20 }, (_, at) => `k${at}`)
      let isWriting = true
      const write = async () => {
        for (let round = 0; round < 20; round++) {
          await store.batch(
            keys.map((key) => put(key, String(round))),
            synced,
          )
        }
        isWriting = false
      }
      const read = async () => {
        while (isWriting) {
          const values = new Set<string>()
          for await (const [, value] of store.entries(everything)) {
            values.add(new TextDecoder().decode(value))
          }
          expect(values.size).toBeLessThanOrEqual(1)
        }
      }
      await Promise.all([write(), read()])
    }))

  it('accepts an empty batch', () =>
    withStore(async (store) => {
      await store.batch([], synced)
      expect(await keysOf(store, everything)).toEqual([])
    }))

  it('answers STORE_CLOSED once it is closed, and works again after reopen', () =>
    withStore(async (store) => {
      await store.batch([put('a')], synced)
      const walk = store.entries(everything)[Symbol.asyncIterator]()
      await store.close()
      const closed = { code: 'STORE_CLOSED' }
      await expect(store.get('a')).rejects.toMatchObject(closed)
      await expect(store.batch([put('b')], synced)).rejects.toMatchObject(closed)
      await expect(keysOf(store, everything)).rejects.toMatchObject(closed)
      await expect(walk.next()).rejects.toMatchObject(closed)
      await store.close()
      await store.reopen()
      expect(await textAt(store, 'a')).toBe('a')
      expect(await store.get('b')).toBeUndefined()
      await store.batch([put('b')], synced)
      expect(await keysOf(store, everything)).toEqual(['a', 'b'])
    }))

  it('keeps everything when it is reopened while open', () =>
    withStore(async (store) => {
      await store.batch([put('a')], synced)
      await store.batch([put('b')], { sync: false })
      await store.reopen()
      expect(await keysOf(store, everything)).toEqual(['a', 'b'])
    }))

  if (isPersistent) {
    it('is found again by the next one who opens it', () =>
      withStore(async (store, place) => {
        await store.batch([put('a', '1'), put('b')], synced)
        await store.batch([del('b'), put('c', '')], synced)
        await store.close()
        const next = await place.open()
        expect(await keysOf(next, everything)).toEqual(['a', 'c'])
        expect(await textAt(next, 'a')).toBe('1')
        await next.close()
      }))
  }

  if (hasLock) {
    it('answers STORE_LOCKED to a second one who opens it', () =>
      withStore(async (store, place) => {
        await expect(place.open()).rejects.toMatchObject({ code: 'STORE_LOCKED' })
        await store.batch([put('a')], synced)
        expect(await textAt(store, 'a')).toBe('a')
      }))
  }
})
