/**
 * Which components a request asks for (reference 1.2). All lists share these parameters:
 * components, queries by id, memberships. A filter is read once, refusing what is no valid value,
 * and then judges components one by one.
 */
import { Fault } from '../env/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import {
  type Enumerations,
  normaliseArch,
  normaliseClass,
  normaliseFlag,
  normaliseRole,
  normaliseState,
  normaliseSubRole,
} from './enumeration.ts'
import { groupOf } from './group.ts'
import { groupsOf, membersOf } from './membership.ts'
import { type NidRange, nidRangesOf } from './nid-range.ts'
import { namedPartition } from './partition.ts'
import { partitionOf } from './partition-member.ts'
import { quoted } from './quoted.ts'
import { passes, type ValueFilter, valueFilter } from './value-filter.ts'
import { parseXname } from './xname.ts'
import { parseXnameType } from './xname-grammar.ts'

/** Every parameter, under its name in lower case. */
export const componentFilterNames = [
  'id',
  'type',
  'state',
  'flag',
  'enabled',
  'softwarestatus',
  'role',
  'subrole',
  'subtype',
  'arch',
  'class',
  'nid',
  'nid_start',
  'nid_end',
  'group',
  'partition',
  'locked',
  'reservation_disabled',
] as const

/** The parameters as a client wrote them. */
export type ComponentFilterInput = {
  readonly [Name in (typeof componentFilterNames)[number]]?: readonly string[] | undefined
}

/** A filter that was read against the groups of one moment. */
export interface ComponentFilter {
  /** The only ids that can pass, when the request names some. */
  readonly ids: ReadonlySet<string> | undefined
  accepts(component: Component): boolean
}

function refuse(message: string): never {
  throw new Fault('INPUT_QUERY', { message: `bad query param: ${message}` })
}

/** A value of a vocabulary; `noun` is what the reference calls it. */
function vocabulary(
  noun: string,
  read: (text: string) => string | undefined,
  { mayBeUnset }: { mayBeUnset: boolean },
): (text: string) => string {
  return (text) => {
    if (text === '' && mayBeUnset) return ''
    return read(text) ?? refuse(`Argument was not a valid HMS ${noun}: ${quoted(text)}`)
  }
}

const truths = ['true', 't', '1']
const untruths = ['false', 'f', '0']

function readBoolean(text: string): string {
  const lower = text.toLowerCase()
  if (truths.includes(lower)) return 'true'
  if (untruths.includes(lower)) return 'false'
  return refuse(`Argument was not a valid boolean: ${quoted(text)}`)
}

function readId(text: string): string {
  return parseXname(text)?.name ?? refuse(`bad xname ID: ${quoted(text)}`)
}

type Field = (component: Component) => string
type FieldRule = readonly [keyof ComponentFilterInput, (text: string) => string, Field]

function fieldRules(enumerations: Enumerations): readonly FieldRule[] {
  const unset = { mayBeUnset: true }
  const set = { mayBeUnset: false }
  const role = (text: string) => normaliseRole(text, enumerations)
  const subRole = (text: string) => normaliseSubRole(text, enumerations)
  const verbatim = (text: string) => text
  return [
    ['id', readId, ({ id }) => id],
    ['type', vocabulary('Type', parseXnameType, unset), ({ type }) => type],
    ['state', vocabulary('State', normaliseState, set), ({ state }) => state ?? ''],
    ['flag', vocabulary('Flag', normaliseFlag, set), ({ flag }) => flag ?? ''],
    ['enabled', readBoolean, ({ enabled }) => String(enabled)],
    ['softwarestatus', verbatim, ({ softwareStatus }) => softwareStatus ?? ''],
    ['role', vocabulary('Role', role, unset), (component) => component.role ?? ''],
    ['subrole', vocabulary('SubRole', subRole, unset), (component) => component.subRole ?? ''],
    ['subtype', verbatim, ({ subtype }) => subtype ?? ''],
    ['arch', vocabulary('Arch', normaliseArch, unset), ({ arch }) => arch ?? ''],
    ['class', vocabulary('Class', normaliseClass, unset), (component) => component.class ?? ''],
    ['locked', readBoolean, ({ locked }) => String(locked ?? false)],
    [
      'reservation_disabled',
      readBoolean,
      ({ reservationDisabled }) => String(reservationDisabled ?? false),
    ],
  ]
}

/** Stands for "in no group", "in no partition". A label can be `null`, never `NULL`. */
const noneAtAll = 'NULL'

type Judge = (component: Component) => boolean

function groupJudge(reader: Reader, labels: readonly string[]): Judge {
  const members = new Set<string>()
  for (const text of labels.filter((label) => label !== noneAtAll)) {
    const group = groupOf(reader, text) ?? refuse(`no such group: ${quoted(text)}`)
    for (const member of membersOf(reader, group)) members.add(member)
  }
  const wantsLoners = labels.includes(noneAtAll)
  return ({ id }) => members.has(id) || (wantsLoners && groupsOf(reader, id).length === 0)
}

/**
 * Judges by partition; undefined when none is asked for. Faults: INPUT_QUERY for a name that no
 * partition has.
 */
export function partitionJudge(
  reader: Reader,
  names: readonly string[] = [],
): ((id: string) => boolean) | undefined {
  if (names.length === 0) return undefined
  const wanted = new Set(
    names.map((text) => {
      if (text === noneAtAll) return undefined
      return namedPartition(reader, text)?.name ?? refuse(`no such partition: ${quoted(text)}`)
    }),
  )
  return (id) => wanted.has(partitionOf(reader, id)?.name)
}

function placeJudges(
  reader: Reader,
  { group = [], partition = [] }: ComponentFilterInput,
): Judge[] {
  if (group.length > 1 && partition.length > 1) {
    refuse('several groups cannot be combined with several partitions')
  }
  const isInPartition = partitionJudge(reader, partition)
  const judges: Judge[] = group.length === 0 ? [] : [groupJudge(reader, group)]
  if (isInPartition) judges.push(({ id }) => isInPartition(id))
  return judges
}

/** An unset number counts as -1, as the reference stores it. */
function nidJudge(input: ComponentFilterInput): Judge | undefined {
  const { nid, nid_start: starts = [], nid_end: ends = [] } = input
  const values = valueFilter(nid, readNid)
  const ranges = nidRangesOf(starts, ends)
  if (values === undefined && ranges.length === 0) return undefined
  return ({ nid: number = -1 }) => {
    if (values?.unwanted.has(String(number))) return false
    if (values?.wanted === undefined && ranges.length === 0) return true
    return values?.wanted?.has(String(number)) === true || isInside(ranges, number)
  }
}

function readNid(text: string): string {
  if (text === '') return '-1'
  if (/^[+-]?\d{1,15}$/.test(text)) return String(Number(text))
  return refuse(`nid is not an integer: ${quoted(text)}`)
}

function isInside(ranges: readonly NidRange[], number: number): boolean {
  return ranges.some(({ start, end }) => start <= number && number <= end)
}

/** Reads a request's parameters. Faults: INPUT_QUERY naming the value. */
export function componentFilterOf(
  reader: Reader,
  input: ComponentFilterInput,
  enumerations: Enumerations,
): ComponentFilter {
  const judges = placeJudges(reader, input)
  let ids: ValueFilter | undefined
  for (const [name, read, field] of fieldRules(enumerations)) {
    const filter = valueFilter(input[name], read)
    if (filter === undefined) continue
    if (name === 'id') ids = filter
    judges.push((component) => passes(filter, field(component)))
  }
  const numbers = nidJudge(input)
  if (numbers !== undefined) judges.push(numbers)
  return { ids: ids?.wanted, accepts: (component) => judges.every((judge) => judge(component)) }
}

/** The components that pass. Reads only the named ones when the filter names some. */
export function componentsMatching(reader: Reader, filter: ComponentFilter): Component[] {
  const found: Component[] = []
  for (const component of candidates(reader, filter.ids)) {
    if (filter.accepts(component)) found.push(component)
  }
  return found
}

function* candidates(reader: Reader, ids: ReadonlySet<string> | undefined): Iterable<Component> {
  if (ids === undefined) {
    yield* reader.list('component')
    return
  }
  for (const id of ids) {
    const component = reader.get('component', id)
    if (component !== undefined) yield component
  }
}
