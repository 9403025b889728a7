import { describe, expect, it } from 'vitest'
import { runDigests } from '../../sim/digests/index.ts'

const small = { seed: 5, cells: 40, changes: 4, dropPerMille: 0 }

describe('a cluster of digests', () => {
  it('hears of every change everywhere, and is the same for the same seed', async () => {
    const report = await runDigests(small)
    expect(report.everywhere.count).toBe(4)
    expect(report.each.count).toBe(4 * 39)
    expect(report.everywhere.max).toBeGreaterThanOrEqual(report.each.max)
    expect((await runDigests(small)).traceHash).toBe(report.traceHash)
    expect((await runDigests({ ...small, seed: 6 })).traceHash).not.toBe(report.traceHash)
  })

  it('hears of everything although all gossip is lost: tables are compared', async () => {
    const report = await runDigests({ ...small, changes: 1, dropPerMille: 1_000 })
    expect(report.everywhere.count).toBe(1)
    expect(report.settledMs).toBeGreaterThan(1_000)
  })

  it('hears in one half what was written in the other once the cut has healed', async () => {
    const report = await runDigests({ ...small, isCut: true })
    expect(report.settledMs).toBeGreaterThan(0)
    expect(report.everywhere.count).toBeGreaterThan(0)
  })
})
