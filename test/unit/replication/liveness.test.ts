import { expect, test } from 'vitest'
import { ed25519Signer, ed25519Verifier } from '../../../agent/rack/adapter/ed25519.ts'
import { Liveness, thresholds } from '../../../cell/replication/index.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'

const options = { suspectMs: 10_000, darkMs: 30_000 }
const signers = new Map(
  ['x1', 'x2', 'x3'].map((cell, at) => [cell, ed25519Signer(new Uint8Array(32).fill(at + 1))]),
)

/** A cell's liveness with the clock that it goes by. */
function cell(id: string, clock = new ManualClock(), boot = 1) {
  const signer = signers.get(id)
  if (!signer) throw new Error(`no signer for ${id}`)
  const self = () => ({ cell: id, boot, roster: 1, addresses: ['/ip4/10.0.0.1/tcp/1'], marks: [] })
  const keyOf = (other: string) => signers.get(other)?.publicKey
  const liveness = new Liveness(
    { clock, signer, verifier: ed25519Verifier(), self, keyOf },
    options,
  )
  return { clock, liveness }
}

/** `asker` fetches what `answerer` has; the answer is under way for `transitMs`. */
function pulse(
  asker: ReturnType<typeof cell>,
  answerer: ReturnType<typeof cell>,
  transitMs = 0,
): void {
  const askedMs = asker.clock.monotonicMs()
  const stamps = answerer.liveness.newerThan(asker.liveness.marks())
  asker.clock.pass(transitMs)
  for (const held of stamps) asker.liveness.hear(held, askedMs)
}

test('a stamp is evidence of the moment at which it was asked for, not of its arrival', () => {
  const [one, two] = [cell('x1'), cell('x2')]
  pulse(one, two, 700)
  expect(one.liveness.silentMs('x2')).toBe(700)
  one.clock.pass(300)
  expect(one.liveness.silentMs('x2')).toBe(1_000)
})

test('a relay adds the time for which it held a stamp, so that an age is never understated', () => {
  const [one, two, three] = [cell('x1'), cell('x2'), cell('x3')]
  pulse(two, three, 100)
  two.clock.pass(5_000)
  pulse(one, two, 40)
  expect(one.liveness.silentMs('x3')).toBeGreaterThanOrEqual(5_140)
})

test('who was never heard of is unknown; alive, suspect and dark follow by silence', () => {
  const [one, two] = [cell('x1'), cell('x2')]
  expect(one.liveness.presence('x2', 3)).toBe('unknown')
  expect(one.liveness.silentMs('x2')).toBeUndefined()
  pulse(one, two)
  expect(one.liveness.presence('x2', 3)).toBe('alive')
  one.clock.pass(9_999)
  expect(one.liveness.presence('x2', 3)).toBe('alive')
  one.clock.pass(1)
  expect(one.liveness.presence('x2', 3)).toBe('suspect')
  one.clock.pass(20_000)
  expect(one.liveness.presence('x2', 3)).toBe('dark')
})

test('an old stamp is no news, however it comes', () => {
  const [one, two] = [cell('x1'), cell('x2')]
  const [stamp] = two.liveness.newerThan([])
  if (!stamp) throw new Error('no stamp')
  expect(one.liveness.hear(stamp, one.clock.monotonicMs())?.cell).toBe('x2')
  one.clock.pass(60_000)
  expect(one.liveness.hear(stamp, one.clock.monotonicMs())).toBeUndefined()
  expect(one.liveness.presence('x2', 3)).toBe('dark')
})

test('a stamp counts only with the signature of the cell that it names', () => {
  const [one, two] = [cell('x1'), cell('x2')]
  const [stamp] = two.liveness.newerThan([])
  if (!stamp) throw new Error('no stamp')
  const forged = { ...stamp, signature: Uint8Array.from(stamp.signature, (byte) => byte ^ 1) }
  expect(one.liveness.hear(forged, 0)).toBeUndefined()
  const other = cell('x3').liveness.newerThan([])[0]
  expect(one.liveness.hear({ ...stamp, signature: other?.signature ?? stamp.signature }, 0)).toBe(
    undefined,
  )
  expect(one.liveness.presence('x2', 3)).toBe('unknown')
})

test('a stamp of a later start counts, although its ticks begin again', () => {
  const one = cell('x1')
  const before = cell('x2')
  for (let second = 0; second < 5; second++) {
    before.clock.pass(1_000)
    pulse(one, before)
  }
  one.clock.pass(60_000)
  pulse(one, cell('x2', new ManualClock(), 2))
  expect(one.liveness.presence('x2', 3)).toBe('alive')
})

test('after a stall of its own a cell accuses nobody until news can have come in', () => {
  const [one, two] = [cell('x1'), cell('x2')]
  pulse(one, two)
  one.liveness.turn()
  one.clock.pass(40_000)
  one.liveness.turn()
  expect(one.liveness.silentMs('x2')).toBe(40_000)
  expect(one.liveness.presence('x2', 3)).toBe('alive')
  one.clock.pass(1_000)
  one.liveness.turn()
  expect(one.liveness.presence('x2', 3)).toBe('alive')
  for (let second = 0; second < 5; second++) {
    one.clock.pass(1_000)
    one.liveness.turn()
  }
  expect(one.liveness.presence('x2', 3)).toBe('dark')
})

test('only what is newer than the asker knows is sent, the own stamp first', () => {
  const [one, two, three] = [cell('x1'), cell('x2'), cell('x3')]
  pulse(two, three)
  expect(two.liveness.newerThan([])).toHaveLength(2)
  pulse(one, two)
  expect(two.liveness.newerThan(one.liveness.marks())).toEqual([])
  two.clock.pass(500)
  expect(two.liveness.newerThan(one.liveness.marks())).toHaveLength(1)
})

test('the more cells there are, the less often each of them signs', () => {
  const { clock, liveness } = cell('x1')
  const stampIn = (cells: number) => Buffer.from(liveness.newerThan([], cells)[0]?.stamp ?? [])
  const first = stampIn(100)
  clock.pass(2_999)
  expect(stampIn(100)).toEqual(first)
  expect(liveness.newerThan([], 100)[0]?.heldMs).toBe(2_999)
  clock.pass(1)
  const second = stampIn(100)
  expect(second).not.toEqual(first)
  // Half the time after which it would be suspect, at most.
  clock.pass(5_000)
  expect(stampIn(10_000)).not.toEqual(second)
})

test('what a cell says of itself is signed anew as soon as it changes', () => {
  const clock = new ManualClock()
  const signer = ed25519Signer(new Uint8Array(32).fill(1))
  let roster = 1
  const self = () => ({ cell: 'x1', boot: 1, roster, addresses: [], marks: [] })
  const ports = { clock, signer, verifier: ed25519Verifier(), self, keyOf: () => undefined }
  const liveness = new Liveness(ports, options)
  const before = liveness.newerThan([])[0]
  expect(liveness.newerThan([])[0]).toEqual(before)
  roster = 2
  expect(liveness.newerThan([])[0]?.stamp).not.toEqual(before?.stamp)
})

test('thresholds grow by two rounds for each doubling beyond eight cells', () => {
  expect(thresholds(options, 3)).toEqual(options)
  expect(thresholds(options, 8)).toEqual(options)
  expect(thresholds(options, 32)).toEqual({ suspectMs: 18_000, darkMs: 38_000 })
})

test('cells that left the roster are forgotten', () => {
  const [one, two] = [cell('x1'), cell('x2')]
  pulse(one, two)
  one.liveness.keep(new Set(['x1']))
  expect(one.liveness.silentMs('x2')).toBeUndefined()
})
