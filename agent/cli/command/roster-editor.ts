import { Fault } from '../../../cell/env/fault.ts'
import { CellProblem } from '../cell-problem.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { printValue } from '../output/list.ts'
import { askRoot, issuerWordOf, rootOptions } from './root-signature.ts'
import {
  differencesText,
  dryRunOption,
  orderChange,
  type RosterDifference,
} from './roster-change.ts'
import type { Leaf } from './shape.ts'

async function editor(invocation: Invocation): Promise<ExitCode> {
  const cell = invocation.word(0)
  if (invocation.text('root') !== undefined) return await byRoot(invocation, cell)
  try {
    return await orderChange(invocation, '/cells/v1/roster/editor', { cell })
  } catch (error) {
    if (!(error instanceof CellProblem) || error.problem.code !== 'PEER_UNREACHABLE') throw error
    const remedy = `Bring the editor back; if it is gone for good: rackcell roster editor ${cell} --root FILE`
    throw new CellProblem({ ...error.problem, remedy })
  }
}

interface RosterSeen {
  readonly number: number
  readonly hash: string
}

/** The root names the editor, at that cell: nobody else need be there. */
async function byRoot(invocation: Invocation, cell: string): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const { request } = await issuerWordOf(invocation, cell)
  await requireNewest(invocation, cell)
  const { code, answer } = await askRoot<{
    readonly roster: string
    readonly number: number
    readonly differences: readonly RosterDifference[]
  }>(invocation, 'editor', { cell, request })
  if (!answer) return code
  const { roster, number, differences } = answer
  const isDry = invocation.flag('dryRun')
  if (!isDry) await client.send('POST', '/cells/v1/roster/root', { body: { cell, roster } })
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, { editor: cell, number, differences, isDry })
    return exitCodes.ok
  }
  screen.out(differencesText(differences, screen))
  if (!isDry) screen.out(`roster ${number}, signed by the root; ${cell} edits from now on\n`)
  return exitCodes.ok
}

/**
 * What the root signs counts before all else, so it must be built upon the newest roster that
 * anybody in reach has. Fault: CONFLICT_ROSTER.
 */
async function requireNewest({ client, screen }: Invocation, cell: string): Promise<void> {
  const rosterOf = (one: string) =>
    client.get<RosterSeen>('/cells/v1/roster', { query: { cell: one } })
  const own = await rosterOf(cell)
  const { cells } = await client.get<{ readonly cells: readonly { readonly id: string }[] }>(
    '/cells/v1/cells',
  )
  const unasked: string[] = []
  for (const { id } of cells) {
    if (id === cell) continue
    try {
      const { number, hash } = await rosterOf(id)
      if (hash === own.hash || number < own.number) continue
      throw new Fault('CONFLICT_ROSTER', {
        message: `${id} has another roster, number ${number}, than ${cell}, number ${own.number}.`,
      })
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error
      unasked.push(id)
    }
  }
  if (unasked.length === 0) return
  screen.err(`not asked for their roster: ${unasked.join(', ')}; what only they know is given up\n`)
}

/** `rackcell roster editor`. */
export const rosterEditor: Leaf = {
  kind: 'leaf',
  name: 'editor',
  summary: 'name the cell that signs the next rosters',
  notes:
    'The editor itself hands its role to another issuer; open invitations end with that. With ' +
    '--root nobody asks it: the root names the new editor, and makes it an issuer if it is none. ' +
    'That is for an editor that is gone for good, or that signed two rosters of one number. ' +
    'First bring every cell that runs into its reach: what only others know is given up.',
  arguments: [{ form: '<cell>', summary: 'the new editor', completes: 'cell' }],
  options: [...rootOptions, dryRunOption],
  prints: 'value',
  examples: [
    ['rackcell roster editor x1001', 'after that x1000 may leave'],
    ['rackcell roster editor x1001 --root /media/usb/root.key', 'x1000 is gone for good'],
  ],
  act: editor,
}
