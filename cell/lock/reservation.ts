/** One reservation: its keys, what is left of its time, and whether a key fits it. */
import { type Random, randomUuid } from '../env/index.ts'
import type { Reservation } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { reservationMinutesMax } from './limits.ts'
import type { Moment } from './moment.ts'

/** An `admin` reservation never expires, a `service` one after some minutes. */
export type ReservationKind = 'admin' | 'service'

/** What an owner of a key sent. */
export interface KeyPair {
  readonly id: string
  readonly key: string
}

const minuteMs = 60_000

/** Whether this many minutes make a reservation of a service. */
export function isDuration(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes > 0 && minutes <= reservationMinutesMax
}

function span(minutes: number | undefined, { clock, nowMs }: Moment) {
  if (minutes === undefined) return {}
  return { remainingMs: minutes * minuteMs, clock, sinceMs: Math.round(nowMs) }
}

/** A new reservation with fresh keys; without minutes it never expires. */
export function newReservation(
  id: string,
  { minutes, operation }: { minutes?: number | undefined; operation?: string | undefined },
  { moment, random }: { moment: Moment; random: Random },
): Reservation {
  return {
    id,
    reservationKey: `${id}:rk:${randomUuid(random)}`,
    deputyKey: `${id}:dk:${randomUuid(random)}`,
    createdMs: moment.wallMs,
    ...span(minutes, moment),
    ...(operation === undefined ? {} : { operation }),
  }
}

/** The reservation with this many minutes from now on. */
export function renewed(before: Reservation, minutes: number, moment: Moment): Reservation {
  return { ...before, ...span(minutes, moment) }
}

/**
 * Milliseconds that are left; undefined = it never expires. What an earlier run stored, or the
 * owner before this one, counts from the time at which this run takes it over (`takenOver`).
 */
export function leftMs(reservation: Reservation, moment: Moment): number | undefined {
  const { remainingMs, clock, sinceMs = 0 } = reservation
  if (remainingMs === undefined) return undefined
  if (clock !== moment.clock) return remainingMs
  return Math.max(0, Math.round(remainingMs - (moment.nowMs - sinceMs)))
}

/** Whether its time is over: then it is as good as gone. */
export function isOver(reservation: Reservation, moment: Moment): boolean {
  return leftMs(reservation, moment) === 0
}

/** The reservation with what is left of it, as of now and of this run's clock. */
export function takenOver(reservation: Reservation, moment: Moment): Reservation {
  const remainingMs = leftMs(reservation, moment)
  if (remainingMs === undefined) return reservation
  return { ...reservation, remainingMs, clock: moment.clock, sinceMs: Math.round(moment.nowMs) }
}

/** The reservation of a component that is in force. */
export function reservationOf(reader: Reader, id: string, moment: Moment) {
  const reservation = reader.get('reservation', id)
  return reservation && !isOver(reservation, moment) ? reservation : undefined
}
