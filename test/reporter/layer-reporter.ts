import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node'
import { closingLine, emptyTally, keepTallies, sum, type Tally, tallyFile } from './tally.ts'

function tallyOf(module: TestModule): Tally {
  const tally = { passed: 0, failed: 0, skipped: 0 }
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    if (state === 'pending') tally.failed++
    else tally[state]++
  }
  // A file that failed outside its tests (an import, a hook) counts as one failure.
  if (module.state() === 'failed' && tally.failed === 0) tally.failed++
  return tally
}

/** The highest skipped suites and tests of a module, by name. */
function* skippedNames(parent: Pick<TestModule, 'children'>): Iterable<string> {
  for (const child of parent.children) {
    if (child.type === 'test') {
      if (child.result().state === 'skipped') yield child.name
      continue
    }
    const tests = [...child.children.allTests()]
    if (tests.every((test) => test.result().state === 'skipped')) yield child.name
    else yield* skippedNames(child)
  }
}

/** What could not run on this machine, and why: one line each. */
function* notRunHere(modules: readonly TestModule[]): Iterable<string> {
  for (const module of modules) {
    const reason = module.meta().notRunHere?.join('; ') ?? 'skipped without a reason'
    for (const name of skippedNames(module)) yield `not run here: ${name}: ${reason}`
  }
}

/**
 * Keeps the number of tests per layer, and ends every run with what could not run and one plain
 * line.
 */
export default class LayerReporter implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[],
  ): Promise<void> {
    const ran: Record<string, Tally> = {}
    for (const module of modules) {
      const layer = module.project.name
      ran[layer] = sum([ran[layer] ?? emptyTally, tallyOf(module)])
    }
    await this.#keepWholeLayers(modules, ran)
    const total = sum([...Object.values(ran), { ...emptyTally, failed: errors.length }])
    process.stdout.write(`${[...notRunHere(modules), closingLine(total)].join('\n')}\n`)
  }

  /** A run of chosen files or names says nothing about the number of tests in a layer. */
  async #keepWholeLayers(
    modules: readonly TestModule[],
    ran: Readonly<Record<string, Tally>>,
  ): Promise<void> {
    if (!this.#vitest || this.#vitest.config.testNamePattern !== undefined) return
    const files = await this.#vitest.globTestSpecifications()
    const whole = Object.entries(ran).filter(([layer]) => {
      const inLayer = files.filter(({ project }) => project.name === layer)
      return inLayer.length === modules.filter(({ project }) => project.name === layer).length
    })
    keepTallies(tallyFile, Object.fromEntries(whole))
  }
}
