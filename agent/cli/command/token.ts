import { Fault } from '../../../cell/env/fault.ts'
import { roles, tokenAlgorithms } from '../../../cell/identity/index.ts'
import { parseDuration } from '../duration.ts'
import type { Invocation } from '../invocation.ts'
import { tokenSecondsMax } from '../limits.ts'
import { printValue } from '../output/list.ts'
import type { Branch } from './shape.ts'

interface Answer {
  readonly token: string
  readonly expires: string
}

async function createToken(invocation: Invocation): Promise<void> {
  const { client, screen, format } = invocation
  const role = invocation.text('role')
  if (role === undefined) {
    throw new Fault('INPUT_USAGE', { message: `--role is needed: ${roles.join(', ')}.` })
  }
  const seconds = secondsOf(invocation.text('for') ?? '8h')
  const subject = invocation.text('subject') ?? invocation.env['USER'] ?? 'operator'
  const alg = invocation.text('alg')
  const scope = invocation.texts('scope')
  const body = { role, seconds, subject, ...(alg && { alg }), ...(scope.length > 0 && { scope }) }
  const answer = await client.send('POST', '/cells/v1/tokens', { body })
  const { token, expires } = answer.body as Answer
  if (format === 'json' || format === 'yaml') return printValue(screen, format, { token, expires })
  screen.out(`${token}\n`)
  screen.err(`a token for ${subject} with the role ${role}, valid until ${expires}\n`)
}

function secondsOf(text: string): number {
  const seconds = parseDuration(text)
  if (seconds !== undefined && seconds > 0 && seconds <= tokenSecondsMax) return seconds
  throw new Fault('INPUT_USAGE', {
    message: `--for is "${text}"; write a time such as 30m, 8h or 7d, a year at most.`,
  })
}

/** `rackcell token`. */
export const token: Branch = {
  kind: 'branch',
  name: 'token',
  summary: 'make tokens for operators and services',
  commands: [
    {
      kind: 'leaf',
      name: 'create',
      summary: 'make a token; it is printed alone on a line',
      notes:
        'Roles, least first: viewer reads; operator and service read and write; admin ' +
        'deletes, too, and administers the cell. Making a token needs the role admin.',
      options: [
        { flags: '--role <role>', summary: 'what it allows', choices: roles },
        { flags: '--for <time>', summary: 'how long it is valid: 30m, 8h, 7d (default: 8h)' },
        {
          flags: '--scope <what>',
          summary: 'limit it to group:NAME or partition:NAME; may be given several times',
          repeats: true,
        },
        {
          flags: '--alg <alg>',
          summary: 'how it is signed (default: EdDSA); ES256 for services that refuse EdDSA',
          choices: tokenAlgorithms,
        },
        { flags: '--subject <name>', summary: 'who uses it, for the record (default: your name)' },
      ],
      prints: 'value',
      examples: [
        ['rackcell token create --role viewer --for 8h', 'for a working day'],
        [
          'export RACKCELL_TOKEN=$(rackcell token create --role operator)',
          'for the commands that follow',
        ],
      ],
      act: createToken,
    },
  ],
}
