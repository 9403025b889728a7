import type { Connection, Libp2p, Stream } from '@libp2p/interface'
import { multiaddr } from '@multiformats/multiaddr'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Admission, helloBytesMax } from '../../cell/env/index.ts'
import { protocols } from '../../proto/index.ts'
import { bytes, ear, echo, faultOf, join, open, patient, text, topic } from '../fixture/bus.ts'
import { openBus, type RealBus, until } from '../fixture/bus-libp2p.ts'
import {
  dialCell,
  endOf,
  frame,
  gossipPacket,
  hear,
  meshsub,
  placeOf,
  startRaw,
} from '../fixture/bus-raw.ts'

/** What the cell under test was asked to admit. */
const asked: string[] = []

const admission: Admission = {
  ...open,
  admit: (_, hello) => {
    asked.push(text(hello))
    return text(hello) === 'hello' ? undefined : 'no hello of ours'
  },
}

let cell: RealBus
let friend: RealBus
let raw: Libp2p
let requests = 0

async function setUp(helloMs: number, greetingsMax = 100): Promise<void> {
  cell = await openBus({ cell: 1, admission }, { helloMs, greetingsMax })
  requests = 0
  cell.handle(echo, async function* (_, request) {
    requests++
    yield request
  })
}

beforeEach(async () => {
  asked.length = 0
  ;[friend, raw] = await Promise.all([openBus({ cell: 2 }), startRaw()])
  await setUp(20_000)
})

afterEach(async () => {
  await Promise.all([cell.close(), friend.close(), raw.stop()])
})

/** Says hello as the dialler does; resolves with the kind of the answer. */
async function sayHello(connection: Connection, hello: string): Promise<Stream> {
  const stream = await connection.newStream(protocols.hello)
  const heard = hear(stream)
  stream.send(frame(2, hello))
  await until('the cell has answered', () => heard.length > 4)
  expect(heard[4]).toBe(hello === 'hello' ? 1 : 0)
  return stream
}

/** The cell still hears and answers its friend. */
async function isWell(): Promise<void> {
  const heard = ear(cell)
  ear(friend)
  await join(friend, cell)
  let times = 0
  await until('a friend is heard', () => {
    void friend.publish(topic, bytes(`friend ${times++}`))
    return heard.length > 0
  })
  const answers: string[] = []
  const { signal } = new AbortController()
  for await (const part of friend.request(cell.self, echo, bytes('still there'), signal)) {
    answers.push(text(part))
  }
  expect(answers).toEqual(['still there'])
}

describe('a stranger that says no hello', () => {
  it('is not heard by gossip, and cannot silence what a friend will say', async () => {
    const heard = ear(cell)
    ear(friend)
    const connection = await dialCell(raw, cell)
    const stream = await connection.newStream(meshsub)
    // The cell may have been faster.
    if (stream.status === 'open') stream.send(gossipPacket(topic, bytes('the digest')))
    expect(await endOf(stream)).toBe('reset')
    await join(friend, cell)
    let times = 0
    await until('the friend is heard', () => {
      void friend.publish(topic, bytes(`else ${times++}`))
      return heard.length > 0
    })
    expect(heard[0]).toContain('else')
    await friend.publish(topic, bytes('the digest'))
    await until('the digest is heard', () => heard.includes('the digest'))
    expect(cell.peers()).toEqual([friend.self])
    expect(asked).toEqual(['hello'])
  })

  it('finds the streams of all protocols reset', async () => {
    const connection = await dialCell(raw, cell)
    for (const protocol of [echo, meshsub, '/ipfs/id/1.0.0']) {
      const stream = await connection.newStream(protocol)
      const heard = hear(stream)
      if (stream.status === 'open') stream.send(frame(5, 'a request'))
      expect(await endOf(stream)).toBe('reset')
      expect(heard).toEqual([])
    }
    expect(requests).toBe(0)
  })

  it('is disconnected when the time for its hello is over', async () => {
    await cell.close()
    await setUp(300)
    const connection = await dialCell(raw, cell)
    await until('it is seen', () => cell.diagnostics().greetings === 1)
    expect(cell.diagnostics()).toMatchObject({ connections: 1, peers: 0 })
    await endOf(connection)
    await until('the cell has forgotten it', () => cell.diagnostics().connections === 0)
  })

  it('is disconnected when it only begins a hello', async () => {
    await cell.close()
    await setUp(300)
    const connection = await dialCell(raw, cell)
    const stream = await connection.newStream(protocols.hello)
    stream.send(frame(2, 'hello').subarray(0, 6))
    await endOf(connection)
    expect(asked).toEqual([])
  })

  it('is cut when too many others are saying hello', async () => {
    await cell.close()
    await setUp(20_000, 3)
    const addresses = cell.addresses().map((address) => multiaddr(address))
    const dial = () => raw.dial(addresses, { force: true })
    for (let count = 1; count <= 3; count++) {
      await dial()
      await until('it is seen', () => cell.diagnostics().greetings === count)
    }
    const cut = await Promise.allSettled([dial(), dial()])
    const connections = cut.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    await Promise.all(connections.map((each) => endOf(each)))
    expect(cell.diagnostics()).toMatchObject({ greetings: 3, totals: { refusedPeers: 2 } })
    await raw.stop()
    await isWell()
  })

  it('is not admitted as long as it has not said yes itself', async () => {
    const connection = await dialCell(raw, cell)
    const hello = await sayHello(connection, 'hello')
    const stream = await connection.newStream(echo)
    expect(await endOf(stream)).toBe('reset')
    expect(cell.peers()).toEqual([])
    hello.send(frame(1))
    await until('it is in', () => cell.peers().length === 1)
  })
})

describe('a stranger with a bad hello', () => {
  it('is told why, and disconnected', async () => {
    const connection = await dialCell(raw, cell)
    const stream = await connection.newStream(protocols.hello)
    const heard = hear(stream)
    stream.send(frame(2, 'let me in'))
    await endOf(connection)
    expect(text(Uint8Array.from(heard.slice(5)))).toBe('no hello of ours')
    expect(cell.diagnostics().totals.refusedPeers).toBe(1)
  })

  it.each([
    ['a second hello on the same stream', [frame(2, 'hello'), frame(2, 'hello')]],
    ['an answer to no question', [frame(1, 'hello')]],
    ['a kind that is not known', [frame(77, 'hello')]],
    ['a hello that is too long', [frame(2, new Uint8Array(helloBytesMax + 1))]],
    ['an endless frame', [Uint8Array.of(255, 255, 255, 255, 2)]],
    ['an empty frame', [Uint8Array.of(0, 0, 0, 0)]],
  ])('is disconnected after %s', async (_, said) => {
    const connection = await dialCell(raw, cell)
    const stream = await connection.newStream(protocols.hello)
    for (const each of said) stream.send(each)
    await endOf(connection)
    expect(cell.peers()).toEqual([])
    await isWell()
  })

  it('gets one attempt per connection', async () => {
    const connection = await dialCell(raw, cell)
    await connection.newStream(protocols.hello)
    const second = await connection.newStream(protocols.hello)
    expect(await endOf(second)).toBe('reset')
  })
})

describe('a stranger that a cell dials', () => {
  const says: Readonly<Record<string, (stream: Stream) => unknown>> = {
    'ends the hello at once': (stream) => stream.close(),
    'resets it': (stream) => stream.abort(new Error('no')),
    'answers with noise': (stream) => stream.send(Uint8Array.of(9, 9, 9, 9, 9, 9)),
    'answers with a frame that is too long': (stream) =>
      stream.send(frame(1, new Uint8Array(helloBytesMax + 1))),
    'speaks another language': (stream) => stream.send(frame(7, 'hello')),
    'hangs up': (stream) => void raw.getConnections()[0]?.abort(new Error(stream.id)),
  }

  it.each(Object.keys(says))('is not reached when it %s', async (how) => {
    await raw.handle(protocols.hello, (stream) => void says[how]?.(stream))
    const { key, addresses } = placeOf(raw)
    const fault = await faultOf(cell.connect(key, addresses, patient()))
    expect(fault.code).toBe('PEER_UNREACHABLE')
    await until('it is forgotten', () => cell.diagnostics().connections === 0)
    expect(cell.peers()).toEqual([])
  })

  it('is not reached when it knows no hello, or never answers', async () => {
    await cell.close()
    await setUp(300)
    const { key, addresses } = placeOf(raw)
    expect((await faultOf(cell.connect(key, addresses, patient()))).code).toBe('PEER_UNREACHABLE')
    await raw.handle(protocols.hello, () => {})
    expect((await faultOf(cell.connect(key, addresses, patient()))).code).toBe('PEER_UNREACHABLE')
    await until('it is forgotten', () => cell.diagnostics().connections === 0)
  })

  it('refuses with what it likes, and the log can show it', async () => {
    await raw.handle(protocols.hello, (stream) => {
      stream.send(frame(0, `no\n\u001b[31m${'x'.repeat(600)}`))
    })
    const { key, addresses } = placeOf(raw)
    const fault = await faultOf(cell.connect(key, addresses, patient()))
    expect(fault.code).toBe('PEER_REFUSED')
    expect(fault.details['reason']).toBe(`no??[31m${'x'.repeat(504)}`)
  })
})

/** Sends bytes on a stream of each protocol; what comes of it is the cell's affair. */
async function babble(connection: Connection, chunks: readonly Uint8Array[]): Promise<void> {
  for (const protocol of [protocols.hello, echo, meshsub, '/ipfs/id/1.0.0', '/ipfs/ping/1.0.0']) {
    try {
      const stream = await connection.newStream(protocol, { signal: AbortSignal.timeout(2_000) })
      for (const chunk of chunks) stream.send(chunk)
      await stream.close()
    } catch {
      // The cell may end stream or connection at any moment.
    }
  }
}

const garbage = fc.array(
  fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 600 }),
    fc
      .tuple(fc.nat(8), fc.uint8Array({ maxLength: 600 }))
      .map(([kind, content]) => frame(kind, content)),
    fc
      .tuple(fc.constantFrom(topic, 'other'), fc.uint8Array({ maxLength: 600 }))
      .map(([name, content]) => gossipPacket(name, content)),
  ),
  { minLength: 1, maxLength: 8 },
)

describe('garbage on every protocol', () => {
  it('harms nobody, from a stranger and from a peer', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, fc.boolean(), async (chunks, isPeer) => {
        const connection = await dialCell(raw, cell)
        if (isPeer) (await sayHello(connection, 'hello')).send(frame(1))
        await babble(connection, chunks)
        await connection.close()
      }),
      { numRuns: 40, endOnFailure: true },
    )
    await until('all of them are gone', () => cell.diagnostics().connections === 0)
    await isWell()
  })
})
