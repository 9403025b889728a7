import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sha256 } from '../../../cell/env/index.ts'
import { FeedRoot } from '../../../cell/store/index.ts'

const hashOf = (text: string) => sha256(new TextEncoder().encode(text))
const hex = (root: FeedRoot) => Buffer.from(root.digest()).toString('hex')

function rootOf(values: ReadonlyMap<string, string>): FeedRoot {
  const root = new FeedRoot()
  for (const [key, value] of values) root.add(key, hashOf(`${key}=${value}`))
  return root
}

it('the root of a feed depends on its newest values and on nothing else', () => {
  const anyChange = fc.record({
    key: fc.nat(40).map((number) => `co/x${number}`),
    value: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 200 }), (changes) => {
      const running = new FeedRoot()
      const values = new Map<string, string>()
      for (const { key, value } of changes) {
        const before = values.get(key)
        if (before !== undefined) running.delete(key, hashOf(`${key}=${before}`))
        values.delete(key)
        if (value === undefined) continue
        running.add(key, hashOf(`${key}=${value}`))
        values.set(key, value)
      }
      expect(hex(running)).toBe(hex(rootOf(values)))
    }),
  )
})

it('two feeds that differ in one value have different roots', () => {
  const anyValues = fc.dictionary(fc.string(), fc.string(), { maxKeys: 20 })
  fc.assert(
    fc.property(anyValues, fc.string(), fc.string(), (values, key, value) => {
      const one = new Map(Object.entries(values))
      const other = new Map(one).set(key, value)
      expect(hex(rootOf(one)) === hex(rootOf(other))).toBe(one.get(key) === value)
    }),
  )
})

it('a copy has the same root and goes its own way, small or large', () => {
  const anyKeys = fc.uniqueArray(fc.nat(3_000), { maxLength: 400 })
  fc.assert(
    fc.property(anyKeys, fc.constantFrom(0, 2_000), (numbers, more) => {
      const root = new FeedRoot()
      for (const number of numbers) root.add(`co/x${number}`, hashOf(String(number)))
      for (let at = 0; at < more; at++) root.add(`co/y${at}`, hashOf(`y${at}`))
      const before = hex(root)
      const copy = root.copy()
      expect([hex(copy), copy.size]).toEqual([before, root.size])
      copy.add('co/z', hashOf('z'))
      expect([hex(root), hex(copy) === before]).toEqual([before, false])
      copy.delete('co/z', hashOf('z'))
      expect(hex(copy)).toBe(before)
    }),
    { numRuns: 20 },
  )
})
