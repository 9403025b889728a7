import { describe, expect, it } from 'vitest'
import { ed25519Signer } from '../../../agent/rack/adapter/ed25519.ts'
import { type Digest, digestVersion, signDigest } from '../../../cell/store/digest.ts'
import { readDigest } from '../../../cell/store/index.ts'
import { component, group, openLedger, tester, testSigner } from '../../fixture/ledger.ts'
import { testIdentity } from '../../fixture/peer.ts'

const largest: Digest = {
  version: digestVersion,
  cell: 'x'.repeat(24),
  feed: 2,
  order: { term: 2 ** 21, boot: 2 ** 28, seq: 2 ** 48 - 1 },
  roster: 2 ** 28,
  headHash: new Uint8Array(32).fill(1),
  root: new Uint8Array(32).fill(2),
  logStart: { term: 2 ** 21, boot: 2 ** 28, seq: 2 ** 48 - 5_000 },
  records: 2 ** 21,
  hybridMs: 4_000_000_000_000,
}

const check = testIdentity()

describe('a digest', () => {
  it('says where a feed stands', async () => {
    const { ledger } = await openLedger()
    const empty = readDigest(ledger.digest('public'), check)
    expect(empty).toMatchObject({
      version: 1,
      cell: 'x1000',
      feed: 1,
      order: { term: 1, boot: 1, seq: 0 },
      records: 0,
    })
    const { order } = await ledger.transact(tester, (tx) => {
      tx.put('component', component(1))
      tx.put('component', component(2))
      tx.put('group', group('gpu'))
    })
    const digest = readDigest(ledger.digest('public'), check) as Digest
    expect(digest).toMatchObject({ order, logStart: order, records: 3, hybridMs: ledger.newestMs })
    expect(Buffer.from(digest.root)).toEqual(Buffer.from(ledger.root('public')))
    expect(Buffer.from(digest.headHash)).toEqual(
      Buffer.from(ledger.position('public')?.headHash ?? []),
    )
    expect(readDigest(ledger.digest('close'), check)).toMatchObject({ feed: 2, records: 0 })
  })

  it('has at most 256 bytes', () => {
    const bytes = signDigest(largest, testSigner)
    expect(bytes.length).toBeLessThanOrEqual(256)
    expect(readDigest(bytes, check)).toMatchObject({ cell: largest.cell, order: largest.order })
  })

  it('counts only with the signature of its cell, over exactly its bytes', () => {
    const bytes = signDigest(largest, testSigner)
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice()
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(typeof readDigest(flipped, check), `bit ${bit}`).toBe('string')
    }
    const stranger = ed25519Signer(new Uint8Array(32).fill(8))
    expect(readDigest(signDigest(largest, stranger), check)).toBe('signature')
    expect(typeof readDigest(signDigest(largest, stranger))).toBe('object')
  })

  const odd: readonly (readonly [string, Partial<Digest>])[] = [
    ['version', { version: 2 }],
    ['undecodable', { cell: '' }],
    ['undecodable', { cell: 'x'.repeat(65) }],
    ['undecodable', { feed: 0 }],
    ['undecodable', { feed: 9 }],
    ['undecodable', { order: { term: 2 ** 40, boot: 1, seq: 1 } }],
    ['undecodable', { logStart: { term: 1, boot: 1, seq: 2 ** 52 } }],
    ['undecodable', { headHash: new Uint8Array() }],
    ['undecodable', { root: new Uint8Array(5) }],
    ['undecodable', { hybridMs: 2 ** 60 }],
    ['size', { cell: 'x'.repeat(400) }],
  ]

  it.each(odd)('is refused as %s with %o', (flaw, change) => {
    expect(readDigest(signDigest({ ...largest, ...change }, testSigner), check)).toBe(flaw)
  })

  it('is not read from other bytes', () => {
    expect(readDigest(new Uint8Array())).toBe('version')
    expect(readDigest(new Uint8Array(600))).toBe('size')
    expect(readDigest(new Uint8Array([255, 255, 255]))).toBe('undecodable')
  })
})
