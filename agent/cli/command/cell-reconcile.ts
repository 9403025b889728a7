import { Fault } from '../../../cell/env/fault.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { printValue } from '../output/list.ts'
import type { Leaf } from './shape.ts'

async function reconcile(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  if (!invocation.flag('alone')) {
    throw new Fault('INPUT_USAGE', {
      message: 'A cell asks the others by itself; --alone says that nobody else knows better.',
    })
  }
  const cell = invocation.optionalWord(0)
  const body = { alone: true, ...(cell === undefined ? {} : { cell }) }
  const answer = await client.send('POST', '/cells/v1/reconcile', { body })
  const row = answer.body as { readonly cell: string; readonly state: string; readonly how: string }
  if (format === 'json' || format === 'yaml') await printValue(screen, format, row)
  else screen.out(`${row.cell}: ${row.state} (${row.how})\n`)
  return exitCodes.ok
}

/** `rackcell cell reconcile`. */
export const cellReconcile: Leaf = {
  kind: 'leaf',
  name: 'reconcile',
  summary: 'let a started cell go on although nobody else can be asked',
  notes:
    'After a start a cell asks the others for its own newest entry, so that a restored disk is ' +
    'noticed; until then its changes have no number. Order this only when its disk is its newest.',
  arguments: [
    { form: '[cell]', summary: 'the cell (default: the one that is asked)', completes: 'cell' },
  ],
  options: [{ flags: '--alone', summary: 'nobody else knows better' }],
  prints: 'value',
  examples: [['rackcell cell reconcile --alone', 'the others will not come back']],
  act: reconcile,
}
