import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** How many tests of a layer ended how. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Tallies by layer. */
export type Tallies = Readonly<Record<string, Tally>>

/**
 * Where the newest tally of each layer is kept between runs: out of the way, and never committed.
 */
export const tallyFile = join(import.meta.dirname, '../../node_modules/.cache/rackcell/tally.json')

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0 }

/** The sum of several tallies. */
export function sum(tallies: readonly Tally[]): Tally {
  const add = (left: Tally, right: Tally): Tally => ({
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  })
  return tallies.reduce(add, emptyTally)
}

/** The closing line of a run. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** The tallies kept in `file`, or none. */
export function readTallies(file: string): Tallies {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tallies
  } catch {
    return {}
  }
}

/** Replaces the tallies of the layers that ran and keeps the others. */
export function keepTallies(file: string, ran: Tallies): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ ...readTallies(file), ...ran }, undefined, 2)}\n`)
}

/**
 * What is wrong with a whole run, in sentences: failures, skips, and layers with fewer tests than
 * before.
 */
export function flaws(ran: Tallies, wanted: Readonly<Record<string, number>>): readonly string[] {
  const found: string[] = []
  for (const [layer, least] of Object.entries(wanted)) {
    const { passed, failed, skipped } = ran[layer] ?? emptyTally
    if (failed > 0) found.push(`${layer}: ${failed} failed`)
    if (skipped > 0) found.push(`${layer}: ${skipped} skipped`)
    if (passed < least) found.push(`${layer}: ${passed} passed, ${least} are expected`)
  }
  for (const layer of Object.keys(ran)) {
    if (!(layer in wanted)) found.push(`${layer}: test/counts.json does not name this layer`)
  }
  return found
}
