import { expect, test } from 'vitest'
import { silentLog } from '../../cell/env/index.ts'
import { Liveness, limits, lossText } from '../../cell/replication/index.ts'
import { setGuardians } from '../../cell/roster/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import { edited, rosterVerifier, signerOf } from '../fixture/roster.ts'
import { nodeOf, type SimPeer, SimPeers } from '../fixture/sim-peers.ts'

const bmc = 'x1000c0s1b0'

async function putRack(peers: SimPeers, cell: SimPeer): Promise<void> {
  await cell.put(nodeOf(0, 1))
  await cell.put({ id: bmc, type: 'NodeBMC', state: 'Ready', enabled: true })
  const endpoint = { id: bmc, type: 'NodeBMC', hostname: 'b', domain: '', fqdn: 'b', user: 'root' }
  await peers.act(() =>
    cell.ledger.transact({ subject: 'tester' }, (tx) => {
      tx.put('redfishEndpoint', { ...endpoint, enabled: true, rediscoverOnUpdate: false })
    }),
  )
  await peers.run(5_000)
}

const lost = ({ replicator }: SimPeer) => replicator.losses.list.map(lossText)
const named = [
  'lost with the disk of x1000: the Redfish endpoints and passwords of 1 controllers, the ' +
    'component endpoints and cloud-init values of 1 nodes',
]

test('a cell that lost its disk names what is gone, until somebody knows', async () => {
  const peers = new SimPeers(3)
  const [a, b] = await peers.startAll()
  if (!a || !b) throw new Error('three cells')
  await putRack(peers, a)
  await a.stop()
  const store = new MemoryStore()
  const fresh = await peers.start(0, { store })
  await peers.run(10_000)
  expect(fresh.ledger.get('component', bmc)).toBeDefined()
  expect(fresh.ledger.get('redfishEndpoint', bmc)).toBeUndefined()
  expect(lost(fresh)).toEqual(named)
  expect(b.replicator.liveness.newest('x1000')?.marks).toEqual(['records lost'])
  await fresh.stop()
  const again = await peers.start(0, { store })
  await peers.run(10_000)
  expect(lost(again)).toEqual(named)
  await peers.act(() => again.replicator.losses.acknowledge())
  await peers.run(5_000)
  expect(b.replicator.liveness.newest('x1000')?.marks).toEqual([])
  await again.stop()
  const calm = await peers.start(0, { store })
  await peers.run(10_000)
  expect(lost(calm)).toEqual([])
})

test('a cell that starts for the first time, or again, has lost nothing', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await putRack(peers, a)
  await a.stop()
  const again = await peers.start(0, { store: a.store })
  await peers.run(10_000)
  for (const cell of [again, b, c]) expect(lost(cell)).toEqual([])
})

test('who was told too soon that nobody knows better takes back what others have', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(1_000)
  await a.stop()
  peers.network.partition([a.key], [b.key, c.key], 'both')
  const empty = await peers.start(0, { store: new MemoryStore() })
  await peers.act(() => empty.replicator.reconciler.alone())
  expect(empty.replicator.reconciler.state).toBe('reconciled')
  peers.network.heal()
  await peers.run(2 * limits.dialEachMs + 2 * limits.syncPeriodMs)
  expect(empty.replicator.reconciler.state).toBe('reconciled')
  expect(empty.replicator.reconciler.marks).toEqual(['records lost'])
  expect(empty.ledger.get('component', nodeOf(0, 1).id)).toBeDefined()
  await empty.put(nodeOf(0, 2))
  await peers.run(1_000)
  expect(b.view.get('component', nodeOf(0, 2).id)).toBeDefined()
})

test('what a guardian kept is not lost', async () => {
  const peers = new SimPeers(3)
  const guarded = edited(peers.roster, (plan) => setGuardians(plan, 'x1000', ['x1001']))
  const given = { rosters: [peers.roster, guarded] }
  const [a] = await peers.startAll(given)
  if (!a) throw new Error('three cells')
  await putRack(peers, a)
  // Close feeds are in no digest: tables of positions tell of them.
  await peers.run(4 * limits.syncPeriodMs)
  await a.stop()
  const fresh = await peers.start(0, { ...given, store: new MemoryStore() })
  await peers.run(10_000)
  expect(fresh.ledger.get('redfishEndpoint', bmc)).toBeDefined()
  expect(lost(fresh)).toEqual([])
})

test('starts that left no batch behind are leapt over: it is heard again at once', async () => {
  const peers = new SimPeers(3)
  const [a, b, c] = await peers.startAll()
  if (!a || !b || !c) throw new Error('three cells')
  await a.put(nodeOf(0, 1))
  await peers.run(5_000)
  let last = a
  for (let start = 0; start < 5; start += 1) {
    await last.stop()
    last = await peers.start(0, { store: a.store })
    await peers.run(5_000)
  }
  await last.stop()
  await peers.run(10_000)
  await peers.start(0, { store: new MemoryStore() })
  await peers.run(20_000)
  for (const { replicator } of [b, c]) {
    expect(replicator.liveness.silentMs('x1000')).toBeLessThan(10_000)
  }
})

/** Gives `cell` a stamp with its own genuine signature from a start of that number. */
function tellOfStart(peers: SimPeers, { id, replicator }: SimPeer, boot: number): void {
  const signer = signerOf(0)
  const ports = { clock: peers.clock, signer, verifier: rosterVerifier, keyOf: () => undefined }
  const self = () => ({ cell: id, boot, roster: 1, addresses: [], marks: [] })
  const other = new Liveness({ ...ports, self }, { suspectMs: 10_000, darkMs: 30_000 })
  const [held] = other.newerThan([])
  if (held) replicator.liveness.hear(held, peers.clock.monotonicMs())
}

test('a start is leapt to, but not one that a stolen key made up to end the count', async () => {
  const peers = new SimPeers(2)
  const said: Readonly<Record<string, unknown>>[] = []
  const log = { ...silentLog, error: (fields: object) => said.push({ ...fields }) }
  const [a] = await peers.startAll({ log })
  if (!a) throw new Error('two cells')
  const near = a.ledger.boot + limits.startsAheadMax
  tellOfStart(peers, a, near)
  await peers.run(5_000)
  expect(a.ledger.boot).toBe(near + 1)
  expect(said).toEqual([])
  const far = a.ledger.boot + limits.startsAheadMax + 1
  tellOfStart(peers, a, far)
  await peers.run(20_000)
  expect(a.ledger.boot).toBe(near + 1)
  expect(said).toMatchObject([{ cell: 'x1000', boot: near + 1, heard: far }])
  expect(said[0]?.['remedy']).toContain('rackcell cell leave x1000 --dead --revoke')
})
