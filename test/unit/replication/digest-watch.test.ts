import { beforeEach, expect, test } from 'vitest'
import { ed25519Signer, ed25519Verifier } from '../../../agent/rack/adapter/ed25519.ts'
import { DigestWatch } from '../../../cell/replication/digest-watch.ts'
import { digestsPerSecondMax, forgeriesPerSecondMax } from '../../../cell/replication/limits.ts'
import { signDigest } from '../../../cell/store/digest.ts'
import type { Digest } from '../../../cell/store/index.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'

const signer = ed25519Signer(new Uint8Array(32).fill(3))
const own = ed25519Signer(new Uint8Array(32).fill(4))
const neighbour = 'aa'.repeat(32)

function digest(changes: Partial<Digest> = {}): Digest {
  return {
    version: 1,
    cell: 'x1001',
    feed: 1,
    order: { term: 1, boot: 1, seq: 5 },
    roster: 1,
    headHash: new Uint8Array(32).fill(9),
    root: new Uint8Array(32),
    logStart: { term: 1, boot: 1, seq: 1 },
    records: 3,
    hybridMs: 1_000,
    ...changes,
  }
}

const order = (seq: number) => ({ term: 1, boot: 1, seq })
let clock: ManualClock
let events: string[]
let watch: DigestWatch

beforeEach(() => {
  clock = new ManualClock()
  events = []
  watch = new DigestWatch({
    clock,
    verifier: ed25519Verifier(),
    self: 'x1000',
    roster: () => 1,
    keyOf: (cell) => ({ x1000: own.publicKey, x1001: signer.publicKey })[cell as 'x1000' | 'x1001'],
    differs: () => events.push('roster'),
    heard: ({ cell }, { order: at }) => events.push(`${cell} ${at.seq}`),
    heardOwn: ({ order: at }) => events.push(`own ${at.seq}`),
  })
})

const receive = (changes?: Partial<Digest>, by = signer) =>
  watch.receive(signDigest(digest(changes), by), neighbour)

test('a newer digest is passed on and heard once', () => {
  expect(receive()).toBe('accept')
  expect(receive()).toBe('ignore')
  expect(receive({ order: order(4) })).toBe('ignore')
  expect(receive({ order: order(6) })).toBe('accept')
  expect(events).toEqual(['x1001 5', 'x1001 6'])
})

test('the same position with a later promise is news', () => {
  receive()
  expect(receive({ hybridMs: 2_000 })).toBe('accept')
})

test('what is no digest, too large or not signed by its cell counts against the neighbour', () => {
  expect(watch.receive(new Uint8Array(20), neighbour)).toBe('reject')
  expect(watch.receive(new Uint8Array(600), neighbour)).toBe('reject')
  expect(receive({}, own)).toBe('reject')
  expect(events).toEqual([])
})

test('a cell that the roster does not know is not held against whoever passed it on', () => {
  expect(receive({ cell: 'x1099' })).toBe('ignore')
  expect(events).toEqual([])
})

test('a digest under a newer roster has that roster fetched', () => {
  receive({ roster: 2 })
  expect(events).toEqual(['roster', 'x1001 5'])
})

test('the own name on somebody else is reported, never relayed', () => {
  expect(receive({ cell: 'x1000' }, own)).toBe('ignore')
  expect(events).toEqual(['own 5'])
})

test('a flood of one cell is cut at its quota and goes on in the next second', () => {
  const verdicts = Array.from({ length: digestsPerSecondMax + 5 }, (_, at) =>
    receive({ order: order(10 + at) }),
  )
  expect(verdicts.filter((verdict) => verdict === 'accept')).toHaveLength(digestsPerSecondMax)
  expect(watch.counts.dropped).toBe(5)
  clock.pass(1_000)
  expect(receive({ order: order(100) })).toBe('accept')
})

test('forged digests use up nothing of the cell that they name', () => {
  const forger = 'bb'.repeat(32)
  const forged = Array.from({ length: digestsPerSecondMax * 3 }, (_, at) =>
    watch.receive(signDigest(digest({ order: order(1_000 + at) }), own), forger),
  )
  expect(forged.filter((verdict) => verdict === 'reject')).toHaveLength(forgeriesPerSecondMax)
  expect(events).toEqual([])
  expect(receive()).toBe('accept')
  expect(events).toEqual(['x1001 5'])
})

test('who sent too many forgeries is heard again in the next second', () => {
  for (let at = 0; at <= forgeriesPerSecondMax; at += 1) receive({}, own)
  expect(receive()).toBe('ignore')
  clock.pass(1_000)
  expect(receive()).toBe('accept')
})

test('what was forgotten is news again', () => {
  receive()
  watch.forget('x1001')
  expect(receive()).toBe('accept')
})
