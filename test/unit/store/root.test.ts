import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../cell/env/index.ts'
import { FeedRoot } from '../../../cell/store/index.ts'

const hashOf = (text: string) => sha256(new TextEncoder().encode(text))
const hex = (root: FeedRoot) => Buffer.from(root.digest()).toString('hex')

describe('the root of a feed', () => {
  it('of nothing is always the same', () => {
    expect(hex(new FeedRoot())).toBe(
      '0e89e7ed74c9a5944c886585d634e3c68f4dccd0a31968fe52d6df0873ccdec6',
    )
  })

  it('does not depend on the order of writing', () => {
    const keys = Array.from({ length: 2_000 }, (_, at) => `co/x${at}`)
    const forwards = new FeedRoot()
    const backwards = new FeedRoot()
    for (const key of keys) forwards.add(key, hashOf(key))
    for (const key of [...keys].reverse()) backwards.add(key, hashOf(key))
    expect(hex(backwards)).toBe(hex(forwards))
  })

  it('comes back when a change is taken back, and differs meanwhile', () => {
    const root = new FeedRoot()
    for (let at = 0; at < 100; at++) root.add(`k${at}`, hashOf(`${at}`))
    const before = hex(root)
    root.delete('k5', hashOf('5'))
    const without = hex(root)
    root.add('k5', hashOf('other'))
    expect(new Set([before, without, hex(root)]).size).toBe(3)
    root.delete('k5', hashOf('other'))
    root.add('k5', hashOf('5'))
    expect(hex(root)).toBe(before)
  })

  it('ignores the deletion of what it does not hold', () => {
    const root = new FeedRoot()
    root.add('a', hashOf('a'))
    const before = hex(root)
    root.delete('a', hashOf('b'))
    expect(hex(root)).toBe(before)
  })
})
