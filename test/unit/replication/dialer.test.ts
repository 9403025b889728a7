import { expect, test } from 'vitest'
import { type Bus, Fault, type PeerKey } from '../../../cell/env/index.ts'
import { Dialer } from '../../../cell/replication/dialer.ts'
import { limits } from '../../../cell/replication/index.ts'
import { SeededRandom } from '../../../sim/random/index.ts'
import { ManualClock } from '../../fixture/manual-clock.ts'

const member = { id: 'x1001', key: 'b'.repeat(64) as PeerKey, addresses: ['/ip4/10.0.0.1/tcp/1'] }
const calm = new AbortController().signal

/** A dialer with one member, which answers with a reason until that is taken away. */
function cell() {
  const clock = new ManualClock()
  const told: unknown[] = []
  const state = { reason: 'refused' as string | undefined, connected: false }
  const bus = {
    self: 'a'.repeat(64),
    peers: () => (state.connected ? [member.key] : []),
    async connect() {
      const { reason } = state
      if (reason !== undefined) throw new Fault('PEER_UNREACHABLE', { message: reason })
      state.connected = true
    },
  } as unknown as Bus
  const log = { info: (fields: unknown) => told.push(fields) } as never
  const random = SeededRandom.fromSeed(1)
  const dialer = new Dialer({ bus, clock, random, log, members: () => [member] })
  const round = dialer.round()
  /** Rounds for so long; each dial fails or succeeds at once. */
  const live = async (ms: number) => {
    for (let at = 0; at < ms; at += 500) {
      await round.run(calm)
      clock.pass(500)
    }
  }
  return { dialer, live, state, told }
}

test('a member that is not reached at once is no news; after a while it is, once', async () => {
  const { dialer, live, told } = cell()
  await live(2_500)
  expect(dialer.reason(member.key)).toBe('refused')
  expect(told).toEqual([])
  await live(60_000)
  expect(told).toEqual([{ peer: 'x1001', reason: 'refused' }])
})

test('another reason is news', async () => {
  const { live, state, told } = cell()
  await live(60_000)
  state.reason = 'revoked'
  await live(120_000)
  expect(told).toEqual([
    { peer: 'x1001', reason: 'refused' },
    { peer: 'x1001', reason: 'revoked' },
  ])
})

test('failures before the other side dialled are forgotten', async () => {
  const { dialer, live, state, told } = cell()
  await live(1_000)
  state.connected = true
  await live(60_000)
  expect(dialer.reason(member.key)).toBeUndefined()
  state.connected = false
  await live(2_500)
  expect(told).toEqual([])
  expect(dialer.reason(member.key)).toBe('refused')
})

test('in a large cluster only neighbours are dialled when they are heard of', async () => {
  const members = Array.from({ length: 3 * limits.neighboursMax }, (_, at) => {
    return { id: `x${at}`, key: at.toString(16).padStart(64, '0'), addresses: [] }
  })
  const dialled = new Set<string>()
  const bus = {
    self: 'f'.repeat(64),
    peers: () => [],
    connect: async (key: string) => void dialled.add(key),
  } as unknown as Bus
  const clock = new ManualClock()
  const random = SeededRandom.fromSeed(1)
  const log = { info: () => {} } as never
  const dialer = new Dialer({ bus, clock, random, log, members: () => members })
  dialer.heard(new Set(members.map(({ id }) => id)), calm)
  await dialer.dialAll(calm)
  expect(dialled.size).toBe(limits.neighboursMax)
})
