import { describe, expect, it } from 'vitest'
import {
  type ChainFlaw,
  chainFlaw,
  compareOrders,
  type Head,
  headVersion,
  type Order,
  orderKey,
  orderText,
  type ReadHead,
  readHead,
  signedHeadCodec,
  signHead,
} from '../../../cell/store/feed.ts'
import { testSigner, testVerifier } from '../../fixture/ledger.ts'

const check = { verifier: testVerifier, publicKey: testSigner.publicKey }

const first: Head = {
  version: headVersion,
  cell: 'x1000',
  feed: 1,
  order: { term: 1, boot: 1, seq: 1 },
  roster: 0,
  entryHashes: [new Uint8Array(32).fill(1)],
  root: new Uint8Array(32).fill(2),
  wallMs: 1_800_000_000_000,
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const signed = (head: Head) => signHead(head, testSigner)

function follow(change: Partial<Head> = {}): ReadHead {
  const next = { ...first, order: { ...first.order, seq: 2 }, previous: signed(first).hash }
  return readHead(signed({ ...next, ...change }).bytes, check) as ReadHead
}

describe('the order of a feed', () => {
  const orders: readonly Order[] = [
    { term: 1, boot: 1, seq: 1 },
    { term: 1, boot: 1, seq: 2 },
    { term: 1, boot: 2, seq: 3 },
    { term: 1, boot: 10, seq: 4 },
    { term: 2, boot: 1, seq: 5 },
    { term: 16, boot: 1, seq: 2 ** 40 },
  ]

  it('compares term, then boot, then seq', () => {
    for (const [at, order] of orders.entries()) {
      for (const [other, than] of orders.entries()) {
        expect(Math.sign(compareOrders(order, than))).toBe(Math.sign(at - other))
      }
    }
  })

  it('sorts as text as it compares', () => {
    const keys = orders.map(orderKey)
    expect([...keys].sort()).toEqual(keys)
    expect(new Set(keys.map((key) => key.length)).size).toBe(1)
  })

  it('reads as term.boot.seq', () => {
    expect(orderText({ term: 1, boot: 3, seq: 1412 })).toBe('1.3.1412')
  })
})

describe('a signed head', () => {
  it('is read back as it was signed', () => {
    const { bytes, hash } = signed(first)
    const read = readHead(bytes, check) as ReadHead
    const { entryHashes, root, ...rest } = read.head
    const { entryHashes: hashes, root: proof, ...expected } = first
    expect(rest).toEqual(expected)
    expect([...entryHashes, root].map(hexOf)).toEqual([...hashes, proof].map(hexOf))
    expect(Buffer.from(read.hash)).toEqual(Buffer.from(hash))
  })

  it('is refused with any bit flipped', () => {
    const { bytes } = signed(first)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(typeof readHead(flipped, check), `bit ${bit}`).toBe('string')
    }
  })

  it('is refused with another key, another version or a signature of something else', () => {
    const { bytes } = signed(first)
    expect(readHead(bytes, { ...check, publicKey: new Uint8Array(32) })).toBe('signature')
    expect(readHead(signed({ ...first, version: 2 }).bytes, check)).toBe('version')
    const { head } = signedHeadCodec.decode(bytes)
    // The same bytes signed without the domain prefix must not pass.
    const forged = signedHeadCodec.encode({ head, signature: testSigner.sign(head) })
    expect(readHead(forged, check)).toBe('signature')
    expect(readHead(new Uint8Array(), check)).toBe('undecodable')
    expect(readHead(new Uint8Array([255, 255]), check)).toBe('undecodable')
  })
})

describe('the chain', () => {
  const before = readHead(signed(first).bytes, check) as ReadHead
  const flaws: readonly (readonly [string, Partial<Head>, ChainFlaw | undefined])[] = [
    ['the next of the same start', {}, undefined],
    ['the next of a later start', { order: { term: 1, boot: 9, seq: 2 } }, undefined],
    ['the next of a later term', { order: { term: 2, boot: 1, seq: 2 } }, undefined],
    ['a gap', { order: { term: 1, boot: 1, seq: 3 } }, 'order'],
    ['a repeated number', { order: { term: 1, boot: 1, seq: 1 } }, 'order'],
    ['an earlier start', { order: { term: 1, boot: 0, seq: 2 } }, 'order'],
    ['an earlier term', { order: { term: 0, boot: 5, seq: 2 } }, 'order'],
    ['another cell', { cell: 'x1001' }, 'cell'],
    ['another feed', { feed: 2 }, 'cell'],
    ['another predecessor', { previous: new Uint8Array(32) }, 'previous'],
    ['no predecessor', { previous: new Uint8Array() }, 'previous'],
  ]

  it.each(flaws)('judges %s', (_what, change, flaw) => {
    expect(chainFlaw(before, follow(change))).toBe(flaw)
  })

  it('may begin anywhere: older heads are not kept for ever', () => {
    expect(chainFlaw(undefined, follow())).toBeUndefined()
  })
})
