/** How changes travel between real cells: by digests, and without a single one. */
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { TestCluster } from '../fixture/cluster.ts'
import type { ClusterCell } from '../fixture/cluster-cell.ts'
import { report, spread } from '../fixture/cluster-figure.ts'
import { metric, metricsOf } from '../fixture/cluster-metric.ts'
import { loadNodes, succeeded } from '../fixture/cluster-nodes.ts'
import { until } from '../fixture/cluster-patience.ts'

const ending: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

async function start(cells: number, ...args: readonly string[]): Promise<TestCluster> {
  const folder = temporaryFolder('gossip')
  ending.push(() => folder.remove())
  const cluster = await TestCluster.start({ folder: folder.path, cells, args })
  ending.push(() => cluster.close())
  return cluster
}

/** Writes at the owner, and waits until another cell shows it, in milliseconds. */
async function travel(owner: ClusterCell, reader: ClusterCell, nid: number): Promise<number> {
  const node = `${owner.id}c0s0b0n0`
  const path = `/hsm/v2/State/Components/${node}/NID`
  succeeded(await owner.ask('PATCH', path, { body: { NID: nid } }))
  const { tookMs } = await until(
    `${reader.id} shows ${nid} of ${node}`,
    async () => (await reader.get<{ nid: number }>(`/cells/v1/nodes/${node}`)).nid === nid,
    { seconds: 120, everyMs: 10 },
  )
  return tookMs
}

async function addNode(owner: ClusterCell): Promise<string> {
  const node = `${owner.id}c0s0b0n0`
  const body = { Components: [{ ID: node, State: 'On' }] }
  succeeded(await owner.ask('POST', '/hsm/v2/State/Components', { body }))
  return node
}

/** Writes a new node at its owner, and waits until another cell shows it, in milliseconds. */
async function appear(owner: ClusterCell, reader: ClusterCell): Promise<number> {
  const node = await addNode(owner)
  const isThere = async () => (await reader.ask('GET', `/cells/v1/nodes/${node}`)).status === 200
  return (await until(`${reader.id} shows ${node}`, isThere, { seconds: 120 })).tookMs
}

describe('replication', () => {
  test('by gossip: a digest arrives, and what it announces is fetched', async () => {
    const cluster = await start(3)
    const [x1000, x1001, x1002] = cluster.cells as [ClusterCell, ClusterCell, ClusterCell]
    await loadNodes(cluster, 2)
    await cluster.untilAgreed()
    const before = await Promise.all(cluster.cells.map(metricsOf))
    const samples: number[] = []
    for (let at = 0; at < 10; at++) {
      samples.push(await travel(x1000, x1001, 10_000 + at))
      samples.push(await travel(x1002, x1000, 20_000 + at))
    }
    report('3 cells on loopback: one change is visible at another', spread(samples))
    const after = await Promise.all(cluster.cells.map(metricsOf))
    for (const [place, now] of after.entries()) {
      const grown = (name: string) => metric(now, name) - metric(before[place] ?? new Map(), name)
      // x1000 and x1002 wrote ten changes each.
      expect(grown('rackcell_digests_total{fate="accepted"}')).toBeGreaterThanOrEqual(5)
      expect(grown('rackcell_digests_total{fate="refused"}')).toBe(0)
      expect(grown('rackcell_pulls_total{outcome="applied"}')).toBeGreaterThanOrEqual(5)
      expect(metric(now, 'rackcell_peers{presence="alive"}')).toBe(2)
    }
  })

  test('without gossip: comparing tables brings it both ways', { timeout: 300_000 }, async () => {
    const cluster = await start(2, '--no-cluster-gossip')
    const [x1000, x1001] = cluster.cells as [ClusterCell, ClusterCell]
    const samples = await Promise.all([appear(x1000, x1001), appear(x1001, x1000)])
    report('2 cells without gossip: one change is visible at the other', spread(samples))
    for (const cell of cluster.cells) {
      expect(metric(await metricsOf(cell), 'rackcell_digests_total')).toBe(0)
    }
  })

  test('without gossip: a connection that comes back brings everything at once', async () => {
    const cluster = await start(2, '--no-cluster-gossip')
    const [x1000, x1001] = cluster.cells as [ClusterCell, ClusterCell]
    await x1001.kill()
    await addNode(x1000)
    await cluster.restart('x1001')
    // The next comparison in turn would be half a minute away.
    const tookMs = await cluster.untilAgreed({ seconds: 20 })
    report('2 cells without gossip: back in agreement after a restart', { tookMs })
  })
})
