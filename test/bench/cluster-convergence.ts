import { temporaryFolder } from '../fixture/cell-process.ts'
import { seenBy, type TestCluster } from '../fixture/cluster.ts'
import type { ClusterCell } from '../fixture/cluster-cell.ts'
import { atRest, convergence } from '../fixture/cluster-measure.ts'
import { loadNodes, makeChange } from '../fixture/cluster-nodes.ts'
import { until } from '../fixture/cluster-patience.ts'
import { watchUsage } from '../fixture/cluster-usage.ts'
import { ManyCells } from '../fixture/many-cells.ts'
import { harm, heal } from '../fixture/packet-filter.ts'
import { percentile, print } from './figure.ts'

/** Cells per round; `RACKCELL_BENCH_CELLS=3,10` takes others. */
const counts = (process.env['RACKCELL_BENCH_CELLS'] ?? '3,10,30').split(',').map(Number)
const changesPerFigure = 30

function printSpread(name: string, samples: readonly number[]): void {
  const beside = { p50Ms: percentile(samples, 0.5), p99Ms: percentile(samples, 0.99) }
  print({ name, value: Math.max(...samples), unit: 'ms', beside: { ...beside, n: samples.length } })
}

/** Owners spread over the cluster. */
function ownersOf({ cells }: TestCluster): readonly ClusterCell[] {
  const last = cells.length - 1
  return [0, Math.floor(last / 2), last].map((place) => cells[place] as ClusterCell)
}

async function measureChanges(many: ManyCells, name: string): Promise<void> {
  const { cluster, networks } = many
  const changes = { owners: ownersOf(cluster), times: changesPerFigure / 3, seconds: 120 }
  let samples: readonly number[] = []
  const used = await watchUsage(cluster.cells, async () => {
    samples = await convergence(cluster, changes)
  })
  printSpread(`${name}: one change visible at all (max)`, samples)
  const { bytesPerSecond: value, ...beside } = used
  print({ name: `${name}: each, one change after the other`, value, unit: 'bytes/s', beside })
  for (const end of networks.ends) harm(end, { lossPercent: 5 })
  printSpread(`${name}: the same with 5 % loss (max)`, await convergence(cluster, changes))
  for (const end of networks.ends) heal(end)
}

/** All write at once for a while, as when a whole cluster is switched on. */
async function measureStorm({ cluster }: ManyCells, name: string): Promise<void> {
  const times = 20
  const used = await watchUsage(cluster.cells, async () => {
    const write = async (cell: ClusterCell) => {
      for (let time = 0; time < times; time++) {
        const path = `/hsm/v2/State/Components/${cell.id}c0s1b0n0/NID`
        const nid = 2_000_000 + Number(cell.id.slice(1)) * 100 + time
        await makeChange(cell, 'PATCH', path, { NID: nid })
      }
    }
    await Promise.all(cluster.cells.map(write))
    const agreedMs = await cluster.untilAgreed({ seconds: 120 })
    print({ name: `${name}: agree after ${times} changes of each`, value: agreedMs, unit: 'ms' })
  })
  const { bytesPerSecond: value, ...beside } = used
  print({ name: `${name}: each in that storm`, value, unit: 'bytes/s', beside })
}

async function measureHalves({ cluster, networks }: ManyCells, name: string): Promise<void> {
  const { ends } = networks
  const middle = Math.floor(ends.length / 2)
  const addresses = ends.map(({ address }) => address)
  for (const [place, end] of ends.entries()) {
    harm(end, { from: place < middle ? addresses.slice(middle) : addresses.slice(0, middle) })
  }
  const [one, other] = [cluster.cells[0], cluster.cells.at(-1)] as [ClusterCell, ClusterCell]
  const isDark = async () => {
    return (await seenBy(one)).cells.find(({ id }) => id === other.id)?.state === 'dark'
  }
  await until('the halves are dark to each other', isDark, { seconds: 180, everyMs: 500 })
  for (const cell of [one, other]) {
    const path = `/hsm/v2/State/Components/${cell.id}c0s0b0n0/NID`
    await makeChange(cell, 'PATCH', path, { NID: 3_000_000 + Number(cell.id.slice(1)) })
  }
  for (const end of ends) heal(end)
  const value = await cluster.untilAgreed({ seconds: 180 })
  print({ name: `${name}: agree after halves were dark to each other`, value, unit: 'ms' })
}

/** How soon a cell that crashed, and one that hangs, is called suspect and dark. */
async function measureDetection({ cluster }: ManyCells, name: string): Promise<void> {
  const witness = cluster.cells[0] as ClusterCell
  const victim = cluster.cells[1] as ClusterCell
  const stateOf = async () => {
    return (await seenBy(witness)).cells.find(({ id }) => id === victim.id)?.state
  }
  const seen = async (what: string) => {
    const patience = { seconds: 180, everyMs: 100 }
    const suspect = async () => (await stateOf()) === 'suspect'
    const dark = async () => (await stateOf()) === 'dark'
    const { tookMs } = await until('it is suspect', suspect, patience)
    const more = await until('it is dark', dark, patience)
    const beside = { suspectMs: tookMs }
    print({ name: `${name}: ${what} is dark`, value: tookMs + more.tookMs, unit: 'ms', beside })
  }
  victim.freeze()
  await seen('one that hangs')
  victim.thaw()
  await cluster.untilWhole({ seconds: 120 })
  await victim.kill()
  await seen('one that was killed')
  await cluster.restart(victim.id)
  await cluster.untilWhole({ seconds: 120 })
}

/** How often a cell that stands still, or one that it looks at again, is called suspect or dark. */
async function measureStalls({ cluster }: ManyCells, name: string): Promise<void> {
  const stalled = cluster.cells[1] as ClusterCell
  for (const seconds of [1, 5, 20]) {
    const seen = { accusedByIt: new Set<string>(), accusingIt: new Set<string>() }
    const look = async () => {
      for (const cell of cluster.cells) {
        if (cell === stalled && isStill) continue
        for (const { id, state } of (await seenBy(cell)).cells) {
          if (state !== 'suspect' && state !== 'dark') continue
          if (cell === stalled) seen.accusedByIt.add(`${id} ${state}`)
          else if (id === stalled.id) seen.accusingIt.add(`${cell.id} ${state}`)
          else seen.accusedByIt.add(`${cell.id} on ${id} ${state}`)
        }
      }
    }
    let isStill = true
    stalled.freeze()
    const begunMs = performance.now()
    const elapsed = () => (performance.now() - begunMs) / 1_000
    const watch = async (until: number) => {
      while (elapsed() < until) await look()
    }
    await watch(seconds)
    stalled.thaw()
    isStill = false
    await watch(seconds + 15)
    print({
      name: `${name}: others called suspect or dark wrongly, after a stall of ${seconds} s`,
      value: seen.accusedByIt.size,
      unit: 'cells',
      beside: { calledTheOneThatStoodStill: seen.accusingIt.size },
    })
    await cluster.untilWhole({ seconds: 120 })
  }
}

/** Real cells in network namespaces, as root: what is seen when, and what it costs. */
export async function benchConvergence(): Promise<void> {
  if (process.getuid?.() !== 0) {
    process.stdout.write('"real cells in network namespaces: not measured, that needs root"\n')
    return
  }
  for (const cells of counts) {
    const folder = temporaryFolder('bench-cells')
    const many = await ManyCells.start({
      folder: folder.path,
      cells,
      args: ['--log-level', 'warn'],
      patience: { seconds: 300 },
    })
    try {
      const name = `${cells} real cells`
      await loadNodes(many.cluster, 4)
      await many.cluster.untilAgreed({ seconds: 120 })
      const { bytesPerSecond: value, ...beside } = await atRest(many.cluster.cells, 20)
      print({ name: `${name}: each at rest`, value, unit: 'bytes/s', beside })
      await measureChanges(many, name)
      await measureStorm(many, name)
      await measureDetection(many, name)
      await measureStalls(many, name)
      await measureHalves(many, name)
    } finally {
      await many.close()
      folder.remove()
    }
  }
}
