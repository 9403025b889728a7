import { expect, test } from 'vitest'
import { limits } from '../../cell/replication/index.ts'
import { makePardon } from '../../cell/roster/index.ts'
import {
  compareOrders,
  hasHead,
  isSame,
  prefixRange,
  type ReadHead,
  readKeptHeads,
  replicaShelf,
} from '../../cell/store/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import type { MemoryStore } from '../../sim/store/index.ts'
import { cluster, rootSigner, rosterWallMs } from '../fixture/roster.ts'
import { faultOf, nodeOf, type SimPeer, SimPeers } from '../fixture/sim-peers.ts'
import { copyOf, newestBatches, openCopy } from '../fixture/store-copy.ts'

const author = {
  signer: rootSigner,
  cluster,
  wallMs: rosterWallMs,
  random: SeededRandom.fromSeed(9),
}

/** How often each of two copies of one cell writes while only one neighbour hears it. */
interface Branches {
  readonly first: number
  readonly second: number
  /** Starts of the second copy before it writes: its orders are other ones then. */
  readonly starts?: number
}

async function apart({ first, second, starts = 1 }: Branches) {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(2_000)
  await a.stop()
  const copy = await copyOf(a.store)
  const write = async (store: MemoryStore, hearer: SimPeer, deaf: SimPeer, times: number) => {
    peers.network.partition([deaf.key], [a.key, hearer.key], 'both')
    const writer = await peers.start(0, { store })
    await peers.run(limits.reconcilePatienceMs + 10_000)
    for (let slot = 0; slot < times; slot += 1) {
      await writer.put(nodeOf(0, hearer === b ? 10 + slot : 40 + slot))
    }
    await peers.run(5_000)
    await writer.stop()
    peers.network.heal()
    peers.network.partition([b.key], [c.key], 'both')
  }
  await write(a.store, b, c, first)
  for (let start = 1; start < starts; start += 1) await write(copy, c, b, 0)
  await write(copy, c, b, second)
  peers.network.heal()
  await peers.run(2 * limits.dialEachMs + 2 * limits.syncPeriodMs)
  return { peers, a, b, c }
}

const forkAt = ({ view }: SimPeer) => view.cells().find(({ id }) => id === 'x1000')?.fork

test.each<readonly [string, Branches]>([
  ['equally often', { first: 2, second: 2 }],
  ['first less often', { first: 1, second: 4 }],
  ['first more often', { first: 4, second: 1 }],
  ['after different counts of starts', { first: 3, second: 2, starts: 2 }],
  ['after different counts of starts, later more', { first: 1, second: 5, starts: 3 }],
])('copies that wrote %s are found out when their neighbours meet', async (_, branches) => {
  const { b, c } = await apart(branches)
  expect([forkAt(b), forkAt(c)]).toEqual([expect.any(Object), expect.any(Object)])
  expect(forkAt(b)).toEqual(forkAt(c))
})

test('a copy that meets those who know is quarantined; a pardon ends it everywhere', async () => {
  const { peers, a, b, c } = await apart({ first: 2, second: 2 })
  const again = await peers.start(0, { store: a.store })
  await peers.run(limits.reconcilePatienceMs + 10_000)
  expect(again.replicator.reconciler.state).toBe('quarantined')
  expect(forkAt(again)).toEqual(forkAt(b))
  const position = again.ledger.position('public')
  if (!position) throw new Error('it has written')
  const statements = [makePardon({ cell: 'x1000', ...position, boot: 19 }, author)]
  for (const { book } of [again, b, c]) await peers.act(async () => void book.offer({ statements }))
  await peers.run(2_000)
  await again.put(nodeOf(0, 9))
  await peers.run(2 * limits.syncPeriodMs)
  const names = ({ view }: SimPeer) => [...view.list('component')].map(({ id }) => id).sort()
  for (const cell of [again, b, c]) {
    expect(forkAt(cell)).toBeUndefined()
    expect(names(cell)).toEqual(names(again))
    expect(names(cell)).toContain('x1000c0s9b0n0')
  }
})

test('a running cell that wrote more than its copy is told by whoever knows both', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(2_000)
  const copy = await copyOf(a.store)
  const before = a.ledger.position('public')
  peers.network.partition([c.key], [a.key, b.key], 'both')
  await peers.run(40_000)
  for (const slot of [2, 3, 4]) await a.put(nodeOf(0, slot))
  const writer = await openCopy(peers, copy)
  await peers.act(async () => {
    await writer.transact({ subject: 'thief' }, (tx) => tx.put('component', nodeOf(0, 8)))
  })
  const batches = await newestBatches(copy, before)
  await peers.act(() => c.replicator.replicas.apply({ cell: 'x1000', feed: 1 }, batches))
  peers.network.heal()
  await peers.run(2 * limits.dialEachMs + 2 * limits.syncPeriodMs)
  for (const cell of [a, b, c]) expect([cell.id, forkAt(cell)]).toEqual([cell.id, forkAt(b)])
  expect(forkAt(b)).toBeDefined()
  expect(await faultOf(a.put(nodeOf(0, 9)))).toBe('PEER_FORKED')
  expect(a.replicator.reconciler.marks).toEqual(['quarantined'])
})

test('of several proofs the earliest stays, in whatever order they come', async () => {
  const { b, c } = await apart({ first: 3, second: 3 })
  const heads = async ({ store }: SimPeer) => {
    return await readKeptHeads(store, replicaShelf('x1000', 'public'))
  }
  const [own, theirs] = [await heads(b), await heads(c)]
  const proofs = own.flatMap((left) => {
    const isTwice = (right: ReadHead) => {
      return (
        compareOrders(left.head.order, right.head.order) === 0 && !isSame(left.hash, right.hash)
      )
    }
    const right = theirs.find(isTwice)
    return right ? [{ cell: 'x1000', feed: 1, left: left.signed, right: right.signed }] : []
  })
  expect(proofs).toHaveLength(3)
  for (const order of [proofs, proofs.toReversed()]) {
    const [fresh] = await new SimPeers(3).startAll()
    if (!fresh) throw new Error('a cell')
    for (const proof of order) fresh.replicator.replicas.hearFork(proof)
    expect(fresh.replicator.replicas.forks()).toEqual([proofs[0]])
  }
})

test('a damaged head in the log of a feed leaves the others to compare by', async () => {
  const peers = new SimPeers(3)
  const [a, b] = await peers.startAll()
  if (!a || !b) throw new Error('three cells')
  for (const slot of [1, 2, 3]) await a.put(nodeOf(0, slot))
  await peers.run(2_000)
  const shelf = replicaShelf('x1000', 'public')
  const before = await readKeptHeads(b.store, shelf)
  const [first, second] = before
  if (!first || !second) throw new Error('it holds what was written')
  const { order } = first.head
  expect(await hasHead(b.store, shelf, { order, hash: first.hash })).toBe(true)
  for await (const [key, value] of b.store.entries(prefixRange(shelf.headPrefix))) {
    const turned = value.map((byte, at) => (at === value.length - 1 ? byte ^ 1 : byte))
    await b.store.batch([{ type: 'put', key, value: turned }], { sync: true })
    break
  }
  expect(await readKeptHeads(b.store, shelf)).toEqual(before.slice(1))
  expect(await hasHead(b.store, shelf, { order, hash: first.hash })).toBe('behind')
})
