import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../cell/env/fault.ts'
import { expandNodeSet, type NodeSetWorld } from '../../cell/inventory/node-set.ts'
import { foldNodeSet } from '../../cell/inventory/node-set-fold.ts'
import { globMatches } from '../../cell/inventory/node-set-glob.ts'
import { parseNodeSet } from '../../cell/inventory/node-set-parse.ts'
import { compareXnames } from '../../cell/inventory/xname.ts'

const known = ['cb1', 'cb01', 'cb2', 'gpu1', 'x1c0s0b0n0', 'x1c0s1b0n0', 'x10c0s0b0n0']
const world: NodeSetWorld = {
  names: () => known,
  group: (label) => (label === 'g' ? ['cb1', 'gpu1'] : undefined),
}
const expand = (text: string): string[] => expandNodeSet(parseNodeSet(text), world)

const number = fc.oneof(
  fc.nat({ max: 12 }).map(String),
  fc.constantFrom(
    '0',
    '00',
    '01',
    '08',
    '09',
    '10',
    '001',
    '099',
    '100',
    '1234567890123456',
    '000000000000000',
  ),
)
const word = fc.constantFrom('a', 'cb', 'x', 'c', '-', '.n', '_', ':')

/** Names with up to four numbers, padded or not, that share families often enough to fold. */
const name = fc
  .tuple(fc.array(fc.tuple(word, number), { maxLength: 4 }), fc.constantFrom('', 'z', 'a'), number)
  .map(([parts, tail, lone]) => parts.flat().join('') + tail || lone)

const names = fc.array(name, { maxLength: 40 })

/** Grids with holes: what real clusters fold from. */
const grid = fc
  .record({
    racks: fc.uniqueArray(fc.integer({ min: 995, max: 1005 }), { minLength: 1, maxLength: 4 }),
    slots: fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 6 }),
    nodes: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
    holes: fc.array(fc.nat({ max: 71 }), { maxLength: 4 }),
  })
  .map(({ racks, slots, nodes, holes }) => {
    const all = racks.flatMap((rack) =>
      slots.flatMap((slot) => nodes.map((node) => `x${rack}c0s${slot}b0n${node}`)),
    )
    return { all, holed: all.filter((_, i) => !holes.includes(i)) }
  })

describe('folding', () => {
  it('and expanding gives the set back, in natural order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          names,
          grid.map(({ holed }) => holed),
        ),
        (list) => {
          const sorted = [...new Set(list)].sort(compareXnames)
          expect(expand(foldNodeSet(list))).toEqual(sorted)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is canonical: it depends on the set alone', () => {
    fc.assert(
      fc.property(names, fc.integer(), (list, seed) => {
        const folded = foldNodeSet(list)
        expect(foldNodeSet(expand(folded))).toBe(folded)
        const shuffled = [...list, ...list].sort(
          (a, b) => ((a.length * 31 + seed) % 7) - ((b.length * 31 + seed) % 7),
        )
        expect(foldNodeSet(shuffled)).toBe(folded)
        expect(foldNodeSet(list.toReversed())).toBe(folded)
      }),
    )
  })

  it('puts a whole product into one item', () => {
    fc.assert(
      fc.property(grid, ({ all }) => {
        const items = foldNodeSet(all).replace(/\[[^\]]*\]/g, '[]')
        expect(items).not.toContain(',')
      }),
    )
  })

  it('never has more items than names', () => {
    fc.assert(
      fc.property(names, (list) => {
        const folded = foldNodeSet(list)
        const items = folded === '' ? 0 : folded.replace(/\[[^\]]*\]/g, '').split(',').length
        expect(items).toBeLessThanOrEqual(new Set(list).size)
      }),
    )
  })
})

describe('operators', () => {
  it('are those of sets, from left to right', () => {
    const operand = names.map((list) => (list.length === 0 ? ['a'] : list))
    const step = fc.tuple(fc.constantFrom(',', '!', '&', '^', ',!', '&!', ' , '), operand)
    fc.assert(
      fc.property(operand, fc.array(step, { maxLength: 4 }), (first, steps) => {
        // An operand of several items is put in one by one, so steps work item by item too.
        let text = foldNodeSet(first)
        let model = new Set(first)
        for (const [operator, list] of steps) {
          const [only = 'a'] = list
          text += operator + only
          const other = new Set([only])
          if (operator.includes('!')) model = model.difference(other)
          else if (operator === '&') model = model.intersection(other)
          else if (operator === '^') model = model.symmetricDifference(other)
          else model = model.union(other)
        }
        expect(new Set(expand(text))).toEqual(model)
      }),
    )
  })
})

describe('globs', () => {
  it('match as a regular expression would', () => {
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 10 })
    fc.assert(
      fc.property(glob, text, (pattern, subject) => {
        const source = pattern.replace(/\*+/g, '.*').replaceAll('?', '.')
        expect(globMatches(pattern, subject)).toBe(new RegExp(`^${source}$`).test(subject))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('any text', () => {
  const nearby = fc.string({
    unit: fc.constantFrom(
      ...'ab019[]-,!&^@*?/ .:_(',
      '[1-3]',
      '[01-10/3]',
      '@g',
      'all',
      '999999999',
    ),
    maxLength: 30,
  })

  it('is a set of names, or a Fault of bounded size', () => {
    fc.assert(
      fc.property(fc.oneof(nearby, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        try {
          const found = expand(text)
          expect(found.length).toBeLessThanOrEqual(100_000)
          expect(new Set(found).size).toBe(found.length)
          const blanks = `  ${text}\n`
          expect(expand(blanks)).toEqual(found)
          if (!found.some((one) => one.toLowerCase() === 'all')) {
            expect(expand(foldNodeSet(found))).toEqual(found)
          }
        } catch (error) {
          if (!(error instanceof Fault)) throw error
          expect(['INPUT_NODE_SET', 'LIMIT_NODE_SET']).toContain(error.code)
          expect(error.message.length).toBeLessThan(1_000)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('however long, is read once', () => {
    const repeated = fc.tuple(nearby, fc.integer({ min: 1, max: 20_000 }))
    fc.assert(
      fc.property(repeated, ([text, times]) => {
        try {
          parseNodeSet(text.repeat(times))
        } catch (error) {
          if (!(error instanceof Fault)) throw error
        }
      }),
      { numRuns: 50 },
    )
  })
})
