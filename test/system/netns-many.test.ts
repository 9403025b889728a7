/** Thirty real cells in namespaces: what is visible when, what it costs, and that they heal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import type { TestCluster } from '../fixture/cluster.ts'
import type { ClusterCell } from '../fixture/cluster-cell.ts'
import { report, spread } from '../fixture/cluster-figure.ts'
import { atRest, convergence } from '../fixture/cluster-measure.ts'
import { loadNodes, makeChange } from '../fixture/cluster-nodes.ts'
import { watchUsage } from '../fixture/cluster-usage.ts'
import { ManyCells } from '../fixture/many-cells.ts'
import { harm, heal } from '../fixture/packet-filter.ts'
import { requirement } from '../requirement.ts'

const missing =
  requirement({ root: true, command: 'ip', package: 'iproute2' }) ??
  requirement({ command: 'nft', package: 'nftables' })

const cells = 30

describe.skipIf(missing)('thirty cells in namespaces', () => {
  const folder = temporaryFolder('many')
  let many: ManyCells
  let cluster: TestCluster

  beforeAll(async () => {
    const begunMs = performance.now()
    many = await ManyCells.start({
      folder: folder.path,
      cells,
      atOnce: 4,
      args: ['--log-level', 'warn'],
      patience: { seconds: 240 },
    })
    cluster = many.cluster
    report('30 cells: from the first process to all seeing all', {
      seconds: (performance.now() - begunMs) / 1_000,
    })
    await loadNodes(cluster, 2)
    const agreedMs = await cluster.untilAgreed({ seconds: 120 })
    report('30 cells: agree after a bulk load at one of them', { agreedMs })
  })

  afterAll(async () => {
    await many?.close()
    folder.remove()
  })

  const at = (place: number) => cluster.cells[place] as ClusterCell

  test('see each change, at rest cost little, and lose nothing with 5 % loss', async () => {
    report('30 cells: each at rest', await atRest(cluster.cells, 10))
    const owners = [at(0), at(11), at(29)]
    const changes = { owners, times: 8, seconds: 60 }
    let samples: readonly number[] = []
    const steady = await watchUsage(cluster.cells, async () => {
      samples = await convergence(cluster, changes)
    })
    report('30 cells: a change visible at all', spread(samples))
    report('30 cells: each with one change after the other', steady)
    for (const end of many.networks.ends) harm(end, { lossPercent: 5 })
    const lossy = await convergence(cluster, changes)
    report('30 cells: a change visible at all, 5 % loss', spread(lossy))
    for (const end of many.networks.ends) heal(end)
    expect(Math.max(...lossy)).toBeLessThan(60_000)
  })

  test('agree again after two halves were apart, each with changes of its own', async () => {
    const { ends } = many.networks
    const addresses = ends.map(({ address }) => address)
    const middle = cells / 2
    for (const [place, end] of ends.entries()) {
      harm(end, { from: place < middle ? addresses.slice(middle) : addresses.slice(0, middle) })
    }
    for (const place of [1, 7, 20, 27]) {
      const owner = at(place)
      const path = `/hsm/v2/State/Components/${owner.id}c0s0b0n0/NID`
      await makeChange(owner, 'PATCH', path, { NID: 500_000 + place })
    }
    for (const end of ends) heal(end)
    const agreedMs = await cluster.untilAgreed({ seconds: 150 })
    const wholeMs = await cluster.untilWhole({ seconds: 120 })
    report('30 cells: agree after two halves were apart', { agreedMs, wholeMs })
  })

  test('agree again after five were killed and five stood still', async () => {
    const killed = [2, 8, 14, 20, 26].map(at)
    const frozen = [3, 9, 15, 21, 27].map(at)
    await Promise.all(killed.map((cell) => cell.kill()))
    for (const cell of frozen) cell.freeze()
    for (const place of [0, 5, 10]) {
      const owner = at(place)
      const path = `/hsm/v2/State/Components/${owner.id}c0s1b0n0/NID`
      await makeChange(owner, 'PATCH', path, { NID: 600_000 + place })
    }
    for (const cell of frozen) cell.thaw()
    for (const cell of killed) await cluster.restart(cell.id)
    const agreedMs = await cluster.untilAgreed({ seconds: 150 })
    const wholeMs = await cluster.untilWhole({ seconds: 120 })
    report('30 cells: agree after five were killed and five stood still', { agreedMs, wholeMs })
  })
})
