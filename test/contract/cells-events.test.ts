/** GET /cells/v1/events over real sockets: what is told, to whom, and after a break. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SeededRandom } from '../../sim/random/index.ts'
import { EventStream } from '../fixture/event-stream.ts'
import { component, ethernet } from '../fixture/ledger.ts'
import { ManualClock } from '../fixture/manual-clock.ts'
import { NeighbourCells } from '../fixture/neighbour-cells.ts'

let cluster: NeighbourCells
let clock: ManualClock
let base: string
const opened: EventStream[] = []

beforeEach(async () => {
  clock = new ManualClock()
  cluster = await NeighbourCells.open(['x1000', 'x1001'], { clock })
  base = await cluster.cell('x1000').listen()
  await cluster.changeEverywhere((tx) => {
    tx.put('group', { label: 'gpu', tags: [], creationId: '1' })
  })
  await cluster.change('x1000', (tx) => tx.put('component', component(1)))
  await cluster.change('x1001', (tx) => tx.put('component', far(1)))
})
afterEach(async () => {
  for (const stream of opened.splice(0)) stream.close()
  await cluster.close()
})

const far = (slot: number, more = {}) =>
  component(100 + slot, { id: `x1001c0s${slot}b0n0`, hostname: `far${slot}`, ...more })

async function watch(query = '', lastId?: string): Promise<EventStream> {
  const stream = await EventStream.open(base, `/cells/v1/events${query}`, {
    authorization: 'Bearer viewer',
    ...(lastId === undefined ? {} : { 'last-event-id': lastId }),
  })
  opened.push(stream)
  expect(stream.response.statusCode).toBe(200)
  return stream
}

const told = (stream: EventStream) =>
  stream.events.slice(1).map(({ event, data }) => `${event} ${data.id}`)

describe('events', () => {
  it('begin with where the reader stands', async () => {
    const stream = await watch()
    const { id, data } = await stream.one('ready')
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    })
    expect(id).toMatch(/^[0-9a-f]{16}-0$/)
    expect(data).toMatchObject({ cell: 'x1000', coverage: { cells: 2, of: 2 } })
  })

  it('tell what changed of a node, and only that', async () => {
    const stream = await watch()
    await stream.one('ready')
    await cluster.change('x1001', (tx) => tx.put('component', far(1, { state: 'Off', flag: '' })))
    expect((await stream.one('node.changed')).data).toEqual({
      type: 'node.changed',
      cell: 'x1001',
      id: 'x1001c0s1b0n0',
      hostname: 'far1',
      time: new Date(clock.wallMs()).toISOString(),
      changed: { state: { before: 'Ready', after: 'Off' }, flag: { before: 'OK' } },
    })
  })

  it('tell of nodes that come and go', async () => {
    const stream = await watch()
    await stream.one('ready')
    await cluster.change('x1000', (tx) => tx.put('component', component(2)))
    expect((await stream.one('node.added')).data).toMatchObject({
      id: 'x1000c0s2b0n0',
      node: { hostname: 'cb2', cell: 'x1000', groups: [] },
    })
    await cluster.change('x1000', (tx) => tx.delete('component', 'x1000c0s2b0n0'))
    expect((await stream.one('node.removed')).data).toMatchObject({ node: { hostname: 'cb2' } })
  })

  it('tell of ports and memberships as of their node', async () => {
    const stream = await watch('?types=node')
    await stream.one('ready')
    await cluster.change('x1001', (tx) => {
      const member = 'x1001c0s1b0n0'
      tx.put('ethernetInterface', ethernet(7, { componentId: member }))
      tx.put('membership', { label: 'gpu', member, creationId: '1' })
    })
    await stream.until(({ events }) => events.length > 1)
    expect(stream.events[1]?.data.changed).toEqual({
      groups: { before: [], after: ['gpu'] },
      macs: { before: [], after: ['00:00:00:00:00:07'] },
      ips: { before: [], after: ['10.0.0.7'] },
    })
    await cluster.change('x1001', (tx) => tx.delete('ethernetInterface', '000000000007'))
    await stream.until(({ events }) => events.length > 2)
    expect(Object.keys(stream.events[2]?.data.changed)).toEqual(['macs', 'ips'])
    await cluster.change('x1000', (tx) => tx.delete('group', 'gpu'))
    await stream.until(({ events }) => events.length > 3)
    expect(stream.events[3]?.data).toMatchObject({
      id: 'x1001c0s1b0n0',
      changed: { groups: { before: ['gpu'], after: [] } },
    })
  })

  it('tell of groups, boot configurations and, without values, of cloud-init', async () => {
    const stream = await watch()
    await stream.one('ready')
    await cluster.change('x1000', (tx) => {
      tx.put('group', { label: 'gpu', tags: [], creationId: '1', description: 'fast' })
      tx.put('bootIntent', { subject: 'default', kernel: 'http://s/k', params: 'quiet' })
      tx.put('cloudGroup', { name: 'gpu', metaData: { key: 's3cret' } } as never)
    })
    await stream.one('cloud-init.changed')
    expect(stream.events.slice(1).map(({ data }) => data)).toMatchObject([
      {
        type: 'group.changed',
        id: 'gpu',
        change: 'changed',
        changed: { description: { after: 'fast' } },
      },
      {
        type: 'boot.changed',
        id: 'default',
        change: 'added',
        changed: { kernel: { after: 'http://s/k' }, params: { after: 'quiet' } },
      },
      { type: 'cloud-init.changed', id: 'gpu', change: 'changed' },
    ])
    expect(JSON.stringify(stream.events)).not.toContain('s3cret')
  })

  it('tell of cells and conflicts, which change with time alone', async () => {
    const stream = await watch('?types=cell,conflict')
    await stream.one('ready')
    cluster.conduct('x1001').presence = 'suspect'
    cluster.conduct('x1001').silentMs = 11_000
    clock.pass(1_000)
    expect((await stream.one('cell.suspect')).data).toMatchObject({
      cell: 'x1001',
      before: 'alive',
      silentSeconds: 11,
    })
    cluster.conduct('x1001').presence = 'dark'
    const versions = [
      { cell: 'x1001', subject: 'a', wallMs: 1, value: {}, hash: 'aa' },
      { cell: 'x1000', subject: 'b', wallMs: 1, value: {}, hash: 'bb' },
    ]
    cluster.conflicts.push({ kind: 'intent', family: 'group', id: 'gpu', versions })
    clock.pass(1_000)
    await stream.one('cell.dark')
    const { data } = await stream.one('conflict.opened')
    expect(data).toMatchObject({ record: 'gpu', kind: 'intent', cells: ['x1001', 'x1000'] })
    cluster.conflicts.length = 0
    cluster.conduct('x1001').presence = 'alive'
    clock.pass(1_000)
    await stream.one('cell.alive')
    expect((await stream.one('conflict.closed')).data.id).toBe(data.id)
  })

  it('tell of a node that another cell owns now, though no record of it changed', async () => {
    await cluster.change('x1001', (tx) => tx.put('component', component(1)))
    const stream = await watch()
    await stream.one('ready')
    cluster.moved.set('x1000c0s1b0n0', 'x1001')
    cluster.conduct('x1001').sight = { prefixes: ['x1001', 'x1000c0s1b0n0'] }
    clock.pass(1_000)
    expect((await stream.one('node.changed')).data).toMatchObject({
      id: 'x1000c0s1b0n0',
      changed: { cell: { before: 'x1000', after: 'x1001' } },
    })
  })
})

describe('a reader', () => {
  it('gets the nodes that it asks for, before the change or after it', async () => {
    const stream = await watch(`?${new URLSearchParams({ filter: 'state == "Ready"' })}`)
    const members = await watch(`?${new URLSearchParams({ nodes: '@gpu,far9' })}`)
    await stream.one('ready')
    await members.one('ready')
    const member = 'x1001c0s1b0n0'
    const steps = [
      () => cluster.change('x1001', (tx) => tx.put('component', far(1, { state: 'Off' }))),
      () => cluster.change('x1001', (tx) => tx.put('component', far(1, { state: 'On' }))),
      () => cluster.change('x1001', (tx) => tx.put('component', far(1, { state: 'Ready' }))),
      () => cluster.change('x1000', (tx) => tx.put('component', component(1, { state: 'Off' }))),
      () =>
        cluster.change('x1001', (tx) =>
          tx.put('membership', { label: 'gpu', member, creationId: '1' }),
        ),
      () => cluster.change('x1001', (tx) => tx.delete('membership', `gpu/${member}`)),
      () => cluster.change('x1001', (tx) => tx.put('component', far(9))),
    ]
    const all = await watch('?types=node')
    for (const [at, step] of steps.entries()) {
      await step()
      await all.until(({ events }) => events.length === at + 2)
    }
    await members.until(({ events }) => events.length === 4)
    expect(told(members)).toEqual([
      `node.changed ${member}`,
      `node.changed ${member}`,
      'node.added x1001c0s9b0n0',
    ])
    await stream.until(({ events }) => events.length === 7)
    expect(told(stream)).toEqual([
      `node.changed ${member}`,
      `node.changed ${member}`,
      'node.changed x1000c0s1b0n0',
      `node.changed ${member}`,
      `node.changed ${member}`,
      'node.added x1001c0s9b0n0',
    ])
  })

  it.each([
    ['types=node.moved', 'INPUT_QUERY'],
    ['nodes=@nobody', 'INPUT_NODE_SET'],
    ['filter=kernel!=""', 'INPUT_FILTER'],
    ['filter=age>1', 'INPUT_FILTER'],
    ['filter=colour==1', 'INPUT_FILTER'],
  ])('is refused %s with %s', async (query, code) => {
    const answer = await cluster.cell('x1000').app.inject({
      method: 'GET',
      url: `/cells/v1/events?${encodeURI(query)}`,
      headers: { authorization: 'Bearer viewer' },
    })
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([400, code])
  })

  it('is told when its filter cannot be worked out', async () => {
    const stream = await watch(`?${new URLSearchParams({ filter: '1 / (nid - 2) > 5' })}`)
    await stream.one('ready')
    await cluster.change('x1000', (tx) => tx.put('component', component(2)))
    expect((await stream.one('end')).data).toMatchObject({
      reason: 'filter',
      detail: expect.stringContaining('division by zero'),
    })
    await stream.until(({ isEnded }) => isEnded, 'end')
  })

  it('misses nothing and gets nothing twice, however often it breaks off', async () => {
    const random = SeededRandom.fromSeed(7)
    const draw = (max: number) => (random.bytes(1)[0] ?? 0) % max
    const seen: string[] = []
    let written = 0
    const write = async (count: number) => {
      for (const end = written + count; written < end; written++) {
        await cluster.change('x1001', (tx) => tx.put('component', far(10 + written)))
      }
    }
    const first = await watch('?types=node')
    let { id: lastId } = await first.one('ready')
    first.close()
    for (let round = 0; round < 40; round++) {
      await write(draw(8))
      const stream = await watch('?types=node', lastId)
      await stream.one('ready')
      await write(draw(8))
      const wanted = round < 39 ? draw(1 + written - seen.length) : written - seen.length
      await stream.until(({ events }) => events.length > wanted)
      stream.close()
      lastId = stream.lastId
      seen.push(...told(stream))
    }
    expect(written).toBeGreaterThan(200)
    expect(seen).toEqual(
      Array.from({ length: written }, (_, at) => `node.added x1001c0s${at + 10}b0n0`),
    )
  })

  it.each([
    ['0123456789abcdef-0', 'foreign'],
    ['nonsense', 'unreadable'],
  ])('that comes back with %s is told to read again: %s', async (lastId, reason) => {
    const stream = await watch('', lastId)
    const { id, data } = await stream.one('reset')
    expect(data).toMatchObject({ reason, cell: 'x1000' })
    expect(id).toMatch(/^[0-9a-f]{16}-0$/)
  })

  it('that comes back too late is told to read again, and goes on from now', async () => {
    const first = await watch()
    const { id = '' } = await first.one('ready')
    await cluster.change('x1001', (tx) => {
      for (let slot = 10; slot < 4_110; slot++) tx.put('component', far(slot))
    })
    await first.until(({ events }) => events.length > 4_100)
    const late = await watch('', id)
    expect((await late.one('reset')).data).toMatchObject({ reason: 'too old' })
    await cluster.change('x1000', (tx) => tx.put('component', component(2)))
    await late.until(({ events }) => events.length === 2)
    expect(told(late)).toEqual(['node.added x1000c0s2b0n0'])
  })

  it('that waits gets signs of life, and moves on with what it did not want', async () => {
    const stream = await watch('?types=conflict')
    const { id = '' } = await stream.one('ready')
    const all = await watch()
    await all.one('ready')
    await cluster.change('x1000', (tx) => tx.put('component', component(2)))
    await all.one('node.added')
    clock.pass(15_000)
    await stream.until(({ lastId }) => lastId === id.replace(/-0$/, '-1'), 'sign of life')
    expect(told(stream)).toEqual([])
  })

  it('is sent away after an hour, to come back with a token that still holds', async () => {
    const stream = await watch()
    await stream.one('ready')
    clock.pass(3_600_000)
    expect((await stream.one('end')).data).toMatchObject({ reason: 'lifetime' })
    await stream.until(({ isEnded }) => isEnded, 'end')
  })

  it('that takes nothing is cut off, and costs nothing from then on', async () => {
    const stream = await watch()
    await stream.one('ready')
    stream.response.pause()
    const description = 'x'.repeat(1_000_000)
    for (let at = 0; at < 24; at++) {
      await cluster.change('x1000', (tx) => {
        tx.put('group', { label: `g${at}`, tags: [], creationId: '1', description })
      })
    }
    // Its connection and buffer are full by now; another reader got everything meanwhile.
    const other = await watch('', stream.lastId)
    await other.until(({ events }) => events.length === 25)
    other.close()
    const { app } = cluster.cell('x1000')
    for (let passed = 0; passed < 70; passed++) {
      clock.pass(1_000)
      await new Promise((settle) => setImmediate(settle))
    }
    const connections = () =>
      new Promise<number>((settle) => app.server.getConnections((_, count) => settle(count)))
    const deadline = AbortSignal.timeout(10_000)
    while ((await connections()) > 0) {
      deadline.throwIfAborted()
      await new Promise((settle) => setImmediate(settle))
    }
  })

  it('is told when the cell stops, and does not hold it up', async () => {
    const stream = await watch()
    await stream.one('ready')
    await cluster.cell('x1000').app.close()
    expect((await stream.one('end')).data).toMatchObject({ reason: 'stopping' })
  })

  it('is one of 64 at most', async () => {
    for (let at = 0; at < 64; at++) await (await watch()).one('ready')
    const answer = await cluster.cell('x1000').app.inject({
      method: 'GET',
      url: '/cells/v1/events',
      headers: { authorization: 'Bearer viewer' },
    })
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '1'])
    for (const stream of opened.splice(0)) stream.close()
  })
})
