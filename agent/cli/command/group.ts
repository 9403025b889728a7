import { Fault } from '../../../cell/env/fault.ts'
import { compareXnames } from '../../../cell/inventory/index.ts'
import { CellProblem } from '../cell-problem.ts'
import { eachAtOnce } from '../each-at-once.ts'
import { exists, requireExisting } from '../existing.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { requestsAtOnceMax } from '../limits.ts'
import { type NodeList, type NodeRow, nameOf } from '../node-row.ts'
import { requireNodes } from '../node-selection.ts'
import { fieldsText } from '../output/fields.ts'
import { foldedNames } from '../output/folded-names.ts'
import { printList, printValue } from '../output/list.ts'
import { pathSegment } from '../path-segment.ts'
import { RemediedFault } from '../remedied-fault.ts'
import type { Branch, Leaf, OptionShape } from './shape.ts'

/** A group as `/hsm/v2/groups` has it. */
interface GroupRow {
  readonly label: string
  readonly description?: string
  readonly exclusiveGroup?: string
  readonly tags?: readonly string[]
  readonly members?: { readonly ids?: readonly string[] }
}

const groupPath = (label: string): string => `/hsm/v2/groups/${pathSegment(label)}`
const membersOf = ({ members }: GroupRow): readonly string[] =>
  [...(members?.ids ?? [])].sort(compareXnames)

/** Names people know for the members; an xname stays for what has none. */
async function namesOfMembers({ client }: Invocation): Promise<(xname: string) => string> {
  const { nodes } = await client.get<NodeList>('/cells/v1/nodes', {
    query: { fields: 'id,hostname' },
  })
  const names = new Map(nodes.map((row) => [row.id, nameOf(row)]))
  return (xname) => names.get(xname) ?? xname
}

async function listGroups(invocation: Invocation): Promise<void> {
  const groups = await invocation.client.get<readonly GroupRow[]>('/hsm/v2/groups')
  const isTable = invocation.format === 'table'
  const nameOfMember = isTable ? await namesOfMembers(invocation) : String
  await printList(invocation.screen, invocation.format, {
    rows: groups.toSorted((left, right) => compareXnames(left.label, right.label)),
    name: ({ label }) => label,
    columns: [
      { title: 'GROUP', value: ({ label }) => label },
      { title: 'NODES', value: (group) => membersOf(group).length, align: 'right' },
      {
        title: 'MEMBERS',
        value: (group) => foldedNames(membersOf(group).map(nameOfMember)),
        mayShrink: true,
      },
      { title: 'EXCLUSIVE', value: ({ exclusiveGroup }) => exclusiveGroup },
      { title: 'DESCRIPTION', value: ({ description }) => description, mayShrink: true },
    ],
    none: 'There is no group.',
  })
}

const list: Leaf = {
  kind: 'leaf',
  name: 'list',
  summary: 'list groups with their members',
  prints: 'list',
  examples: [
    ['rackcell group list', 'every group'],
    ['rackcell group list -o name', 'one label a line'],
  ],
  act: listGroups,
}

async function showGroup(invocation: Invocation): Promise<void> {
  const { client, screen, format } = invocation
  const group = await client.get<GroupRow>(groupPath(invocation.word(0)))
  if (format === 'json' || format === 'yaml') return printValue(screen, format, group)
  const names = membersOf(group).map(await namesOfMembers(invocation))
  const fields = [
    ['group', group.label],
    ['description', group.description],
    ['exclusive', group.exclusiveGroup],
    ['tags', group.tags?.join(', ')],
    ['nodes', names.length],
    ['members', foldedNames(names)],
  ] as const
  screen.out(fieldsText(fields))
}

const labelArgument = {
  form: '<group>',
  summary: 'the label of a group',
  completes: 'group',
} as const

const show: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'show one group',
  arguments: [labelArgument],
  prints: 'value',
  examples: [['rackcell group show kube', 'its members, folded']],
  act: showGroup,
}

async function createGroup(invocation: Invocation): Promise<void> {
  const label = invocation.word(0)
  const set = invocation.optionalWord(1)
  const members = set === undefined ? [] : await requireNodes(invocation.client, set)
  const body = {
    label,
    description: invocation.text('description') ?? `The ${label} group`,
    tags: invocation.texts('tag'),
    ...(invocation.text('exclusive') && { exclusiveGroup: invocation.text('exclusive') }),
    members: { ids: members.map(({ id }) => id) },
  }
  try {
    await invocation.client.send('POST', '/hsm/v2/groups', { body })
  } catch (thrown) {
    throw await conflictOf(invocation, label, thrown)
  }
  invocation.screen.out(`${label}: created with ${members.length} nodes\n`)
}

/** The route says 409 both for a label that is taken and for members that exclude each other. */
async function conflictOf(
  { client }: Invocation,
  label: string,
  thrown: unknown,
): Promise<unknown> {
  if (!(thrown instanceof CellProblem) || thrown.status !== 409) return thrown
  if (!(await exists(client, groupPath(label)))) {
    return new Fault('CONFLICT_EXCLUSIVE', { cause: thrown, message: thrown.message })
  }
  return new RemediedFault('CONFLICT_EXISTS', {
    cause: thrown,
    message: `The group ${label} exists already.`,
    remedy:
      `Add nodes with "rackcell group add ${label} NODES", or change it with ` +
      `"rackcell group set ${label}".`,
  })
}

const descriptionOption = { flags: '--description <text>', summary: 'what the group is for' }
const tagOption: OptionShape = {
  flags: '--tag <tag>',
  summary: 'a tag; may be given several times',
  repeats: true,
}

const create: Leaf = {
  kind: 'leaf',
  name: 'create',
  summary: 'create a group',
  arguments: [
    { form: '<group>', summary: 'its label: a-z, 0-9, - . : _' },
    { form: '[nodes]', summary: 'its first members, a node set', completes: 'node-set' },
  ],
  options: [
    descriptionOption,
    tagOption,
    {
      flags: '--exclusive <set>',
      summary: 'a node may be in one group only of those with the same set',
    },
  ],
  examples: [
    ["rackcell group create debug 'cb[08-09]'", 'with two members'],
    ['rackcell group create blue --exclusive colour', 'nodes are blue or red, not both'],
  ],
  act: createGroup,
}

async function deleteGroup(invocation: Invocation): Promise<void> {
  const labels = invocation.restWords(0)
  await requireExisting(invocation.client, labels, groupPath)
  for (const label of labels) {
    await invocation.client.send('DELETE', groupPath(label))
    invocation.screen.out(`${label}: deleted\n`)
  }
}

const remove: Leaf = {
  kind: 'leaf',
  name: 'delete',
  summary: 'delete groups; their nodes stay',
  arguments: [{ form: '<group...>', summary: 'labels of groups', completes: 'group' }],
  examples: [['rackcell group delete debug', 'the group, not its nodes']],
  act: deleteGroup,
}

/** Adds or removes one node; says whether that changed anything. */
type ChangeMember = (label: string, node: NodeRow) => Promise<boolean>

async function changeMembers(
  invocation: Invocation,
  verb: string,
  change: ChangeMember,
): Promise<ExitCode> {
  const { client, screen } = invocation
  const label = invocation.word(0)
  const nodes = await requireNodes(client, invocation.word(1))
  const changed = await eachAtOnce(nodes, requestsAtOnceMax, (node) => change(label, node))
  const names = (wanted: boolean): readonly string[] =>
    nodes.filter((_, index) => changed[index] === wanted).map(nameOf)
  if (names(true).length > 0) screen.out(`${label}: ${verb} ${foldedNames(names(true))}\n`)
  if (names(false).length > 0) screen.out(`${label}: unchanged ${foldedNames(names(false))}\n`)
  return exitCodes.ok
}

async function addMembers(invocation: Invocation): Promise<ExitCode> {
  const { client } = invocation
  const label = invocation.word(0)
  const before = new Set(membersOf(await client.get<GroupRow>(groupPath(label))))
  return changeMembers(invocation, 'added', async (_, { id }) => {
    if (before.has(id)) return false
    await client.send('POST', `${groupPath(label)}/members`, { body: { id } })
    return true
  })
}

const nodesArgument = { form: '<nodes>', summary: 'a node set', completes: 'node-set' } as const

const add: Leaf = {
  kind: 'leaf',
  name: 'add',
  summary: 'add nodes to a group',
  arguments: [labelArgument, nodesArgument],
  examples: [["rackcell group add kube 'helios[01-02]'", 'those already in it stay']],
  act: addMembers,
}

async function removeMembers(invocation: Invocation): Promise<ExitCode> {
  const { client } = invocation
  return changeMembers(invocation, 'removed', async (label, { id }) => {
    const path = `${groupPath(label)}/members/${pathSegment(id)}`
    const { status } = await client.send('DELETE', path, { expect: [404] })
    return status !== 404
  })
}

const removeFrom: Leaf = {
  kind: 'leaf',
  name: 'remove',
  summary: 'remove nodes from a group',
  arguments: [labelArgument, nodesArgument],
  examples: [['rackcell group remove kube cb09', 'the node itself stays']],
  act: removeMembers,
}

async function setGroup(invocation: Invocation): Promise<void> {
  const { client, screen } = invocation
  const label = invocation.word(0)
  const set = invocation.optionalWord(1)
  const [description, tags] = [invocation.text('description'), invocation.texts('tag')]
  if (set === undefined && description === undefined && tags.length === 0) {
    throw new Fault('INPUT_USAGE', { message: 'Say what to set: members, --description or --tag.' })
  }
  if (description !== undefined || tags.length > 0) {
    await client.send('PATCH', groupPath(label), {
      body: { ...(description !== undefined && { description }), ...(tags.length > 0 && { tags }) },
    })
  }
  if (set !== undefined) {
    const nodes = set === '' ? [] : await requireNodes(client, set)
    await client.send('PUT', `${groupPath(label)}/members`, {
      body: { group: label, ids: nodes.map(({ id }) => id) },
    })
    const names = nodes.length === 0 ? '' : `, ${foldedNames(nodes.map(nameOf))}`
    screen.out(`${label}: ${nodes.length} nodes${names}\n`)
  } else screen.out(`${label}: changed\n`)
}

const setLeaf: Leaf = {
  kind: 'leaf',
  name: 'set',
  summary: 'set the members, the description or the tags of a group',
  arguments: [
    labelArgument,
    {
      form: '[nodes]',
      summary: 'exactly these members from now on; "" for none',
      completes: 'node-set',
    },
  ],
  options: [descriptionOption, tagOption],
  examples: [
    ["rackcell group set debug 'cb[01-02]'", 'these two and no others'],
    ['rackcell group set debug --description "broken fans"', 'the members stay'],
  ],
  act: setGroup,
}

/** `rackcell group`. */
export const group: Branch = {
  kind: 'branch',
  name: 'group',
  summary: 'groups of nodes',
  commands: [list, show, create, add, removeFrom, setLeaf, remove],
}
