import { type Static, type TSchema, Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  type Hardware,
  type HardwareInput,
  hardwareKindOf,
  hardwareKinds,
  type PlacedEvent,
  settled,
} from '../../../../cell/inventory/index.ts'
import type { HardwareFru } from '../../../../cell/record/index.ts'

const text = Type.Optional(Type.String())
const words = Type.Optional(Type.Array(Type.String()))
const properties = Type.Optional(Type.Record(Type.String(), Type.Unknown()))

const kindNames = [...new Set(hardwareKinds.map(({ name }) => name))]

/** The members of every kind, e.g. `NodeLocationInfo`: Redfish properties, kept as they come. */
function membersOf(suffix: string): Record<string, TSchema> {
  const entries = kindNames.map((name) => [`${name}${suffix}`, properties] as const)
  return Object.fromEntries(entries)
}

/** Some clients call a high-speed NIC by its tag. */
const otherNames: Readonly<Record<string, string>> = { NodeHsnNic: 'HSNNIC' }

const withOthers = (suffix: string) => ({
  ...membersOf(suffix),
  ...Object.fromEntries(Object.values(otherNames).map((name) => [`${name}${suffix}`, properties])),
})

const fruInputSchema = Type.Object({ Subtype: text, ...withOthers('FRUInfo') })

/** One place as clients report it. Type, ordinal and FRU id are worked out, not read. */
const placeInputSchema = Type.Object({
  ID: text,
  Status: text,
  PopulatedFRU: Type.Optional(fruInputSchema),
  ...withOthers('LocationInfo'),
})

/** What POST takes. */
export const hardwarePostSchema = Type.Object({
  Hardware: Type.Optional(Type.Array(placeInputSchema)),
})

/** One place of a body. */
export type PlaceBody = Readonly<Record<string, unknown>> & { readonly ID?: string }

/** The body of POST. */
export interface HardwarePostBody {
  readonly Hardware?: readonly PlaceBody[]
}

/** A part as it is answered. */
export const fruSchema = Type.Object({
  FRUID: Type.String(),
  Type: Type.String(),
  Subtype: Type.String(),
  HWInventoryByFRUType: Type.String(),
  LastSeen: text,
  LastLocation: text,
  ...membersOf('FRUInfo'),
})

/** A place as it is answered. */
export const placeSchema = Type.Object({
  ID: Type.String(),
  Type: Type.String(),
  Ordinal: Type.Integer(),
  Status: Type.String(),
  HWInventoryByLocationType: Type.String(),
  ...membersOf('LocationInfo'),
  PopulatedFRU: Type.Optional(fruSchema),
})

/** The filters of places and of parts, as parameters that may be repeated. */
export const fruQuerySchema = Type.Object({
  fruid: words,
  type: words,
  manufacturer: words,
  partnumber: words,
  serialnumber: words,
})
export const placeQuerySchema = Type.Object({
  id: words,
  ...fruQuerySchema.properties,
  partition: words,
  children: words,
  parents: words,
})

/** One event as it is answered. */
const eventSchema = Type.Object({
  ID: Type.String(),
  FRUID: Type.String(),
  Timestamp: Type.String(),
  EventType: Type.String(),
})

/** What happened at one place, or to one part. */
export const historySchema = Type.Object({ ID: Type.String(), History: Type.Array(eventSchema) })

/** What happened at places, or to parts. */
export const historyListSchema = Type.Object({ Components: Type.Array(historySchema) })

/** What happened, as it is answered. */
export type HistoryBody = Static<typeof historySchema>

/** The properties of a body by the name of their kind. */
function infosIn(body: Readonly<Record<string, unknown>>, suffix: string) {
  const entries = kindNames.map((name) => {
    const other = otherNames[name]
    const given = body[`${name}${suffix}`] ?? (other && body[`${other}${suffix}`])
    return [name, given] as const
  })
  return Object.fromEntries(entries.filter(([, given]) => given !== undefined))
}

/** A place as the rules take it. */
export function placeInput(body: PlaceBody): HardwareInput {
  const fru = body['PopulatedFRU'] as Readonly<Record<string, unknown>> | undefined
  return {
    id: body.ID,
    status: body['Status'] as string | undefined,
    infos: infosIn(body, 'LocationInfo'),
    ...(fru && {
      fru: { subtype: fru['Subtype'] as string | undefined, infos: infosIn(fru, 'FRUInfo') },
    }),
  }
}

/** A part as it is answered inside its place. */
function populatedBody(fru: HardwareFru) {
  const kind = hardwareKindOf(fru.type)
  return {
    FRUID: fru.id,
    Type: fru.type,
    Subtype: fru.subtype ?? '',
    HWInventoryByFRUType: `HWInvByFRU${kind?.tag ?? fru.type}`,
    [`${kind?.name ?? fru.type}FRUInfo`]: JSON.parse(fru.infoJson),
  }
}

/** A part as it is answered by itself: also when and where it was seen last. */
export function fruBody(fru: HardwareFru) {
  const LastSeen = new Date(fru.seenMs).toISOString()
  return { ...populatedBody(fru), LastSeen, LastLocation: fru.location }
}

/** A part as `fruBody` makes it. */
export type FruBody = ReturnType<typeof fruBody>

/** A place as it is answered. */
export function placeBody({ location, fru }: Hardware) {
  const kind = hardwareKindOf(location.type)
  return settled({
    ID: location.id,
    Type: location.type,
    Ordinal: location.ordinal,
    Status: fru === undefined ? 'Empty' : 'Populated',
    HWInventoryByLocationType: `HWInvByLoc${kind?.tag ?? location.type}`,
    [`${kind?.name ?? location.type}LocationInfo`]: JSON.parse(location.infoJson),
    PopulatedFRU: fru && populatedBody(fru),
  })
}

/** What happened, under the name of the place or of the part. */
export function historyBody(id: string, events: readonly PlacedEvent[]): HistoryBody {
  const History = events.map(({ location, fruId, timeMs, kind }) => ({
    ID: location,
    FRUID: fruId,
    Timestamp: new Date(timeMs).toISOString(),
    EventType: kind,
  }))
  return { ID: id, History }
}

const truths = ['true', 't', '1']
const untruths = ['false', 'f', '0']

/** A switch of a query; the last one given counts. Faults: INPUT_QUERY. */
export function switchOf(values: readonly string[] | undefined, otherwise: boolean): boolean {
  const given = values?.at(-1)?.toLowerCase()
  if (given === undefined || given === '') return otherwise
  if (truths.includes(given)) return true
  if (untruths.includes(given)) return false
  throw new Fault('INPUT_QUERY', { message: 'Argument was not a valid boolean' })
}
