import { componentNamed, isNodeType } from '../boot/index.ts'
import {
  compareXnames,
  expandNodeSet,
  groupOf,
  membersOf,
  type NodeSetWorld,
  parseNodeSet,
} from '../inventory/index.ts'
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'

/** The nodes of a node set, in natural order of their xnames. */
export interface NodeList {
  readonly nodes: readonly Component[]
  /** Names that the set spells out and that no node has. */
  readonly unknown: readonly string[]
}

/** Every node. */
export function* allNodes(reader: Reader): Iterable<Component> {
  for (const component of reader.list('component')) {
    if (isNodeType(component.type)) yield component
  }
}

/** The node with this xname or host name, in any spelling; undefined for what is none. */
export function nodeNamed(reader: Reader, name: string): Component | undefined {
  const found = componentNamed(reader, name)
  return found && isNodeType(found.type) ? found : undefined
}

function isNode(reader: Reader, xname: string): boolean {
  const component = reader.get('component', xname)
  return component !== undefined && isNodeType(component.type)
}

/** What node sets may ask of the inventory: nodes only, by xname or host name. */
function worldOf(reader: Reader): NodeSetWorld {
  return {
    *names() {
      for (const { id, hostname } of allNodes(reader)) {
        yield id
        if (hostname) yield hostname
      }
    },
    group(label) {
      const group = groupOf(reader, label)
      return group && membersOf(reader, group).filter((member) => isNode(reader, member))
    },
    resolve: (name) => nodeNamed(reader, name)?.id,
  }
}

/**
 * The nodes that a node set stands for; all of them without one. Faults: INPUT_NODE_SET,
 * LIMIT_NODE_SET.
 */
export function listNodes(reader: Reader, set: string | undefined): NodeList {
  if (set === undefined) {
    const nodes = [...allNodes(reader)].sort((left, right) => compareXnames(left.id, right.id))
    return { nodes, unknown: [] }
  }
  const nodes: Component[] = []
  const unknown: string[] = []
  for (const name of expandNodeSet(parseNodeSet(set), worldOf(reader))) {
    const node = nodeNamed(reader, name)
    if (node) nodes.push(node)
    else unknown.push(name)
  }
  return { nodes, unknown }
}
