import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** One layer of tests: the folder test/<name>, and how long one test of it may take. */
interface Layer {
  readonly name: string
  readonly testSeconds: number
  /** Its tests measure or load the whole machine: one file at a time. */
  readonly alone?: boolean
}

const layers: readonly Layer[] = [
  { name: 'unit', testSeconds: 10 },
  { name: 'property', testSeconds: 60 },
  { name: 'contract', testSeconds: 30 },
  { name: 'golden', testSeconds: 30 },
  { name: 'sim', testSeconds: 120 },
  { name: 'tidy', testSeconds: 120 },
  { name: 'integration', testSeconds: 120 },
  { name: 'system', testSeconds: 600, alone: true },
]

export default defineConfig({
  test: {
    pool: 'forks',
    // Tests wait more than they reckon: one file for each core, also on a machine with two.
    maxWorkers: Math.max(2, availableParallelism()),
    reporters: ['default', './test/reporter/layer-reporter.ts'],
    passWithNoTests: false,
    allowOnly: false,
    teardownTimeout: 10_000,
    projects: layers.map(({ name, testSeconds, alone }) => ({
      extends: true,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        testTimeout: testSeconds * 1_000,
        hookTimeout: testSeconds * 1_000,
        fileParallelism: !alone,
        // Files that take the whole machine run after all others.
        sequence: { groupOrder: alone ? 1 : 0 },
      },
    })),
  },
})
