/** Real cells that are killed, get an old disk back, are cloned, or lose their disk. */
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SeededRandom } from '../../sim/random/index.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { seenBy, TestCluster } from '../fixture/cluster.ts'
import { ClusterCell } from '../fixture/cluster-cell.ts'
import { report } from '../fixture/cluster-figure.ts'
import { loadNodes, succeeded } from '../fixture/cluster-nodes.ts'
import { until } from '../fixture/cluster-patience.ts'

const interfaces = '/hsm/v2/Inventory/EthernetInterfaces'
const folder = temporaryFolder('restart')
const patient = { seconds: 90, everyMs: 250 }
/** MAC addresses that were acknowledged, as ids. */
const acknowledged = new Set<string>()
let cluster: TestCluster
let count = 0

beforeAll(async () => {
  cluster = await TestCluster.start({ folder: folder.path, cells: 3 })
  await loadNodes(cluster, 4)
  await cluster.untilAgreed()
})

afterAll(async () => {
  await cluster?.close()
  folder.remove()
})

/** One new interface for a node of `owner`, written at `at`; whether it was acknowledged. */
async function write(at: ClusterCell, owner: string): Promise<boolean> {
  const id = `0200ff${(++count).toString(16).padStart(6, '0')}`
  const body = { MACAddress: id, ComponentID: `${owner}c0s0b0n0` }
  const { status } = await at.ask('POST', interfaces, { body })
  if (status === 201) acknowledged.add(id)
  return status === 201
}

async function writeMany(at: ClusterCell, owner: string, times: number): Promise<void> {
  for (let time = 0; time < times; time++) expect(await write(at, owner)).toBe(true)
}

/** What a cell lacks of all that was acknowledged anywhere. */
async function lostAt(cell: ClusterCell): Promise<readonly string[]> {
  const kept = await cell.get<{ ID: string }[]>(interfaces)
  const ids = new Set(kept.map(({ ID }) => ID))
  return [...acknowledged].filter((id) => !ids.has(id))
}

async function expectNothingLost(): Promise<void> {
  const agreedMs = await cluster.untilAgreed({ seconds: 90 })
  for (const cell of cluster.cells) expect([cell.id, await lostAt(cell)]).toEqual([cell.id, []])
  const { cells } = await seenBy(cluster.cell('x1000'))
  expect(cells.filter(({ fork }) => fork !== undefined)).toEqual([])
  report('3 cells after a restart: all agree', { agreedMs })
}

describe('a restart', () => {
  test('loses nothing acknowledged anywhere, whichever cell is killed amid writes', async () => {
    const random = SeededRandom.fromSeed(11)
    const below = (limit: number) => (random.bytes(1)[0] ?? 0) % limit
    for (let round = 0; round < 6; round++) {
      const victim = cluster.cells[round % 3] as ClusterCell
      const before = acknowledged.size
      const limit = before + 20 + below(100)
      let dying: Promise<void> | undefined
      const writer = async () => {
        while (!dying) {
          const at = cluster.cells[below(3)] as ClusterCell
          const owner = cluster.cells[below(3)] as ClusterCell
          // Refused, unanswered or cut off: it does not count.
          await write(at, owner.id).catch(() => {})
          if (acknowledged.size >= limit) dying ??= victim.kill()
        }
      }
      await Promise.all(Array.from({ length: 12 }, writer))
      await dying
      await cluster.restart(victim.id)
    }
    expect(acknowledged.size).toBeGreaterThan(120)
    await expectNothingLost()
  })

  test('with an old disk takes back from the others what it wrote since', async () => {
    const victim = cluster.cell('x1001')
    const copy = join(folder.path, 'old-disk')
    await victim.stop()
    cpSync(victim.place.data, copy, { recursive: true })
    await cluster.restart('x1001')
    await writeMany(victim, 'x1001', 20)
    await writeMany(cluster.cell('x1002'), 'x1001', 20)
    await expectNothingLost()
    const before = await seenBy(victim)

    await victim.kill()
    rmSync(victim.place.data, { recursive: true })
    cpSync(copy, victim.place.data, { recursive: true })
    await cluster.restart('x1001')
    await writeMany(victim, 'x1001', 5)
    await expectNothingLost()
    expect(victim.output()).toContain('this disk was old: the newer slice came from a peer')
    const orderOf = ({ cells }: Awaited<ReturnType<typeof seenBy>>) =>
      cells
        .find(({ id }) => id === 'x1001')
        ?.order?.split('.')
        .map(Number) ?? []
    const [, boot = 0] = orderOf(await seenBy(victim))
    expect(boot).toBeGreaterThan(orderOf(before)[1] ?? 0)
  })

  test('without a store is refused; with its keys alone it gets its slice back', async () => {
    const victim = cluster.cell('x1002')
    await writeMany(victim, 'x1002', 5)
    await cluster.untilAgreed()
    await victim.kill()
    rmSync(join(victim.place.data, 'store'), { recursive: true })
    await expect(victim.start()).rejects.toThrow(/INTEGRITY_STORE: The store of .* is gone/)
    // An operator says that it is lost for good.
    rmSync(join(victim.place.data, 'cell.json'))
    await cluster.restart('x1002')
    await expectNothingLost()
    await writeMany(victim, 'x1002', 5)
    await expectNothingLost()
    expect(existsSync(join(victim.place.data, 'cell.json'))).toBe(true)
    // What only guardians would have had is named, also after a restart, until somebody knows.
    const shown = async () => await victim.get<{ lost?: string[] }>('/cells/v1/cells/self')
    const named = [expect.stringMatching(/^lost with the disk of x1002: .* of 4 nodes$/)]
    expect(await shown()).toMatchObject({ lost: named, marks: ['records lost'] })
    expect(victim.output()).toContain('lost with the disk of x1002')
    await victim.stop()
    await cluster.restart('x1002')
    await until('it says so again', async () => (await ownMarks(victim)).length === 1, patient)
    expect(await ownMarks(victim)).toEqual(['records lost'])
    const body = { cell: 'x1002' }
    const known = await cluster.cell('x1000').ask('POST', '/cells/v1/losses/acknowledge', { body })
    expect(succeeded(known).json()).toEqual({ cell: 'x1002', lost: named })
    expect(await shown()).toMatchObject({ marks: [] })
    expect((await shown()).lost).toBeUndefined()
  })
})

describe('a clone', () => {
  let original: ClusterCell
  let clone: ClusterCell

  /** Copies the data folder; the original goes on from there. */
  async function copyOriginal(name: string): Promise<void> {
    const copy = join(folder.path, name)
    await original.stop()
    cpSync(original.place.data, copy, { recursive: true })
    await cluster.restart('x1001')
    await writeMany(original, 'x1001', 3)
    await cluster.untilAgreed()
    const place = { ...original.place, data: copy, http: '127.0.0.1:0' }
    const anyPort = '/ip4/127.0.0.1/tcp/0'
    clone = new ClusterCell({ ...place, cluster: anyPort }, () => cluster.token)
  }

  beforeAll(async () => {
    original = cluster.cell('x1001')
    await copyOriginal('clone')
  })

  afterAll(async () => {
    await clone?.kill()
  })

  /** Starts the clone, and waits until it has asked the others what it wrote last. */
  async function startClone(): Promise<void> {
    await clone.start()
    const others = cluster.cells.filter(({ id }) => id !== 'x1001')
    clone.introduce(Object.fromEntries(others.map((cell) => [cell.id, cell.addresses])))
    const hasAsked = async () => (await ownMarks(clone)).length === 0
    await until('the clone has asked the others', hasAsked, { seconds: 90 })
  }

  /** It takes no changes and says why; its rack boots on. */
  async function expectQuarantine(cell: ClusterCell): Promise<void> {
    const body = { MACAddress: '02:00:fe:00:00:01', ComponentID: 'x1001c0s0b0n0' }
    const refused = await cell.ask('POST', interfaces, { body })
    expect([refused.status, refused.json().detail]).toEqual([
      503,
      expect.stringContaining('somebody else writes in its name'),
    ])
    const ready = await cell.ask('GET', '/readyz', { isOpen: true })
    expect([ready.status, ready.json().degraded]).toEqual([503, ['peers']])
    const script = '/boot/v1/bootscript?mac=02:00:00:00:01:00'
    expect(succeeded(await cell.ask('GET', script, { isOpen: true })).text).toContain('vmlinuz')
    const from = { isOpen: true, from: '127.1.1.1' }
    const meta = await cell.ask('GET', '/cloud-init/meta-data', from)
    expect(succeeded(meta).text).toContain('x1001c0s0b0n0')
  }

  test('is quarantined: it takes no changes, and its rack boots on', async () => {
    await startClone()
    const { tookMs } = await until(
      'the clone is quarantined',
      async () => {
        await writeMany(original, 'x1001', 1)
        return (await ownMarks(clone)).includes('quarantined')
      },
      { seconds: 90, everyMs: 500 },
    )
    report('a clone is quarantined, after the first write of the original', { tookMs })
    await expectQuarantine(clone)
    // No restart ends that, whoever is in reach.
    await clone.kill()
    await clone.start()
    expect(await ownMarks(clone)).toEqual(['quarantined'])
    await expectQuarantine(clone)
    await clone.kill()
    expect(await ownMarks(original)).toEqual([])
    await writeMany(original, 'x1001', 3)
    await expectNothingLost()
  })

  test('that writes first quarantines the original, until an operator pardons it', async () => {
    await copyOriginal('second clone')
    await startClone()
    await until(
      'the original is quarantined',
      async () => {
        await writeMany(clone, 'x1001', 1)
        return (await ownMarks(original)).includes('quarantined')
      },
      { seconds: 90, everyMs: 500 },
    )
    await expectQuarantine(original)
    await clone.kill()
    // What the clone acknowledged goes with it: the operator decides for the other copy.
    const kept = await original.get<{ ID: string }[]>(interfaces)
    const own = new Set(kept.map(({ ID }) => ID))
    const dropped = [...acknowledged].filter((id) => !own.has(id))
    for (const id of dropped) acknowledged.delete(id)
    const pardoned = await cluster.cell('x1000').ask('POST', '/cells/v1/roster/pardon', {
      body: { cell: 'x1001' },
    })
    expect(succeeded(pardoned).json()).toMatchObject({ cell: 'x1001' })
    const isFree = async () => (await ownMarks(original)).length === 0
    await until('the original goes on', isFree, { seconds: 60 })
    await writeMany(original, 'x1001', 3)
    await writeMany(cluster.cell('x1002'), 'x1001', 3)
    await expectNothingLost()
  })
})

describe('two copies that wrote apart', () => {
  const original = () => cluster.cell('x1001')
  let clone: ClusterCell

  afterAll(async () => {
    await clone?.kill()
  })

  const countAt = async (cell: ClusterCell) => {
    return (await cell.get<unknown[]>(interfaces)).length
  }

  /** A copy writes while only one neighbour hears it. */
  async function writeApart(writer: ClusterCell, hearer: ClusterCell): Promise<void> {
    writer.introduce({ [hearer.id]: hearer.addresses })
    hearer.introduce({ [writer.id]: writer.addresses })
    succeeded(await writer.ask('POST', '/cells/v1/reconcile', { body: { alone: true } }))
    await until(
      'the neighbour is heard',
      async () => (await seenBy(writer)).coverage.cells === 2,
      patient,
    )
    await writeMany(writer, 'x1001', 2)
    const own = await countAt(writer)
    await until('its neighbour has it', async () => (await countAt(hearer)) === own, patient)
    await writer.kill()
    await hearer.stop()
  }

  test('are found out when their neighbours meet, and a pardon settles it', async () => {
    const [x1000, x1002] = [cluster.cell('x1000'), cluster.cell('x1002')]
    await expectNothingLost()
    const copy = join(folder.path, 'apart')
    await original().stop()
    cpSync(original().place.data, copy, { recursive: true })
    const place = { ...original().place, data: copy, http: '127.0.0.1:0' }
    clone = new ClusterCell({ ...place, cluster: '/ip4/127.0.0.1/tcp/0' }, () => cluster.token)
    await x1002.stop()
    await original().start()
    await writeApart(original(), x1000)
    await x1002.start()
    await clone.start()
    await writeApart(clone, x1002)

    for (const id of ['x1000', 'x1002']) await cluster.restart(id)
    const forkSeen = async (cell: ClusterCell) => {
      return (await seenBy(cell)).cells.find(({ id }) => id === 'x1001')?.fork
    }
    const { tookMs } = await until(
      'both neighbours see the fork',
      async () => (await forkSeen(x1000)) !== undefined && (await forkSeen(x1002)) !== undefined,
      { seconds: 90, everyMs: 500 },
    )
    report('two copies that wrote apart are found out after their neighbours met', { tookMs })
    // Each may have found another proof; the earliest goes round.
    await until(
      'both show the same proof',
      async () => isDeepStrictEqual(await forkSeen(x1000), await forkSeen(x1002)),
      { seconds: 60, everyMs: 500 },
    )
    const evidence = await x1000.get<{ fork: object }>('/cells/v1/cells/x1001')
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/)
    expect(evidence.fork).toMatchObject({ feed: 'public', left: hash, right: hash })

    await cluster.restart('x1001')
    const isStopped = async () => (await ownMarks(original())).includes('quarantined')
    await until('the original is quarantined', isStopped, { seconds: 90 })
    await expectQuarantined(original())
    const kept = await original().get<{ ID: string }[]>(interfaces)
    const own = new Set(kept.map(({ ID }) => ID))
    for (const id of [...acknowledged]) if (!own.has(id)) acknowledged.delete(id)
    const body = { cell: 'x1001' }
    succeeded(await x1000.ask('POST', '/cells/v1/roster/pardon', { body }))
    await until('it goes on', async () => (await ownMarks(original())).length === 0, patient)
    await writeMany(original(), 'x1001', 3)
    await writeMany(x1002, 'x1001', 3)
    await expectNothingLost()
  })
})

/** Its rack boots on while it takes no changes. */
async function expectQuarantined(cell: ClusterCell): Promise<void> {
  const body = { MACAddress: '02:00:fe:00:00:02', ComponentID: 'x1001c0s0b0n0' }
  expect((await cell.ask('POST', interfaces, { body })).status).toBe(503)
  const script = '/boot/v1/bootscript?mac=02:00:00:00:01:00'
  expect(succeeded(await cell.ask('GET', script, { isOpen: true })).text).toContain('vmlinuz')
}

async function ownMarks(cell: ClusterCell): Promise<readonly string[]> {
  return (await cell.get<{ marks: readonly string[] }>('/cells/v1/cells/self')).marks
}
