import { describe, expect, it } from 'vitest'
import { systemRandom as random } from '../../../agent/rack/adapter/system-random.ts'
import type { Moment } from '../../../cell/lock/index.ts'
import {
  isDuration,
  isOver,
  leftMs,
  newReservation,
  renewed,
  takenOver,
} from '../../../cell/lock/reservation.ts'

const at = (nowMs: number, clock = 'this run'): Moment => ({ clock, nowMs, wallMs: 5 })
const made = newReservation('x1000c0s0b0n0', { minutes: 2 }, { moment: at(1_000), random })

describe('a reservation', () => {
  it('has two keys that nobody guesses', () => {
    const other = newReservation('x1000c0s0b0n0', { minutes: 2 }, { moment: at(1_000), random })
    expect(made.reservationKey).toMatch(/^x1000c0s0b0n0:rk:[0-9a-f]{8}-[0-9a-f-]{27}$/)
    expect(made.deputyKey).toMatch(/^x1000c0s0b0n0:dk:[0-9a-f]{8}-[0-9a-f-]{27}$/)
    expect(made.reservationKey).not.toBe(other.reservationKey)
    expect(made.deputyKey.slice(-36)).not.toBe(made.reservationKey.slice(-36))
  })

  it('runs out on the monotonic clock of its run', () => {
    expect(leftMs(made, at(1_000))).toBe(120_000)
    expect(isOver(made, at(120_999))).toBe(false)
    expect(isOver(made, at(121_000))).toBe(true)
    expect(leftMs(made, at(999_999))).toBe(0)
  })

  it('loses nothing while no run counts, and goes on with what was left', () => {
    expect(leftMs(made, at(999_999, 'another run'))).toBe(120_000)
    const later = takenOver(takenOver(made, at(61_000)), at(3, 'another run'))
    expect(leftMs(later, at(3, 'another run'))).toBe(60_000)
    expect(isOver(later, at(60_003, 'another run'))).toBe(true)
  })

  it('lasts for ever without minutes', () => {
    const lasting = newReservation('x0', {}, { moment: at(1), random })
    expect(leftMs(lasting, at(1e15))).toBeUndefined()
    expect(takenOver(lasting, at(9, 'another run'))).toEqual(lasting)
  })

  it('has all its minutes again when it is renewed, under the same keys', () => {
    const again = renewed(made, 1, at(100_000))
    expect(leftMs(again, at(100_000))).toBe(60_000)
    expect(again.reservationKey).toBe(made.reservationKey)
  })

  it.each([
    [1, true],
    [15, true],
    [0, false],
    [16, false],
    [0.5, false],
    [Number.NaN, false],
  ])('of %d minutes: %s', (minutes, isOne) => {
    expect(isDuration(minutes)).toBe(isOne)
  })
})
