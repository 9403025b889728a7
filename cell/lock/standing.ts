/** What one component permits: the states of locks and reservations (reference 2.5). */
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import type { HoldTable } from './hold-table.ts'
import type { Moment } from './moment.ts'
import { type ReservationKind, reservationOf } from './reservation.ts'

/** Why something was not done to a component, in the reference's words. */
export type LockRefusal =
  | 'NotFound'
  | 'Locked'
  | 'Unlocked'
  | 'Disabled'
  | 'Reserved'
  | 'ServerError'

/** What is done to the lock of a component. */
export type LockAction = 'lock' | 'unlock' | 'disable' | 'repair'

/** What decisions about locks stand on besides the records. */
export interface LockGround {
  readonly moment: Moment
  readonly holds: HoldTable
}

function isTaken(reader: Reader, id: string, { moment, holds }: LockGround): boolean {
  const { nowMs } = moment
  return reservationOf(reader, id, moment) !== undefined || holds.isHeld(id, nowMs)
}

/**
 * Why a component's lock cannot be changed so; undefined = it can. Disabling and repairing work
 * whatever the state.
 */
export function lockRefusal(
  reader: Reader,
  { id, locked = false, reservationDisabled = false }: Component,
  { action, ground }: { readonly action: LockAction; readonly ground: LockGround },
): LockRefusal | undefined {
  if (action === 'disable' || action === 'repair') return undefined
  if (reservationDisabled) return 'Disabled'
  if (locked === (action === 'lock')) return locked ? 'Locked' : 'Unlocked'
  return isTaken(reader, id, ground) ? 'Reserved' : undefined
}

/**
 * Why a component cannot be reserved; undefined = it can. Services reserve what is unlocked,
 * administrators what is locked.
 */
export function reservationRefusal(
  reader: Reader,
  { id, locked = false, reservationDisabled = false }: Component,
  { kind, ground }: { readonly kind: ReservationKind; readonly ground: LockGround },
): LockRefusal | undefined {
  if (reservationDisabled) return 'Disabled'
  if (locked !== (kind === 'admin')) return locked ? 'Locked' : 'Unlocked'
  return isTaken(reader, id, ground) ? 'Reserved' : undefined
}
