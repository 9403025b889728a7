import { describe, expect, it } from 'vitest'
import type { KeyValueStore, StoreOperation } from '../../../cell/env/index.ts'
import { VirtualClock } from '../../../sim/clock/index.ts'
import {
  type CrashStage,
  CrashStore,
  encodeRecord,
  type Fate,
  kindFate,
  type Loss,
  readRecord,
  VirtualDisk,
  type WriteFate,
} from '../../../sim/store/index.ts'
import { World } from '../../../sim/world/index.ts'

const put = (key: string, value = key): StoreOperation => ({
  type: 'put',
  key,
  value: new TextEncoder().encode(value),
})
const synced = { sync: true }
const unsynced = { sync: false }

/** A fate that follows a script, and is kind when it is over. */
function script(...fates: readonly WriteFate[]): Fate {
  const left = [...fates]
  return { ...kindFate, ofWrite: (write) => left.shift() ?? kindFate.ofWrite(write) }
}

/** Runs `body` in a world with one disk. */
async function onDisk(
  body: (
    open: (fate?: Fate) => Promise<CrashStore>,
    disk: VirtualDisk,
    sleep: (delayMs: number) => Promise<void>,
  ) => Promise<void>,
  disk = new VirtualDisk(),
): Promise<void> {
  const world = new World({ seed: 1 })
  let isFinished = false
  world.begin(async () => {
    const { timeline } = world
    const clock = new VirtualClock(timeline)
    const sleep = (delayMs: number) => clock.sleep(delayMs, new AbortController().signal)
    await body((fate = kindFate) => CrashStore.open({ timeline, disk, fate }), disk, sleep)
    isFinished = true
  })
  await world.run({ untilMs: 10_000, eventsMax: 10_000 })
  expect(isFinished).toBe(true)
}

async function keysOf(store: KeyValueStore): Promise<string> {
  const keys: string[] = []
  for await (const [key] of store.entries({ gte: '', lt: '~' })) keys.push(key)
  return keys.join(' ')
}

describe('a record of the log', () => {
  const operations = [put('a', '1'), put('é', ''), { type: 'del', key: 'b' } as const]

  it('is read back as it was written', () => {
    const record = encodeRecord(operations)
    const read = readRecord(record, 0)
    expect(read?.end).toBe(record.length)
    expect(read?.operations.map(({ type, key }) => `${type} ${key}`)).toEqual([
      'put a',
      'put é',
      'del b',
    ])
  })

  it('is not there with any byte changed or missing', () => {
    const record = encodeRecord(operations)
    for (let at = 0; at < record.length; at++) {
      expect(readRecord(record.subarray(0, at), 0)).toBeUndefined()
      const damaged = record.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 1
      expect(readRecord(damaged, 0), `byte ${at}`).toBeUndefined()
    }
    expect(readRecord(new Uint8Array(100), 0)).toBeUndefined()
  })
})

describe('a power cut', () => {
  const afterLoss: readonly (readonly [Loss, string])[] = [
    [{ kind: 'drop' }, 'a b'],
    [{ kind: 'tear', share: 0.34 }, 'a b c'],
    [{ kind: 'tear', share: 0.99 }, 'a b c d'],
    [{ kind: 'keep' }, 'a b c d e'],
    [{ kind: 'hole', share: 0.34 }, 'a b c'],
  ]

  it.each(afterLoss)(
    'with %o leaves what was synced and whole records before the loss',
    (loss, left) =>
      onDisk(async (open, disk) => {
        const store = await open()
        await store.batch([put('a')], unsynced)
        // Also makes what came before it safe.
        await store.batch([put('b')], synced)
        for (const key of ['c', 'd', 'e']) {
          await store.batch([put(key, 'x'.repeat(700))], unsynced)
        }
        expect(await keysOf(store)).toBe('a b c d e')
        store.abandon()
        disk.powerCut(loss)
        const next = await open()
        expect(await keysOf(next)).toBe(left)
        await next.batch([put('z')], synced)
        await next.close()
        expect(await keysOf(await open())).toBe(`${left} z`)
      }),
  )

  it('takes nothing that a killed process had written', () =>
    onDisk(async (open) => {
      const store = await open()
      await store.batch([put('a')], unsynced)
      store.abandon()
      const next = await open()
      expect(await keysOf(next)).toBe('a')
    }))

  it('takes even what was synced, on a disk that lies', () =>
    onDisk(
      async (open, disk) => {
        const store = await open()
        await store.batch([put('a')], synced)
        store.abandon()
        disk.powerCut({ kind: 'drop' })
        expect(await keysOf(await open())).toBe('')
      },
      new VirtualDisk({ liesAboutSync: true }),
    ))

  it('takes a part of a batch, on a disk that splits them', () =>
    onDisk(
      async (open, disk) => {
        const store = await open()
        await store.batch([put('a'), put('b'), put('c'), put('d')], unsynced)
        store.abandon()
        disk.powerCut({ kind: 'tear', share: 0.6 })
        expect(await keysOf(await open())).toBe('a b')
      },
      new VirtualDisk({ splitsBatches: true }),
    ))
})

describe('a crash within a write', () => {
  const stages: readonly (readonly [CrashStage, string])[] = [
    ['before', 'a'],
    ['within', 'a'],
    ['written', 'a'],
    ['synced', 'a b'],
  ]

  it.each(stages)('at "%s" never answers, and leaves what it had come to', (stage, left) =>
    onDisk(async (open, disk, sleep) => {
      const crash: WriteFate = { kind: 'crash', stage, share: 0.5, writeMs: 1, syncMs: 1 }
      const store = await open(script(kindFate.ofWrite({ number: 0, bytes: 0, sync: true }), crash))
      await store.batch([put('a')], synced)
      let answer = 'none'
      store.batch([put('b')], synced).then(
        () => (answer = 'done'),
        () => (answer = 'failed'),
      )
      await expect(open()).rejects.toMatchObject({ code: 'STORE_LOCKED' })
      await sleep(10)
      void store.get('a').then(() => (answer = 'read'))
      await sleep(10)
      expect(answer).toBe('none')
      disk.powerCut({ kind: 'drop' })
      expect(await keysOf(await open())).toBe(left)
    }),
  )
})

describe('a write that fails', () => {
  it.each([
    [0, 'a'],
    [0.5, 'a'],
    [1, 'a b'],
  ])('after %d of its bytes refuses all writes until reopen, and reads go on', (share, left) =>
    onDisk(async (open) => {
      const failed: WriteFate = { kind: 'failed', share, writeMs: 0 }
      const store = await open(script({ kind: 'done', writeMs: 0, syncMs: 0 }, failed))
      await store.batch([put('a')], synced)
      const fault = { code: 'STORE_WRITE' }
      await expect(store.batch([put('b')], synced)).rejects.toMatchObject(fault)
      await expect(store.batch([put('c')], synced)).rejects.toMatchObject(fault)
      expect(await keysOf(store)).toBe('a')
      await store.reopen()
      expect(await keysOf(store)).toBe(left)
      await store.batch([put('d')], synced)
      await store.close()
      expect(await keysOf(await open())).toBe(`${left} d`)
    }),
  )

  it('for want of room writes nothing, and works again with room', () =>
    onDisk(async (open, disk) => {
      const store = await open()
      await store.batch([put('a')], synced)
      disk.isFull = true
      const before = disk.log.length
      await expect(store.batch([put('b')], synced)).rejects.toMatchObject({ code: 'STORE_FULL' })
      expect(disk.log.length).toBe(before)
      expect(await keysOf(store)).toBe('a')
      disk.isFull = false
      await store.batch([put('c')], synced)
      expect(await keysOf(store)).toBe('a c')
    }))
})

it('a slow write is durable only when it is answered', () =>
  onDisk(async (open, disk, sleep) => {
    const store = await open(script({ kind: 'done', writeMs: 10, syncMs: 50 }))
    let isAnswered = false
    const write = store.batch([put('a')], synced).then(() => {
      isAnswered = true
    })
    await sleep(59)
    expect(disk.log.length).toBeGreaterThan(0)
    expect([isAnswered, disk.durableLog.length]).toEqual([false, 0])
    await write
    expect(disk.durableLog.length).toBe(disk.log.length)
  }))
