import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault, silentLog } from '../../../cell/env/index.ts'
import { systemRandom } from '../adapter/system-random.ts'
import { type JoinedCell, joinCluster } from './join-cluster.ts'

/** The help text of `rackcell cell join`. */
export const joinUsage = `Usage: rackcell cell join INVITATION --data DIR [options]

Joins a cluster with an invitation, before the first start of the cell: makes its keys, proves both sides
to each other, and lays down who is in the cluster. The invitation's secret never leaves this host.
Repeating it is safe.

  INVITATION       the line that "rackcell cell invite" printed; - reads it from standard input

Options:
  --data DIR       the data folder of the new cell
  --listen ADDR    where other cells reach it, as a multiaddr; may be given several times
  --announce ADDR  addresses to tell the others instead of those: behind a NAT or with several networks
  -o, --output FORM  text or json (default: text)
  --help           this text

Examples:
  rackcell cell join rackcell-invitation-1.CAES… --data /var/lib/rackcell --listen /ip4/10.0.0.2/tcp/7600
  rackcell cell join - --data /var/lib/rackcell --listen /dns4/rack2.example.org/tcp/7600 < invitation
`

interface JoinArguments {
  readonly invitation: string
  readonly data: string
  readonly listen: readonly string[]
  readonly announce: readonly string[]
  readonly asJson: boolean
}

const refuse = (message: string) => new Fault('INPUT_USAGE', { message })
const addressForm = /^\/(ip4|ip6|dns|dns4|dns6)\/[^/\s]+\/tcp\/[0-9]{1,5}$/

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      listen: { type: 'string', multiple: true, default: [] },
      announce: { type: 'string', multiple: true, default: [] },
      output: { type: 'string', short: 'o', default: 'text' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
}

function parse(args: readonly string[]): JoinArguments | 'help' {
  let parsed: ReturnType<typeof read>
  try {
    parsed = read(args)
  } catch (cause) {
    throw refuse((cause as Error).message)
  }
  const { values, positionals } = parsed
  if (values.help) return 'help'
  const [word] = positionals
  if (word === undefined || positionals.length > 1) {
    throw refuse('Give one invitation: rackcell cell join INVITATION --data DIR')
  }
  if (values.data === undefined) throw refuse('--data DIR is needed: the folder of the new cell.')
  const { listen, announce, output } = values
  const wrong = [...listen, ...announce].find((address) => !addressForm.test(address))
  if (wrong !== undefined) throw refuse(`"${wrong}" is no multiaddr: /ip4/10.0.0.2/tcp/7600.`)
  if (output !== 'text' && output !== 'json') throw refuse('--output takes text or json.')
  const invitation = word === '-' ? readFileSync(0, 'utf8') : word
  return { invitation, data: resolve(values.data), listen, announce, asJson: output === 'json' }
}

/** What others can dial: neither any port nor any address. */
function reachable(addresses: readonly string[]): readonly string[] {
  return addresses.filter((address) => {
    return !/\/tcp\/0$/.test(address) && !/^\/ip[46]\/(0\.0\.0\.0|::)\//.test(address)
  })
}

function startLine({ cell }: JoinedCell, { data, listen, announce }: JoinArguments): string {
  const places = [
    ...listen.map((address) => ` --cluster-listen ${address}`),
    ...announce.map((address) => ` --cluster-announce ${address}`),
  ]
  return `rackcell cell start --cell ${cell} --data ${data}${places.join('')}`
}

/**
 * `rackcell cell join`: answers with what to print. Faults: those of `joinCluster`, INPUT_USAGE.
 */
export async function runJoin(args: readonly string[]): Promise<string> {
  const parsed = parse(args)
  if (parsed === 'help') return joinUsage
  const { invitation, data, listen, announce, asJson } = parsed
  const addresses = reachable(announce.length > 0 ? announce : listen)
  const ports = { random: systemRandom, log: silentLog }
  const joined = await joinCluster({ invitation, data, addresses }, ports)
  const { cell, book, isAgain } = joined
  const start = startLine(joined, parsed)
  const { cluster, number } = book
  const { name, editor } = book.current
  if (asJson) {
    const row = { cell, cluster, name, roster: number, editor, data, again: isAgain, start }
    return `${JSON.stringify(row)}\n`
  }
  const owns = book.cell(cell)?.prefixes ?? []
  const share = owns.length > 0 ? `owns ${owns.join(', ')}` : 'gets what it shall own once it runs'
  return [
    `${cell} ${isAgain ? 'had joined' : 'has joined'} the cluster ${name} (${cluster}), roster ${number}; it ${share}`,
    'next:',
    `  - ${start}`,
    `  - rackcell cell list, at ${editor} or here, shows whether both see each other`,
    '',
  ].join('\n')
}
