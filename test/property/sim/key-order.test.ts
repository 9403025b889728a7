import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareKeys } from '../../../sim/store/index.ts'

it('simulated keys sort as their UTF-8 bytes do', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: fc.constantFrom('a', 'é', '\uff5e', '\ud7ff', '\u{1f600}'), maxLength: 4 }),
  )
  fc.assert(
    fc.property(text, text, (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right))
      expect(Math.sign(compareKeys(left, right))).toBe(bytes)
    }),
    { numRuns: 2_000 },
  )
})
