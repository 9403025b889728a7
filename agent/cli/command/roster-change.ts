import { setTimeout } from 'node:timers/promises'
import { CellProblem } from '../cell-problem.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { operationPollMs } from '../limits.ts'
import { printValue } from '../output/list.ts'
import { printable } from '../output/printable.ts'
import { tableText } from '../output/table.ts'
import type { OptionShape } from './shape.ts'

/** One difference between two rosters. */
export interface RosterDifference {
  readonly subject: string
  readonly what: 'added' | 'removed' | 'changed'
  readonly before?: string
  readonly after?: string
}

interface Begun {
  readonly operation?: string
  readonly editor: string
  readonly differences: readonly RosterDifference[]
}

interface Operation {
  readonly id: string
  readonly state: 'running' | 'done' | 'failed'
  readonly progress: readonly { readonly seconds: number; readonly text: string }[]
  readonly roster?: number
  readonly failure?: { readonly code: string; readonly message: string; readonly remedy: string }
}

/** Only say what would change. */
export const dryRunOption: OptionShape = {
  flags: '--dry-run',
  summary: 'only show what it would change in the roster',
}

/** Differences as a table. */
export function differencesText(
  differences: readonly RosterDifference[],
  screen: Invocation['screen'],
): string {
  const columns = [
    { title: '', value: ({ what }: RosterDifference) => signs[what] },
    { title: 'WHAT', value: ({ subject }: RosterDifference) => subject },
    { title: 'BEFORE', value: ({ before }: RosterDifference) => before },
    { title: 'AFTER', value: ({ after }: RosterDifference) => after },
  ]
  return tableText(columns, differences, screen)
}

const signs = { added: '+', removed: '-', changed: '~' } as const

/** Orders a change, follows it to its end and tells how it went. */
export async function orderChange(
  invocation: Invocation,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const isDry = invocation.flag('dryRun')
  const isText = format !== 'json' && format !== 'yaml'
  const answer = await client.send('POST', path, { body: { ...body, dryRun: isDry } })
  const begun = answer.body as Begun
  if (isDry || begun.operation === undefined) {
    if (!isText) await printValue(screen, format, begun)
    else if (begun.differences.length === 0) screen.out('Nothing would change.\n')
    else screen.out(differencesText(begun.differences, screen))
    return exitCodes.ok
  }
  const tell = (text: string) => {
    if (isText) screen.err(`${printable(text)}\n`)
  }
  const operation = await follow(invocation, begun, tell)
  if (!isText) await printValue(screen, format, { ...operation, differences: begun.differences })
  if (operation.failure) throw failureOf(operation.failure)
  if (!isText) return exitCodes.ok
  if (operation.roster === undefined) screen.out('Nothing had to change.\n')
  else {
    screen.out(differencesText(begun.differences, screen))
    screen.out(`roster ${operation.roster}, signed by ${begun.editor}\n`)
  }
  return exitCodes.ok
}

async function follow(
  { client }: Invocation,
  { operation: id, editor }: Begun,
  tell: (text: string) => void,
): Promise<Operation> {
  let told = 0
  for (;;) {
    // Who began it knows of it, also when another cell has become the editor by it.
    const path = `/cells/v1/roster/operations/${id}`
    const operation = await client.get<Operation>(path, { query: { cell: editor } })
    for (const { seconds, text } of operation.progress.slice(told)) tell(`${seconds} s: ${text}`)
    told = operation.progress.length
    if (operation.state !== 'running') return operation
    await setTimeout(operationPollMs)
  }
}

function failureOf({ code, message, remedy }: NonNullable<Operation['failure']>): CellProblem {
  const status = code.startsWith('CONFLICT_') ? 409 : code.startsWith('INPUT_') ? 400 : 503
  return new CellProblem({ status, detail: message, code, remedy })
}
