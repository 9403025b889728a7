import { expect, test } from 'vitest'
import { silentLog } from '../../cell/env/index.ts'
import { limits } from '../../cell/replication/index.ts'
import { makePardon, makeRevocation } from '../../cell/roster/index.ts'
import { loneStanding } from '../../cell/store/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { cluster, rootSigner, rosterWallMs } from '../fixture/roster.ts'
import { faultOf, nodeOf, SimPeers } from '../fixture/sim-peers.ts'
import { copyOf, forked, newestBatches, openCopy } from '../fixture/store-copy.ts'

const nodesSeen = (peer: { view: { list(family: 'component'): Iterable<{ id: string }> } }) =>
  [...peer.view.list('component')].map(({ id }) => id).sort()

test('what one cell writes the others show within a second, with coverage and age', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  await a?.put(nodeOf(0, 1))
  await b?.put(nodeOf(1, 1))
  await peers.run(1_000)
  for (const cell of [a, b, c]) {
    expect(cell && nodesSeen(cell)).toEqual(['x1000c0s1b0n0', 'x1001c0s1b0n0'])
    expect(cell?.view.coverage()).toMatchObject({ cells: 3, of: 3, missing: [] })
    expect(cell?.view.coverage().oldestSeconds).toBeLessThan(4)
  }
  expect(c?.view.holderOf('component', 'x1001c0s1b0n0')).toBe('x1001')
})

test('without gossip anti-entropy alone brings everything', async () => {
  const peers = new SimPeers(3)
  const [a, , c] = await peers.startAll({ options: { gossip: false } })
  await a?.put(nodeOf(0, 1))
  await peers.run(1_000)
  expect(c && nodesSeen(c)).toEqual([])
  await peers.run(2 * limits.syncPeriodMs * 2)
  expect(c && nodesSeen(c)).toEqual(['x1000c0s1b0n0'])
})

test('a deleted record goes away everywhere, also where only the removal arrives', async () => {
  const peers = new SimPeers(2)
  const [a, b] = await peers.startAll()
  await a?.put(nodeOf(0, 1))
  await peers.run(1_000)
  await peers.act(async () => {
    await a?.ledger.transact({ subject: 'tester' }, (tx) => tx.delete('component', 'x1000c0s1b0n0'))
  })
  await peers.run(1_000)
  expect(b && nodesSeen(b)).toEqual([])
  expect(b?.view.lookup('component', 'nid', '1')).toEqual([])
})

test('nobody believes a cell about what another one owns', async () => {
  const peers = new SimPeers(3)
  const a = await peers.start(0, { standing: () => ({ ...loneStanding, roster: 1 }) })
  const b = await peers.start(1)
  await peers.start(2)
  await peers.run(5_000)
  await a.put(nodeOf(1, 7))
  await a.put(nodeOf(0, 7))
  await peers.run(2_000)
  expect(nodesSeen(b)).toEqual(['x1000c0s7b0n0'])
})

test('a cell that was away shows the others as they were, then catches up', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(1_000)
  await a.stop()
  await peers.run(35_000)
  expect(b.view.coverage()).toMatchObject({ cells: 2, of: 3, missing: [{ cell: 'x1000' }] })
  expect(b.view.coverage().oldestSeconds).toBeGreaterThan(30)
  expect(nodesSeen(b)).toEqual(['x1000c0s1b0n0'])
  await c.put(nodeOf(2, 1))
  const again = await peers.start(0, { store: a.store })
  await peers.run(5_000)
  expect(nodesSeen(again)).toEqual(['x1000c0s1b0n0', 'x1002c0s1b0n0'])
  expect(b.view.coverage()).toMatchObject({ cells: 3, of: 3 })
})

/** The root speaks: it needs no certificate. */
const author = {
  signer: rootSigner,
  cluster,
  wallMs: rosterWallMs,
  random: SeededRandom.fromSeed(9),
}

test('a restored disk takes its newer slice back and goes on behind it', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  const old = await copyOf(a.store)
  await a.put(nodeOf(0, 2))
  await a.put(nodeOf(0, 3))
  await peers.run(2_000)
  await a.stop()
  const again = await peers.start(0, { store: old })
  await again.put(nodeOf(0, 4))
  await peers.run(10_000)
  expect(again.replicator.reconciler.state).toBe('reconciled')
  const all = ['x1000c0s1b0n0', 'x1000c0s2b0n0', 'x1000c0s3b0n0', 'x1000c0s4b0n0']
  for (const cell of [again, b, c]) expect(nodesSeen(cell)).toEqual(all)
  expect(c.replicator.replicas.forks()).toEqual([])
})

test('what is changed on a restored disk stays; the log names what else was changed', async () => {
  const peers = new SimPeers(3)
  const [a] = await peers.startAll()
  if (!a) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await a.put(nodeOf(0, 2))
  const old = await copyOf(a.store)
  await a.put(nodeOf(0, 1, { state: 'Off' }))
  await peers.run(2_000)
  await a.stop()
  const said: unknown[] = []
  const log = { ...silentLog, warn: (fields: object) => said.push(fields) }
  const again = await peers.start(0, { store: old, log })
  await again.put(nodeOf(0, 1, { state: 'On' }))
  await again.put(nodeOf(0, 2, { state: 'On' }))
  await peers.run(10_000)
  for (const slot of [1, 2]) {
    expect(again.ledger.get('component', nodeOf(0, slot).id)?.state).toBe('On')
  }
  expect(said).toContainEqual(expect.objectContaining({ changedTwice: ['co/x1000c0s1b0n0'] }))
})

test('a restored disk believes the peer that knows most, whoever answers first', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(2_000)
  const old = await copyOf(a.store)
  await a.put(nodeOf(0, 2))
  await peers.run(2_000)
  peers.network.partition([b.key], [a.key, c.key], 'both')
  await peers.run(40_000)
  await a.put(nodeOf(0, 3))
  await peers.run(2_000)
  await a.stop()
  peers.network.heal()
  peers.network.partition([b.key], [c.key], 'both')
  const again = await peers.start(0, { store: old })
  await peers.run(30_000)
  await again.put(nodeOf(0, 4))
  peers.network.heal()
  await peers.run(60_000)
  const all = ['x1000c0s1b0n0', 'x1000c0s2b0n0', 'x1000c0s3b0n0', 'x1000c0s4b0n0']
  for (const cell of [again, b, c]) expect(nodesSeen(cell)).toEqual(all)
  expect(again.replicator.reconciler.state).toBe('reconciled')
})

test('what is written before the cell is reconciled is kept, and numbered later', async () => {
  const peers = new SimPeers(3)
  const lonely = await peers.start(0)
  await peers.run(20_000)
  expect(lonely.replicator.reconciler.state).toBe('held')
  await lonely.put(nodeOf(0, 1))
  expect(nodesSeen(lonely)).toEqual(['x1000c0s1b0n0'])
  expect(lonely.ledger.order('public').seq).toBe(0)
  const b = await peers.start(1)
  await peers.run(limits.reconcilePatienceMs + 5_000)
  expect(lonely.replicator.reconciler.state).toBe('reconciled')
  expect(nodesSeen(b)).toEqual(['x1000c0s1b0n0'])
})

test('a copy that went on by itself is quarantined, and serves what it has', async () => {
  const { first, b } = await forked()
  expect(nodesSeen(b)).toEqual(['x1000c0s1b0n0', 'x1000c0s3b0n0'])
  expect(first.replicator.reconciler.state).toBe('quarantined')
  expect(await faultOf(first.put(nodeOf(0, 9)))).toBe('PEER_FORKED')
  expect(nodesSeen(first)).toEqual(['x1000c0s1b0n0', 'x1000c0s2b0n0'])
})

test('a pardon says which copy goes on, and everybody follows it', async () => {
  const { peers, first, b, c } = await forked()
  const position = first.ledger.position('public')
  if (!position) throw new Error('the cell has written')
  const statements = [makePardon({ cell: 'x1000', ...position, boot: 9 }, author)]
  for (const cell of [first, b, c]) {
    await peers.act(async () => {
      cell.book.offer({ statements })
    })
  }
  await peers.run(2_000)
  await first.put(nodeOf(0, 9))
  await peers.run(2 * limits.syncPeriodMs)
  const all = ['x1000c0s1b0n0', 'x1000c0s2b0n0', 'x1000c0s9b0n0']
  for (const cell of [first, b, c]) expect(nodesSeen(cell)).toEqual(all)
})

test('a clone that writes while the first one runs stops the one that hears of it', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(1_000)
  // Somebody writes with the same key from a copy: only its entries reach the others.
  const stolen = await copyOf(a.store)
  peers.network.partition([a.key], [b.key, c.key], 'both')
  await peers.run(40_000)
  const writer = await openCopy(peers, stolen)
  await peers.act(async () => {
    await writer.transact({ subject: 'thief' }, (tx) => tx.put('component', nodeOf(0, 8)))
  })
  const batches = await newestBatches(stolen, a.ledger.position('public'))
  await peers.act(() => b.replicator.replicas.apply({ cell: 'x1000', feed: 1 }, batches))
  peers.network.heal()
  await peers.run(2 * limits.dialEachMs)
  expect(a.replicator.reconciler.state).toBe('quarantined')
  expect(await faultOf(a.put(nodeOf(0, 9)))).toBe('PEER_FORKED')
})

test('a revoked cell is cut off, and what it wrote after the cut is not believed', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await c.put(nodeOf(2, 1))
  await peers.run(1_000)
  const cut = c.ledger.order('public')
  const publicKey = Buffer.from(c.key, 'hex')
  const revocation = makeRevocation({ cell: 'x1002', publicKey, cut, reason: 'stolen' }, author)
  await peers.act(async () => {
    a.book.offer({ statements: [revocation] })
  })
  await peers.run(5_000)
  await c.put(nodeOf(2, 2))
  await peers.run(2 * limits.syncPeriodMs)
  for (const cell of [a, b]) {
    expect(nodesSeen(cell)).toEqual(['x1002c0s1b0n0'])
    expect(cell.replicator.liveness.silentMs('x1002')).toBeGreaterThan(10_000)
  }
  // It may not come back in either.
  expect(c.view.coverage().cells).toBe(1)
})

test('two cells that write one group while cut off: a conflict, settled by a write', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.putGroup('gpu', 'first')
  await peers.run(2_000)
  peers.network.partition([a.key], [b.key, c.key], 'both')
  await a.putGroup('gpu', 'by a')
  await b.putGroup('gpu', 'by b')
  peers.network.heal()
  await peers.run(2 * limits.dialEachMs)
  for (const cell of [a, b, c]) {
    expect(cell.view.conflicts()).toMatchObject([
      {
        kind: 'intent',
        family: 'group',
        id: 'gpu',
        versions: [{ cell: 'x1001' }, { cell: 'x1000' }],
      },
    ])
    expect(cell.view.get('group', 'gpu')?.description).toBe('by b')
  }
  await c.putGroup('gpu', 'settled')
  await peers.run(20_000)
  for (const cell of [a, b, c]) {
    expect(cell.view.conflicts()).toEqual([])
    expect(cell.view.get('group', 'gpu')?.description).toBe('settled')
  }
  // Who was replaced states nothing about it any more.
  expect(a.ledger.intentVersions('group', 'gpu').map(({ cell }) => cell)).toEqual(['x1002'])
})

test('a deleted group stays deleted; its tombstone goes when all have proved that', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.putGroup('gpu', 'first')
  await peers.run(2_000)
  await b.deleteGroup('gpu')
  await peers.run(20_000)
  for (const cell of [a, b, c]) expect(cell.view.get('group', 'gpu')).toBeUndefined()
  expect(c.ledger.intentVersions('group', 'gpu')).toHaveLength(1)
  await peers.run(4 * limits.digestRefreshMs + 600_000)
  expect(c.ledger.intentVersions('group', 'gpu')).toEqual([])
  expect(c.view.get('group', 'gpu')).toBeUndefined()
})

test('two cells that claim one NID: shown at all, and gone when one of them lets go', async () => {
  const peers = new SimPeers(2)
  const [a, b] = await peers.startAll()
  if (!a || !b) throw new Error('two cells')
  await a.put(nodeOf(0, 1, { nid: 7 }))
  await b.put(nodeOf(1, 1, { nid: 7 }))
  await peers.run(2_000)
  for (const cell of [a, b]) {
    expect(cell.view.conflicts()).toMatchObject([
      { kind: 'duplicate', over: { index: 'nid', value: '7' } },
    ])
  }
  await b.put(nodeOf(1, 1, { nid: 8 }))
  await peers.run(2_000)
  for (const cell of [a, b]) expect(cell.view.conflicts()).toEqual([])
})

test('a forwarded call: folded before the answer; surely not sent; perhaps done', async () => {
  const peers = new SimPeers(3)
  const a = await peers.start(0)
  const b = await peers.start(1, {
    async execute(call) {
      const { order } = await b.ledger.transact({ subject: 'x1000' }, (tx) =>
        tx.put('component', nodeOf(1, call[0] ?? 0)),
      )
      return { status: 204, headers: {}, body: new Uint8Array(), order }
    },
  })
  await peers.start(2)
  await peers.run(10_000)
  const { signal } = new AbortController()
  const send = (slot: number) =>
    a.replicator.forward('x1001', {
      id: 'ab'.repeat(16),
      call: Uint8Array.of(slot),
      atLeast: [],
      signal,
    })
  const answered = await peers.act(() => send(5))
  expect(answered.status).toBe(204)
  expect(nodesSeen(a)).toEqual(['x1001c0s5b0n0'])
  peers.network.partition([b.key], [a.key], 'aToB')
  expect(await faultOf(peers.act(() => send(6)))).toBe('PEER_SILENT')
  peers.network.heal()
  await b.stop()
  await peers.run(1_000)
  expect(await faultOf(peers.act(() => send(7)))).toBe('PEER_UNREACHABLE')
})

test('who asks for what is not here yet waits, and is told when it does not come', async () => {
  const peers = new SimPeers(2)
  const [a, b] = await peers.startAll({ options: { gossip: false } })
  if (!a || !b) throw new Error('two cells')
  await b.put(nodeOf(1, 1))
  const order = b.ledger.order('public')
  const mark = { cell: 'x1001', feed: 1, order, headHash: new Uint8Array() }
  const { signal } = new AbortController()
  await peers.act(() => a.replicator.reach([mark], signal))
  expect(nodesSeen(a)).toEqual(['x1001c0s1b0n0'])
  const later = { ...mark, order: { ...order, seq: order.seq + 1 } }
  expect(await faultOf(peers.act(() => a.replicator.reach([later], signal)))).toBe('PEER_BEHIND')
  // What a caller names is nothing that anybody announced: nobody is asked for it again.
  expect(a.replicator.puller.wanted).toBe(0)
  const strange = { ...mark, cell: 'x9999' }
  expect(await faultOf(peers.act(() => a.replicator.reach([strange], signal)))).toBe('PEER_BEHIND')
  expect(a.replicator.puller.wanted).toBe(0)
})
