import { ed25519Signer, ed25519Verifier } from '../../agent/rack/adapter/ed25519.ts'
import { softMemo } from '../../agent/rack/adapter/soft-memo.ts'
import { silentLog } from '../../cell/env/index.ts'
import { ownWork, publicFeed } from '../../cell/replication/index.ts'
import { Replica } from '../../cell/replication/replica.ts'
import { Ledger, openStore, ownShelf, readSnapshot } from '../../cell/store/index.ts'
import { SeededRandom } from '../../sim/random/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import { HandClock } from '../fixture/ledger.ts'
import { type BenchNode, benchNodes } from './cluster.ts'
import { judged, print } from './figure.ts'

const perCell = 64
const signer = ed25519Signer(new Uint8Array(32).fill(7))
const verifier = ed25519Verifier()

/** What a replica gets from a cell with these nodes: each with one interface and one group. */
async function snapshotOf(cell: string, nodes: readonly BenchNode[]) {
  const store = new MemoryStore()
  const random = SeededRandom.fromSeed(1)
  const backup = async () => ''
  const identity = { cell, publicKey: signer.publicKey, verifier, random, log: silentLog, backup }
  const opened = await openStore(store, identity)
  const ledger = new Ledger({ store, clock: new HandClock(), signer, log: silentLog }, opened)
  await ledger.transact({ subject: 'bench' }, (transaction) => {
    for (const { xname: id, nid, mac, ip } of nodes) {
      transaction.put('component', {
        ...{ id, nid, type: 'Node', state: 'Ready', flag: 'OK', enabled: true },
        ...{ role: 'Compute', arch: 'X86', netType: 'Sling', class: 'River' },
      })
      transaction.put('ethernetInterface', {
        ...{ id: mac.replaceAll(':', ''), macAddress: mac, componentId: id },
        ...{ lastUpdateMs: 1_700_000_000_000, ipAddresses: [{ ipAddress: ip }] },
      })
      const membership = { label: 'compute', member: id, creationId: 'a1b2c3d4' }
      transaction.put('membership', membership)
    }
  })
  // The newest head is kept as it is: in life it is that of a small batch.
  await ledger.transact({ subject: 'bench' }, (transaction) => {
    transaction.put('group', { label: 'compute', creationId: 'a1b2c3d4', tags: [] })
  })
  const reading = readSnapshot(store, ownShelf('public'))
  const records = await Array.fromAsync(reading.records)
  const head = await reading.head
  if (!head) throw new Error('a cell that wrote has a head')
  return { records, head }
}

/** Holds what it is given nowhere: only what a replica keeps in memory counts. */
class NoStore extends MemoryStore {
  override async batch(): Promise<void> {}
}

const store = new NoStore()

async function replicaOf(cell: string, nodes: readonly BenchNode[]): Promise<Replica> {
  const replica = new Replica(
    { cell, feed: publicFeed },
    {
      store,
      verifier,
      work: { ...ownWork, memo: softMemo },
      publicKey: () => signer.publicKey,
      believes: () => true,
      believedBy: () => 'everything',
      fold: () => {},
    },
  )
  const { records, head } = await snapshotOf(cell, nodes)
  const applied = await replica.applySnapshot(records, head)
  if ('flaw' in applied) throw new Error(`refused: ${applied.flaw.kind}`)
  return replica
}

async function collected(): Promise<number> {
  const { gc } = globalThis
  if (!gc) throw new Error('run with node --expose-gc')
  for (let time = 0; time < 3; time++) {
    gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Memory per node in a cell that owns none of them: what racks of 64 tell everybody. */
export async function benchReplicatedMemory(): Promise<void> {
  // Code and vocabularies are there before it is measured.
  for (let at = 0; at < 32; at++) await replicaOf('x999', benchNodes(perCell))
  for (const count of [10_000, 100_000]) {
    const nodes = benchNodes(Math.min(count, 60_000))
    const before = await collected()
    const replicas: Replica[] = []
    for (let at = 0; at < count; at += perCell) {
      const from = at % (nodes.length - perCell)
      replicas.push(await replicaOf(`x${1_000 + at}`, nodes.slice(from, from + perCell)))
    }
    const bytes = (await collected()) - before
    const held = replicas.reduce((sum, replica) => sum + replica.count('component'), 0)
    const name = `memory per replicated node, ${count.toLocaleString('en')} nodes`
    const beside = { cells: replicas.length, nodes: held }
    print(judged({ name, value: bytes / held, unit: 'bytes', beside }, { atMost: 600 }))
  }
}
