import { describe, expect, it } from 'vitest'
import type { Bus } from '../../../cell/env/index.ts'
import { ask, bytes, ear, echo, faultOf, join, line, topic } from '../../fixture/bus.ts'
import { BusLab } from '../../fixture/bus-sim.ts'

/** Opens so many cells. */
async function cells(lab: BusLab, count: number): Promise<readonly Bus[]> {
  const opened: Bus[] = []
  for (let cell = 0; cell < count; cell++) opened.push(await lab.open({ cell }))
  return opened
}

/** Two cells that are connected. */
async function pair(lab: BusLab): Promise<readonly [Bus, Bus]> {
  const [left, right] = (await cells(lab, 2)) as [Bus, Bus]
  await join(left, right)
  await lab.until('both are connected', () => right.peers().length === 1)
  return [left, right]
}

/** Who came and went, in milliseconds of virtual time. */
function changes(lab: BusLab, bus: Bus): { readonly atMs: number; readonly is: boolean }[] {
  const seen: { readonly atMs: number; readonly is: boolean }[] = []
  bus.onPeer((_, is) => seen.push({ atMs: lab.clock.monotonicMs(), is }))
  return seen
}

describe('a partition', () => {
  it.each(['both', 'aToB'] as const)('breaks links when it lasts (%s)', (direction) =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      const seen = [changes(lab, left), changes(lab, right)]
      const beganMs = lab.clock.monotonicMs()
      const heal = lab.network.partition([left.self], [right.self], direction)
      await lab.until('both have noticed', () => seen.every((each) => each.length === 1))
      for (const [change] of seen) expect((change?.atMs ?? 0) - beganMs).toBeGreaterThan(5_000)
      expect((await faultOf(join(left, right))).code).toBe('PEER_UNREACHABLE')
      heal()
      await join(left, right)
    }),
  )

  it('that is short breaks nothing, and holds up what was asked meanwhile', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      right.handle(echo, async function* (_, request) {
        yield request
      })
      const seen = changes(lab, left)
      lab.network.partition([left.self], [right.self])
      const asking = ask(left, right.self, bytes('patience'))
      await lab.pass(2_000)
      lab.network.heal()
      expect(await asking).toEqual([bytes('patience')])
      expect(seen).toEqual([])
    }))

  it('lets through one way what goes that way', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      const heard = [ear(left), ear(right)] as const
      lab.network.partition([left.self], [right.self], 'aToB')
      await left.publish(topic, bytes('lost'))
      await right.publish(topic, bytes('found'))
      await lab.pass(1_000)
      expect(heard).toEqual([['found'], []])
    }))

  it('says unreachable of what never left, silent of what may have arrived', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      let asked = 0
      right.handle(echo, async function* () {
        asked++
        await new Promise(() => {})
        yield bytes('')
      })
      const early = faultOf(ask(left, right.self))
      await lab.until('it is asked', () => asked === 1)
      lab.network.partition([left.self], [right.self])
      const late = faultOf(ask(left, right.self))
      expect((await early).code).toBe('PEER_SILENT')
      expect((await late).code).toBe('PEER_UNREACHABLE')
      expect(asked).toBe(1)
    }))

  it('between groups leaves each group whole', () =>
    new BusLab().run(async (lab) => {
      const buses = await cells(lab, 6)
      await line(buses)
      await lab.until('the last is connected', () => buses[5]?.peers().length === 1)
      const heard = buses.map((bus) => ear(bus))
      const keys = buses.map(({ self }) => self)
      lab.network.partition(keys.slice(0, 3), keys.slice(3))
      await buses[0]?.publish(topic, bytes('here'))
      await buses[5]?.publish(topic, bytes('there'))
      await lab.pass(1_000)
      expect(heard).toEqual([[], ['here'], ['here'], ['there'], ['there'], []])
    }))
})

describe('trouble', () => {
  it('may flap', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      const seen = changes(lab, left)
      const flapping = { downMs: 20_000, upMs: 1_000, times: 2 }
      lab.network.flap([left.self], [right.self], flapping)
      await lab.until('it is down', () => seen.length === 1)
      await lab.pass(20_500 - (seen[0]?.atMs ?? 0))
      await join(left, right)
      await lab.until('it is down again', () => seen.length === 3)
      expect(seen.map(({ is }) => is)).toEqual([false, true, false])
    }))

  it('may pull a cable, and nobody is there until it is back', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      lab.network.down(right.self)
      await lab.until('it is noticed', () => left.peers().length + right.peers().length === 0)
      expect((await faultOf(join(left, right))).code).toBe('PEER_UNREACHABLE')
      lab.network.up(right.self)
      await join(left, right)
    }))

  it('may break a connection, which can be made anew at once', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      lab.network.breakLink(left.self, right.self)
      expect([left.peers(), right.peers()]).toEqual([[], []])
      await join(right, left)
    }))

  it('may take a host with its cell: then silence has to be noticed', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      lab.network.crash(right.self, 'goes')
      await lab.pass(5_000)
      expect(left.peers()).toEqual([right.self])
      await lab.until('it is noticed', () => left.peers().length === 0)
    }))
})

describe('the weather', () => {
  it('drops, doubles and overtakes gossip, and never answers', () =>
    new BusLab(7).run(async (lab) => {
      const [left, right] = await pair(lab)
      const heard = ear(right)
      right.handle(echo, async function* (_, request) {
        yield request
      })
      const bad = { dropPerMille: 300, duplicatePerMille: 300, latePerMille: 300, lateMs: 5_000 }
      lab.network.setWeather(bad)
      const said = Array.from({ length: 200 }, (_, at) => String(at))
      for (const word of said) {
        await left.publish(topic, bytes(word))
        await lab.pass(10)
        expect(await ask(left, right.self, bytes(word))).toEqual([bytes(word)])
      }
      await lab.pass(200_000)
      const once = [...new Set(heard)]
      expect(once.length).toBeGreaterThan(100)
      expect(once.length).toBeLessThan(180)
      expect(heard.length).toBeGreaterThan(once.length + 20)
      expect(once).not.toEqual(said.filter((word) => once.includes(word)))
    }))

  it('slows a link by latency and by bandwidth', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      right.handle(echo, async function* () {
        yield new Uint8Array(1_000_000)
      })
      const took = async () => {
        const beganMs = lab.clock.monotonicMs()
        await ask(left, right.self)
        return lab.clock.monotonicMs() - beganMs
      }
      expect(await took()).toBeLessThan(20)
      lab.network.setWeather({ delayMs: { least: 100, most: 100 } })
      const slowMs = await took()
      expect(slowMs).toBeGreaterThan(400)
      lab.network.setWeather({ bytesPerSecond: 100_000 })
      expect(await took()).toBeGreaterThan(slowMs + 9_000)
    }))

  it('is charged to both ends', () =>
    new BusLab().run(async (lab) => {
      const [left, right] = await pair(lab)
      right.handle(echo, async function* () {
        yield new Uint8Array(10_000)
      })
      const before = lab.network.traffic(right.self).sentBytes
      await ask(left, right.self)
      const sent = lab.network.traffic(right.self).sentBytes - before
      expect(sent).toBeGreaterThan(10_000)
      expect(sent).toBeLessThan(11_000)
    }))
})

describe('chance', () => {
  /** A stormy quarter of a minute among nine cells, as the trace tells it. */
  async function storm(seed: number): Promise<string> {
    const lab = new BusLab(seed)
    await lab.run(async () => {
      const buses = await cells(lab, 9)
      await line(buses)
      for (const bus of buses) {
        ear(bus)
        bus.handle(echo, async function* (_, request) {
          yield request
        })
      }
      lab.network.setWeather({ dropPerMille: 100, duplicatePerMille: 100, jitterMs: 20 })
      for (const [at, bus] of buses.entries()) {
        await bus.publish(topic, bytes(`from ${at}`))
        const next = buses[at + 1]
        if (next) await ask(bus, next.self)
      }
      const keys = buses.map(({ self }) => self)
      lab.network.partition(keys.slice(0, 4), keys.slice(4))
      await lab.pass(15_000)
    })
    return lab.world.trace.digest()
  }

  it('gives the same order for the same seed, another one for another', async () => {
    const [first, again, other] = [await storm(1), await storm(1), await storm(2)]
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })
})

describe('a thousand cells', () => {
  it.each(['mesh', 'direct'] as const)('all hear a message (%s)', (fanout) =>
    new BusLab(3, fanout).run(async (lab) => {
      const buses = await cells(lab, 1_000)
      const heard = buses.map((bus) => ear(bus))
      const random = lab.world.random.fork('links')
      for (const [at, bus] of buses.entries()) {
        // A line holds them together; seven more links each make it a small world.
        const others = Array.from({ length: 7 }, () => random.pick(buses))
        const next = buses[at + 1]
        for (const other of next ? [next, ...others] : others) {
          if (other !== bus) await join(bus, other)
        }
      }
      const before = lab.world.events
      await buses[0]?.publish(topic, bytes('to all'))
      await lab.pass(10_000)
      const reached = heard.filter((each) => each.length > 0).length
      expect(reached).toBe(999)
      // One event per receiver, and the sleep of this test.
      expect(lab.world.events - before).toBeLessThan(1_010)
    }),
  )
})
