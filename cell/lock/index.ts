/**
 * Locks and reservations of components: who may reserve what, keys, expiry, and holds for
 * operations of several cells. It owns these rules and the table of holds, and no records: those
 * lie in cell/store at the component's owner. It promises that a component has one reservation at
 * most, that no key leaves in a feed, and that time is reckoned on the owner's monotonic clock:
 * neither a jump of the wall clock nor a restart ends a reservation early. It does not stop changes
 * of components: a lock only says who may reserve.
 */
export {
  changeLocks,
  check,
  couldReserve,
  type LockOrder,
  type ReservationWish,
  release,
  removeReservations,
  renew,
  reserve,
  tendReservations,
  undoOperation,
} from './change.ts'
export { HoldTable } from './hold-table.ts'
export type { Moment } from './moment.ts'
export {
  lockFault,
  nothingFound,
  type Outcome,
  type ProcessingModel,
} from './outcome.ts'
export {
  isDuration,
  type KeyPair,
  leftMs,
  type ReservationKind,
  reservationOf,
} from './reservation.ts'
export { type LockFilter, selectForLock } from './selection.ts'
export type { LockAction, LockGround, LockRefusal } from './standing.ts'
