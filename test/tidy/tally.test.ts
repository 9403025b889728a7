import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closingLine, flaws, keepTallies, readTallies, sum } from '../reporter/tally.ts'
import { missing } from '../requirement.ts'
import { projectSources, root } from './source.ts'

const tally = (passed: number, failed = 0, skipped = 0) => ({ passed, failed, skipped })

describe('the count of tests', () => {
  test('a whole run without a flaw', () => {
    expect(flaws({ unit: tally(5), sim: tally(2) }, { unit: 5, sim: 1 })).toEqual([])
  })

  test('failed, skipped, vanished and unknown tests are flaws', () => {
    expect(flaws({ unit: tally(5, 1) }, { unit: 5 })).toEqual(['unit: 1 failed'])
    expect(flaws({ unit: tally(5, 0, 1) }, { unit: 5 })).toEqual(['unit: 1 skipped'])
    expect(flaws({ unit: tally(4) }, { unit: 5 })).toEqual(['unit: 4 passed, 5 are expected'])
    expect(flaws({}, { sim: 1 })).toEqual(['sim: 0 passed, 1 are expected'])
    expect(flaws({ new: tally(1) }, {})).toEqual(['new: test/counts.json does not name this layer'])
  })

  test('every layer that has tests has a count', () => {
    const counts = JSON.parse(readFileSync(join(root, 'test/counts.json'), 'utf8'))
    const files = projectSources().map(({ path }) => path)
    const layers = new Set(
      files.flatMap((path) => /^test\/(\w+)\/.*\.test\.ts$/.exec(path)?.[1] ?? []),
    )
    expect(layers.has('tidy')).toBe(true)
    for (const layer of layers)
      expect(counts[layer], `${layer}: npm run test:counts -- --write`).toBeGreaterThan(0)
  })

  test('the closing line', () => {
    expect(closingLine(sum([tally(1, 2, 3), tally(10, 20, 30)]))).toBe(
      '11 passed, 22 failed, 33 skipped',
    )
    expect(closingLine(sum([]))).toBe('0 passed, 0 failed, 0 skipped')
  })

  test('a later run replaces the layers that it ran and keeps the others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rackcell-tally-'))
    try {
      const file = join(folder, 'deep', 'tally.json')
      expect(readTallies(file)).toEqual({})
      keepTallies(file, { unit: tally(5), sim: tally(1, 1) })
      keepTallies(file, { sim: tally(2) })
      expect(readTallies(file)).toEqual({ unit: tally(5), sim: tally(2) })
      writeFileSync(file, '{ torn')
      expect(readTallies(file)).toEqual({})
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('what a test needs of the machine', () => {
  test('is there', () => {
    expect(missing({ command: ['node', 'sh'], file: import.meta.filename })).toBeUndefined()
    expect(missing({ platform: process.platform })).toBeUndefined()
    expect(missing({ root: process.getuid?.() === 0 })).toBeUndefined()
  })

  test('is not there, and the reason says what to do', () => {
    expect(missing({ command: 'no-such-program', package: 'some-package' })).toBe(
      'no-such-program is not installed (apt-get install some-package)',
    )
    expect(missing({ file: '/no/such/device' })).toBe('/no/such/device is not readable')
    expect(missing({ platform: 'aix' })).toBe('it needs aix')
    expect(missing({ other: () => 'the moon is full' })).toBe('the moon is full')
  })
})
