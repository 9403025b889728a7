import autocannon from 'autocannon'
import type { CellUnderTest } from '../fixture/cell-process.ts'
import type { BenchNode } from './cluster.ts'
import { judged, print } from './figure.ts'
import { startPeer } from './peer.ts'

async function fire(url: string, connections: number, paths: readonly string[]) {
  return await autocannon({
    url,
    connections,
    duration: 8,
    requests: paths.map((path) => ({ method: 'GET' as const, path })),
  })
}

/**
 * `GET /boot/v1/bootscript?mac=` at two widths, beside a bare HTTP server that sends a constant
 * script.
 */
export async function benchBootscript(
  cell: CellUnderTest,
  nodes: readonly BenchNode[],
): Promise<void> {
  const paths = nodes.slice(0, 512).map(({ mac }) => `/boot/v1/bootscript?mac=${mac}`)
  const peer = await startPeer(await (await fetch(cell.url + paths[0])).text())
  try {
    for (const [connections, p99Goal] of [
      [64, 20],
      [500, 75],
    ] as const) {
      const ours = await fire(cell.url, connections, paths)
      const bare = await fire(peer.url, connections, paths)
      const failed = ours.non2xx + ours.errors + ours.timeouts
      print(
        judged(
          {
            name: `boot scripts, ${connections} connections`,
            value: ours.requests.average,
            unit: 'requests/s',
            beside: {
              failed,
              p50Ms: ours.latency.p50,
              bareServer: bare.requests.average,
              ratioToBare: ours.requests.average / bare.requests.average,
            },
          },
          { atLeast: 10_000 },
        ),
      )
      print(
        judged(
          {
            name: `boot script p99, ${connections} connections`,
            value: ours.latency.p99,
            unit: 'ms',
            beside: { bareServerMs: bare.latency.p99 },
          },
          { atMost: p99Goal },
        ),
      )
    }
  } finally {
    await peer.stop()
  }
}
