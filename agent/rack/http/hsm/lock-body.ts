/** Bodies of requests and answers about locks and reservations (reference 1.14). */
import { type Static, Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { parseXname } from '../../../../cell/inventory/index.ts'
import {
  isDuration,
  type KeyPair,
  type LockFilter,
  leftMs,
  type Moment,
  type Outcome,
  type ProcessingModel,
  type ReservationKind,
} from '../../../../cell/lock/index.ts'
import type { Reservation } from '../../../../cell/record/index.ts'

const scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const words = Type.Optional(Type.Array(scalar))
const text = Type.Optional(Type.String())

/** The filter of components with the names that these routes use. */
const filterFields = {
  ComponentIDs: words,
  NID: words,
  Type: words,
  State: words,
  Flag: words,
  Enabled: words,
  SoftwareStatus: words,
  Role: words,
  Subrole: words,
  Subtype: words,
  Arch: words,
  Class: words,
  Group: words,
  Partition: words,
  Locked: words,
  Reserved: words,
  ReservationDisabled: words,
}

/** Body of lock, unlock, disable, repair, status, reservations and their removal. */
export const lockFilterSchema = Type.Object({
  ...filterFields,
  ProcessingModel: text,
  ReservationDuration: Type.Optional(Type.Number()),
})

const pair = Type.Object({ ID: text, Key: text })

/** Body of release, renew and check. */
export const lockKeysSchema = Type.Object({
  ReservationKeys: Type.Optional(Type.Array(pair)),
  DeputyKeys: Type.Optional(Type.Array(pair)),
  ProcessingModel: text,
  ReservationDuration: Type.Optional(Type.Number()),
})

const queryWords = Type.Optional(Type.Array(Type.String()))

/** Query of GET locks/status. */
export const lockQuerySchema = Type.Object({
  Type: queryWords,
  State: queryWords,
  Role: queryWords,
  Subrole: queryWords,
  Locked: queryWords,
  Reserved: queryWords,
  ReservationDisabled: queryWords,
})

const failures = Type.Array(Type.Object({ ID: Type.String(), Reason: Type.String() }))

/** What changes answer: how many, which, and why the others not. */
export const updateSchema = Type.Object({
  Counts: Type.Object({
    Total: Type.Integer(),
    Success: Type.Integer(),
    Failure: Type.Integer(),
  }),
  Success: Type.Object({ ComponentIDs: Type.Array(Type.String()) }),
  Failure: failures,
})

/** What making and checking reservations answers. */
export const reservationsSchema = Type.Object({
  Success: Type.Array(
    Type.Object({
      ID: Type.String(),
      DeputyKey: Type.String(),
      ReservationKey: text,
      CreationTime: text,
      ExpirationTime: text,
    }),
  ),
  Failure: failures,
})

/** A list of the states of locks. */
export const lockStatusSchema = Type.Object({
  Components: Type.Array(
    Type.Object({
      ID: Type.String(),
      Locked: Type.Boolean(),
      Reserved: Type.Boolean(),
      CreationTime: text,
      ExpirationTime: text,
      ReservationDisabled: Type.Boolean(),
    }),
  ),
  NotFound: Type.Optional(Type.Array(Type.String())),
})

export type FilterBody = Static<typeof lockFilterSchema>
export type KeysBody = Static<typeof lockKeysSchema>
export type UpdateBody = Static<typeof updateSchema>
export type ReservationsBody = Static<typeof reservationsSchema>
export type StatusBody = Static<typeof lockStatusSchema>

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message })
}

const texts = (values: readonly unknown[] | undefined) => values?.map(String)

/** The filter of a body or a query as the rules take it. */
export function lockFilterOf(body: { readonly [Name in keyof FilterBody]?: unknown }): LockFilter {
  const given = (name: keyof FilterBody) => texts(body[name] as readonly unknown[] | undefined)
  return {
    id: given('ComponentIDs'),
    nid: given('NID'),
    type: given('Type'),
    state: given('State'),
    flag: given('Flag'),
    enabled: given('Enabled'),
    softwarestatus: given('SoftwareStatus'),
    role: given('Role'),
    subrole: given('Subrole'),
    subtype: given('Subtype'),
    arch: given('Arch'),
    class: given('Class'),
    group: given('Group'),
    partition: given('Partition'),
    locked: given('Locked'),
    reserved: given('Reserved'),
    reservation_disabled: given('ReservationDisabled'),
  }
}

/** The processing model, rigid when none is given. Fault: INPUT_BODY. */
export function modelOf({ ProcessingModel = '' }: { ProcessingModel?: string }): ProcessingModel {
  const model = ProcessingModel.toLowerCase()
  if (model === '' || model === 'rigid') return 'rigid'
  return model === 'flexible' ? 'flexible' : refuse('Invalid Processing Model')
}

/** How long a reservation lasts, for services alone; undefined = for ever. Fault: INPUT_BODY. */
export function minutesOf(
  kind: ReservationKind,
  { ReservationDuration: minutes = 0 }: { ReservationDuration?: number },
): number | undefined {
  if (kind === 'admin') return undefined
  if (minutes <= 0) refuse('ReservationDuration must be greater than 0')
  return isDuration(minutes) ? minutes : refuse('Invalid Reservation Duration')
}

/** The keys that a request must tell. Fault: INPUT_BODY. */
export function keysOf(pairs: KeysBody['ReservationKeys'], noun: string): readonly KeyPair[] {
  if (!pairs || pairs.length === 0) return refuse(`${noun} Key required for operation`)
  return pairs.map(({ ID = '', Key = '' }) => ({ id: parseXname(ID)?.name ?? ID, key: Key }))
}

const timeText = (ms: number) => new Date(ms).toISOString()

function failuresOf({ refused }: Outcome<unknown>) {
  return refused.map(({ id, reason }) => ({ ID: id, Reason: reason }))
}

/** What became of a change. */
export function updateBody(outcome: Outcome<string>): UpdateBody {
  const { done, refused } = outcome
  return {
    Counts: { Total: done.length + refused.length, Success: done.length, Failure: refused.length },
    Success: { ComponentIDs: [...done] },
    Failure: failuresOf(outcome),
  }
}

function expiration(reservation: Reservation, moment: Moment) {
  const left = leftMs(reservation, moment)
  return left === undefined ? {} : { ExpirationTime: timeText(moment.wallMs + left) }
}

/** New reservations with their keys. */
export function createdBody(outcome: Outcome<Reservation>, moment: Moment): ReservationsBody {
  const rows = outcome.done.map((reservation) => ({
    ID: reservation.id,
    DeputyKey: reservation.deputyKey,
    ReservationKey: reservation.reservationKey,
    ...expiration(reservation, moment),
  }))
  return { Success: rows, Failure: failuresOf(outcome) }
}

/** Reservations whose deputy keys are good: without what only their owners know. */
export function checkedBody(outcome: Outcome<Reservation>, moment: Moment): ReservationsBody {
  const rows = outcome.done.map((reservation) => ({
    ID: reservation.id,
    DeputyKey: reservation.deputyKey,
    CreationTime: timeText(reservation.createdMs),
    ...expiration(reservation, moment),
  }))
  return { Success: rows, Failure: failuresOf(outcome) }
}

/** How a component's lock stands. */
export function statusRow(
  { id, locked = false, reservationDisabled = false }: LockedComponent,
  reservation: Reservation | undefined,
  moment: Moment,
): StatusBody['Components'][number] {
  const times = reservation && {
    CreationTime: timeText(reservation.createdMs),
    ...expiration(reservation, moment),
  }
  return {
    ID: id,
    Locked: locked,
    Reserved: reservation !== undefined,
    ...times,
    ReservationDisabled: reservationDisabled,
  }
}

interface LockedComponent {
  readonly id: string
  readonly locked?: boolean
  readonly reservationDisabled?: boolean
}
