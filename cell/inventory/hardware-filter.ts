/** Which places and which parts a request asks for (reference 1.8). */
import { Fault } from '../env/index.ts'
import type { HardwareFru, HardwareLocation } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { partitionJudge } from './component-filter.ts'
import { fruOfId, type Hardware, withFru } from './hardware.ts'
import { parsePartition } from './partition.ts'
import { quoted } from './quoted.ts'
import { passes, valueFilter } from './value-filter.ts'
import { isDescendantText, parentOf, parseXname, type Xname } from './xname.ts'
import { parseXnameType } from './xname-grammar.ts'

type Values = readonly string[] | undefined

/** Parameters that ask for parts. */
export interface FruFilterInput {
  readonly fruid?: Values
  readonly type?: Values
  readonly manufacturer?: Values
  readonly partnumber?: Values
  readonly serialnumber?: Values
}

/** Parameters that ask for places, also by what is in them. */
export interface HardwareFilterInput extends FruFilterInput {
  readonly id?: Values
  readonly partition?: Values
}

/** Where hardware lies, and where the partitions of the whole cluster are known. */
export interface HardwareReaders {
  readonly own: Reader
  readonly view: Reader
}

function refuse(message: string): never {
  throw new Fault('INPUT_QUERY', { message: `bad query param: ${message}` })
}

const readId = (text: string) => {
  return parseXname(text)?.name ?? refuse(`bad xname ID: ${quoted(text)}`)
}
const readType = (text: string) => {
  return parseXnameType(text) ?? refuse(`Argument was not a valid HMS Type: ${quoted(text)}`)
}
const asItIs = (text: string) => text

/** Judges parts; an absent part has no id, no maker, no numbers. */
function fruJudge(input: FruFilterInput) {
  const ids = valueFilter(input.fruid, asItIs)
  const manufacturers = valueFilter(input.manufacturer, asItIs)
  const parts = valueFilter(input.partnumber, asItIs)
  const serials = valueFilter(input.serialnumber, asItIs)
  return (fru: HardwareFru | undefined) => {
    return (
      passes(ids, fru?.id ?? '') &&
      passes(manufacturers, fru?.manufacturer ?? '') &&
      passes(parts, fru?.partNumber ?? '') &&
      passes(serials, fru?.serialNumber ?? '')
    )
  }
}

function inPartitions(view: Reader, names: Values): (id: string) => boolean {
  const judge = partitionJudge(view, names)
  // The parts of a node are where their node is.
  const isIn = (id: Xname): boolean => {
    const above = parentOf(id)
    return judge?.(id) === true || (above !== undefined && isIn(above))
  }
  const isWithoutAny = names?.includes('NULL') === true
  if (judge === undefined) return () => true
  return (id) => (isWithoutAny ? judge(id) : isIn(id as Xname))
}

function* placesNamed(
  own: Reader,
  ids: ReadonlySet<string> | undefined,
): Iterable<HardwareLocation> {
  if (ids === undefined) {
    yield* own.list('hardwareLocation')
    return
  }
  for (const id of ids) {
    const location = own.get('hardwareLocation', id)
    if (location !== undefined) yield location
  }
}

/** The places that pass, with their parts. Faults: INPUT_QUERY naming the value. */
export function hardwareMatching(
  { own, view }: HardwareReaders,
  input: HardwareFilterInput,
): Hardware[] {
  const ids = valueFilter(input.id, readId)
  const types = valueFilter(input.type, readType)
  const isWantedFru = fruJudge(input)
  const isInPartition = inPartitions(view, input.partition)
  return [...placesNamed(own, ids?.wanted)]
    .filter(({ id, type }) => passes(ids, id) && passes(types, type) && isInPartition(id))
    .map((location) => withFru(own, location))
    .filter(({ fru }) => isWantedFru(fru))
}

/** The parts that pass, each once, as they were seen last. Faults: INPUT_QUERY. */
export function frusMatching(own: Reader, input: FruFilterInput): HardwareFru[] {
  const types = valueFilter(input.type, readType)
  const isWanted = fruJudge(input)
  const ids = new Set([...own.list('hardwareFru')].map(({ id }) => id))
  return [...ids].flatMap((id) => {
    const fru = fruOfId(own, id)
    return fru !== undefined && passes(types, fru.type) && isWanted(fru) ? [fru] : []
  })
}

/** What a query below one name asks for. */
export interface HardwareQueryInput {
  /** An xname, `s0`, `all`, or a partition. */
  readonly name: string
  readonly type?: Values
  readonly partition?: Values
  /** Also what is below the name. */
  readonly children: boolean
  /** Also what the name is below. */
  readonly parents: boolean
}

function ancestorsOf(name: Xname): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = parentOf(name); at !== undefined; at = parentOf(at)) found.add(at)
  return found
}

/** Judges names by the one that is asked for. Faults: INPUT_XNAME. */
function nameJudge({ name, children, parents }: HardwareQueryInput): (id: string) => boolean {
  const wanted = parseXname(name)?.name
  if (wanted === undefined) {
    throw new Fault('INPUT_XNAME', { message: `invalid xname ${quoted(name)}` })
  }
  if (wanted === 's0' || wanted === 'all') return () => true
  const above = parents ? ancestorsOf(wanted) : new Set<string>()
  return (id) => id === wanted || above.has(id) || (children && isDescendantText(id, wanted))
}

/** The places that a query is about, with their parts. Faults: INPUT_XNAME, INPUT_QUERY. */
export function queryHardware(readers: HardwareReaders, input: HardwareQueryInput): Hardware[] {
  const { type, partition } = input
  const partitionName = parsePartition(input.name)
  if (partitionName === undefined) {
    const isMeant = nameJudge(input)
    return hardwareMatching(readers, { type, partition }).filter(({ location }) => {
      return isMeant(location.id)
    })
  }
  const inIt = hardwareMatching(readers, { type, partition: [partitionName] })
  const others = partition === undefined ? undefined : inPartitions(readers.view, partition)
  return others === undefined ? inIt : inIt.filter(({ location }) => others(location.id))
}
