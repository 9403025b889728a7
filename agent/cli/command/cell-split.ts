import { Fault } from '../../../cell/env/fault.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { dryRunOption, orderChange } from './roster-change.ts'
import type { Leaf } from './shape.ts'

async function split(invocation: Invocation): Promise<ExitCode> {
  const to = invocation.text('to')
  const prefixes = invocation.texts('prefix')
  if (to === undefined || prefixes.length === 0) {
    throw new Fault('INPUT_USAGE', {
      message: 'Name the new owner and what it gets: --to ID --prefix XNAME.',
    })
  }
  const from = invocation.optionalWord(0)
  const body = { to, prefixes, ...(from === undefined ? {} : { from }) }
  return await orderChange(invocation, '/cells/v1/roster/split', body)
}

/** `rackcell cell split`. */
export const cellSplit: Leaf = {
  kind: 'leaf',
  name: 'split',
  summary: 'give a part of what a cell owns to another one, live',
  notes:
    'Both cells run. Writes about the part get a retryable answer for a moment; reading and ' +
    'booting go on. When it fails, everything is as it was; repeating it is safe.',
  arguments: [
    { form: '[cell]', summary: 'who has it now (default: whoever it is)', completes: 'cell' },
  ],
  options: [
    { flags: '--to <cell>', summary: 'the cell that gets it', completes: 'cell' },
    { flags: '--prefix <xname>', summary: 'what it gets: x1001, x1001c4 …', repeats: true },
    dryRunOption,
  ],
  prints: 'value',
  examples: [
    ['rackcell cell split x1000 --to x1001 --prefix x1001', 'cabinet x1001 gets its own cell'],
    ['rackcell cell split x1000 --to x1001 --prefix x1001c4 --dry-run', 'what would change'],
  ],
  act: split,
}
