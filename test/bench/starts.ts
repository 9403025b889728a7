import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { startCell, temporaryFolder } from '../fixture/cell-process.ts'
import { judged, median, print } from './figure.ts'

const root = resolve(import.meta.dirname, '../..')

/** A new cell, from nothing to ready. */
export async function benchColdStart(): Promise<void> {
  const samples: number[] = []
  for (let at = 0; at < 5; at++) {
    const folder = temporaryFolder('bench-start')
    const before = performance.now()
    const cell = await startCell({ data: folder.path })
    samples.push(performance.now() - before)
    await cell.stop()
    folder.remove()
  }
  print(
    judged({ name: 'cold start to ready', value: median(samples), unit: 'ms' }, { atMost: 2_000 }),
  )
}

/** The built command line, start to end, beside an empty node program. */
export async function benchCliStart(): Promise<void> {
  const built = resolve(root, 'dist/agent/cli/main.js')
  if (!existsSync(built)) execFileSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' })
  const time = async (args: readonly string[]) => {
    const samples: number[] = []
    for (let at = 0; at < 15; at++) {
      const before = performance.now()
      const child = spawn(process.execPath, args, { stdio: 'ignore' })
      await once(child, 'exit')
      samples.push(performance.now() - before)
    }
    return median(samples)
  }
  const value = await time([built, 'version'])
  const emptyProgramMs = await time(['-e', '0'])
  const beside = { emptyProgramMs, ratio: value / emptyProgramMs }
  print(judged({ name: 'command line start', value, unit: 'ms', beside }, { atMost: 150 }))
}
