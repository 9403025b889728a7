import { Fault } from '../../../cell/env/fault.ts'
import { CellProblem } from '../cell-problem.ts'
import { eachAtOnce } from '../each-at-once.ts'
import { exists, requireExisting } from '../existing.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { requestsAtOnceMax } from '../limits.ts'
import { type NodeRow, nameOf } from '../node-row.ts'
import { requireNodes } from '../node-selection.ts'
import { foldedNames } from '../output/folded-names.ts'
import { pathSegment } from '../path-segment.ts'
import { RemediedFault } from '../remedied-fault.ts'
import {
  labelArgument,
  listLeaf,
  membersOf,
  type SetKind,
  type SetRow,
  setPath,
  showLeaf,
} from './member-set.ts'
import type { Leaf, OptionShape } from './shape.ts'

const countText = ({ length }: readonly unknown[]) => `${length} ${length === 1 ? 'node' : 'nodes'}`

async function createSet(invocation: Invocation, kind: SetKind): Promise<void> {
  const label = invocation.word(0)
  const set = invocation.optionalWord(1)
  const members = set === undefined ? [] : await requireNodes(invocation.client, set)
  const body = {
    ...kind.creation.fields(invocation, label),
    description: invocation.text('description') ?? `The ${label} ${kind.noun}`,
    tags: invocation.texts('tag'),
    members: { ids: members.map(({ id }) => id) },
  }
  try {
    await invocation.client.send('POST', kind.collection, { body })
  } catch (thrown) {
    throw await conflictOf(invocation, { kind, label, thrown })
  }
  invocation.screen.out(`${label}: created with ${countText(members)}\n`)
}

/** The route says 409 both for a label that is taken and for members that exclude each other. */
async function conflictOf(
  { client }: Invocation,
  { kind, label, thrown }: { kind: SetKind; label: string; thrown: unknown },
): Promise<unknown> {
  if (!(thrown instanceof CellProblem) || thrown.status !== 409) return thrown
  if (!(await exists(client, setPath(kind, label)))) {
    return new Fault('CONFLICT_EXCLUSIVE', { cause: thrown, message: thrown.message })
  }
  return new RemediedFault('CONFLICT_EXISTS', {
    cause: thrown,
    message: `The ${kind.noun} ${label} exists already.`,
    remedy:
      `Add nodes with "rackcell ${kind.noun} add ${label} NODES", or change it with ` +
      `"rackcell ${kind.noun} set ${label}".`,
  })
}

const tagOption: OptionShape = {
  flags: '--tag <tag>',
  summary: 'a tag; may be given several times',
  repeats: true,
}

const descriptionOption = ({ noun }: SetKind): OptionShape => ({
  flags: '--description <text>',
  summary: `what the ${noun} is for`,
})

/** `create`. */
function createLeaf(kind: SetKind): Leaf {
  const { noun, creation, labelForm } = kind
  return {
    kind: 'leaf',
    name: 'create',
    summary: `create a ${noun}`,
    arguments: [
      { form: `<${noun}>`, summary: `its label: ${labelForm}` },
      { form: '[nodes]', summary: 'its first members, a node set', completes: 'node-set' },
    ],
    options: [descriptionOption(kind), tagOption, ...creation.options],
    examples: creation.examples,
    act: (invocation) => createSet(invocation, kind),
  }
}

async function deleteSets(invocation: Invocation, kind: SetKind): Promise<void> {
  const labels = invocation.restWords(0)
  await requireExisting(invocation.client, labels, (label) => setPath(kind, label))
  for (const label of labels) {
    await invocation.client.send('DELETE', setPath(kind, label))
    invocation.screen.out(`${label}: deleted\n`)
  }
}

/** `delete`. */
function deleteLeaf(kind: SetKind): Leaf {
  const { noun, examples, completes } = kind
  return {
    kind: 'leaf',
    name: 'delete',
    summary: `delete ${noun}s; their nodes stay`,
    arguments: [{ form: `<${noun}...>`, summary: `labels of ${noun}s`, ...completes }],
    examples: [[`rackcell ${noun} delete ${examples.fresh}`, `the ${noun}, not its nodes`]],
    act: (invocation) => deleteSets(invocation, kind),
  }
}

/** Adds or removes one node; says whether that changed anything. */
type ChangeMember = (node: NodeRow) => Promise<boolean>

async function changeMembers(
  { client, screen, word }: Pick<Invocation, 'client' | 'screen' | 'word'>,
  verb: string,
  change: ChangeMember,
): Promise<ExitCode> {
  const label = word(0)
  const nodes = await requireNodes(client, word(1))
  const changed = await eachAtOnce(nodes, requestsAtOnceMax, (node) => change(node))
  const names = (wanted: boolean): readonly string[] =>
    nodes.filter((_, index) => changed[index] === wanted).map(nameOf)
  if (names(true).length > 0) screen.out(`${label}: ${verb} ${foldedNames(names(true))}\n`)
  if (names(false).length > 0) screen.out(`${label}: unchanged ${foldedNames(names(false))}\n`)
  return exitCodes.ok
}

/** Puts a node into a set. */
export async function addMember({ client }: Invocation, path: string, id: string): Promise<void> {
  await client.send('POST', `${path}/members`, { body: { id } })
}

/** Takes a node out of a set; false when it was not in it. */
export async function dropMember(
  { client }: Invocation,
  path: string,
  id: string,
): Promise<boolean> {
  const member = `${path}/members/${pathSegment(id)}`
  const { status } = await client.send('DELETE', member, { expect: [404] })
  return status !== 404
}

const nodesArgument = { form: '<nodes>', summary: 'a node set', completes: 'node-set' } as const

/** `add`. */
function addLeaf(kind: SetKind): Leaf {
  const { noun, examples } = kind
  return {
    kind: 'leaf',
    name: 'add',
    summary: `add nodes to a ${noun}`,
    arguments: [labelArgument(kind), nodesArgument],
    examples: [
      [`rackcell ${noun} add ${examples.known} 'helios[01-02]'`, 'those already in it stay'],
    ],
    async act(invocation) {
      const path = setPath(kind, invocation.word(0))
      const before = new Set(membersOf(await invocation.client.get<SetRow>(path)))
      return await changeMembers(wordsOf(invocation), 'added', async ({ id }) => {
        if (before.has(id)) return false
        await addMember(invocation, path, id)
        return true
      })
    },
  }
}

const wordsOf = (invocation: Invocation) => ({
  client: invocation.client,
  screen: invocation.screen,
  word: (at: number) => invocation.word(at),
})

/** `remove`. */
function removeLeaf(kind: SetKind): Leaf {
  const { noun, examples } = kind
  return {
    kind: 'leaf',
    name: 'remove',
    summary: `remove nodes from a ${noun}`,
    arguments: [labelArgument(kind), nodesArgument],
    examples: [[`rackcell ${noun} remove ${examples.known} cb09`, 'the node itself stays']],
    async act(invocation) {
      const path = setPath(kind, invocation.word(0))
      return await changeMembers(wordsOf(invocation), 'removed', ({ id }) =>
        dropMember(invocation, path, id),
      )
    },
  }
}

async function setSet(invocation: Invocation, kind: SetKind): Promise<void> {
  const { client, screen } = invocation
  const label = invocation.word(0)
  const set = invocation.optionalWord(1)
  const [description, tags] = [invocation.text('description'), invocation.texts('tag')]
  if (set === undefined && description === undefined && tags.length === 0) {
    throw new Fault('INPUT_USAGE', { message: 'Say what to set: members, --description or --tag.' })
  }
  const path = setPath(kind, label)
  if (description !== undefined || tags.length > 0) {
    await client.send('PATCH', path, {
      body: { ...(description !== undefined && { description }), ...(tags.length > 0 && { tags }) },
    })
  }
  if (set !== undefined) {
    const nodes = set === '' ? [] : await requireNodes(client, set)
    await kind.replace(invocation, { label, path, ids: nodes.map(({ id }) => id) })
    const names = nodes.length === 0 ? '' : `, ${foldedNames(nodes.map(nameOf))}`
    screen.out(`${label}: ${countText(nodes)}${names}\n`)
  } else screen.out(`${label}: changed\n`)
}

/** `set`. */
function setLeaf(kind: SetKind): Leaf {
  const { noun, examples } = kind
  return {
    kind: 'leaf',
    name: 'set',
    summary: `set the members, the description or the tags of a ${noun}`,
    arguments: [
      labelArgument(kind),
      {
        form: '[nodes]',
        summary: 'exactly these members from now on; "" for none',
        completes: 'node-set',
      },
    ],
    options: [descriptionOption(kind), tagOption],
    examples: [
      [`rackcell ${noun} set ${examples.fresh} 'cb[01-02]'`, 'these two and no others'],
      [`rackcell ${noun} set ${examples.fresh} --description "broken fans"`, 'the members stay'],
    ],
    act: (invocation) => setSet(invocation, kind),
  }
}

/** Every command on sets of a kind. */
export function setLeaves(kind: SetKind): readonly Leaf[] {
  const leaves = [listLeaf, showLeaf, createLeaf, addLeaf, removeLeaf, setLeaf, deleteLeaf]
  return leaves.map((leaf) => leaf(kind))
}
