// Prints one JSON line per figure; never judges by exit status. `npm run bench [part …]`
import { cpus, release, totalmem } from 'node:os'
import { startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { benchBootscript } from './bootscript.ts'
import { benchCalibration } from './calibration.ts'
import { benchCloudInit } from './cloud-init-storm.ts'
import { benchNodes, load } from './cluster.ts'
import { benchConvergence } from './cluster-convergence.ts'
import { benchElsewhere } from './elsewhere.ts'
import { print } from './figure.ts'
import { benchList, residentBytes } from './lists.ts'
import { benchManyRacks } from './many-racks.ts'
import { benchMemory } from './memory.ts'
import { benchReplicatedMemory } from './replicated-memory.ts'
import { benchSimulated } from './simulated-convergence.ts'
import { benchCliStart, benchColdStart } from './starts.ts'
import { benchSyncedWrites } from './synced-writes.ts'

const nodeCount = 10_000

async function benchCell(): Promise<void> {
  const folder = temporaryFolder('bench-cell')
  const cell = await startCell({ data: folder.path, args: ['--log-level', 'warn'] })
  try {
    const nodes = benchNodes(nodeCount)
    await load(cell, nodes)
    await benchList(cell, nodes)
    await benchBootscript(cell, nodes)
    await benchCloudInit(cell, nodes)
    const value = residentBytes(cell.pid) / 1_048_576
    print({ name: 'resident memory with 10,000 nodes, after the load', value, unit: 'MiB' })
  } finally {
    await cell.stop()
    folder.remove()
  }
}

const parts: Readonly<Record<string, () => Promise<void> | void>> = {
  writes: benchSyncedWrites,
  memory: benchMemory,
  replicas: benchReplicatedMemory,
  start: benchColdStart,
  cli: benchCliStart,
  cell: benchCell,
  elsewhere: benchElsewhere,
  racks: benchManyRacks,
  convergence: benchConvergence,
  simulated: benchSimulated,
  calibration: benchCalibration,
}

const cpu = cpus()[0]?.model ?? 'unknown processor'
const machine = `${cpus().length} × ${cpu}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}`
process.stdout.write(`${JSON.stringify({ machine, node: process.version })}\n`)
const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await run()
}
