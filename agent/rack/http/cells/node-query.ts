import type { Component } from '../../../../cell/record/index.ts'
import {
  type Coverage,
  listNodes,
  type NodeField,
  type NodeFilter,
  type NodeRow,
  nodeRowMaker,
  parseNodeFilter,
} from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import { askOwners, freshCoverage, inOrder } from './fresh.ts'
import { WorkTurn } from './work-turn.ts'

/** Which nodes are asked for, and what of them. */
export interface NodeQuery {
  /** A node set; all nodes without one. */
  readonly set: string | undefined
  readonly filter: string | undefined
  readonly fields: readonly NodeField[]
  /** Only the nodes that this cell owns. */
  readonly isOwnSlice: boolean
}

/** What was found. */
export interface NodeAnswer {
  readonly rows: Iterable<NodeRow>
  readonly total: number
  /** Names that the set spells out and that no node has. */
  readonly unknown: readonly string[]
  readonly coverage: Coverage
  /** Owners that answered live; absent when none was asked. */
  readonly answered?: readonly string[]
}

/** Nodes of a set for which a filter holds, as the view has them. */
interface Found {
  readonly nodes: readonly Component[]
  readonly unknown: readonly string[]
}

/** Finds nodes in the view, in turns. Faults: those of node sets and filters. */
export async function findNodes({ view, clock }: RackContext, query: NodeQuery): Promise<Found> {
  const filter: NodeFilter | undefined =
    query.filter === undefined ? undefined : parseNodeFilter(query.filter)
  const listed = listNodes(view, query.set)
  const own = query.isOwnSlice
    ? listed.nodes.filter(({ id }) => view.ownerOf(id) === view.cell)
    : listed.nodes
  if (!filter) return { nodes: own, unknown: listed.unknown }
  const turn = new WorkTurn(clock)
  let holds = filter.over(view)
  const nodes: Component[] = []
  for (const node of own) {
    if (turn.isOver(filter.steps)) {
      await turn.rest()
      holds = filter.over(view)
    }
    if (holds(node)) nodes.push(node)
  }
  return { nodes, unknown: listed.unknown }
}

function* rowsOf(nodes: readonly Component[], rowOf: (node: Component) => NodeRow) {
  for (const node of nodes) yield rowOf(node)
}

/** Answers from the view: at once, waiting for nobody. Faults: those of node sets and filters. */
export async function queryNodes(rack: RackContext, query: NodeQuery): Promise<NodeAnswer> {
  const { nodes, unknown } = await findNodes(rack, query)
  return {
    rows: rowsOf(nodes, nodeRowMaker(rack.view, query.fields)),
    total: nodes.length,
    unknown,
    coverage: rack.view.coverage(),
  }
}

/**
 * Answers with what the owners say now; for those that do not answer in time, with what the view
 * has, and the coverage names them. Faults: as queryNodes.
 */
export async function queryOwners(
  rack: RackContext,
  query: NodeQuery,
  authorization: string | undefined,
): Promise<NodeAnswer> {
  // What makes no sense is refused here, before anybody is asked.
  await findNodes(rack, query)
  const asked = await askOwners(rack, query, authorization)
  // Only now: what this cell knows itself is as fresh as the answers.
  const { nodes, unknown } = await findNodes(rack, query)
  const { view } = rack
  const rowOf = nodeRowMaker(view, query.fields)
  const known = nodes
    .filter(({ id }) => !asked.answers.has(view.ownerOf(id)))
    .map((node) => ({ id: node.id, row: rowOf(node) }))
  const answers = [...asked.answers.values()]
  const entries = [...known, ...answers.flatMap(({ entries }) => entries)]
  return {
    rows: inOrder(entries),
    total: entries.length,
    unknown: unknown.filter((name) => answers.every((each) => each.unknown.has(name))),
    coverage: freshCoverage(rack, asked),
    answered: [view.cell, ...asked.answers.keys()].sort(),
  }
}
