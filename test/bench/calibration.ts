import { temporaryFolder } from '../fixture/cell-process.ts'
import type { ClusterCell } from '../fixture/cluster-cell.ts'
import { atRest, convergence } from '../fixture/cluster-measure.ts'
import { loadNodes } from '../fixture/cluster-nodes.ts'
import { ManyCells } from '../fixture/many-cells.ts'
import { SimPeers } from '../fixture/sim-peers.ts'
import { percentile, print } from './figure.ts'
import { changesOf, idleOf } from './simulated-convergence.ts'

const counts = [10, 30]
const changesPerOwner = 4
const restSeconds = 20

/** The same of both kinds of cells. */
interface Measured {
  /** Milliseconds until all cells have one change. */
  readonly changesMs: readonly number[]
  /** What crosses a cell's cable while nobody asks anything, both ways, bytes a second. */
  readonly idleBytes: number
}

async function realCells(count: number): Promise<Measured> {
  const folder = temporaryFolder('bench-calibration')
  const many = await ManyCells.start({
    ...{ folder: folder.path, cells: count, args: ['--log-level', 'warn'] },
    patience: { seconds: 300 },
  })
  try {
    const { cluster } = many
    await loadNodes(cluster, 1)
    await cluster.untilAgreed({ seconds: 120 })
    const { bytesPerSecond: idleBytes } = await atRest(cluster.cells, restSeconds)
    const last = count - 1
    const owners = [0, Math.floor(last / 2), last].map((at) => cluster.cells[at] as ClusterCell)
    const changes = { owners, times: changesPerOwner, seconds: 60 }
    return { idleBytes, changesMs: await convergence(cluster, changes) }
  } finally {
    await many.close()
    folder.remove()
  }
}

async function simulatedCells(count: number): Promise<Measured> {
  const peers = new SimPeers(count)
  const cells = await peers.startAll()
  // What one sends another one receives.
  const idleBytes = 2 * (await idleOf(peers, cells))
  return { idleBytes, changesMs: await changesOf(peers, cells) }
}

/** Real and simulated cells beside each other, as root: how far the simulator is to be believed. */
export async function benchCalibration(): Promise<void> {
  if (process.getuid?.() !== 0) {
    process.stdout.write('"calibration of the simulator: not measured, real cells need root"\n')
    return
  }
  for (const count of counts) {
    const real = await realCells(count)
    const simulated = await simulatedCells(count)
    const p50 = ({ changesMs }: Measured) => percentile(changesMs, 0.5)
    const most = ({ changesMs }: Measured) => Math.max(...changesMs)
    print({
      name: `calibration, ${count} cells: one change visible at all, real over simulated (p50)`,
      value: p50(real) / p50(simulated),
      unit: 'times',
      beside: {
        ...{ realP50Ms: p50(real), simulatedP50Ms: p50(simulated) },
        ...{ realMaxMs: most(real), simulatedMaxMs: most(simulated) },
      },
    })
    print({
      name: `calibration, ${count} cells: each at rest, real over simulated`,
      value: real.idleBytes / simulated.idleBytes,
      unit: 'times',
      beside: { realBytes: real.idleBytes, simulatedBytes: simulated.idleBytes },
    })
  }
}
