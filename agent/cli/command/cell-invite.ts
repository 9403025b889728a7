import { Fault } from '../../../cell/env/fault.ts'
import { parseDuration } from '../duration.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { printList, printValue } from '../output/list.ts'
import { pathSegment } from '../path-segment.ts'
import type { Leaf } from './shape.ts'

interface InvitationRow {
  readonly id: string
  readonly cell: string
  readonly prefixes: readonly string[]
  readonly by: string
  readonly expires: string
  readonly state: string
}

function secondsOf(text: string): number {
  const seconds = parseDuration(text)
  if (seconds !== undefined && seconds > 0) return seconds
  throw new Fault('INPUT_USAGE', { message: `--ttl is "${text}"; write 30m, 8h or 7d.` })
}

async function invite(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  if (invocation.flag('list')) return await listInvitations(invocation)
  const withdrawn = invocation.text('withdraw')
  if (withdrawn !== undefined) {
    await client.send('DELETE', `/cells/v1/invitations/${pathSegment(withdrawn)}`)
    screen.out(`${withdrawn}: withdrawn\n`)
    return exitCodes.ok
  }
  const cell = invocation.text('cell')
  if (cell === undefined) {
    throw new Fault('INPUT_USAGE', { message: '--cell ID is needed: the name of the new cell.' })
  }
  const urls = invocation.texts('reach')
  const body = {
    cell,
    prefixes: invocation.texts('prefix'),
    seconds: secondsOf(invocation.text('ttl') ?? '1h'),
    ...(urls.length > 0 ? { urls } : {}),
  }
  const answer = await client.send('POST', '/cells/v1/invitations', { body })
  const { token, invitation } = answer.body as {
    readonly token: string
    readonly invitation: InvitationRow
  }
  if (format === 'json' || format === 'yaml') {
    await printValue(screen, format, { token, ...invitation })
    return exitCodes.ok
  }
  screen.out(`${token}\n`)
  screen.err(`lets ${cell} join once, until ${invitation.expires}. On the new host:\n`)
  screen.err('  rackcell cell join INVITATION --data DIR --listen /ip4/ADDRESS/tcp/7600\n')
  return exitCodes.ok
}

async function listInvitations({ client, screen, format }: Invocation): Promise<ExitCode> {
  const { invitations } = await client.get<{ invitations: readonly InvitationRow[] }>(
    '/cells/v1/invitations',
  )
  await printList(screen, format, {
    rows: invitations,
    name: ({ id }) => id,
    columns: [
      { title: 'ID', value: ({ id }) => id },
      { title: 'CELL', value: ({ cell }) => cell },
      { title: 'STATE', value: ({ state }) => state },
      { title: 'EXPIRES', value: ({ expires }) => expires },
      { title: 'PREFIXES', value: ({ prefixes }) => prefixes.join(', '), mayShrink: true },
      { title: 'BY', value: ({ by }) => by },
    ],
    none: 'There is no invitation.',
  })
  return exitCodes.ok
}

/** `rackcell cell invite`. */
export const cellInvite: Leaf = {
  kind: 'leaf',
  name: 'invite',
  summary: 'make a line that lets one new host join the cluster, once',
  notes:
    'The line holds a secret: whoever has it may join in the place of the new cell until it is ' +
    'used or expires. It needs the role admin. What of --prefix other cells have records of ' +
    'comes over to the new cell when it has started.',
  options: [
    { flags: '--cell <id>', summary: 'name of the new cell' },
    { flags: '--prefix <xname>', summary: 'what it shall own', repeats: true },
    { flags: '--ttl <time>', summary: 'how long it is valid: 30m, 8h, 7d (default: 1h)' },
    {
      flags: '--reach <url>',
      summary: 'how the new host reaches the cell that edits the roster',
      repeats: true,
    },
    { flags: '--list', summary: 'list invitations instead' },
    { flags: '--withdraw <id>', summary: 'withdraw one instead' },
  ],
  prints: 'list',
  examples: [
    ['rackcell cell invite --cell x1001 --prefix x1001', 'prints the line for the new host'],
    ['rackcell cell invite --list', 'which ones are open'],
  ],
  act: invite,
}
