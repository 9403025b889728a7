import { Agent, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { CellUnderTest } from '../fixture/cell-process.ts'
import type { BenchNode } from './cluster.ts'
import { judged, percentile, print } from './figure.ts'

const documents = ['meta-data', 'user-data', 'vendor-data']
const atOnce = 256

/** Fetches one document as the node: from its own address. Resolves to the status. */
function fetchAs(node: BenchNode, base: string, document: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = `${base}/cloud-init/${document}`
    const outgoing = request(url, { agent, localAddress: node.ip }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
    outgoing.once('error', reject)
    outgoing.end()
  })
}

/** Every node fetches its three documents, all at once as far as connections go. */
export async function benchCloudInit(
  cell: CellUnderTest,
  nodes: readonly BenchNode[],
): Promise<void> {
  const samples: number[] = []
  let failed = 0
  const queue = [...nodes]
  const startedMs = performance.now()
  const node = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const agent = new Agent({ keepAlive: true })
      for (const document of documents) {
        const before = performance.now()
        const status = await fetchAs(next, cell.url, document, agent).catch(() => 0)
        samples.push(performance.now() - before)
        if (status !== 200) failed++
      }
      agent.destroy()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, node))
  const seconds = (performance.now() - startedMs) / 1_000
  const beside = {
    nodes: nodes.length,
    failed,
    p50Ms: percentile(samples, 0.5),
    p99Ms: percentile(samples, 0.99),
    documentsPerSecond: samples.length / seconds,
  }
  const value = percentile(samples, 0.95)
  print(
    judged(
      { name: 'cloud-init document p95, storm on one cell', value, unit: 'ms', beside },
      { atMost: 300 },
    ),
  )
}
