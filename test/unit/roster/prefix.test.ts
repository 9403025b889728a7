import { describe, expect, it } from 'vitest'
import { covers, isPrefix, PrefixIndex, parsePrefix } from '../../../cell/roster/index.ts'

describe('a prefix', () => {
  it.each([
    ['x100', 'x1000', false],
    ['x100', 'x1000c0s0b0n0', false],
    ['x100', 'x100', true],
    ['x100', 'x100c0s0b0n0', true],
    ['x1000c0', 'x1000c0s3b0n0', true],
    ['x1000c0', 'x1000c01s3b0n0', false],
    ['x1000c1', 'x1000c01s3b0n0', true],
    ['x1000c0', 'X1000C0S3B0N0', true],
    ['x1000', 'x01000c0', true],
    ['x1000', ' x1000c0 ', true],
    ['', 'x1000c0s0b0n0', true],
    ['', 's0', true],
    ['x1000', 's0', false],
    ['x1000', 'x', false],
    ['p3', 'p3.1', true],
    ['p3', 'p30.1', false],
  ])('%j covers %j: %j', (prefix, name, is) => {
    expect(covers(prefix, name)).toBe(is)
    expect(new PrefixIndex([[prefix, 'it']]).ownerOf(name)).toBe(is ? 'it' : undefined)
  })

  it('is written as xnames are', () => {
    expect(parsePrefix(' X0012C0 ')).toBe('x12c0')
    expect(parsePrefix('')).toBe('')
    for (const text of ['s0', 'all', 'x', 'rack7', 'x1000c9', ' ', 'x1000/x1001']) {
      expect(parsePrefix(text), text).toBeUndefined()
    }
    expect(isPrefix('x0100')).toBe(false)
    expect(isPrefix('x100')).toBe(true)
  })
})

it('the longest prefix owns a name, the empty one the rest', () => {
  const index = new PrefixIndex([
    ['', 'a'],
    ['x1000', 'b'],
    ['x1000c0s1', 'c'],
    ['x1001c3', 'd'],
  ])
  expect(index.ownerOf('x1000c0s1b0n0')).toBe('c')
  expect(index.ownerOf('x1000c0s10b0n0')).toBe('b')
  expect(index.ownerOf('x1000')).toBe('b')
  expect(index.ownerOf('x1001c0')).toBe('a')
  expect(index.ownerOf('x1001c3s0')).toBe('d')
  expect(index.ownerOf('x100')).toBe('a')
  expect(index.ownerOf('s0')).toBe('a')
  expect(index.ownerOf('')).toBe('a')
})
