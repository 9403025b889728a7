/**
 * Hardware as clients report it, checked (reference 1.8): type, ordinal and the part's id follow
 * from what is said and are never taken from the client.
 */
import { Fault } from '../env/index.ts'
import type { HardwareFru, HardwareLocation } from '../record/index.ts'
import { type HardwareKind, hardwareKindOf } from './hardware-kind.ts'
import { fruIdCharsMax, hardwareInfoCharsMax } from './limits.ts'
import { settled } from './record-change.ts'
import { parseXname, type Xname } from './xname.ts'

/** Redfish properties by the name of their kind: `Node`, `Processor` … */
export type HardwareInfos = Readonly<Record<string, unknown>>

/** One place as a client reports it. */
export interface HardwareInput {
  readonly id?: string | undefined
  /** "Empty" says that nothing is in it; otherwise there must be a part. */
  readonly status?: string | undefined
  readonly infos: HardwareInfos
  readonly fru?:
    | { readonly subtype?: string | undefined; readonly infos: HardwareInfos }
    | undefined
}

/** A part as reported; where and when are not part of it. */
export type ReportedFru = Omit<HardwareFru, 'location' | 'seenMs'>

/** A place as reported, checked. */
export interface HardwareReport {
  readonly location: HardwareLocation
  readonly fru: ReportedFru | undefined
}

function refuse(message: string): never {
  throw new Fault('INPUT_BODY', { message })
}

const isObject = (value: unknown): value is HardwareInfos => {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text of a kind's properties. Faults: INPUT_BODY with `missing` as its text. */
function infoText(infos: HardwareInfos, { name }: HardwareKind, missing: string): string {
  const info = infos[name]
  if (!isObject(info)) return refuse(missing)
  const text = JSON.stringify(info)
  if (text.length <= hardwareInfoCharsMax) return text
  return refuse(
    `properties of one place have ${text.length} characters, more than ${hardwareInfoCharsMax}`,
  )
}

/** A property whatever the case of its name; undefined unless it is text. */
function property(info: unknown, name: string): string | undefined {
  if (!isObject(info)) return undefined
  const entry = Object.entries(info).find(([key]) => key.toLowerCase() === name)
  return typeof entry?.[1] === 'string' ? entry[1].trim() || undefined : undefined
}

type Maker = Pick<HardwareFru, 'manufacturer' | 'partNumber' | 'serialNumber'>

/**
 * The id of a part: type, manufacturer, part number and serial number, letters and digits only,
 * joined by dots. What has no serial number, or neither manufacturer nor part number, cannot be
 * told from others and is called after its place.
 */
export function fruIdOf(place: { readonly id: string; readonly type: string }, maker: Maker) {
  const [manufacturer, part, serial] = [
    maker.manufacturer,
    maker.partNumber,
    maker.serialNumber,
  ].map((text = '') => text.replace(/[^A-Za-z0-9]/g, ''))
  if (!serial || (!manufacturer && !part)) return `FRUIDfor${place.id}`
  return [place.type, manufacturer, part, serial].filter(Boolean).join('.')
}

function fruOf(
  place: { readonly id: Xname; readonly type: string },
  kind: HardwareKind,
  { subtype, infos }: NonNullable<HardwareInput['fru']>,
): ReportedFru {
  const infoJson = infoText(infos, kind, 'FRU info is empty')
  const info = infos[kind.name]
  const maker = settled<Maker>({
    manufacturer: property(info, 'manufacturer'),
    partNumber: property(info, 'partnumber'),
    serialNumber: property(info, 'serialnumber'),
  })
  const id = fruIdOf(place, maker)
  if (id.length > fruIdCharsMax) refuse(`FRUID has ${id.length} characters, over ${fruIdCharsMax}`)
  return { id, type: place.type, ...(subtype && { subtype }), ...maker, infoJson }
}

/** Checks one place of a report. Faults: INPUT_BODY in the reference's words. */
export function hardwareReport(input: HardwareInput): HardwareReport {
  const named = parseXname(input.id ?? '')
  if (named === undefined) return refuse('ID is empty or not a valid xname')
  const { name: id, type } = named
  const kind = hardwareKindOf(type)
  if (kind === undefined) return refuse(`${id} is of type ${type}, which has no hardware inventory`)
  const infoJson = infoText(input.infos, kind, `Component location info is empty: ${id}`)
  const ordinal = Math.min(Number(/\d+$/.exec(id)?.[0] ?? 0), 2 ** 31 - 1)
  const location = { id, type, ordinal, infoJson }
  if (input.fru === undefined) {
    const isEmpty = input.status?.toLowerCase() === 'empty'
    return isEmpty ? { location, fru: undefined } : refuse(`PopulatedFRU must be populated: ${id}`)
  }
  const fru = fruOf({ id, type }, kind, input.fru)
  return { location: { ...location, fruId: fru.id }, fru }
}
