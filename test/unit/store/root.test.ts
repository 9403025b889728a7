import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../cell/env/index.ts'
import { FeedRoot } from '../../../cell/store/index.ts'
import { compactRootEntriesMax } from '../../../cell/store/limits.ts'

/** FNV-1a folded to a byte, once more: which bucket a key belongs to is part of the format. */
function bucketOf(key: string): number {
  let state = 0x811c9dc5
  for (const unit of Array.from({ length: key.length }, (_, at) => key.charCodeAt(at))) {
    state = Math.imul(state ^ unit, 0x01000193) >>> 0
  }
  return ((state >>> 24) ^ (state >>> 16) ^ (state >>> 8) ^ state) & 255
}

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

  it('is the same however large it has been', () => {
    const keys = Array.from({ length: 3 * compactRootEntriesMax }, (_, at) => `co/x${at}`)
    const some = keys.slice(0, compactRootEntriesMax / 2)
    const grown = new FeedRoot()
    for (const key of keys) grown.add(key, hashOf(key))
    expect(grown.size).toBe(keys.length)
    const content = Array.from({ length: 256 }, (): Uint8Array[] => [])
    for (const key of keys) content[bucketOf(key)]?.push(hashOf(key))
    const hashes = content.map((bucket) => sha256(Buffer.concat(bucket.sort(Buffer.compare))))
    expect(hex(grown)).toBe(Buffer.from(sha256(Buffer.concat(hashes))).toString('hex'))
    for (const key of keys.slice(some.length)) grown.delete(key, hashOf(key))
    const small = new FeedRoot()
    for (const key of some) small.add(key, hashOf(key))
    expect(hex(grown)).toBe(hex(small))
    expect(grown.size).toBe(small.size)
  })

  it('counts an entry once', () => {
    const root = new FeedRoot()
    root.add('a', hashOf('a'))
    const before = hex(root)
    root.add('a', hashOf('a'))
    expect([root.size, hex(root)]).toEqual([1, before])
    root.delete('a', hashOf('a'))
    root.delete('a', hashOf('a'))
    expect([root.size, hex(root)]).toEqual([0, hex(new FeedRoot())])
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

  it.each([20, 5_000])('finds a hash by how it begins, among %d', (count) => {
    const root = new FeedRoot()
    for (let at = 0; at < count; at++) root.add(`k${at}`, hashOf(`${at}`))
    for (let at = 0; at < count; at += 7) {
      const found = root.find(`k${at}`, hashOf(`${at}`).subarray(0, 8))
      expect(Buffer.from(found ?? [])).toEqual(Buffer.from(hashOf(`${at}`)))
    }
    expect(root.find('k0', hashOf('nobody').subarray(0, 8))).toBeUndefined()
    root.delete('k0', hashOf('0'))
    expect(root.find('k0', hashOf('0').subarray(0, 8))).toBeUndefined()
  })
})
