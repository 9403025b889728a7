import { resolveBoot } from '../boot/index.ts'
import { Fault } from '../env/index.ts'
import { groupLabelsOf } from '../inventory/index.ts'
import type { Component, EthernetInterface } from '../record/index.ts'
import type { Reader } from '../store/index.ts'

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
}

/** The name of a column. */
export type NodeField = keyof NodeRow

type Reading<Name extends NodeField> = (node: Component, reader: Reader) => NodeRow[Name]

/** The interfaces of a component, by MAC. */
export function interfacesOf(reader: Reader, xname: string): readonly EthernetInterface[] {
  return reader
    .lookup('ethernetInterface', 'componentId', xname)
    .toSorted()
    .flatMap((id) => reader.get('ethernetInterface', id) ?? [])
}

const bootOf = (node: Component, reader: Reader) => resolveBoot(reader, { name: node.id }).choice

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
  groups: ({ id }, reader) => groupLabelsOf(reader, id),
  macs: ({ id }, reader) => interfacesOf(reader, id).map(({ macAddress }) => macAddress),
  ips: ({ id }, reader) =>
    interfacesOf(reader, id).flatMap(({ ipAddresses }) =>
      ipAddresses.map(({ ipAddress }) => ipAddress),
    ),
  kernel: (node, reader) => bootOf(node, reader)?.kernel,
  initrd: (node, reader) => bootOf(node, reader)?.initrd,
  image: (node, reader) => imageOf(bootOf(node, reader)?.params),
}

/** Every column that can be asked for. */
export const nodeFields = Object.keys(readings) as readonly NodeField[]

/** What boots is worked out for each node: only when it was asked for. */
const costly: readonly NodeField[] = ['kernel', 'initrd', 'image']
const usual = nodeFields.filter((field) => !costly.includes(field))

/** The columns that `a,b` names; all the usual ones for nothing. Faults: INPUT_QUERY. */
export function parseFields(text: string | undefined): readonly NodeField[] {
  const words = (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  if (words.length === 0) return usual
  return words.map((word) => {
    const field = nodeFields.find((known) => known.toLowerCase() === word.toLowerCase())
    if (field) return field
    throw new Fault('INPUT_QUERY', {
      message: `fields has no "${word.slice(0, 64)}"; it takes ${nodeFields.join(', ')}`,
      details: { field: 'fields' },
    })
  })
}

/** Makes rows with these columns. */
export function nodeRowMaker(
  reader: Reader,
  fields: readonly NodeField[],
): (node: Component) => NodeRow {
  const wanted = new Set(fields)
  return (node) => {
    const row: Partial<Record<NodeField, unknown>> = {}
    for (const field of wanted) {
      const value = readings[field](node, reader)
      if (value !== undefined && value !== '') row[field] = value
    }
    return row as NodeRow
  }
}
