import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { printValue } from '../output/list.ts'
import type { Leaf } from './shape.ts'

async function pardon(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const cell = invocation.word(0)
  const head = invocation.text('head')
  const body = { cell, ...(head === undefined ? {} : { head }) }
  const answer = await client.send('POST', '/cells/v1/roster/pardon', { body })
  const row = answer.body as { readonly order: string; readonly head: string }
  if (format === 'json' || format === 'yaml') await printValue(screen, format, row)
  else screen.out(`${cell} goes on after ${row.order} (${row.head.slice(0, 16)})\n`)
  return exitCodes.ok
}

/** `rackcell cell pardon`. */
export const cellPardon: Leaf = {
  kind: 'leaf',
  name: 'pardon',
  summary: 'let a cell that contradicted itself go on',
  notes:
    'First stop the clone, if there is one: "rackcell cell show" has the evidence. The cell goes ' +
    'on after its newest head; what a clone wrote beside that is given up.',
  arguments: [{ form: '<cell>', summary: 'the cell', completes: 'cell' }],
  options: [{ flags: '--head <hash>', summary: 'only if that head is this one' }],
  prints: 'value',
  examples: [['rackcell cell pardon x1002', 'the contradiction is settled']],
  act: pardon,
}
