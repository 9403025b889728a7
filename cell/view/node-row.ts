import { type BootChoice, resolveBoot } from '../boot/index.ts'
import { Fault } from '../env/index.ts'
import { groupLabelsOf } from '../inventory/index.ts'
import type { Component, EthernetInterface } from '../record/index.ts'
import type { Reader } from '../store/index.ts'

import type { ClusterView } from './cluster-view.ts'

/** A node in a list. What it has not got is absent. */
export interface NodeRow {
  readonly id?: string
  readonly hostname?: string
  readonly nid?: number
  readonly state?: string
  readonly flag?: string
  readonly enabled?: boolean
  readonly role?: string
  readonly subRole?: string
  readonly arch?: string
  readonly class?: string
  readonly groups?: readonly string[]
  readonly macs?: readonly string[]
  readonly ips?: readonly string[]
  readonly kernel?: string
  readonly initrd?: string
  /** The root file system that the kernel's command line names. */
  readonly image?: string
  /** The cell that owns it. */
  readonly cell?: string
  /** Whole seconds since that cell's newest sign of life, rounded up; absent = none known. */
  readonly age?: number
  /** Node or VirtualNode. */
  readonly type?: string
}

/** What rows are made from: the records, and what is known of the cells that said them. */
export type NodeSource = Reader & Pick<ClusterView, 'ownerOf' | 'sliceOf' | 'cells'>

/** The name of a column. */
export type NodeField = keyof NodeRow

type Reading<Name extends NodeField> = (node: Component, source: RowSource) => NodeRow[Name]

/** The source with what many rows of one answer share. */
interface RowSource {
  ownerOf(xname: string): string
  sliceOf(xname: string): Reader
  interfacesOf(xname: string): readonly EthernetInterface[]
  bootOf(xname: string): BootChoice | undefined
  /** Seconds; undefined when no sign of life of the cell is known. */
  ageOf(cell: string): number | undefined
}

function rowSource(view: NodeSource): RowSource {
  let ages: ReadonlyMap<string, number | undefined> | undefined
  const sliceOf = lastOne((xname) => view.sliceOf(xname))
  return {
    ownerOf: lastOne((xname) => view.ownerOf(xname)),
    sliceOf,
    interfacesOf: lastOne((xname) => interfacesOf(sliceOf(xname), xname)),
    bootOf: lastOne((name) => resolveBoot(sliceOf(name), { name }).choice),
    ageOf(cell) {
      ages ??= new Map(view.cells().map(({ id, silentMs }) => [id, secondsOf(silentMs)]))
      return ages.get(cell)
    },
  }
}

/** The columns of a row ask one after the other about one node: the last answer is kept. */
function lastOne<Answer>(ask: (xname: string) => Answer): (xname: string) => Answer {
  let last: { readonly xname: string; readonly answer: Answer } | undefined
  return (xname) => {
    if (last?.xname !== xname) last = { xname, answer: ask(xname) }
    return last.answer
  }
}

const secondsOf = (ms: number | undefined) => (ms === undefined ? undefined : Math.ceil(ms / 1_000))

/** The interfaces of a component, by MAC. */
export function interfacesOf(reader: Reader, xname: string): readonly EthernetInterface[] {
  return reader
    .lookup('ethernetInterface', 'componentId', xname)
    .toSorted()
    .flatMap((id) => reader.get('ethernetInterface', id) ?? [])
}

/**
 * `root=live:http://…/compute.squashfs` names the image of a node that keeps its root in memory.
 */
function imageOf(params: string | undefined): string | undefined {
  return /(?:^|\s)root=(?:live:)?(\S+)/.exec(params ?? '')?.[1]
}

const readings: { readonly [Name in NodeField]-?: Reading<Name> } = {
  id: ({ id }) => id,
  hostname: ({ hostname }) => hostname,
  nid: ({ nid }) => nid,
  state: ({ state }) => state,
  flag: ({ flag }) => flag,
  enabled: ({ enabled }) => enabled,
  role: ({ role }) => role,
  subRole: ({ subRole }) => subRole,
  arch: ({ arch }) => arch,
  class: (node) => node.class,
  groups: ({ id }, { sliceOf }) => groupLabelsOf(sliceOf(id), id),
  macs: ({ id }, source) => source.interfacesOf(id).map(({ macAddress }) => macAddress),
  ips: ({ id }, source) =>
    source
      .interfacesOf(id)
      .flatMap(({ ipAddresses }) => ipAddresses.map(({ ipAddress }) => ipAddress)),
  kernel: ({ id }, source) => source.bootOf(id)?.kernel,
  initrd: ({ id }, source) => source.bootOf(id)?.initrd,
  image: ({ id }, source) => imageOf(source.bootOf(id)?.params),
  cell: ({ id }, source) => source.ownerOf(id),
  age: ({ id }, source) => source.ageOf(source.ownerOf(id)),
  type: ({ type }) => type,
}

/** Every column that can be asked for. */
export const nodeFields = Object.keys(readings) as readonly NodeField[]

/** What boots is worked out for each node: only when it was asked for. */
const costly: readonly NodeField[] = ['kernel', 'initrd', 'image']
const rare: readonly NodeField[] = ['age', 'type']
const usual = nodeFields.filter((field) => ![...costly, ...rare].includes(field))

/** The columns that `a,b` names; all the usual ones for nothing. Faults: INPUT_QUERY. */
export function parseFields(text: string | undefined, parameter = 'fields'): readonly NodeField[] {
  const words = (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  if (words.length === 0) return usual
  const fields = words.map((word) => {
    const field = nodeFields.find((known) => known.toLowerCase() === word.toLowerCase())
    if (field) return field
    throw new Fault('INPUT_QUERY', {
      message: `${parameter} has no "${word.slice(0, 64)}"; it takes ${nodeFields.join(', ')}`,
      details: { field: parameter },
    })
  })
  return [...new Set(fields)]
}

/** Reads single fields of nodes, for one answer: what its rows share is read once. */
export function fieldReader(view: NodeSource): (node: Component, field: NodeField) => unknown {
  const source = rowSource(view)
  return (node, field) => readings[field](node, source)
}

/** Makes rows with these columns. */
export function nodeRowMaker(
  view: NodeSource,
  fields: readonly NodeField[],
): (node: Component) => NodeRow {
  const read = fieldReader(view)
  return (node) => {
    const row: Partial<Record<NodeField, unknown>> = {}
    for (const field of fields) {
      const value = read(node, field)
      if (value !== undefined && value !== '') row[field] = value
    }
    return row as NodeRow
  }
}
