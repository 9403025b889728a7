import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { CellUnderTest } from '../fixture/cell-process.ts'
import type { BenchNode } from './cluster.ts'
import { judged, median, percentile, print } from './figure.ts'

/** The whole list of components, first byte to last, twenty times. */
export async function benchList(cell: CellUnderTest, nodes: readonly BenchNode[]): Promise<void> {
  const samples: number[] = []
  let bytes = 0
  for (let at = 0; at < 20; at++) {
    const before = performance.now()
    const answer = await fetch(`${cell.url}/hsm/v2/State/Components?type=Node`)
    bytes = (await answer.arrayBuffer()).byteLength
    samples.push(performance.now() - before)
  }
  const beside = { nodes: nodes.length, bytes, p95Ms: percentile(samples, 0.95) }
  const value = median(samples)
  print(judged({ name: 'components list of 10,000', value, unit: 'ms', beside }, { atMost: 100 }))
}

/** Resident memory of a process in bytes. */
export function residentBytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(line?.[1] ?? 0) * 1_024
}
