import { describe, expect, it } from 'vitest'
import { LinearPattern } from '../../../cell/view/query/linear-pattern.ts'
import { PatternFlaw } from '../../../cell/view/query/pattern-reader.ts'

describe('a pattern', () => {
  it.each([
    ['', 'x', true],
    ['b', 'abc', true],
    ['^b', 'abc', false],
    ['c$', 'abc', true],
    ['^a.c$', 'abc', true],
    ['^(ab|cd)+$', 'abcdab', true],
    ['^(ab|cd)+$', 'abca', false],
    ['^a{2,3}$', 'a', false],
    ['^a{2,3}$', 'aaa', true],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{2}$', 'aa', true],
    ['^a{2,}$', 'aaaaa', true],
    ['^[^0-9]+$', 'abc', true],
    ['^[^0-9]+$', 'ab1', false],
    ['^[]a]$', ']', true],
    ['^[a-]$', '-', true],
    ['^\\d{2}\\.\\w*$', '12.x_Y', true],
    ['^\\S+\\s\\S+$', 'a b', true],
    ['^(?i)x$', 'x', 'flaw'],
    ['(?i)^Cb0[1-5]$', 'cB03', true],
    ['^(a|b|)$', '', true],
    ['^a*?b$', 'aab', true],
    ['^(a*)*$', 'aaaa', true],
    ['^(?:a|ab)(?:c|bcd)(?:d*)$', 'abcd', true],
    ['(^|,)gpu($|,)', 'cpu,gpu', true],
    ['a(', '', 'flaw'],
    ['a)', '', 'flaw'],
    ['[a', '', 'flaw'],
    ['[z-a]', '', 'flaw'],
    ['*a', '', 'flaw'],
    ['a**', '', 'flaw'],
    ['a{3,2}', '', 'flaw'],
    ['a{x', '', 'flaw'],
    ['\\b', '', 'flaw'],
    ['\\1', '', 'flaw'],
    ['(?=a)', '', 'flaw'],
    ['a'.repeat(300), '', 'flaw'],
    ['((a{99}){99}){99}', '', 'flaw'],
    ['(((){9999}){9999}){9999}', '', true],
  ])('%s against %s is %s', (pattern, text, expected) => {
    if (expected === 'flaw') expect(() => new LinearPattern(pattern)).toThrow(PatternFlaw)
    else expect(new LinearPattern(pattern).test(text)).toBe(expected)
  })
})
