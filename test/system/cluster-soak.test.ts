/** Three minutes of work with cells that come and go: nothing may pile up. */
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../fixture/cell-process.ts'
import { soak } from '../soak/soak.ts'
import { flawsOf, reportSoak } from '../soak/soak-result.ts'

const minutes = 3
const folder = temporaryFolder('soak')

afterAll(() => folder.remove())

test(`nothing piles up in ${minutes} minutes with churn`, { timeout: 420_000 }, async () => {
  const result = await soak({ folder: folder.path, minutes, seed: 1 })
  reportSoak(minutes, result)
  expect(result.churns).toBeGreaterThan(2)
  expect(flawsOf(result)).toEqual([])
})
