import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { printValue } from '../output/list.ts'
import type { Leaf } from './shape.ts'

async function acknowledge(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const cell = invocation.optionalWord(0)
  const body = cell === undefined ? {} : { cell }
  const answer = await client.send('POST', '/cells/v1/losses/acknowledge', { body })
  const row = answer.body as { readonly cell: string; readonly lost: readonly string[] }
  if (format === 'json' || format === 'yaml') await printValue(screen, format, row)
  else if (row.lost.length === 0) screen.out(`${row.cell} names nothing that is lost.\n`)
  else screen.out(row.lost.map((text) => `${row.cell} no longer says: ${text}\n`).join(''))
  return exitCodes.ok
}

/** `rackcell cell acknowledge`. */
export const cellAcknowledge: Leaf = {
  kind: 'leaf',
  name: 'acknowledge',
  summary: 'say that what a cell has lost is known, so that it stops saying so',
  notes:
    'A cell that lost its disk gets back what everybody has. What goes to guardians alone, such ' +
    'as Redfish endpoints, is gone without one, and so it is for whoever takes over the racks of ' +
    'a dead cell. "rackcell cell show" names it.',
  arguments: [
    { form: '[cell]', summary: 'the cell (default: the one that is asked)', completes: 'cell' },
  ],
  prints: 'value',
  examples: [['rackcell cell acknowledge x1001', 'its controllers were discovered again']],
  act: acknowledge,
}
