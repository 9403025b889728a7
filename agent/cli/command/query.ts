import { Fault } from '../../../cell/env/fault.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { type Coverage, coverageText, type NodeList, type NodeRow, nameOf } from '../node-row.ts'
import { completenessOf } from '../node-selection.ts'
import { printList } from '../output/list.ts'
import type { Column } from '../output/table.ts'
import { footerOf, listFields, nodeColumns } from './node.ts'
import type { Leaf } from './shape.ts'

/** A line of a count: the values, and how many nodes have them. */
type CountRow = Readonly<Record<string, unknown>> & { readonly nodes: number }

/** What `GET /cells/v1/summary?by=…` tells. */
interface CountAnswer {
  readonly nodes: number
  readonly by: readonly string[]
  readonly counts: readonly CountRow[]
  readonly unknown?: readonly string[]
  readonly coverage: Coverage
}

/** What chooses nodes, for lists and counts alike. */
function choiceOf(invocation: Invocation): Readonly<Record<string, string | undefined>> {
  return {
    filter: invocation.word(0),
    nodes: invocation.text('nodes'),
    fresh: invocation.flag('fresh') ? 'true' : undefined,
  }
}

const plainText = (value: unknown): string | undefined => {
  if (value === undefined || value === null) return undefined
  return Array.isArray(value) ? value.join(',') : String(value)
}

const titleOf = (field: string): string => field.replace(/(?=[A-Z])/g, '-').toUpperCase()

/** A column a field; the last one gives way to a narrow terminal. */
function columnsOf<Row extends object>(fields: readonly string[]): readonly Column<Row>[] {
  return fields.map((field) => ({
    title: titleOf(field),
    value: (row) => plainText((row as Readonly<Record<string, unknown>>)[field]),
    mayShrink: !['id', 'hostname', 'nid'].includes(field),
  }))
}

const wordsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

async function printNodes(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const [asked, limit] = [invocation.text('fields'), invocation.text('limit')]
  const fields = asked ?? (format === 'table' ? listFields.join(',') : undefined)
  // Names are wanted whatever columns are.
  const query = { ...choiceOf(invocation), limit, fields: namedToo(format, fields) }
  const answer = await client.get<NodeList>('/cells/v1/nodes', { query })
  const { nodes, total = nodes.length, coverage, unknown = [] } = answer
  const more = total > nodes.length ? `the first ${nodes.length} of ${total} · ` : ''
  await printList<NodeRow>(screen, format, {
    rows: nodes,
    name: nameOf,
    columns: asked === undefined ? nodeColumns(coverage) : columnsOf(wordsOf(asked)),
    whole: answer,
    footer: more + footerOf({ nodes, coverage }),
    none: 'No node fits.',
  })
  return completenessOf(screen, { unknown, coverage })
}

function namedToo(format: string, fields: string | undefined): string | undefined {
  if (fields === undefined || format === 'json' || format === 'yaml') return fields
  return [...new Set(['id', 'hostname', ...wordsOf(fields)])].join(',')
}

async function printCounts(invocation: Invocation, by: string): Promise<ExitCode> {
  const { client, screen, format } = invocation
  if (invocation.text('fields') !== undefined || invocation.text('limit') !== undefined) {
    throw new Fault('INPUT_USAGE', {
      message: '--count-by counts; it takes no --fields or --limit.',
    })
  }
  const query = { ...choiceOf(invocation), by }
  const answer = await client.get<CountAnswer>('/cells/v1/summary', { query })
  const { counts, nodes, coverage, unknown = [] } = answer
  await printList<CountRow>(screen, format, {
    rows: counts,
    name: (row) => answer.by.map((field) => plainText(row[field]) ?? '-').join(','),
    columns: [
      ...columnsOf<CountRow>(answer.by),
      { title: 'NODES', value: (row) => row.nodes, align: 'right' },
    ],
    whole: answer,
    footer: `${nodes} ${nodes === 1 ? 'node' : 'nodes'} · ${coverageText(coverage)}`,
    none: 'No node fits.',
  })
  return completenessOf(screen, { unknown, coverage })
}

/** `rackcell query`. */
export const query: Leaf = {
  kind: 'leaf',
  name: 'query',
  summary: 'find nodes by a condition, or count them',
  notes:
    'The condition is written in CEL over the fields of a node; docs/query.md tells all of it. ' +
    'Any cell answers for the whole cluster, and says how old the oldest part is.',
  arguments: [{ form: '<expr>', summary: `a condition: state == "Ready" && "gpu" in groups` }],
  options: [
    {
      flags: '--count-by <fields>',
      summary: 'count them by these fields together',
      completes: 'fields',
    },
    { flags: '--fields <fields>', summary: 'show these columns', completes: 'fields' },
    { flags: '--nodes <nodes>', summary: 'only of this node set', completes: 'node-set' },
    { flags: '--limit <n>', summary: 'show the first so many' },
    { flags: '--fresh', summary: 'ask the owners now, and wait 2 s for them' },
  ],
  prints: 'list',
  examples: [
    [`rackcell query 'state == "Ready" && "gpu" in groups'`, 'who could work'],
    [`rackcell query 'flag != "OK" || !enabled' --fresh`, 'who could not, as of now'],
    [`rackcell query 'role == "Compute"' --count-by image,cell`, 'what runs where'],
    [`rackcell query 'hostname.matches("^cb0[1-5]$")' --fields id,nid,kernel`, 'other columns'],
    [`rackcell query 'age > 30' -o name`, 'nodes of cells that went silent'],
  ],
  act: (invocation) => {
    const by = invocation.text('countBy')
    return by === undefined ? printNodes(invocation) : printCounts(invocation, by)
  },
}
