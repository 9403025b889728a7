import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ClusterFailure, type Plant, runCluster, shrink } from '../../sim/cluster/index.ts'
import { Crew } from '../../sim/edge/index.ts'
import { failureText, lostOne } from '../../sim/fuzz/index.ts'

const program = fileURLToPath(new URL('../fixture/slow-worker.ts', import.meta.url))

interface Numbered {
  readonly number: number
}

describe('a fuzz run', () => {
  it('goes on when a seed does not come to an end', async () => {
    const crew = new Crew<Numbered, Numbered>({ program, args: [], size: 1, patienceMs: 2_000 })
    const jobs = [1, 2, 3].map((number) => ({ number }))
    const [done, late]: [number[], number[]] = [[], []]
    await crew.work(jobs.values(), {
      take({ number }) {
        done.push(number)
        return true
      },
      lost({ number }, { isLate }) {
        if (isLate) late.push(number)
        return true
      },
    })
    expect([done, late]).toEqual([[1, 3], [2]])
  })

  it('tells of a seed that it lost how to see it again', () => {
    const text = failureText(lostOne({ seed: 3, virtualMs: 60_000 }, 'it was silent'))
    expect(text).toMatch(
      /^version \d+\.\d+\.\d+: seed 3: it was silent\nsee it again: rackcell sim/,
    )
    expect(text).toContain('--seed 3 ')
  })
})

describe('a failure', () => {
  /** Disks that lie about syncs: it takes a power cut to see it. */
  const plant: Plant = { flaws: { liesAboutSync: true } }
  const world = {
    cells: 3,
    nodes: 2,
    scenario: 'storm',
    faults: 'high',
    virtualMs: 30_000,
  } as const

  async function failing(): Promise<ClusterFailure> {
    for (let seed = 1; seed <= 20; seed++) {
      try {
        await runCluster({ ...world, seed, plant, judges: ['acknowledged-is-kept'] })
      } catch (error) {
        if (error instanceof ClusterFailure && error.mishaps > 1) return error
      }
    }
    throw new Error('no seed fails')
  }

  it('is shown with the fewest mishaps that it needs, within a budget', async () => {
    const found = await failing()
    const { failure, isShortest, replay } = await shrink(found)
    expect(isShortest).toBe(true)
    expect(failure.invariant).toBe('acknowledged-is-kept')
    expect(failure.mishaps).toBeLessThanOrEqual(found.mishaps)
    expect(replay).toContain(`--seed ${found.options.seed} `)
    expect(replay).toContain(`--mishaps ${failure.mishaps} `)
    const poor = await shrink(found, { runsMax: 1, goesOn: () => true })
    expect(poor).toMatchObject({ runs: 1, isShortest: false })
    const late = await shrink(found, { runsMax: 9, goesOn: () => false })
    expect(late).toMatchObject({ runs: 0, isShortest: false, failure: found })
  })

  it('is what a run is that does not come to an end', async () => {
    const run = runCluster({ ...world, seed: 1, eventsMax: 500 })
    await expect(run).rejects.toThrow('more than 500 events')
  })
})
