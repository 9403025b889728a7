import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin, normaliseXname } from '../../cell/inventory/index.ts'
import { covers, isPrefix, PrefixIndex } from '../../cell/roster/index.ts'

// Few numbers, so that names meet, and such that are beginnings of each other.
const number = fc.constantFrom(0, 1, 10, 100, 1000, 1001)
const small = fc.constantFrom(0, 1, 7)
const name = fc
  .tuple(number, small, number, small, fc.integer({ min: 1, max: 4 }))
  .map(([x, c, s, b, depth]) => [`x${x}`, `c${c}`, `s${s}`, `b${b}`].slice(0, depth).join(''))
const prefix = fc.oneof(fc.constant(''), name)
/** The same name as somebody may type it. */
const spelt = fc.tuple(name, fc.boolean(), fc.nat(3)).map(([text, isUpper, zeros]) => {
  const long = text.replace(/(?<![0-9])(?=[0-9])/g, '0'.repeat(zeros))
  return { text, spelt: isUpper ? ` ${long.toUpperCase()} ` : long }
})

test('covering is what the inventory calls within', () => {
  fc.assert(
    fc.property(prefix, spelt, (one, { text, spelt: other }) => {
      expect(isPrefix(one)).toBe(true)
      expect(normaliseXname(other)).toBe(text)
      expect(covers(one, other)).toBe(isWithin(text, one))
    }),
    { numRuns: 2_000 },
  )
})

test('the owner is the holder of the longest prefix that covers the name', () => {
  const owned = fc.uniqueArray(prefix, { maxLength: 12 })
  fc.assert(
    fc.property(owned, spelt, (prefixes, { spelt: text }) => {
      const index = new PrefixIndex(prefixes.map((one) => [one, one] as const))
      const longest = prefixes
        .filter((one) => covers(one, text))
        .sort((left, right) => right.length - left.length)
      expect(index.ownerOf(text)).toBe(longest[0])
    }),
    { numRuns: 2_000 },
  )
})

test('a cell that owns x100 speaks for nothing of x1000, however it is spelt', () => {
  const attacked = fc.tuple(fc.nat(9), fc.constantFrom('', 'c0', 'c0s1b0n0'), fc.boolean())
  fc.assert(
    fc.property(fc.nat(999), attacked, (cabinet, [digit, rest, isUpper]) => {
      const text = `x${cabinet}${digit}${rest}`
      const index = new PrefixIndex([
        ['', 'honest'],
        [`x${cabinet}`, 'attacker'],
      ])
      // `x0` and `x00` are one cabinet.
      const isSame = Number(`${cabinet}${digit}`) === cabinet
      expect(index.ownerOf(isUpper ? text.toUpperCase() : text)).toBe(
        isSame ? 'attacker' : 'honest',
      )
    }),
  )
})

test('any text has an owner', () => {
  const index = new PrefixIndex([
    ['', 'rest'],
    ['x1', 'one'],
  ])
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(['rest', 'one']).toContain(index.ownerOf(text))
    }),
  )
})
