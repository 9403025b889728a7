/** Three minutes of work with cells that come and go: nothing may pile up. */
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { reportSoak, soak } from '../soak/soak.ts'

const minutes = 3
const folder = temporaryFolder('soak')

afterAll(() => folder.remove())

test(`nothing piles up in ${minutes} minutes with churn`, { timeout: 420_000 }, async () => {
  const result = await soak({ folder: folder.path, minutes, seed: 1 })
  reportSoak(minutes, result)
  expect([...new Set(result.wrong)]).toEqual([])
  expect(result.churns).toBeGreaterThan(5)
  // Measured: about 1 MiB a minute in so short a time, some of it code that is still optimized.
  expect(result.heapMiBPerMinute).toBeLessThan(15)
  expect(result.handlesEnd).toBeLessThan(result.handlesBegin + 20)
  // Gossip has one each way; a request that happens to be under way adds one.
  expect(result.streamsPerConnection).toBeLessThan(6)
  expect(result.connections).toBe(3)
})
