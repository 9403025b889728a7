import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { dryRunOption, orderChange } from './roster-change.ts'
import type { Leaf } from './shape.ts'

async function leave(invocation: Invocation): Promise<ExitCode> {
  const to = invocation.text('to')
  return await orderChange(invocation, '/cells/v1/roster/leave', {
    cell: invocation.word(0),
    dead: invocation.flag('dead'),
    revoke: invocation.flag('revoke'),
    ...(to === undefined ? {} : { to }),
  })
}

/** `rackcell cell leave`. */
export const cellLeave: Leaf = {
  kind: 'leaf',
  name: 'leave',
  summary: 'take a cell out of the cluster',
  notes:
    'The cell hands over what it owns and what it states for the whole cluster, then leaves the ' +
    'roster. With --dead it is not asked: the others take over what they last heard of it, and ' +
    'what it wrote unheard comes back as proposals if it ever returns.',
  arguments: [{ form: '<cell>', summary: 'the cell that leaves', completes: 'cell' }],
  options: [
    {
      flags: '--to <cell>',
      summary: 'who takes over what it owns (default: who owns the names around it)',
      completes: 'cell',
    },
    { flags: '--dead', summary: 'it cannot be asked: you answer for it that it is off' },
    { flags: '--revoke', summary: 'its key counts no more, as after a theft' },
    dryRunOption,
  ],
  prints: 'value',
  examples: [
    ['rackcell cell leave x1002 --to x1000', 'hands over, then leaves'],
    ['rackcell cell leave x1002 --dead --to x1000', 'its host is gone'],
  ],
  act: leave,
}
