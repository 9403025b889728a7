import { Fault } from '../../cell/env/fault.ts'
import { expandNodeSet, type NodeSetExpression, parseNodeSet } from '../../cell/inventory/index.ts'
import type { CellClient } from './cell-client.ts'
import { CellProblem } from './cell-problem.ts'
import { type ExitCode, exitCodes } from './exit-code.ts'
import { nodeSetQueryCharsMax } from './limits.ts'
import { type Coverage, isPartial, missingText, type NodeList, type NodeRow } from './node-row.ts'
import { foldedNames } from './output/folded-names.ts'
import type { Screen } from './output/screen.ts'

/** The nodes that a node set stands for in the live cluster. */
export interface Selection {
  readonly nodes: readonly NodeRow[]
  /** Names written out in the set that nobody knows. */
  readonly unknown: readonly string[]
  readonly coverage: Coverage | undefined
}

/** Asks the cell which nodes the set stands for; without a set, all. */
export async function selectNodes(
  client: CellClient,
  set: string | undefined,
  fields?: readonly string[],
): Promise<Selection> {
  const expression = set === undefined ? undefined : parseNodeSet(set)
  const answer = await askKnownGroups(client, expression?.text, fields)
  const { nodes, coverage, unknown = [] } = answer
  const excluded = expression === undefined ? [] : await unknownExclusions(client, expression)
  return { nodes, unknown: [...new Set([...unknown, ...excluded])], coverage }
}

/**
 * Asks for a set in which a group may be that nobody has made: that one has no members then, and is
 * told as not known, as a name would be.
 */
async function askKnownGroups(
  client: CellClient,
  set: string | undefined,
  fields: readonly string[] | undefined,
): Promise<NodeList> {
  const missing: string[] = []
  for (let text = set; ; ) {
    try {
      const answer = await askNodes(client, text, fields)
      return { ...answer, unknown: [...(answer.unknown ?? []), ...missing] }
    } catch (thrown) {
      const group = unknownGroupOf(thrown, text)
      if (group === undefined || text === undefined) throw thrown
      missing.push(group)
      text = text.replaceAll(group, nobody)
    }
  }
}

/** A pattern that no name fits: names of nodes do not begin with a hyphen (RFC 1123, 2.1). */
const nobody = '-*'

/** The item of the set with the group that the cell does not know, when that was its answer. */
function unknownGroupOf(thrown: unknown, set: string | undefined): string | undefined {
  if (!(thrown instanceof CellProblem) || set === undefined) return undefined
  const { code, group, position } = thrown.problem
  if (code !== 'INPUT_NODE_SET' || group === undefined) return undefined
  const item = /@(?:\[[^\]]*\]|[^\s,!&^[])+/y
  item.lastIndex = Number(position) - 1
  return item.exec(set)?.[0]
}

function askNodes(
  client: CellClient,
  set: string | undefined,
  fields: readonly string[] | undefined,
): Promise<NodeList> {
  if (set !== undefined && set.length > nodeSetQueryCharsMax) {
    throw new Fault('LIMIT_NODE_SET', {
      message: `A request takes ${nodeSetQueryCharsMax} characters of node set, not ${set.length}.`,
    })
  }
  return client.get<NodeList>('/cells/v1/nodes', {
    query: { nodes: set, fields: fields?.join(',') },
  })
}

/**
 * Names behind a `!` that nobody knows. The answer cannot tell: they are not in it either way. But
 * whoever writes `@gpu,!helois03` means to spare a node, so a slip of the finger there is asked
 * for.
 */
async function unknownExclusions(
  client: CellClient,
  { text, terms }: NodeSetExpression,
): Promise<readonly string[]> {
  const excluded = terms
    .filter(({ item, operator }) => item.kind === 'names' && operator === 'difference')
    .map((term) => ({ ...term, operator: 'union' as const }))
  if (excluded.length === 0) return []
  const world = { names: () => [], group: () => undefined }
  const names = expandNodeSet({ text, terms: excluded }, world)
  const { unknown = [] } = await askNodes(client, foldedNames(names), ['id'])
  return unknown
}

/** Says on `err` what an answer lacks; the exit code says it to scripts. */
export function completenessOf(
  screen: Screen,
  { unknown, coverage }: Pick<Selection, 'unknown' | 'coverage'>,
): ExitCode {
  if (unknown.length > 0) {
    screen.err(`not known: ${foldedNames(unknown)}\n`)
  }
  if (coverage && isPartial(coverage)) {
    screen.err(`incomplete: ${missingText(coverage)}; shown as it was\n`)
  }
  return unknown.length > 0 || isPartial(coverage) ? exitCodes.incomplete : exitCodes.ok
}

/** What nodes are wanted for; only a change can have changed nothing. */
export type Purpose = 'change' | 'read'

/** All nodes of a set, or none: a name that nobody knows stops a change before it begins. */
export async function requireNodes(
  client: CellClient,
  set: string,
  purpose: Purpose = 'change',
): Promise<readonly NodeRow[]> {
  const outcome = purpose === 'change' ? '; nothing was changed' : ''
  const { nodes, unknown, coverage } = await selectNodes(client, set, ['id', 'hostname'])
  if (unknown.length > 0) {
    throw new Fault('NOT_FOUND', {
      message: `${foldedNames(unknown)} is not known${outcome}.`,
    })
  }
  // Names that are written out are all there is; a group or a pattern may have more members there.
  if (coverage && isPartial(coverage) && !isWrittenOut(set)) {
    throw new Fault('PEER_UNREACHABLE', {
      message: `Not heard: ${missingText(coverage)}; the node set may lack nodes${outcome}.`,
    })
  }
  if (nodes.length === 0) {
    throw new Fault('NOT_FOUND', { message: `"${set}" stands for no node${outcome}.` })
  }
  return nodes
}

function isWrittenOut(set: string): boolean {
  return parseNodeSet(set).terms.every(({ item }) => item.kind === 'names')
}

/** The one node that the word names, by xname or host name, to read something of it. */
export async function requireNode(client: CellClient, name: string): Promise<NodeRow> {
  const nodes = await requireNodes(client, name, 'read')
  const [node] = nodes
  if (node !== undefined && nodes.length === 1) return node
  throw new Fault('INPUT_NODE_SET', {
    message: `"${name}" stands for ${nodes.length} nodes; this command takes one.`,
  })
}
