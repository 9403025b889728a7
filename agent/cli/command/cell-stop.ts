import { Fault } from '../../../cell/env/fault.ts'
import { parseDuration } from '../duration.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { printValue } from '../output/list.ts'
import type { Leaf } from './shape.ts'

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = parseDuration(text)
  if (seconds === undefined || seconds < 1) {
    throw new Fault('INPUT_USAGE', { message: `--for takes a time like 60s or 5m, not "${text}".` })
  }
  return seconds
}

async function stop(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const seconds = secondsOf(invocation.text('for'))
  const cell = invocation.optionalWord(0)
  const body = { ...(cell === undefined ? {} : { cell }), ...(seconds ? { seconds } : {}) }
  const answer = await client.send('POST', '/cells/v1/stop', { body })
  const row = answer.body as { readonly cell: string; readonly isKept: boolean }
  if (format === 'json' || format === 'yaml') await printValue(screen, format, row)
  else {
    const back = seconds && row.isKept ? `, back in ${seconds} s` : ''
    screen.out(`${row.cell}: stopping${back}\n`)
    if (seconds && !row.isKept) {
      screen.err(`nobody keeps ${row.cell} running: start it with "rackcell cell start"\n`)
    }
  }
  return exitCodes.ok
}

/** `rackcell cell stop`. */
export const cellStop: Leaf = {
  kind: 'leaf',
  name: 'stop',
  summary: 'stop a cell in order; the others go on without it',
  notes:
    'A cell that "rackcell up" keeps running comes back after --for, or with the next start of ' +
    '"up". Under systemd use systemctl stop.',
  arguments: [
    { form: '[cell]', summary: 'the cell (default: the one that is asked)', completes: 'cell' },
  ],
  options: [{ flags: '--for <time>', summary: 'start it again after this long: 60s, 5m' }],
  prints: 'value',
  examples: [['rackcell cell stop x1001 --for 60s', 'see how the others do without it']],
  act: stop,
}
