import { performance } from 'node:perf_hooks'
import { runDigests } from '../../sim/digests/index.ts'
import { nodeOf, type SimPeer, SimPeers } from '../fixture/sim-peers.ts'
import { percentile, print } from './figure.ts'

/** Sizes that are simulated whole, and those of which only digests are. */
const wholeCounts = [10, 30, 100]
const digestCounts = [100, 160, 1_000, 10_000]
const changesPerFigure = 12
/** How often it is looked whether a change is everywhere, in virtual milliseconds. */
const lookEveryMs = 20
const quietMs = 3_000

const lossy = { dropPerMille: 50 }
const calm = { dropPerMille: 0 }

/**
 * One change after the other at cells spread over the cluster; virtual milliseconds from the commit
 * until the last cell shows it.
 */
export async function changesOf(
  peers: SimPeers,
  cells: readonly SimPeer[],
): Promise<readonly number[]> {
  const { world } = peers
  let committedMs = 0
  let shownMs = new Map<string, number>()
  for (const { id, ledger, replicator } of cells) {
    ledger.onCommit(() => {
      committedMs = world.nowMs
    })
    replicator.replicas.onChange((changes) => {
      if (changes.some(({ family }) => family === 'component')) shownMs.set(id, world.nowMs)
    })
  }
  const samples: number[] = []
  for (let change = 0; change < changesPerFigure; change++) {
    const place = Math.floor((change * (cells.length - 1)) / (changesPerFigure - 1))
    shownMs = new Map()
    await cells[place]?.put(nodeOf(place, 0, { nid: 1_000 * change + place + 1 }))
    while (shownMs.size < cells.length - 1) await peers.run(lookEveryMs)
    samples.push(Math.max(...shownMs.values()) - committedMs)
    await peers.run(quietMs)
  }
  return samples
}

function printSpread(name: string, samples: readonly number[]): void {
  const beside = { p50Ms: percentile(samples, 0.5), p99Ms: percentile(samples, 0.99) }
  const value = Math.max(...samples)
  print({
    name: `${name} (max)`,
    value,
    unit: 'virtual ms',
    beside: { ...beside, n: samples.length },
  })
}

/** What a cell sends while nobody asks it anything, in bytes a second. */
export async function idleOf(peers: SimPeers, cells: readonly SimPeer[]): Promise<number> {
  const sent = () => cells.reduce((sum, { key }) => sum + peers.network.traffic(key).sentBytes, 0)
  const before = sent()
  await peers.run(20_000)
  return (sent() - before) / 20 / cells.length
}

/** Everything of these cells is the production code; time and network are simulated. */
async function benchWhole(count: number): Promise<void> {
  const peers = new SimPeers(count)
  const cells = await peers.startAll()
  const name = `${count} simulated cells`
  const value = await idleOf(peers, cells)
  print({ name: `${name}: each at rest`, value, unit: 'bytes/s sent' })
  printSpread(`${name}: one change visible at all`, await changesOf(peers, cells))
  peers.network.setWeather(lossy)
  printSpread(`${name}: the same with 5 % of gossip lost`, await changesOf(peers, cells))
}

/** How news of a change travels in clusters that are too large to be simulated whole. */
async function benchDigests(cells: number): Promise<void> {
  const changes = cells > 1_000 ? 5 : 20
  const ways = [
    ['news of one change everywhere', calm],
    ['the same with 5 % of gossip lost', lossy],
    ['… after halves did not hear each other', { ...calm, isCut: true }],
  ] as const
  for (const [what, way] of ways) {
    const beganMs = performance.now()
    const { everywhere, events, bytesPerCell } = await runDigests({
      seed: 7,
      cells,
      changes,
      ...way,
    })
    const eventsPerSecond = (1_000 * events) / (performance.now() - beganMs)
    print({
      name: `${cells} simulated cells, digests: ${what} (max)`,
      value: everywhere.max,
      unit: 'virtual ms',
      beside: {
        ...{ p50Ms: everywhere.p50, p99Ms: everywhere.p99, n: everywhere.count },
        ...{ bytesPerCell, eventsPerSecond },
      },
    })
  }
}

/** Simulated sizes: `npm run bench simulated`. */
export async function benchSimulated(): Promise<void> {
  for (const count of wholeCounts) await benchWhole(count)
  for (const count of digestCounts) await benchDigests(count)
}
