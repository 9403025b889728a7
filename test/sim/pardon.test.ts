import { expect, test } from 'vitest'
import { limits } from '../../cell/replication/index.ts'
import { makePardon } from '../../cell/roster/index.ts'
import { runCluster } from '../../sim/cluster/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { cluster, rootSigner, rosterWallMs } from '../fixture/roster.ts'
import { nodeOf, SimPeers } from '../fixture/sim-peers.ts'
import { copyOf } from '../fixture/store-copy.ts'

const author = {
  signer: rootSigner,
  cluster,
  wallMs: rosterWallMs,
  random: SeededRandom.fromSeed(6),
}

/** The disk of x1000 as it once was: an operator let it go on alone, started twice, cut off. */
async function goneOn() {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(1_000)
  const old = await copyOf(a.store)
  for (const number of [2, 3, 4, 5, 6]) await a.put(nodeOf(0, number))
  await peers.run(1_000)
  await a.stop()
  peers.network.partition([a.key], [b.key, c.key], 'both')
  const start = async (node: number) => {
    const cell = await peers.start(0, { store: old })
    await peers.act(() => cell.replicator.reconciler.alone())
    await cell.put(nodeOf(0, node))
    return cell
  }
  const first = await start(7)
  await first.stop()
  const again = await start(8)
  peers.network.heal()
  await peers.run(2 * limits.syncPeriodMs)
  return { peers, again, others: [b, c] }
}

test('a pardoned branch counts although the other one is longer', async () => {
  const { peers, again, others } = await goneOn()
  const position = again.ledger.position('public')
  if (!position) throw new Error('the cell has written')
  for (const { replicator } of others) {
    const held = replicator.replicas.position({ cell: 'x1000', feed: 1 })
    expect(held?.order.seq).toBeGreaterThan(position.order.seq)
    expect(held?.order.boot).toBeLessThan(position.order.boot)
    expect(replicator.replicas.forkOf('x1000')).toBeDefined()
  }
  const statements = [makePardon({ cell: 'x1000', ...position, boot: 9 }, author)]
  for (const cell of [again, ...others]) {
    await peers.act(async () => {
      cell.book.offer({ statements })
    })
  }
  await peers.run(3 * limits.syncPeriodMs)
  await again.put(nodeOf(0, 9))
  await peers.run(3 * limits.syncPeriodMs)
  for (const { replicator } of others) {
    const nodes = [...(replicator.replicas.tableOf('x1000')?.list('component') ?? [])]
    expect(nodes.map(({ id }) => id).sort()).toEqual([
      ...['x1000c0s1b0n0', 'x1000c0s7b0n0', 'x1000c0s8b0n0', 'x1000c0s9b0n0'],
    ])
    expect(replicator.replicas.forkOf('x1000')).toBeUndefined()
  }
})

test('a quarantined cell knows how often its other copy had started', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(1_000)
  const old = await copyOf(a.store)
  await a.stop()
  let other = a
  for (let starts = 0; starts < 3; starts += 1) {
    other = await peers.start(0, { store: a.store })
    await peers.run(10_000)
    await other.put(nodeOf(0, 2 + starts))
    await peers.run(1_000)
    await other.stop()
  }
  peers.network.partition([a.key], [b.key, c.key], 'both')
  const again = await peers.start(0, { store: old })
  await peers.act(() => again.replicator.reconciler.alone())
  await again.put(nodeOf(0, 9))
  peers.network.heal()
  await peers.run(2 * limits.dialEachMs + 2 * limits.syncPeriodMs)
  expect(again.replicator.reconciler.state).toBe('quarantined')
  expect(again.ledger.boot).toBeLessThan(other.ledger.boot)
  // A pardon that it signs itself has to name a later boot than any of both.
  for (const { replicator } of [again, b, c]) {
    expect(replicator.bootSeen('x1000')).toBe(other.ledger.boot)
  }
})

test('what a cell wrote before it heard of its pardon counts', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(1_000)
  const position = a.ledger.position('public')
  if (!position) throw new Error('the cell has written')
  await a.stop()
  const again = await peers.start(0, { store: a.store })
  await peers.run(10_000)
  // It had started again, and written nothing since, when it was asked where it stands.
  const pardon = { cell: 'x1000', ...position, boot: again.ledger.boot + 1 }
  const statements = [makePardon(pardon, author)]
  await again.put(nodeOf(0, 2))
  for (const { book } of [b, c, again]) await peers.act(async () => void book.offer({ statements }))
  await again.put(nodeOf(0, 3))
  await peers.run(3 * limits.syncPeriodMs)
  for (const { replicator } of [b, c]) {
    const nodes = [...(replicator.replicas.tableOf('x1000')?.list('component') ?? [])]
    expect(nodes.map(({ id }) => id).sort()).toEqual([
      ...['x1000c0s1b0n0', 'x1000c0s2b0n0', 'x1000c0s3b0n0'],
    ])
  }
})

test('one pardon is enough, also of the cell that signs it', async () => {
  // The first cell starts several times, and then somebody puts an old copy of its disk back.
  const world = { cells: 3, nodes: 2, scenario: 'power-on', faults: 'high' } as const
  const { sometimes } = await runCluster({ ...world, seed: 3_250, virtualMs: 30_000 })
  expect(sometimes).toMatchObject({ clone: 1, 'a cell was pardoned': 1 })
  expect(sometimes['a pardoned cell took a change']).toBe(1)
})
