import { Fault } from '../../../cell/env/fault.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { fieldsText } from '../output/fields.ts'
import { printValue } from '../output/list.ts'
import { printable } from '../output/printable.ts'
import { type Column, tableText } from '../output/table.ts'
import { ownsText } from './cell-row.ts'
import { differencesText, type RosterDifference } from './roster-change.ts'
import { rosterEditor } from './roster-editor.ts'
import { rosterIssuer } from './roster-issuer.ts'
import type { Branch, Leaf } from './shape.ts'

interface RosterCell {
  readonly id: string
  readonly key: string
  readonly owns: readonly string[]
  readonly roles: readonly string[]
  readonly addresses: readonly string[]
  readonly term: number
  readonly revoked: boolean
}

interface RosterVersion {
  readonly number: number
  readonly hash: string
  readonly signed: string
  readonly cells: number
  readonly moves: number
  readonly by?: string
  readonly what?: string
}

interface RosterRow {
  readonly cluster: string
  readonly name: string
  readonly number: number
  readonly hash: string
  readonly seenBy: string
  readonly editor: string
  readonly root: string
  readonly demo: boolean
  readonly signed: string
  readonly cells: readonly RosterCell[]
  readonly issuers: readonly { cell: string; key: string; inForce: boolean }[]
  readonly revocations: readonly { cell: string; key: string; reason: string }[]
  readonly forks: readonly { number: number; sides: readonly string[]; settled: boolean }[]
  readonly versions: readonly RosterVersion[]
  readonly waiting: readonly { cell: string; prefixes: readonly string[] }[]
}

const cellColumns: readonly Column<RosterCell>[] = [
  { title: 'CELL', value: ({ id, revoked }) => (revoked ? `${id} (revoked)` : id) },
  { title: 'KEY', value: ({ key }) => key },
  { title: 'OWNS', value: ({ owns }) => ownsText(owns), mayShrink: true },
  { title: 'ROLES', value: ({ roles }) => roles.join(', '), mayShrink: true },
  { title: 'TERM', value: ({ term }) => term, align: 'right' },
  { title: 'ADDRESSES', value: ({ addresses }) => addresses.join(', '), mayShrink: true },
]

const versionColumns: readonly Column<RosterVersion>[] = [
  { title: 'ROSTER', value: ({ number }) => number, align: 'right' },
  { title: 'SIGNED', value: ({ signed }) => signed },
  { title: 'CELLS', value: ({ cells }) => cells, align: 'right' },
  { title: 'MOVES', value: ({ moves }) => moves, align: 'right' },
  { title: 'BY', value: ({ by }) => by },
  { title: 'WHAT', value: ({ what }) => what, mayShrink: true },
  { title: 'HASH', value: ({ hash }) => hash.slice(0, 16) },
]

async function show(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const cell = invocation.text('cell')
  const query = cell === undefined ? {} : { cell }
  const roster = await client.get<RosterRow>('/cells/v1/roster', { query })
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, roster)
    return exitCodes.ok
  }
  screen.out(
    fieldsText([
      ['cluster', `${roster.name} (${roster.cluster})${roster.demo ? ', a trial' : ''}`],
      ['roster', `${roster.number}, signed ${roster.signed}, hash ${roster.hash.slice(0, 16)}`],
      ['editor', roster.editor],
      ['seen by', roster.seenBy],
      ['issuers', roster.issuers.map(({ cell: id, key }) => `${id} (${key})`).join(', ')],
      ['root', roster.root],
      ['revoked', roster.revocations.map(({ cell: id, reason }) => `${id}: ${reason}`).join('\n')],
      [
        'waiting',
        roster.waiting.map((one) => `${one.prefixes.join(', ')} for ${one.cell}`).join('\n'),
      ],
      ['contested', roster.forks.map(forkText).join('\n')],
    ]),
  )
  screen.out(`\n${tableText(cellColumns, roster.cells, screen)}`)
  screen.out(`\n${tableText(versionColumns, roster.versions, screen)}`)
  return roster.forks.some(({ settled }) => !settled) ? exitCodes.error : exitCodes.ok
}

function forkText({ number, sides, settled }: RosterRow['forks'][number]): string {
  const hashes = sides.map((side) => side.slice(0, 16)).join(' and ')
  return `roster ${number}: ${hashes}${settled ? ' (settled)' : ''}`
}

async function diff(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const cell = invocation.text('cell')
  const [from, to] = [numberOf(invocation, 0), numberOf(invocation, 1)]
  if (cell !== undefined && from !== undefined) {
    throw new Fault('INPUT_USAGE', { message: 'Give two versions or --cell, not both.' })
  }
  const query = {
    ...(cell === undefined ? {} : { cell }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
  const answer = await client.get<{
    readonly from: { readonly number: number; readonly cell: string }
    readonly to: { readonly number: number; readonly cell: string }
    readonly differences: readonly RosterDifference[]
    readonly orders?: readonly { number: number; by: string; what: string }[]
  }>('/cells/v1/roster/diff', { query })
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, answer)
    return exitCodes.ok
  }
  const side = (one: typeof answer.from) => `${one.number} at ${one.cell}`
  if (answer.from.number === 0) {
    screen.err(`roster ${side(answer.to)} is the first: all of it is new\n`)
  } else screen.err(`roster ${side(answer.from)}, and ${side(answer.to)}\n`)
  for (const { number, by, what } of answer.orders ?? []) {
    screen.err(`${printable(`${number}: ${what}, ordered by ${by}`)}\n`)
  }
  if (answer.differences.length === 0) screen.out('They do not differ.\n')
  else screen.out(differencesText(answer.differences, screen))
  return exitCodes.ok
}

function numberOf(invocation: Invocation, place: number): string | undefined {
  const word = invocation.optionalWord(place)
  if (word === undefined || /^[1-9]\d{0,9}$/.test(word)) return word
  throw new Fault('INPUT_USAGE', { message: `"${word}" is no version of the roster: 1, 2, 3 …` })
}

const showLeaf: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'cells, keys, what each owns, issuers, revocations, versions',
  options: [{ flags: '--cell <id>', summary: 'as this cell has it', completes: 'cell' }],
  prints: 'value',
  examples: [
    ['rackcell roster show', 'the roster in force'],
    ['rackcell roster show --cell x1001 -o json', 'as another cell has it'],
  ],
  act: show,
}

const diffLeaf: Leaf = {
  kind: 'leaf',
  name: 'diff',
  summary: 'what differs between two versions, or between two cells',
  arguments: [
    { form: '[from]', summary: 'the older version (default: the one before)' },
    { form: '[to]', summary: 'the newer version (default: the one in force)' },
  ],
  options: [
    { flags: '--cell <id>', summary: 'compare with what this cell has', completes: 'cell' },
  ],
  prints: 'value',
  examples: [
    ['rackcell roster diff', 'what the last change was'],
    ['rackcell roster diff 3 7', 'between two versions'],
    ['rackcell roster diff --cell x1001', 'whether two cells agree'],
  ],
  act: diff,
}

/** `rackcell roster`. */
export const roster: Branch = {
  kind: 'branch',
  name: 'roster',
  summary: 'who is in the cluster and what each cell owns',
  commands: [showLeaf, diffLeaf, rosterEditor, rosterIssuer],
}
