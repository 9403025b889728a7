import { Fault } from '../../../cell/env/fault.ts'
import {
  expandNodeSet,
  type NodeSetExpression,
  parseNodeSet,
} from '../../../cell/inventory/index.ts'
import { readInput } from '../input-file.ts'
import type { Invocation } from '../invocation.ts'
import { nameOf } from '../node-row.ts'
import { selectNodes } from '../node-selection.ts'
import { foldedNames } from '../output/folded-names.ts'
import { printValue } from '../output/list.ts'
import type { Branch, Leaf } from './shape.ts'

/** Names written out need no cell; groups, globs and `all` are asked of the live cluster. */
async function namesOf(invocation: Invocation): Promise<readonly string[]> {
  const expression = parseNodeSet(await expressionOf(invocation))
  if (isSelfContained(expression)) {
    return expandNodeSet(expression, { names: () => [], group: () => undefined })
  }
  const { nodes, unknown } = await selectNodes(invocation.client, expression.text, [
    'id',
    'hostname',
  ])
  if (unknown.length > 0) {
    throw new Fault('NOT_FOUND', { message: `${foldedNames(unknown)} is not known.` })
  }
  return nodes.map(nameOf)
}

function isSelfContained({ terms }: NodeSetExpression): boolean {
  return terms.every(({ item }) => item.kind === 'names')
}

/** All words together, or the lines of standard input for `-`. */
async function expressionOf(invocation: Invocation): Promise<string> {
  const words = invocation.restWords(0)
  if (words.length !== 1 || words[0] !== '-') return words.join(',')
  const { text } = await readInput('-')
  return text.split(/\s+/).filter(Boolean).join(',')
}

const setArgument = {
  form: '<set...>',
  summary: 'node sets, united; - reads names from standard input',
  completes: 'node-set',
} as const

const expand: Leaf = {
  kind: 'leaf',
  name: 'expand',
  summary: 'print every name of a node set',
  arguments: [setArgument],
  options: [{ flags: '-s, --separator <text>', summary: 'between names (default: a line feed)' }],
  prints: 'value',
  examples: [
    ["rackcell nodeset expand 'cb[01-03]'", 'cb01, cb02 and cb03, one a line'],
    ["rackcell nodeset expand '@gpu,!helios03'", 'from the live cluster'],
  ],
  act: async (invocation) => {
    const names = await namesOf(invocation)
    const { screen, format } = invocation
    if (format === 'json' || format === 'yaml') return printValue(screen, format, names)
    const separator = invocation.text('separator') ?? '\n'
    if (names.length > 0) screen.out(`${names.join(separator)}\n`)
  },
}

const fold: Leaf = {
  kind: 'leaf',
  name: 'fold',
  summary: 'print names as one short node set',
  arguments: [setArgument],
  examples: [
    ['rackcell nodeset fold cb01 cb02 cb03', 'cb[01-03]'],
    ['rackcell node list @kube -o name | rackcell nodeset fold -', 'what a script found'],
  ],
  act: async (invocation) => {
    const folded = foldedNames(await namesOf(invocation))
    if (folded !== '') invocation.screen.out(`${folded}\n`)
  },
}

const count: Leaf = {
  kind: 'leaf',
  name: 'count',
  summary: 'print how many nodes a node set has',
  arguments: [setArgument],
  examples: [["rackcell nodeset count 'x1000c0s[0-31]b0n[0-1]'", '64']],
  act: async (invocation) => {
    invocation.screen.out(`${(await namesOf(invocation)).length}\n`)
  },
}

/** `rackcell nodeset`. */
export const nodeset: Branch = {
  kind: 'branch',
  name: 'nodeset',
  summary: 'expand, fold and count node sets',
  commands: [expand, fold, count],
}
