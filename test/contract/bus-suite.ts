import { expect, it } from 'vitest'
import type { Admission, Bus, PeerKey } from '../../cell/env/index.ts'
import { frameBytesMax, gossipBytesMax, requestsPerPeerMax } from '../../cell/env/index.ts'
import {
  ask,
  type BusWorld,
  bytes,
  closed,
  ear,
  echo,
  faultOf,
  join,
  line,
  open,
  patient,
  say,
  text,
  topic,
} from '../fixture/bus.ts'

/** Runs a test body in a world of its own, to its end. */
export type Within = (body: (world: BusWorld) => Promise<void>) => Promise<void>

const never = () => new Promise<void>(() => {})

/** Two cells that let each other in. */
async function pair(world: BusWorld): Promise<readonly [Bus, Bus]> {
  const [left, right] = [await world.open({ cell: 1 }), await world.open({ cell: 2 })]
  await join(left, right)
  await world.until('both have each other', () => right.peers().includes(left.self))
  return [left, right]
}

/** Peers as they come and go: `+2`, `-2`. */
function comings(bus: Bus, names: ReadonlyMap<PeerKey, string>): string[] {
  const seen: string[] = []
  bus.onPeer((peer, connected) => seen.push(`${connected ? '+' : '-'}${names.get(peer)}`))
  return seen
}

const namesOf = (...buses: readonly Bus[]) =>
  new Map(buses.map((bus, at) => [bus.self, String(at + 1)]))

function admissionSuite(within: Within): void {
  it('lets two cells in that admit each other, and tells both', () =>
    within(async (world) => {
      const [left, right] = [await world.open({ cell: 1 }), await world.open({ cell: 2 })]
      const names = namesOf(left, right)
      const seen = [comings(left, names), comings(right, names)]
      expect(left.self).toMatch(/^[0-9a-f]{64}$/)
      await join(left, right)
      await world.until('both were told', () => seen.every((each) => each.length > 0))
      expect(seen).toEqual([['+2'], ['+1']])
      expect([left.peers(), right.peers()]).toEqual([[right.self], [left.self]])
    }))

  it('shows each side the other key and the other hello', () =>
    within(async (world) => {
      const heard: string[] = []
      const says = (word: string): Admission => ({
        hello: () => bytes(word),
        admit: (peer, hello) => {
          heard.push(`${peer} ${text(hello)}`)
          return undefined
        },
      })
      const left = await world.open({ cell: 1, admission: says('left') })
      const right = await world.open({ cell: 2, admission: says('right') })
      await join(left, right)
      expect(heard).toEqual([`${left.self} left`, `${right.self} right`])
    }))

  it('tells the dialler why it was refused', () =>
    within(async (world) => {
      const left = await world.open({ cell: 1 })
      const right = await world.open({ cell: 2, admission: closed('certificate expired') })
      const fault = await faultOf(join(left, right))
      expect(fault.code).toBe('PEER_REFUSED')
      expect(fault.details['reason']).toBe('certificate expired')
      expect([left.peers(), right.peers()]).toEqual([[], []])
    }))

  it('refuses whom it dialled, and says why', () =>
    within(async (world) => {
      const left = await world.open({ cell: 1, admission: closed('other cluster') })
      const right = await world.open({ cell: 2 })
      const fault = await faultOf(join(left, right))
      expect(fault.code).toBe('PEER_REFUSED')
      expect(fault.details['reason']).toBe('other cluster')
      await world.until('nobody is connected', () => right.peers().length === 0)
      expect(left.peers()).toEqual([])
    }))

  it('hears nobody whom it did not let in', () =>
    within(async (world) => {
      const strangers = new Set<PeerKey>()
      const admission: Admission = {
        ...open,
        admit: (peer) => (strangers.has(peer) ? 'a stranger' : undefined),
      }
      const cell = await world.open({ cell: 1, admission })
      const stranger = await world.open({ cell: 2 })
      const friend = await world.open({ cell: 3 })
      strangers.add(stranger.self)
      const heard = ear(cell)
      ear(stranger)
      let asked = 0
      cell.handle(echo, async function* () {
        asked++
        yield bytes('answer')
      })
      await faultOf(join(stranger, cell))
      await join(friend, cell)
      expect((await faultOf(ask(stranger, cell.self))).code).toBe('PEER_UNREACHABLE')
      await stranger.publish(topic, bytes('from a stranger'))
      await say(world, friend, { said: 'from a friend', heard: () => heard.length > 0 })
      expect(heard[0]).toContain('from a friend')
      expect(asked).toBe(0)
      expect(cell.peers()).toEqual([friend.self])
    }))
}

function connectionSuite(within: Within): void {
  it('connects once: asking again resolves at once', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const seen = comings(left, namesOf(left, right))
      await join(left, right)
      await left.connect(right.self, [], patient())
      await join(right, left)
      expect(left.peers()).toEqual([right.self])
      expect(seen).toEqual([])
    }))

  it('connects when both dial at once', () =>
    within(async (world) => {
      const [left, right] = [await world.open({ cell: 1 }), await world.open({ cell: 2 })]
      const names = namesOf(left, right)
      const seen = [comings(left, names), comings(right, names)]
      await Promise.all([join(left, right), join(right, left)])
      expect([left.peers(), right.peers()]).toEqual([[right.self], [left.self]])
      expect(seen).toEqual([['+2'], ['+1']])
    }))

  it('finds nobody at a dead address, without an address, and at no address', () =>
    within(async (world) => {
      const left = await world.open({ cell: 1 })
      const right = await world.open({ cell: 2 })
      const addresses = right.addresses()
      await right.close()
      for (const tried of [addresses, [], ['not an address']]) {
        const fault = await faultOf(left.connect(right.self, tried, patient()))
        expect(fault.code).toBe('PEER_UNREACHABLE')
      }
    }))

  it('refuses another cell at the address', () =>
    within(async (world) => {
      const [left, right] = [await world.open({ cell: 1 }), await world.open({ cell: 2 })]
      const third = await world.open({ cell: 3 })
      const fault = await faultOf(left.connect(third.self, right.addresses(), patient()))
      expect(fault.code).toBe('PEER_UNREACHABLE')
      expect([left.peers(), right.peers(), third.peers()]).toEqual([[], [], []])
    }))

  it('tries one address after the other', () =>
    within(async (world) => {
      const [left, right] = [await world.open({ cell: 1 }), await world.open({ cell: 2 })]
      const third = await world.open({ cell: 3 })
      const addresses = ['not an address', ...third.addresses(), ...right.addresses()]
      await left.connect(right.self, addresses, patient())
      expect(left.peers()).toEqual([right.self])
    }))

  it('gives up when told', () =>
    within(async (world) => {
      const [left, right] = [await world.open({ cell: 1 }), await world.open({ cell: 2 })]
      const signal = AbortSignal.abort()
      const fault = await faultOf(left.connect(right.self, right.addresses(), signal))
      expect(fault.code).toBe('PEER_UNREACHABLE')
    }))

  it('tells both sides of the end when one disconnects', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const names = namesOf(left, right)
      const seen = [comings(left, names), comings(right, names)]
      await left.disconnect(right.self)
      await world.until('both were told', () => seen.every((each) => each.length > 0))
      expect(seen).toEqual([['-2'], ['-1']])
      expect([left.peers(), right.peers()]).toEqual([[], []])
      await join(left, right)
      await world.until('it is back', () => right.peers().length === 1)
    }))

  it('notices a cell that was killed, and its return with the same key', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const seen = comings(left, namesOf(left, right))
      await world.kill(right)
      await world.until('the end was told', () => seen.length === 1)
      const again = await world.open({ cell: 2 })
      expect(again.self).toBe(right.self)
      const heard = ear(left)
      ear(again)
      await join(again, left)
      await world.until('the return was told', () => seen.length === 2)
      expect(seen).toEqual(['-2', '+2'])
      await say(world, again, { said: 'I am back', heard: () => heard.length > 0 })
    }))

  it('leaves nothing when it closes', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const seen = comings(left, namesOf(left, right))
      await left.close()
      expect(left.peers()).toEqual([])
      expect(seen).toEqual(['-2'])
      await world.until('the other side was told', () => right.peers().length === 0)
      expect((await faultOf(ask(left, right.self))).code).toBe('PEER_UNREACHABLE')
      expect((await faultOf(join(right, left))).code).toBe('PEER_UNREACHABLE')
      expect((await faultOf(join(left, right))).code).toBe('PEER_UNREACHABLE')
      await left.close()
    }))
}

function gossipSuite(within: Within): void {
  it('reaches five cells in a line, and each names its neighbour as the source', () =>
    within(async (world) => {
      const buses: Bus[] = []
      for (const cell of [1, 2, 3, 4, 5]) buses.push(await world.open({ cell }))
      const [first = buses[0]] = buses
      const sources = new Map<number, PeerKey>()
      for (const [at, bus] of buses.entries()) {
        bus.subscribe(topic, (_, from) => {
          sources.set(at, from)
          return 'accept'
        })
      }
      await line(buses)
      if (first) await say(world, first, { said: 'far', heard: () => sources.size === 4 })
      const expected = buses.slice(0, 4).map(({ self }, at) => [at + 1, self])
      expect([...sources].sort(([left], [right]) => left - right)).toEqual(expected)
    }))

  it.each(['ignore', 'reject'] as const)('does not pass on what a cell says %s to', (verdict) =>
    within(async (world) => {
      const buses = [await world.open({ cell: 1 }), await world.open({ cell: 2 })]
      buses.push(await world.open({ cell: 3 }))
      const [first, second, third] = buses as [Bus, Bus, Bus]
      ear(first)
      const middle: string[] = []
      second.subscribe(topic, (said) => {
        middle.push(text(said))
        return text(said).startsWith('secret') ? verdict : 'accept'
      })
      const heard = ear(third)
      await line([first, second, third])
      await say(world, first, { said: 'open', heard: () => heard.length > 0 })
      await first.publish(topic, bytes('secret'))
      await world.until('the middle heard it', () => middle.includes('secret'))
      await say(world, first, {
        said: 'after',
        heard: () => heard.some((said) => said.startsWith('after')),
      })
      expect(heard.some((said) => said.startsWith('secret'))).toBe(false)
    }),
  )

  it('does not hear itself, nor after it stopped listening', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const own = ear(left)
      const heard: string[] = []
      const stop = right.subscribe(topic, (said) => {
        heard.push(text(said))
        return 'accept'
      })
      await say(world, left, { said: 'first', heard: () => heard.length > 0 })
      stop()
      const count = heard.length
      const again = ear(right)
      await say(world, left, { said: 'second', heard: () => again.length > 0 })
      expect(heard.length).toBe(count)
      expect(own).toEqual([])
    }))

  it('refuses to publish what is too long, and takes what just fits', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const heard = ear(right)
      ear(left)
      await say(world, left, { said: 'short', heard: () => heard.length > 0 })
      const fault = await faultOf(left.publish(topic, new Uint8Array(gossipBytesMax + 1)))
      expect(fault.code).toBe('LIMIT_MESSAGE')
      const longest = 'x'.repeat(gossipBytesMax)
      await left.publish(topic, bytes(longest))
      await world.until('it is heard', () => heard.includes(longest))
    }))

  it('may be published with nobody there', () =>
    within(async (world) => {
      const alone = await world.open({ cell: 1 })
      await alone.publish(topic, bytes('anybody?'))
    }))
}

function requestSuite(within: Within): void {
  it('carries a request and its frames in order, empty ones and large ones', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const frame = (length: number) => new Uint8Array(length).fill(length % 251)
      const lengths = [0, 1, 1 << 20, 3, (1 << 20) + 7, frameBytesMax, 0]
      const asked: [PeerKey, number][] = []
      right.handle(echo, async function* (peer, request) {
        asked.push([peer, request.length])
        for (const length of lengths) yield frame(length)
      })
      const frames = await ask(left, right.self, frame(1 << 20))
      expect(frames.map(({ length }) => length)).toEqual(lengths)
      const isIntact = (each: Uint8Array) => each.every((byte) => byte === each.length % 251)
      expect(frames.every(isIntact)).toBe(true)
      expect(asked).toEqual([[left.self, 1 << 20]])
    }))

  it('carries an empty request and an answer without frames', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      right.handle(echo, async function* () {})
      expect(await ask(left, right.self, new Uint8Array())).toEqual([])
    }))

  it('answers both ways at once, many at a time', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      for (const bus of [left, right]) {
        bus.handle(echo, async function* (_, request) {
          yield request
        })
      }
      const asks = Array.from({ length: 40 }, (_, at) => {
        const [from, to] = at % 2 === 0 ? [left, right] : [right, left]
        return ask(from, to.self, bytes(String(at)))
      })
      const answers = await Promise.all(asks)
      expect(answers.map(([frame = bytes('')]) => text(frame))).toEqual(
        asks.map((_, at) => String(at)),
      )
    }))

  it('refuses to send what is too long', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const fault = await faultOf(ask(left, right.self, new Uint8Array(frameBytesMax + 1)))
      expect(fault.code).toBe('LIMIT_MESSAGE')
    }))

  it('says unreachable when there is no connection, no such protocol, no time', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const third = await world.open({ cell: 3 })
      expect((await faultOf(ask(left, third.self))).code).toBe('PEER_UNREACHABLE')
      expect((await faultOf(ask(left, right.self))).code).toBe('PEER_UNREACHABLE')
      let asked = 0
      right.handle(echo, async function* () {
        asked++
        yield bytes('answer')
      })
      const late = faultOf(ask(left, right.self, bytes(''), AbortSignal.abort()))
      expect((await late).code).toBe('PEER_UNREACHABLE')
      expect(asked).toBe(0)
    }))

  it('says silent when the other side dies in the middle', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      let isAsked = false
      right.handle(echo, async function* () {
        isAsked = true
        yield bytes('first')
        await never()
      })
      const frames: string[] = []
      const asking = faultOf(
        (async () => {
          for await (const frame of left.request(right.self, echo, bytes(''), patient())) {
            frames.push(text(frame))
          }
        })(),
      )
      await world.until('the first frame came', () => isAsked && frames.length === 1)
      await world.kill(right)
      expect((await asking).code).toBe('PEER_SILENT')
      expect(frames).toEqual(['first'])
    }))

  it('says silent when the handler fails', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      right.handle(echo, async function* () {
        yield bytes('first')
        throw new Error('the disk is full')
      })
      expect((await faultOf(ask(left, right.self))).code).toBe('PEER_SILENT')
      expect(left.peers()).toEqual([right.self])
    }))

  it('says silent when the asker gives up, and tells the handler', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const handled: AbortSignal[] = []
      right.handle(echo, async function* (_peer, _request, signal) {
        handled.push(signal)
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
      })
      const patience = new AbortController()
      const asking = faultOf(ask(left, right.self, bytes(''), patience.signal))
      await world.until('the handler runs', () => handled.length === 1)
      patience.abort()
      expect((await asking).code).toBe('PEER_SILENT')
      await world.until('the handler knows', () => handled[0]?.aborted === true)
    }))

  it('tells the handler when the asker dies, and when it has read enough', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      const handled: AbortSignal[] = []
      right.handle(echo, async function* (_peer, _request, signal) {
        handled.push(signal)
        yield bytes('first')
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
      })
      for await (const _ of left.request(right.self, echo, bytes(''), patient())) break
      await world.until('the handler knows', () => handled[0]?.aborted === true)
      void faultOf(ask(left, right.self))
      await world.until('the handler runs', () => handled.length === 2)
      await world.kill(left)
      await world.until('the handler knows', () => handled[1]?.aborted === true)
    }))

  it('stops a handler whose frames are not read', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      let given = 0
      right.handle(echo, async function* () {
        for (; given < 200; given++) yield new Uint8Array(1 << 18)
      })
      const answer = left.request(right.self, echo, bytes(''), patient())[Symbol.asyncIterator]()
      await answer.next()
      right.handle('/rackcell/test/other', async function* () {
        yield bytes('done')
      })
      // Another answer comes through while this one waits: the first does not block the link.
      for await (const _ of left.request(
        right.self,
        '/rackcell/test/other',
        bytes(''),
        patient(),
      )) {
        expect(given).toBeLessThan(100)
      }
      await world.until('it has stopped', () => given > 0)
      expect(given).toBeLessThan(100)
      let read = 1
      while (!(await answer.next()).done) read++
      expect(read).toBe(200)
    }))

  it('answers so many requests of one peer at once, and tells the next to come back', () =>
    within(async (world) => {
      const [left, right] = await pair(world)
      let running = 0
      let release: () => void = () => {}
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      right.handle(echo, async function* () {
        running++
        await released
        yield bytes('done')
      })
      const asks = Array.from({ length: requestsPerPeerMax }, () => ask(left, right.self))
      await world.until('all are taken', () => running === requestsPerPeerMax)
      expect((await faultOf(ask(left, right.self))).code).toBe('PEER_UNREACHABLE')
      expect(running).toBe(requestsPerPeerMax)
      release()
      const answers = await Promise.all(asks)
      expect(answers.every(([frame]) => frame && text(frame) === 'done')).toBe(true)
    }))
}

/** What every adapter of the Bus port promises. */
export function busSuite(within: Within): void {
  admissionSuite(within)
  connectionSuite(within)
  gossipSuite(within)
  requestSuite(within)
}
