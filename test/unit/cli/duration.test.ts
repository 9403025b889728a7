import { expect, test } from 'vitest'
import { parseDuration } from '../../../agent/cli/duration.ts'

test.each([
  ['90s', 90],
  ['30m', 1_800],
  ['8h', 28_800],
  ['7d', 604_800],
  ['2w', 1_209_600],
  ['1h30m', 5_400],
  ['8H', 28_800],
])('%s is %d seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds)
})

test.each(['', '8', 'h', '8 h', '-8h', '1.5h', '8y', '8h!'])('%s is no time', (text) => {
  expect(parseDuration(text)).toBeUndefined()
})
