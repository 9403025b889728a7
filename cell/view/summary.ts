import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { allNodes } from './node-list.ts'

/** How many nodes have each value of a field; `unset` counts those without one. */
type Tally = Readonly<Record<string, number>>

/** The cluster in numbers. */
export interface Summary {
  readonly nodes: number
  readonly enabled: number
  readonly byState: Tally
  readonly byFlag: Tally
  readonly byRole: Tally
  readonly byArch: Tally
  readonly groups: number
  readonly controllers: number
  readonly interfaces: number
}

function tally(nodes: readonly Component[], field: 'state' | 'flag' | 'role' | 'arch'): Tally {
  const counts = new Map<string, number>()
  for (const node of nodes) {
    const value = node[field] || 'unset'
    counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return Object.fromEntries([...counts].sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** Counts nodes (all of them, when none are given) by what they are and how they are. */
export function summarise(reader: Reader, given?: readonly Component[]): Summary {
  const nodes = given ?? [...allNodes(reader)]
  return {
    nodes: nodes.length,
    enabled: nodes.filter(({ enabled }) => enabled).length,
    byState: tally(nodes, 'state'),
    byFlag: tally(nodes, 'flag'),
    byRole: tally(nodes, 'role'),
    byArch: tally(nodes, 'arch'),
    groups: reader.count('group'),
    controllers: reader.count('redfishEndpoint'),
    interfaces: reader.count('ethernetInterface'),
  }
}
