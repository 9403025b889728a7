import type { Connection, Libp2p } from '@libp2p/interface'
import { afterEach, describe, expect, it } from 'vitest'
import { createLibp2pBus, selfTestBus } from '../../agent/rack/adapter/libp2p/index.ts'
import { systemClock } from '../../agent/rack/adapter/system-clock.ts'
import { silentLog } from '../../cell/env/index.ts'
import { protocols } from '../../proto/index.ts'
import { bytes, ear, faultOf, join, open, patient, topic } from '../fixture/bus.ts'
import { openBus, type RealBus, seedOf, until } from '../fixture/bus-libp2p.ts'
import { type BusProcess, startBusProcess } from '../fixture/bus-process.ts'
import { dialCell, endOf, frame, hear, startGossiper, startRaw } from '../fixture/bus-raw.ts'

const ending: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

async function opened(...choice: Parameters<typeof openBus>): Promise<RealBus> {
  const bus = await openBus(...choice)
  ending.push(() => bus.close())
  return bus
}

async function started(cell: number): Promise<BusProcess> {
  const process = await startBusProcess(cell)
  ending.push(async () => {
    await process.signal('SIGCONT')
    await process.signal('SIGKILL')
  })
  return process
}

/** Publishes one word after the other until one is heard. */
async function isHeard(from: RealBus, heard: readonly string[]): Promise<void> {
  const before = heard.length
  let times = 0
  await until('a word is heard', () => {
    void from.publish(topic, bytes(`word ${before} ${times++}`))
    return heard.length > before
  })
}

/** Lets a cell admit a bare node. */
async function admit(raw: Libp2p, cell: RealBus): Promise<Connection> {
  ending.push(async () => await raw.stop())
  const connection = await dialCell(raw, cell)
  const hello = await connection.newStream(protocols.hello)
  const answer = hear(hello)
  hello.send(frame(2, 'hello'))
  await until('it is welcome', () => answer.length > 4)
  hello.send(frame(1))
  await until('it is in', () => cell.peers().length === 1)
  return connection
}

describe('a link that has gone deaf', () => {
  it('is closed after a packet that is too long, and others are heard', async () => {
    const quick = { deafMs: 200, linkTickMs: 50, gossipPacketBytesMax: 2_048 }
    const cell = await opened({ cell: 1 }, quick)
    const heard = ear(cell)
    const gossiper = await startGossiper()
    const connection = await admit(gossiper, cell)
    const { pubsub } = gossiper.services
    const endMs = performance.now() + 800
    await until('it is heard for longer than a deaf one is kept', () => {
      void pubsub.publish(topic, bytes(`word ${performance.now()}`))
      return heard.length > 0 && performance.now() > endMs
    })
    expect(cell.diagnostics().totals.deafPeers).toBe(0)
    await pubsub.publish(topic, new Uint8Array(4_096))
    await endOf(connection)
    expect(cell.diagnostics().totals.deafPeers).toBe(1)
    await until('it is gone', () => cell.peers().length === 0)
    const friend = await opened({ cell: 2 })
    ear(friend)
    await join(friend, cell)
    await isHeard(friend, heard)
  })

  it('is closed when the peer never speaks gossip at all', async () => {
    const cell = await opened({ cell: 1 }, { deafMs: 200, linkTickMs: 50 })
    await endOf(await admit(await startRaw(), cell))
    expect(cell.diagnostics().totals.deafPeers).toBe(1)
  })

  it('is left alone as long as it is well', async () => {
    const quick = { deafMs: 200, linkTickMs: 50, pingEveryMs: 50, pingSilenceMs: 5_000 }
    const [left, right] = [await opened({ cell: 1 }, quick), await opened({ cell: 2 }, quick)]
    const seen: boolean[] = []
    left.onPeer((_, connected) => seen.push(connected))
    ear(left)
    const heard = ear(right)
    await join(left, right)
    const endMs = performance.now() + 1_500
    while (performance.now() < endMs) await isHeard(left, heard)
    expect(seen).toEqual([true])
    expect(left.diagnostics()).toMatchObject({ peers: 1, gossipPeers: 1, meshPeers: 1 })
    expect(left.diagnostics().lagMs).toBeGreaterThanOrEqual(0)
    expect(left.diagnostics().totals).toMatchObject({ silentLinks: 0, deafPeers: 0, phantoms: 0 })
  })
})

describe('the end of a peer', () => {
  it('is noticed when its process is killed, and it may come back', async () => {
    const cell = await opened({ cell: 1 })
    const peer = await started(2)
    await cell.connect(peer.self, peer.addresses, patient())
    await peer.signal('SIGKILL')
    await until('it is gone', () => cell.peers().length === 0)
    await until('nothing of it is left', () => cell.diagnostics().gossipPeers === 0)
    const again = await started(2)
    await cell.connect(again.self, again.addresses, patient())
    expect(cell.peers()).toEqual([peer.self])
  })

  it('is noticed when its process hangs', async () => {
    const cell = await opened({ cell: 1 }, { linkTickMs: 50, pingEveryMs: 100, pingSilenceMs: 500 })
    const peer = await started(2)
    await cell.connect(peer.self, peer.addresses, patient())
    await peer.signal('SIGSTOP')
    await until('it is given up', () => cell.peers().length === 0)
    expect(cell.diagnostics().totals.silentLinks).toBe(1)
    await peer.signal('SIGCONT')
    await cell.connect(peer.self, peer.addresses, patient())
  })

  it('leaves the process free to end', async () => {
    const [cell, peer] = [await opened({ cell: 1 }), await started(2)]
    await cell.connect(peer.self, peer.addresses, patient())
    expect(await peer.end()).toBe(0)
  })
})

describe('many connections', () => {
  it('lets twenty cells that dial one at once all in', async () => {
    const hub = await opened({ cell: 1 })
    const others = await Promise.all(
      Array.from({ length: 20 }, (_, at) => opened({ cell: 2 + at })),
    )
    await Promise.all(others.map((each) => join(each, hub)))
    await until('the hub has all', () => hub.peers().length === 20)
    const heard = others.map((each) => ear(each))
    ear(hub)
    await until('all hear the hub', () => {
      void hub.publish(topic, bytes(`to all ${performance.now()}`))
      return heard.every((each) => each.length > 0)
    })
  })

  it('keeps one connection with a peer, and gossip goes on over it', async () => {
    const quick = { linkTickMs: 50, duplicateMs: 300 }
    const [left, right] = [await opened({ cell: 1 }, quick), await opened({ cell: 2 }, quick)]
    const seen: boolean[] = []
    left.onPeer((_, connected) => seen.push(connected))
    const heard = [ear(left), ear(right)] as const
    let attempts = 0
    await until('both have dialled at once', () => {
      if (left.diagnostics().connections > 1) return true
      attempts++
      void Promise.all([join(left, right), join(right, left)])
      return false
    })
    await until('one connection is left', () => left.diagnostics().connections === 1)
    await until('on the other side, too', () => right.diagnostics().connections === 1)
    await isHeard(left, heard[1])
    await isHeard(right, heard[0])
    expect(seen).toEqual([true])
    expect(attempts).toBeGreaterThan(0)
  })
})

describe('coming and going', () => {
  it('leaves nothing behind', async () => {
    const hub = await opened({ cell: 1 }, { linkTickMs: 50 })
    const other = await opened({ cell: 2 }, { linkTickMs: 50 })
    const heard = [ear(hub), ear(other)] as const
    for (let round = 0; round < 30; round++) {
      await join(other, hub)
      await (round % 2 === 0 ? other.disconnect(hub.self) : hub.disconnect(other.self))
      await until('both know', () => hub.peers().length + other.peers().length === 0)
    }
    const nothing = { connections: 0, greetings: 0, peers: 0, gossipPeers: 0, streams: 0 }
    for (const bus of [hub, other]) {
      await until('all is gone', () => bus.diagnostics().gossipPeers === 0)
      expect(bus.diagnostics()).toMatchObject(nothing)
    }
    await join(other, hub)
    await isHeard(hub, heard[1])
    await isHeard(other, heard[0])
  })
})

describe('listening', () => {
  it('says in a sentence that an address is taken, and where it can be dialled', async () => {
    const cell = await opened({ cell: 1 })
    const [address = ''] = cell.addresses()
    expect(address).toMatch(/^\/ip4\/127\.0\.0\.1\/tcp\/[1-9]\d+$/)
    const fault = await faultOf(openBus({ cell: 2 }, { listen: [address] }))
    expect(fault.code).toBe('INPUT_ADDRESS')
    expect(fault.message).toContain('another program listens there')
    const announce = ['/dns4/x1001.example/tcp/4001']
    expect((await opened({ cell: 3 }, { announce })).addresses()).toEqual(announce)
  })

  it('refuses what is no address', async () => {
    const fault = await faultOf(openBus({ cell: 1 }, { listen: ['127.0.0.1:4001'] }))
    expect(fault.code).toBe('INPUT_ADDRESS')
  })
})

describe('the self-test', () => {
  it('hears itself', async () => {
    await selfTestBus(systemClock)
  })

  it('says so when nothing is heard in time', async () => {
    const fault = await faultOf(selfTestBus(systemClock, 1))
    expect(fault.code).toBe('INTERNAL_NETWORK')
    expect(fault.remedy).toContain('loopback')
  })
})

describe('the key of a bus', () => {
  it('is the key of the cell: its public key in hexadecimal digits', async () => {
    // RFC 8032, section 7.1, test 1.
    const seed = Buffer.from(
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'hex',
    )
    const bus = await createLibp2pBus({
      seed,
      listen: ['/ip4/127.0.0.1/tcp/0'],
      topics: [],
      admission: open,
      clock: systemClock,
      log: silentLog,
    })
    ending.push(() => bus.close())
    expect(bus.self).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a')
    expect(seedOf(1)).toHaveLength(32)
  })
})
