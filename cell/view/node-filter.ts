import { Fault } from '../env/index.ts'
import type { Component } from '../record/index.ts'
import { fieldReader, type NodeField, type NodeRow, type NodeSource } from './node-row.ts'
import { compileFilter, type Filter, type Vocabulary } from './query/index.ts'

/** What filters may say of a node. */
export const nodeVocabulary = {
  id: 'text',
  hostname: 'text',
  nid: 'number',
  state: 'text',
  flag: 'text',
  enabled: 'flag',
  role: 'text',
  subRole: 'text',
  arch: 'text',
  class: 'text',
  groups: 'texts',
  macs: 'texts',
  ips: 'texts',
  kernel: 'text',
  initrd: 'text',
  image: 'text',
  cell: 'text',
  age: 'number',
  type: 'text',
} as const satisfies Vocabulary & Readonly<Record<NodeField, unknown>>

/** Nobody has heard of the cell: older than any number that a filter compares with. */
const unheardSeconds = Number.MAX_SAFE_INTEGER

/** A condition on nodes. */
export interface NodeFilter {
  readonly text: string
  readonly fields: readonly NodeField[]
  /** Steps for one node at most. */
  readonly steps: number
  /** Holds it against nodes of the view; what they share is read once. Faults: INPUT_FILTER. */
  over(view: NodeSource): (node: Component) => boolean
  /** Holds it against a row that has every field that the filter names. */
  fits(row: NodeRow): boolean
}

/** Compiles a filter over nodes. Faults: INPUT_FILTER, LIMIT_FILTER. */
export function parseNodeFilter(text: string): NodeFilter {
  const filter = compileFilter<NodeField>(text, nodeVocabulary)
  return {
    text,
    fields: filter.fields,
    steps: filter.steps,
    over(view) {
      const read = fieldReader(view)
      return (node) => atNode(filter, node.id, (field) => read(node, field))
    },
    fits: (row) => atNode(filter, row.id ?? '', (field) => row[field]),
  }
}

function atNode(
  filter: Filter<NodeField>,
  id: string,
  read: (field: NodeField) => unknown,
): boolean {
  try {
    return filter.test((field) => read(field) ?? (field === 'age' ? unheardSeconds : undefined))
  } catch (thrown) {
    if (!(thrown instanceof Fault)) throw thrown
    throw new Fault(thrown.code, {
      cause: thrown,
      message: `${thrown.message} (for node ${id})`,
      details: { ...thrown.details, node: id },
    })
  }
}
