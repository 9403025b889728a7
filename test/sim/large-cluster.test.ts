import { expect, test } from 'vitest'
import { runCluster } from '../../sim/cluster/index.ts'

test('a cluster that is no full mesh agrees soon after its power came back', async () => {
  const report = await runCluster({
    ...{ seed: 7, cells: 60, nodes: 4, scenario: 'power-on', faults: 'none' },
    virtualMs: 10_000,
  })
  // Not only when digests are said again, or tables compared for the sake of order.
  expect(report.agreedMs).toBeLessThan(30_000)
}, 120_000)
