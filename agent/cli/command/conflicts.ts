import { Fault } from '../../../cell/env/fault.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { type Coverage, coverageText } from '../node-row.ts'
import { printList, printValue } from '../output/list.ts'
import { printable } from '../output/printable.ts'
import type { Screen } from '../output/screen.ts'
import { type Column, tableText } from '../output/table.ts'
import type { CellRow } from './cell-row.ts'
import { settlementsOf } from './conflict-advice.ts'
import { aboutText, type ConflictRow, type ConflictVersion, sourceText } from './conflict-row.ts'
import type { Branch, Leaf } from './shape.ts'

interface ConflictList {
  readonly conflicts: readonly ConflictRow[]
  readonly coverage: Coverage
}

const kinds: Readonly<Record<string, string>> = {
  intent: 'said differently',
  held: 'from the future',
  duplicate: 'claimed twice',
  proposal: 'not applied',
  stray: "not its owner's",
}

/** Who contradicts itself is no record: the evidence is shown with the cell. */
async function printForks({ client, screen }: Invocation): Promise<void> {
  const { cells } = await client.get<{ cells: readonly CellRow[] }>('/cells/v1/cells')
  for (const { id, fork } of cells) {
    if (!fork) continue
    screen.err(
      `${id} signed two things under ${fork.order}: "rackcell cell show ${id}" has the evidence, ` +
        `"rackcell cell pardon ${id}" settles it.\n`,
    )
  }
}

async function listConflicts(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const answer = await client.get<ConflictList>('/cells/v1/conflicts')
  const { conflicts, coverage } = answer
  await printList<ConflictRow>(screen, format, {
    rows: conflicts,
    name: ({ id }) => id,
    columns: [
      { title: 'ID', value: ({ id }) => id },
      { title: 'WHAT', value: ({ kind }) => kinds[kind] ?? kind },
      { title: 'ABOUT', value: aboutText, mayShrink: true },
      { title: 'IN FORCE', value: ({ versions }) => versions[0]?.cell },
      {
        title: 'OTHERS',
        value: ({ versions }) =>
          versions
            .slice(1)
            .map(({ cell }) => cell)
            .join(','),
      },
    ],
    whole: answer,
    footer: `"rackcell conflicts show ID" says how to settle one · ${coverageText(coverage)}`,
    none: `There is no conflict (${coverageText(coverage)}).`,
  })
  if (format === 'table') await printForks(invocation)
  return exitCodes.ok
}

const list: Leaf = {
  kind: 'leaf',
  name: 'list',
  summary: 'list what cells say differently',
  isDefault: true,
  prints: 'list',
  examples: [
    ['rackcell conflicts list', 'what is not settled; "rackcell conflicts" does the same'],
    ['rackcell conflicts list -o name', 'one id a line, for scripts'],
  ],
  act: listConflicts,
}

/** A field in every version. */
interface FieldRow {
  readonly name: string
  readonly values: readonly string[]
}

const valueText = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)

function fieldRows(versions: readonly ConflictVersion[]): readonly FieldRow[] {
  const names = new Set(versions.flatMap(({ value }) => Object.keys(value ?? {})))
  return [...names].map((name) => ({
    name,
    values: versions.map(({ value, deleted }) => (deleted ? '' : valueText(value?.[name]))),
  }))
}

/** Versions side by side: one column each, fields that differ marked. */
function versionsText(versions: readonly ConflictVersion[], screen: Screen): string {
  const differs = ({ values }: FieldRow) => new Set(values).size > 1
  const columns: readonly Column<FieldRow>[] = [
    { title: '', value: (row) => (differs(row) ? '*' : ' ') },
    { title: 'FIELD', value: ({ name }) => name },
    ...versions.map(({ cell, deleted }, at) => ({
      title: `${cell}${at === 0 ? ' (in force)' : ''}${deleted ? ' (deleted)' : ''}`,
      value: ({ values }: FieldRow) => values[at],
      mayShrink: true,
    })),
  ]
  return tableText(columns, fieldRows(versions), screen)
}

function conflictText(conflict: ConflictRow, screen: Screen): string {
  const { kind, versions } = conflict
  const sources = versions.map((version) => `  ${printable(sourceText(version))}\n`)
  const ways = settlementsOf(conflict).map(({ says, command }) => {
    return `  ${printable(says)}\n${command === undefined ? '' : `    ${printable(command)}\n`}`
  })
  return [
    `${screen.bold(printable(aboutText(conflict)))}: ${kinds[kind] ?? kind}\n`,
    ...sources,
    '\n',
    versionsText(versions, screen),
    '\nto settle it:\n',
    ...ways,
  ].join('')
}

/** The conflict whose id begins so. */
function chosen(conflicts: readonly ConflictRow[], wanted: string): ConflictRow {
  const found = conflicts.filter(({ id }) => id.startsWith(wanted))
  const [one] = found
  if (one !== undefined && found.length === 1) return one
  throw new Fault('NOT_FOUND', {
    message:
      found.length > 1
        ? `${found.length} conflicts begin with ${wanted}.`
        : `There is no conflict ${wanted}; it may be settled.`,
  })
}

async function showConflict(invocation: Invocation): Promise<void> {
  const { client, screen, format } = invocation
  const { conflicts } = await client.get<ConflictList>('/cells/v1/conflicts')
  const conflict = chosen(conflicts, invocation.word(0))
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, { ...conflict, settle: settlementsOf(conflict) })
  } else screen.out(conflictText(conflict, screen))
}

const show: Leaf = {
  kind: 'leaf',
  name: 'show',
  summary: 'show every version of one side by side, and how to settle it',
  arguments: [{ form: '<id>', summary: 'its id, or how that begins', completes: 'conflict' }],
  prints: 'value',
  examples: [['rackcell conflicts show 3f2a', 'what each cell says, and what to run']],
  act: showConflict,
}

/** `rackcell conflicts`. */
export const conflicts: Branch = {
  kind: 'branch',
  name: 'conflicts',
  summary: 'what cells say differently, and how to settle it',
  commands: [list, show],
}
