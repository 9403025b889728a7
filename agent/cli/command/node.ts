import { Fault } from '../../../cell/env/fault.ts'
import { eachAtOnce } from '../each-at-once.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { requestsAtOnceMax } from '../limits.ts'
import { type Coverage, coverageText, type NodeRow, nameOf } from '../node-row.ts'
import {
  completenessOf,
  requireNode,
  requireNodes,
  type Selection,
  selectNodes,
} from '../node-selection.ts'
import { foldedNames, foldRows } from '../output/folded-names.ts'
import { printList, printValue } from '../output/list.ts'
import { type Column, tableText } from '../output/table.ts'
import { pathSegment } from '../path-segment.ts'
import { changeNodes, changeOptions } from './node-change.ts'
import { nodeDetailText } from './node-detail.ts'
import { accept, pending } from './node-pending.ts'
import { type WhyAnswer, whyText } from './node-why.ts'
import type { Branch, Leaf } from './shape.ts'

/** What the table of nodes needs. */
export const listFields = [
  ...['id', 'hostname', 'nid', 'state', 'flag', 'enabled', 'role', 'subRole', 'arch', 'class'],
  ...['groups', 'macs', 'ips', 'image', 'kernel', 'cell'],
]

/** `Ready`, `On (Warning)`, `Off, disabled`. */
function stateText({ state, flag, enabled }: NodeRow): string {
  const flagged = flag && flag !== 'OK' ? `${state ?? ''} (${flag})` : (state ?? '')
  return enabled === false ? `${flagged}, disabled` : flagged
}

const roleText = ({ role, subRole }: NodeRow): string => [role, subRole].filter(Boolean).join('/')

const sharedColumns: readonly Column<NodeRow>[] = [
  { title: 'STATE', value: stateText },
  { title: 'ROLE', value: roleText },
  { title: 'GROUPS', value: ({ groups }) => groups?.join(','), mayShrink: true },
]

const plainColumns: readonly Column<NodeRow>[] = [
  { title: 'NODE', value: nameOf },
  { title: 'XNAME', value: ({ id }) => id },
  { title: 'NID', value: ({ nid }) => nid, align: 'right' },
  ...sharedColumns,
  { title: 'IP', value: ({ ips }) => ips?.join(','), mayShrink: true },
  { title: 'MAC', value: ({ macs }) => macs?.join(','), mayShrink: true },
]

/** The columns of a list of nodes; whose they are only where there are several cells. */
export function nodeColumns(coverage: Coverage | undefined): readonly Column<NodeRow>[] {
  if (coverage === undefined || coverage.of < 2) return plainColumns
  return [...plainColumns, { title: 'CELL', value: ({ cell }) => cell }]
}

async function listNodes(invocation: Invocation): Promise<ExitCode> {
  const selection = await selectNodes(invocation.client, invocation.optionalWord(0), listFields)
  if (invocation.flag('fold') && invocation.format === 'table') printFolded(invocation, selection)
  else {
    await printList(invocation.screen, invocation.format, {
      rows: selection.nodes,
      name: nameOf,
      columns: nodeColumns(selection.coverage),
      whole: selection,
      footer: footerOf(selection),
      none: 'No node fits.',
    })
  }
  return completenessOf(invocation.screen, selection)
}

/** `23 nodes: cb[01-09],… · 1/1 cells, oldest 0 s` */
export function footerOf({ nodes, coverage }: Pick<Selection, 'nodes' | 'coverage'>): string {
  const count = `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`
  const parts = [`${count}: ${foldedNames(nodes.map(nameOf))}`]
  if (coverage) parts.push(coverageText(coverage))
  return parts.join(' · ')
}

function printFolded({ screen }: Invocation, selection: Selection): void {
  const alike = (row: NodeRow): string =>
    sharedColumns.map(({ value }) => String(value(row) ?? '')).join('\n')
  const rows = foldRows(selection.nodes, { name: nameOf, alike })
  type Folded = (typeof rows)[number]
  const folded: readonly Column<Folded>[] = [
    { title: 'NODES', value: (row) => row.folded, mayShrink: true },
    { title: 'COUNT', value: ({ names }) => names.length, align: 'right' },
    ...sharedColumns.map((column) => ({
      ...column,
      value: ({ first }: Folded) => column.value(first),
    })),
  ]
  screen.out(tableText(folded, rows, screen))
  screen.out(`${screen.dim(footerOf(selection))}\n`)
}

const list: Leaf = {
  kind: 'leaf',
  name: 'list',
  summary: 'list nodes',
  arguments: [{ form: '[nodes]', summary: 'a node set (default: all)', completes: 'node-set' }],
  options: [{ flags: '-f, --fold', summary: 'one row for all nodes that are alike' }],
  prints: 'list',
  examples: [
    ['rackcell node list', 'every node'],
    ["rackcell node list 'cb[01-05]'", 'by name'],
    ["rackcell node list '@gpu,!helios03'", 'a group without one'],
    ["rackcell node list 'x1001*'", 'everything in cabinet 1001'],
    ['rackcell node list --fold', 'alike nodes in one row'],
    ['rackcell node list @kube -o name', 'one name a line, for scripts'],
  ],
  act: listNodes,
}

/** One name rather than a set. */
const isName = (text: string): boolean => /^[\w.-]+$/.test(text) && text.toLowerCase() !== 'all'

async function showNodes(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const set = invocation.word(0)
  const selection = await selectNodes(client, set, ['id', 'hostname'])
  const shown = await eachAtOnce(selection.nodes, requestsAtOnceMax, ({ id }) =>
    client.get<Record<string, unknown>>(`/cells/v1/nodes/${pathSegment(id)}`),
  )
  if (shown.length === 0 && selection.unknown.length > 0) {
    throw new Fault('NOT_FOUND', { message: `${foldedNames(selection.unknown)} is not known.` })
  }
  if (format === 'json' || format === 'yaml') {
    const { coverage } = selection
    await printValue(
      screen,
      format,
      isName(set) ? { ...shown[0], coverage } : { nodes: shown, coverage },
    )
  } else {
    screen.out(shown.map(nodeDetailText).join('\n'))
    if (selection.coverage) screen.out(`${screen.dim(coverageText(selection.coverage))}\n`)
  }
  return completenessOf(screen, selection)
}

const show: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'show everything about a node',
  arguments: [{ form: '<nodes>', summary: 'a node or a node set', completes: 'node-set' }],
  prints: 'value',
  examples: [
    ['rackcell node show cb05', 'by name'],
    ['rackcell node show x1000c0s4b0n0 -o json', 'by xname, for scripts'],
  ],
  act: showNodes,
}

async function explainNode(invocation: Invocation): Promise<void> {
  const { client, screen, format } = invocation
  const word = invocation.word(0)
  // A plain name needs no look at the inventory first.
  const name = isName(word) ? word : (await requireNode(client, word)).id
  const why = await client.get<WhyAnswer>(`/cells/v1/nodes/${pathSegment(name)}/why`)
  if (format === 'json' || format === 'yaml') await printValue(screen, format, why)
  else screen.out(whyText(why, screen))
}

const why: Leaf = {
  kind: 'leaf',
  name: 'why',
  summary: 'explain what a node boots: each value, where it comes from, what would change it',
  arguments: [{ form: '<node>', summary: 'a node', completes: 'node' }],
  prints: 'value',
  examples: [['rackcell node why cb05', 'kernel, initrd, parameters and their sources']],
  act: explainNode,
}

async function setNodes(invocation: Invocation): Promise<ExitCode> {
  const nodes = await requireNodes(invocation.client, invocation.word(0))
  await changeNodes(invocation, nodes)
  invocation.screen.out(`${foldedNames(nodes.map(nameOf))}: changed (${nodes.length})\n`)
  return exitCodes.ok
}

const set: Leaf = {
  kind: 'leaf',
  name: 'set',
  summary: 'change state, role, NID or whether nodes are in use',
  notes:
    'A change of state follows the state machine: a node that may not go there from where it ' +
    'is stays as it is, unless --force is given.',
  arguments: [{ form: '<nodes>', summary: 'a node set', completes: 'node-set' }],
  options: changeOptions,
  examples: [
    ["rackcell node set 'cb[01-03]' --disabled", 'take nodes out of use'],
    ['rackcell node set @kube --role Service', 'give nodes another role'],
    ['rackcell node set cb05 --state Off --force', 'say what the hardware did not'],
  ],
  act: setNodes,
}

/** `rackcell node`. */
export const node: Branch = {
  kind: 'branch',
  name: 'node',
  summary: 'list, show, explain, change and accept nodes',
  commands: [list, show, why, set, pending, accept],
}
