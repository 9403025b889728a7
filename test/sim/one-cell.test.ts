import { describe, expect, it } from 'vitest'
import type { KeyValueStore } from '../../cell/env/index.ts'
import {
  type InvariantName,
  invariants,
  type OneCellOptions,
  runOneCell,
  SimulationFailure,
  Violation,
} from '../../sim/scenario/index.ts'

/** Seeds of the fast tests, and how many of them one test takes. */
const seeds = { all: 200, each: 25 }
const firstSeeds = Array.from({ length: seeds.all / seeds.each }, (_, at) => 1 + at * seeds.each)

/** Times that an invariant was judged over all seeds. */
const judged = new Map<string, number>()

describe('one cell on a machine that fails', () => {
  it.each(firstSeeds)(`keeps every promise, ${seeds.each} seeds from %i`, async (first) => {
    for (let seed = first; seed < first + seeds.each; seed++) {
      const report = await runOneCell({ seed })
      for (const [name, times] of Object.entries(report.invariants)) {
        judged.set(name, (judged.get(name) ?? 0) + times)
      }
    }
  })

  it('was judged by every invariant, each more often than there are seeds', () => {
    for (const name of Object.keys(invariants)) {
      expect(judged.get(name) ?? 0, name).toBeGreaterThan(seeds.all)
    }
  })

  it('gives the same trace for the same seed, and another for another', async () => {
    const hashes = new Set<string>()
    for (let seed = 1; seed <= 5; seed++) {
      const first = await runOneCell({ seed })
      const second = await runOneCell({ seed })
      expect(second).toEqual(first)
      hashes.add(first.traceHash)
    }
    expect(hashes.size).toBe(5)
  })
})

describe('the harness finds', () => {
  /** Runs seeds until one fails, with only the named judge, and gives the violation. */
  async function firstViolation(judge: InvariantName, options: Partial<OneCellOptions>) {
    for (let seed = 1; seed <= 20; seed++) {
      try {
        await runOneCell({ ...options, seed, judges: [judge] })
      } catch (error) {
        expect(error).toBeInstanceOf(SimulationFailure)
        const { message, cause } = error as SimulationFailure
        expect(cause, message).toBeInstanceOf(Violation)
        expect(message).toContain(`rackcell sim replay --seed ${seed}`)
        return cause as Violation
      }
    }
    return undefined
  }

  /** An adapter that forgets to sync, as a ledger does that forgets to ask for it. */
  const withoutSync = (store: KeyValueStore): KeyValueStore => ({
    get: (key) => store.get(key),
    entries: (range) => store.entries(range),
    batch: (operations) => store.batch(operations, { sync: false }),
    reopen: () => store.reopen(),
    close: () => store.close(),
  })

  const found: readonly (readonly [string, InvariantName, Partial<OneCellOptions>])[] = [
    ['writes without sync, by what is missing', 'acknowledged-is-kept', { wrap: withoutSync }],
    ['writes without sync, by what is read', 'reads-are-durable', { wrap: withoutSync }],
    [
      'a disk that lies about syncs, by what is missing',
      'acknowledged-is-kept',
      { flaws: { liesAboutSync: true } },
    ],
    [
      'a disk that lies about syncs, by what is read',
      'reads-are-durable',
      { flaws: { liesAboutSync: true } },
    ],
    ['batches that are not atomic', 'store-opens', { flaws: { splitsBatches: true } }],
  ]

  it.each(found)('%s', async (_what, judge, options) => {
    const violation = await firstViolation(judge, options)
    expect(violation).toMatchObject({ invariant: judge })
  })
})
