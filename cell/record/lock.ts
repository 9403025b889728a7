import { type Codec, messageCodec, wire } from '../../proto/index.ts'

/** A reservation of a component: at its owner alone, as it holds the keys. */
export interface Reservation {
  /** Normalised xname. */
  readonly id: string
  /** `<xname>:rk:<uuid>`: who has it may renew and release. */
  readonly reservationKey: string
  /** `<xname>:dk:<uuid>`: proves to another service that there is a reservation. */
  readonly deputyKey: string
  /** Wall time, shown and never reckoned with. */
  readonly createdMs: number
  /** What was left of it at `sinceMs`; absent = it never expires. */
  readonly remainingMs?: number
  /** The run of a cell whose monotonic clock `sinceMs` is of. */
  readonly clock?: string
  readonly sinceMs?: number
  /** The operation of several cells that made it. */
  readonly operation?: string
}

/**
 * Reservations at several cells that are being made, at the cell that was asked. While it is there,
 * nobody got their keys.
 */
export interface LockOperation {
  readonly id: string
  readonly components: readonly string[]
  /** Who asked for them. */
  readonly subject: string
  readonly createdMs: number
}

export const reservationCodec: Codec<Reservation> = messageCodec<Reservation>(wire.Reservation)
export const lockOperationCodec: Codec<LockOperation> = messageCodec<LockOperation>(
  wire.LockOperation,
)
