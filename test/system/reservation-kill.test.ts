/**
 * Real cells of which one is killed in the middle of rigid reservations of nodes in three racks
 * (ADR 15): the coordinator, or an owner. When it is back, whoever has keys has the nodes, and no
 * node is reserved under keys that nobody got.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SeededRandom } from '../../sim/random/index.ts'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { TestCluster } from '../fixture/cluster.ts'
import type { ClusterCell } from '../fixture/cluster-cell.ts'
import { report } from '../fixture/cluster-figure.ts'
import { loadNodes } from '../fixture/cluster-nodes.ts'
import { until } from '../fixture/cluster-patience.ts'

const perRack = 5
/** Kills at least, and at most until one met an operation that was half done. */
const rounds = 3
const roundsMax = 30
const url = '/hsm/v2/locks/service/reservations'

const folder = temporaryFolder('reservation')
let cluster: TestCluster
const ids = ['x1000', 'x1001', 'x1002']

/** One node of each rack. */
const trio = (at: number) => ids.map((cell) => `${cell}c0s${at}b0n0`)

interface Key {
  readonly ID: string
  readonly ReservationKey: string
}

beforeAll(async () => {
  cluster = await TestCluster.start({ folder: folder.path, cells: 3 })
  await loadNodes(cluster, perRack)
  await cluster.untilAgreed()
})

afterAll(async () => {
  await cluster?.close()
  folder.remove()
})

/** A reservation of one node of each rack that somebody wanted, and its keys if they came. */
interface Wish {
  readonly slot: number
  readonly requestId: string
  keys: readonly Key[] | undefined
  /** What came last, for whoever reads that it failed. */
  told: string
}

let wishes = 0

/** Asks, or asks again, under the id of the wish. */
async function ask(at: ClusterCell, wish: Wish): Promise<void> {
  const reply = await at.ask('POST', url, {
    body: { ComponentIDs: trio(wish.slot), ProcessingModel: 'rigid', ReservationDuration: 15 },
    headers: { 'request-id': wish.requestId },
  })
  wish.told = `${reply.status} ${reply.text}`
  if (reply.status !== 200) return
  const { Success } = reply.json() as { Success: readonly Key[] }
  expect(Success.map(({ ID }) => ID).sort()).toEqual(trio(wish.slot))
  wish.keys = Success
}

async function release(at: ClusterCell, keys: readonly Key[]): Promise<void> {
  const ReservationKeys = keys.map(({ ID, ReservationKey: Key }) => ({ ID, Key }))
  const reply = await at.ask('POST', `${url}/release`, { body: { ReservationKeys } })
  const Counts = { Total: keys.length, Success: keys.length, Failure: 0 }
  expect(reply.json(), reply.text).toMatchObject({ Counts })
}

/** What is reserved, as those owners say that are there. */
async function reservedNow(at: ClusterCell, covering: number): Promise<readonly string[]> {
  const reply = await at.ask('GET', '/hsm/v2/locks/status?Reserved=true')
  if (reply.headers['cell-coverage'] !== `${covering}/3`) throw new Error('not all cells answer')
  const { Components } = reply.json() as { Components: readonly { ID: string }[] }
  return Components.map(({ ID }) => ID).sort()
}

/**
 * Callers, one for each slot, reserve and give back until the victim is killed; gives what each of
 * them wanted last.
 */
async function killAmid(
  callers: readonly ClusterCell[],
  victim: ClusterCell,
  killAt: number,
): Promise<readonly Wish[]> {
  const dying: Promise<void>[] = []
  let asked = 0
  const caller = async (at: ClusterCell, slot: number): Promise<Wish> => {
    for (;;) {
      const wish: Wish = { slot, requestId: `wish-${++wishes}`, keys: undefined, told: '' }
      try {
        const asking = ask(at, wish)
        if (++asked === killAt) dying.push(victim.kill())
        await asking
        if (dying.length > 0) return wish
        if (wish.keys) await release(at, wish.keys)
      } catch (error) {
        if (dying.length === 0) throw error
      }
      if (dying.length > 0) return wish
    }
  }
  const last = await Promise.all(
    Array.from({ length: perRack }, (_, slot) => {
      return caller(callers[slot % callers.length] as ClusterCell, slot)
    }),
  )
  await Promise.all(dying)
  return last
}

const idsOf = (last: readonly Wish[]) =>
  new Set(last.flatMap(({ keys = [] }) => keys.map(({ ID }) => ID)))

/** Whoever got no answer asks again, as a client should; then what is reserved is somebody's. */
async function expectNoneStranded(callers: readonly ClusterCell[], last: readonly Wish[]) {
  const observer = cluster.cell('x1000')
  for (const wish of last) {
    if (!wish.keys) await ask(callers[wish.slot % callers.length] as ClusterCell, wish)
  }
  const held = idsOf(last)
  await until(
    'what nobody has keys of is free',
    async () => {
      const stranded = (await reservedNow(observer, 3)).filter((id) => !held.has(id))
      if (stranded.length === 0) return true
      const told = last.filter(({ keys }) => !keys).map(({ slot, told }) => `${slot}: ${told}`)
      throw new Error(`${stranded.join()} after ${told.join('; ')}`)
    },
    { seconds: 60, everyMs: 250 },
  )
  // The keys that came are those that count.
  const still = new Set(await reservedNow(observer, 3))
  const keys = last.flatMap((wish) => wish.keys ?? []).filter(({ ID }) => still.has(ID))
  if (keys.length > 0) await release(observer, keys)
  expect(await reservedNow(observer, 3)).toEqual([])
}

describe.each([
  ['the coordinator', 'x1001', ['x1001']],
  ['an owner', 'x1002', ['x1000', 'x1001']],
])('killed in the middle of rigid reservations: %s', (_, victimId, callerIds) => {
  test('nobody is left with keys he never got', { timeout: 500_000 }, async () => {
    const random = SeededRandom.fromSeed(victimId === 'x1001' ? 5 : 6)
    const victim = cluster.cell(victimId)
    const callers = callerIds.map((id) => cluster.cell(id))
    let halfDone = 0
    // A coordinator that dies leaves some; one that lives undoes them itself.
    const mustMeet = victimId === 'x1001'
    for (
      let round = 0;
      round < rounds || (mustMeet && halfDone === 0 && round < roundsMax);
      round++
    ) {
      const killAt = perRack + ((random.bytes(1)[0] ?? 0) % 25)
      const last = await killAmid(callers, victim, killAt)
      const held = idsOf(last)
      const { value: left } = await until(
        'the others answer without it',
        () => reservedNow(cluster.cell('x1000'), 2),
        { seconds: 60 },
      )
      halfDone += left.filter((id) => !held.has(id)).length
      await cluster.restart(victimId)
      await cluster.untilWhole()
      await expectNoneStranded(callers, last)
    }
    report(`rigid reservations, ${victimId} killed: nodes of half-done ones`, { halfDone })
    if (mustMeet) expect(halfDone).toBeGreaterThan(0)
  })
})
