/** Changes of locks and reservations, as functions over a transaction at the owner. */
import type { Random } from '../env/index.ts'
import type { Component, Reservation } from '../record/index.ts'
import type { Reader, Transaction } from '../store/index.ts'
import { decideEach, nothingFound, type Outcome, type ProcessingModel } from './outcome.ts'
import {
  isOver,
  type KeyPair,
  newReservation,
  type ReservationKind,
  renewed,
  reservationOf,
  takenOver,
} from './reservation.ts'
import { type LockAction, type LockGround, lockRefusal, reservationRefusal } from './standing.ts'

/** A request about components: which, and whether all or nothing. */
export interface LockOrder {
  readonly components: readonly Component[]
  readonly model: ProcessingModel
}

/** What a reservation is to be. */
export interface ReservationWish {
  readonly kind: ReservationKind
  /** 1 to `reservationMinutesMax` for a service, absent for an administrator. */
  readonly minutes?: number | undefined
  /** The operation of several cells that it is part of. */
  readonly operation?: string | undefined
}

function requireSome(items: readonly unknown[]): void {
  if (items.length === 0) throw nothingFound()
}

function write(tx: Transaction, before: Component, action: LockAction): string {
  if (action === 'disable') tx.delete('reservation', before.id)
  const isLock = action === 'lock' || action === 'unlock'
  const after = isLock
    ? { ...before, locked: action === 'lock' }
    : { ...before, reservationDisabled: action === 'disable' }
  const isSame =
    (after.locked ?? false) === (before.locked ?? false) &&
    (after.reservationDisabled ?? false) === (before.reservationDisabled ?? false)
  if (!isSame) tx.put('component', after)
  return before.id
}

/**
 * Locks, unlocks, disables (which ends reservations) or repairs components; answers with their ids.
 * Faults: INPUT_LOCK.
 */
export function changeLocks(
  tx: Transaction,
  { components, model }: LockOrder,
  { action, ground }: { readonly action: LockAction; readonly ground: LockGround },
): Outcome<string> {
  requireSome(components)
  return decideEach(components, model, {
    refusalOf: (component) => lockRefusal(tx, component, { action, ground }),
    act: (component) => write(tx, component, action),
  })
}

/** Reserves components with fresh keys. Faults: INPUT_LOCK. */
export function reserve(
  tx: Transaction,
  { components, model }: LockOrder,
  { wish, ground, random }: ReserveTools,
): Outcome<Reservation> {
  requireSome(components)
  const { moment } = ground
  return decideEach(components, model, {
    refusalOf: (component) => reservationRefusal(tx, component, { kind: wish.kind, ground }),
    act: ({ id }) => {
      const reservation = newReservation(id, wish, { moment, random })
      tx.put('reservation', reservation)
      return reservation
    },
  })
}

/** What reserving takes from outside. */
export interface ReserveTools {
  readonly wish: ReservationWish
  readonly ground: LockGround
  readonly random: Random
}

/** The components that could be reserved, and why the others cannot; nothing is written. */
export function couldReserve(
  reader: Reader,
  components: readonly Component[],
  { kind, ground }: { readonly kind: ReservationKind; readonly ground: LockGround },
): Outcome<string> {
  return decideEach(components, 'flexible', {
    refusalOf: (component) => reservationRefusal(reader, component, { kind, ground }),
    act: ({ id }) => id,
  })
}

/** The reservation that a key is of; its expiry and a wrong key make it none. */
function reservationOfKey(
  reader: Reader,
  { id, key }: KeyPair,
  { part, ground }: { part: 'reservationKey' | 'deputyKey'; ground: LockGround },
): Reservation | undefined {
  const reservation = reservationOf(reader, id, ground.moment)
  return reservation?.[part] === key ? reservation : undefined
}

/** Ends reservations whose key is told; answers with their components. Faults: INPUT_LOCK. */
export function release(
  tx: Transaction,
  keys: readonly KeyPair[],
  { model, ground }: { readonly model: ProcessingModel; readonly ground: LockGround },
): Outcome<string> {
  const part = 'reservationKey'
  return decideEach(keys, model, {
    refusalOf: (pair) => (reservationOfKey(tx, pair, { part, ground }) ? undefined : 'NotFound'),
    act: ({ id }) => {
      tx.delete('reservation', id)
      return id
    },
  })
}

/** Ends reservations without a key. Faults: INPUT_LOCK. */
export function removeReservations(
  tx: Transaction,
  { components, model }: LockOrder,
  ground: LockGround,
): Outcome<string> {
  requireSome(components)
  return decideEach(components, model, {
    refusalOf: ({ id }) => (reservationOf(tx, id, ground.moment) ? undefined : 'NotFound'),
    act: ({ id }) => {
      tx.delete('reservation', id)
      return id
    },
  })
}

/** Gives reservations of services more time, from now on. Faults: INPUT_LOCK. */
export function renew(
  tx: Transaction,
  keys: readonly KeyPair[],
  order: { readonly minutes: number; readonly model: ProcessingModel; readonly ground: LockGround },
): Outcome<string> {
  const { minutes, model, ground } = order
  const timed = (pair: KeyPair) => {
    const found = reservationOfKey(tx, pair, { part: 'reservationKey', ground })
    return found?.remainingMs === undefined ? undefined : found
  }
  return decideEach(keys, model, {
    refusalOf: (pair) => (timed(pair) ? undefined : 'NotFound'),
    act: (pair) => {
      const before = timed(pair)
      if (before) tx.put('reservation', renewed(before, minutes, ground.moment))
      return pair.id
    },
  })
}

/** The reservations whose deputy keys are told. */
export function check(
  reader: Reader,
  keys: readonly KeyPair[],
  ground: LockGround,
): Outcome<Reservation> {
  const found = (pair: KeyPair) => reservationOfKey(reader, pair, { part: 'deputyKey', ground })
  const done = keys.flatMap((pair) => found(pair) ?? [])
  const refused = keys.filter((pair) => found(pair) === undefined)
  return { done, refused: refused.map(({ id }) => ({ id, reason: 'NotFound' as const })) }
}

/** Ends what an operation of several cells reserved here; answers with how many. */
export function undoOperation(tx: Transaction, operation: string): number {
  const ids = tx.lookup('reservation', 'operation', operation)
  for (const id of ids) tx.delete('reservation', id)
  return ids.length
}

/** Which reservations are looked after, how many at once. */
export interface TendingBounds {
  readonly isOwn: (id: string) => boolean
  /** How old what was stored as left may get. */
  readonly staleMs: number
  readonly max: number
}

/**
 * Looks after reservations, at most `max` of them at once: those that are over are removed, and of
 * the others is stored what is left when that is older than `staleMs` or of another run's clock.
 * Answers with how many were written.
 */
export function tendReservations(
  tx: Transaction,
  { moment }: LockGround,
  { isOwn, staleMs, max }: TendingBounds,
): number {
  let written = 0
  for (const reservation of [...tx.list('reservation')]) {
    const { id, remainingMs, clock, sinceMs = 0 } = reservation
    if (remainingMs === undefined || written >= max || !isOwn(id)) continue
    if (isOver(reservation, moment)) {
      tx.delete('reservation', id)
      written += 1
    } else if (clock !== moment.clock || moment.nowMs - sinceMs >= staleMs) {
      tx.put('reservation', takenOver(reservation, moment))
      written += 1
    }
  }
  return written
}
