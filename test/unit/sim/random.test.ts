import { describe, expect, it } from 'vitest'
import { SeededRandom } from '../../../sim/random/index.ts'

const draws = (random: SeededRandom, count = 8) =>
  Array.from({ length: count }, () => random.uint32())

describe('seeded randomness', () => {
  it('is the same on every machine', () => {
    expect(draws(SeededRandom.fromSeed(1), 4)).toEqual([
      1_736_880_270, 2_605_003_336, 4_031_493_824, 3_670_071_439,
    ])
  })

  it('differs from seed to seed and from branch to branch', () => {
    const sequences = [
      SeededRandom.fromSeed(1),
      SeededRandom.fromSeed(2),
      SeededRandom.fromSeed(1).fork('a'),
      SeededRandom.fromSeed(1).fork('b'),
      SeededRandom.fromSeed(2).fork('a'),
      SeededRandom.fromSeed(1).fork('a').fork('b'),
    ].map((random) => draws(random).join())
    expect(new Set(sequences).size).toBe(sequences.length)
  })

  it('gives a branch that does not depend on what was drawn meanwhile', () => {
    const quiet = SeededRandom.fromSeed(1)
    const busy = SeededRandom.fromSeed(1)
    draws(busy, 1_000)
    busy.fork('other').bytes(100)
    expect(draws(busy.fork('a'))).toEqual(draws(quiet.fork('a')))
  })

  it('spreads evenly', () => {
    const random = SeededRandom.fromSeed(3)
    const counts = new Array<number>(10).fill(0)
    for (let draw = 0; draw < 10_000; draw++) {
      const number = random.below(10)
      counts[number] = (counts[number] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150)
    const bytes = random.bytes(10_000)
    const mean = bytes.reduce((sum, byte) => sum + byte, 0) / bytes.length
    expect(Math.abs(mean - 127.5)).toBeLessThan(3)
  })

  it('stays within the bounds asked for', () => {
    const random = SeededRandom.fromSeed(4)
    for (let draw = 0; draw < 1_000; draw++) {
      const between = random.between(-3, 5)
      expect(between >= -3 && between < 5).toBe(true)
      expect(random.exponential(2)).toBeGreaterThanOrEqual(0)
      expect(['a', 'b']).toContain(random.pick(['a', 'b']))
    }
    expect(random.chance(0)).toBe(false)
    expect(random.chance(1)).toBe(true)
    expect(() => random.pick([])).toThrow('something can be picked')
  })
})
