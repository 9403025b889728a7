import { createHash, sign } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { privateKeyObject } from '../../../agent/rack/adapter/ed25519.ts'
import { VirtualClock } from '../../../sim/clock/index.ts'
import { World } from '../../../sim/world/index.ts'

const limit = { untilMs: 1_000, eventsMax: 1_000 }
const never = new AbortController().signal

describe('a world', () => {
  it('lets everything that an event sets off come to rest before the next one', async () => {
    const world = new World({ seed: 1 })
    const seen: string[] = []
    for (const name of ['first', 'second']) {
      world.timeline.schedule(1, name, () =>
        world.begin(async () => {
          for (let turn = 0; turn < 100; turn++) await undefined
          seen.push(name)
        }),
      )
    }
    world.onQuiet(() => seen.push('quiet'))
    await world.run(limit)
    expect(seen).toEqual(['quiet', 'first', 'quiet', 'second', 'quiet', 'quiet'])
  })

  it('gives one trace hash for one story, and another for another', async () => {
    const tell = async (delayMs = 3) => {
      const world = new World({ seed: 1 })
      const clock = new VirtualClock(world.timeline)
      world.begin(async () => {
        for (let round = 0; round < 5; round++) {
          await clock.sleep(delayMs, never)
          world.note(`round ${round} ${world.random.uint32()}`)
        }
      })
      await world.run(limit)
      return world.trace.digest()
    }
    expect(await tell()).toBe(await tell())
    expect(await tell(4)).not.toBe(await tell())
  })

  it('stops at its time, and goes on from there when it runs again', async () => {
    const world = new World({ seed: 1 })
    const clock = new VirtualClock(world.timeline)
    let ticks = 0
    world.begin(async () => {
      for (;;) {
        await clock.sleep(10, never)
        ticks++
      }
    })
    await world.run({ untilMs: 95, eventsMax: 100 })
    expect([ticks, world.nowMs]).toEqual([9, 95])
    await world.run({ untilMs: 205, eventsMax: 100 })
    expect([ticks, world.nowMs]).toEqual([20, 205])
  })

  it('fails with the error of an activity, and with one of a check', async () => {
    const thrower = new World({ seed: 1 })
    thrower.begin(async () => {
      throw new Error('broken')
    })
    await expect(thrower.run(limit)).rejects.toThrow('broken')
    const checked = new World({ seed: 1 })
    checked.onQuiet(() => {
      throw new Error('judged')
    })
    await expect(checked.run(limit)).rejects.toThrow('judged')
  })

  it('fails when events never end', async () => {
    const world = new World({ seed: 1 })
    const again = () => world.timeline.schedule(0, 'again', again)
    again()
    await expect(world.run(limit)).rejects.toThrow('more than 1000 events')
  })

  it('keeps the newest lines for the report, and tells all to a listener', async () => {
    const lines: string[] = []
    const world = new World({ seed: 1, listen: (line) => lines.push(line) })
    for (let line = 0; line < 500; line++) world.note(`line ${line}`)
    expect(world.trace.tail().at(-1)).toBe('0.000 line 499')
    expect(world.trace.tail().length).toBeLessThan(100)
    expect(lines).toHaveLength(500)
    const hash = createHash('sha256').update(lines.map((line) => `${line}\n`).join(''))
    expect(world.trace.digest()).toBe(hash.digest('hex'))
  })
})

describe('a simulated run fails when it meets the real world:', () => {
  const key = privateKeyObject(new Uint8Array(32).fill(1))
  const touches: readonly (readonly [string, () => unknown])[] = [
    ['a timer', () => AbortSignal.timeout(1_000)],
    ['an interval', () => clearInterval(globalThis.setInterval(() => undefined, 1_000))],
    ['an immediate', () => setImmediate(() => undefined)],
    ['a file', () => readFile(import.meta.filename)],
    ['a name look-up', () => import('node:dns').then((dns) => dns.promises.lookup('localhost'))],
    [
      'a signature in the thread pool',
      () => new Promise((resolve) => sign(null, new Uint8Array(1), key, resolve)),
    ],
  ]

  it.each(touches)('%s', async (_what, touch) => {
    const world = new World({ seed: 1 })
    const clock = new VirtualClock(world.timeline)
    world.begin(async () => {
      await clock.sleep(1, never)
      await touch()
      await clock.sleep(1, never)
    })
    const again = () => world.timeline.schedule(0.01, 'again', again)
    again()
    await expect(world.run({ untilMs: 1e9, eventsMax: 50_000 })).rejects.toThrow(/a real/)
  })

  it('but not for a signature made at once, nor for what others and listeners do', async () => {
    const reads: Promise<unknown>[] = []
    const world = new World({ seed: 1, listen: () => reads.push(readFile(import.meta.filename)) })
    const clock = new VirtualClock(world.timeline)
    world.begin(async () => {
      await clock.sleep(1, never)
      sign(null, new Uint8Array(1), key)
    })
    const other = readFile(import.meta.filename)
    await world.run(limit)
    await other
    expect(reads.length).toBeGreaterThan(0)
    await Promise.all(reads)
  })
})
