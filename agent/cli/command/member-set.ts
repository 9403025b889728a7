import { compareXnames } from '../../../cell/inventory/index.ts'
import type { Invocation } from '../invocation.ts'
import { type NodeList, nameOf } from '../node-row.ts'
import { fieldsText } from '../output/fields.ts'
import { foldedNames } from '../output/folded-names.ts'
import { printList, printValue } from '../output/list.ts'
import type { Column } from '../output/table.ts'
import { pathSegment } from '../path-segment.ts'
import type { ArgumentShape, Leaf, OptionShape } from './shape.ts'

/** A group as `/hsm/v2/groups` has it, or a partition. */
export interface SetRow {
  readonly label?: string
  readonly name?: string
  readonly description?: string
  readonly exclusiveGroup?: string
  readonly tags?: readonly string[]
  readonly members?: { readonly ids?: readonly string[] }
}

/** Members as they are and as they are to be. */
export interface Replacement {
  readonly label: string
  /** Where the set lies. */
  readonly path: string
  readonly ids: readonly string[]
}

/** Groups or partitions: what differs between the two. */
export interface SetKind {
  readonly noun: 'group' | 'partition'
  readonly collection: string
  /** How a label looks. */
  readonly labelForm: string
  /** Labels for examples. */
  readonly examples: { readonly known: string; readonly fresh: string }
  readonly completes?: Pick<ArgumentShape, 'completes'>
  readonly columns: readonly Column<SetRow>[]
  readonly creation: {
    readonly options: readonly OptionShape[]
    readonly examples: Leaf['examples']
    /** What the request has beside what all have. */
    fields(invocation: Invocation, label: string): Readonly<Record<string, unknown>>
  }
  /** Makes these the members, and no others. */
  replace(invocation: Invocation, replacement: Replacement): Promise<void>
}

export const setPath = ({ collection }: SetKind, label: string): string =>
  `${collection}/${pathSegment(label)}`

const labelOf = ({ label, name }: SetRow): string => label ?? name ?? ''

export const membersOf = ({ members }: SetRow): readonly string[] =>
  [...(members?.ids ?? [])].sort(compareXnames)

/** Names people know for the members; an xname stays for what has none. */
async function namesOfMembers({ client }: Invocation): Promise<(xname: string) => string> {
  const { nodes } = await client.get<NodeList>('/cells/v1/nodes', {
    query: { fields: 'id,hostname' },
  })
  const names = new Map(nodes.map((row) => [row.id, nameOf(row)]))
  return (xname) => names.get(xname) ?? xname
}

async function listSets(invocation: Invocation, kind: SetKind): Promise<void> {
  const { noun, collection, columns } = kind
  const sets = await invocation.client.get<readonly SetRow[]>(collection)
  const isTable = invocation.format === 'table'
  const nameOfMember = isTable ? await namesOfMembers(invocation) : String
  await printList(invocation.screen, invocation.format, {
    rows: sets.toSorted((left, right) => compareXnames(labelOf(left), labelOf(right))),
    name: labelOf,
    columns: [
      { title: noun.toUpperCase(), value: labelOf },
      { title: 'NODES', value: (row) => membersOf(row).length, align: 'right' },
      {
        title: 'MEMBERS',
        value: (row) => foldedNames(membersOf(row).map(nameOfMember)),
        mayShrink: true,
      },
      ...columns,
      { title: 'DESCRIPTION', value: ({ description }) => description, mayShrink: true },
    ],
    none: `There is no ${noun}.`,
  })
}

/** `list`. */
export function listLeaf(kind: SetKind): Leaf {
  const { noun } = kind
  return {
    kind: 'leaf',
    name: 'list',
    summary: `list ${noun}s with their members`,
    prints: 'list',
    examples: [
      [`rackcell ${noun} list`, `every ${noun}`],
      [`rackcell ${noun} list -o name`, 'one label a line'],
    ],
    act: (invocation) => listSets(invocation, kind),
  }
}

async function showSet(invocation: Invocation, kind: SetKind): Promise<void> {
  const { client, screen, format } = invocation
  const row = await client.get<SetRow>(setPath(kind, invocation.word(0)))
  if (format === 'json' || format === 'yaml') return printValue(screen, format, row)
  const names = membersOf(row).map(await namesOfMembers(invocation))
  const fields = [
    [kind.noun, labelOf(row)],
    ['description', row.description],
    ['exclusive', row.exclusiveGroup],
    ['tags', row.tags?.join(', ')],
    ['nodes', names.length],
    ['members', foldedNames(names)],
  ] as const
  screen.out(fieldsText(fields))
}

/** The argument that names one. */
export function labelArgument({ noun, completes }: SetKind): ArgumentShape {
  return { form: `<${noun}>`, summary: `the label of a ${noun}`, ...completes }
}

/** `show`. */
export function showLeaf(kind: SetKind): Leaf {
  const { noun, examples } = kind
  return {
    kind: 'leaf',
    name: 'show',
    summary: `show one ${noun}`,
    arguments: [labelArgument(kind)],
    prints: 'value',
    examples: [[`rackcell ${noun} show ${examples.known}`, 'its members, folded']],
    act: (invocation) => showSet(invocation, kind),
  }
}
