import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Fault, silentLog } from '../../../cell/env/index.ts'
import { isCellId } from '../../../cell/roster/index.ts'
import { ed25519Verifier } from '../adapter/ed25519.ts'
import { systemClock } from '../adapter/system-clock.ts'
import { systemRandom } from '../adapter/system-random.ts'
import { type InitRequest, initCluster, requirePassphrase } from '../cluster/index.ts'
import { readPassphrase } from './passphrase.ts'

/** The help text of `rackcell init`. */
export const initUsage = `Usage: rackcell init --cell ID --data DIR [options]

Makes a cluster: its root, which only the passphrase opens, the first issuer and the first cell. The cell
must not run. A cell that was alone until now may be named: what it holds stays.

Options:
  --cell ID                name of the first cell, usually the xname of its first cabinet
  --data DIR               its data folder
  --name NAME              name of the cluster, for people (default: the cell's)
  --prefix XNAME           what the cell owns even when others join; may be given several times. As the
                           first one it owns whatever no other cell owns, too
  --passphrase-file FILE   its first line is the root's passphrase; without it the passphrase is asked for
  -o, --output FORM        text or json (default: text)
  --help                   this text

Examples:
  rackcell init --cell x1000 --data /var/lib/rackcell --prefix x1000
  rackcell init --cell x1000 --data /srv/x1000 --name garching --passphrase-file /root/phrase -o json
`

interface InitArguments extends Omit<InitRequest, 'passphrase'> {
  readonly passphraseFile: string | undefined
  readonly asJson: boolean
}

const refuse = (message: string) => new Fault('INPUT_USAGE', { message })

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      cell: { type: 'string' },
      data: { type: 'string' },
      name: { type: 'string' },
      prefix: { type: 'string', multiple: true, default: [] },
      'passphrase-file': { type: 'string' },
      output: { type: 'string', short: 'o', default: 'text' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
}

function parse(args: readonly string[]): InitArguments | 'help' {
  let parsed: ReturnType<typeof read>
  try {
    parsed = read(args)
  } catch (cause) {
    throw refuse((cause as Error).message)
  }
  const { values } = parsed
  if (values.help) return 'help'
  const { cell, data, output, prefix: prefixes } = values
  if (cell === undefined || !isCellId(cell)) {
    const form = 'up to 63 lower-case letters, digits, dots and dashes'
    throw refuse(`--cell ID is needed: the name of the first cell, ${form}.`)
  }
  if (data === undefined) throw refuse('--data DIR is needed: the data folder of the first cell.')
  if (output !== 'text' && output !== 'json') throw refuse('--output takes text or json.')
  const { name = cell, 'passphrase-file': passphraseFile } = values
  const asJson = output === 'json'
  return { cell, data: resolve(data), name, prefixes, passphraseFile, asJson }
}

async function newPassphrase(file: string | undefined): Promise<string> {
  const words = { question: "New passphrase for the cluster's root: ", outcome: 'nothing was made' }
  const passphrase = await readPassphrase(file, words)
  requirePassphrase(passphrase)
  if (file !== undefined) return passphrase
  if (passphrase === (await readPassphrase(file, { ...words, question: 'The same again: ' }))) {
    return passphrase
  }
  throw new Fault('INPUT_PASSPHRASE', { message: 'The two passphrases differ; nothing was made.' })
}

function nextSteps({ cell, data }: InitArguments, rootFile: string): readonly string[] {
  return [
    `move ${rootFile} to a safe place away from this machine: it is needed to add issuers and to settle what issuers cannot`,
    `rackcell cell start --cell ${cell} --data ${data}`,
    'rackcell cell invite, for each further host',
  ]
}

/** `rackcell init`: answers with what to print. */
export async function runInit(args: readonly string[]): Promise<string> {
  const parsed = parse(args)
  if (parsed === 'help') return initUsage
  const passphrase = await newPassphrase(parsed.passphraseFile)
  const { cell, data, name, prefixes, asJson } = parsed
  const ports = {
    clock: systemClock,
    random: systemRandom,
    log: silentLog,
    verifier: ed25519Verifier(),
  }
  const made = await initCluster({ cell, data, name, prefixes, passphrase }, ports)
  const next = nextSteps(parsed, made.rootFile)
  if (asJson) {
    const { cluster, rootFile, replacedDemo } = made
    return `${JSON.stringify({ cluster, name, cell, data, rootFile, replacedDemo, next })}\n`
  }
  return [
    `cluster ${name} (${made.cluster}), first cell ${cell} in ${data}`,
    ...(made.replacedDemo ? ["the root of the cell's trial was given up; its records stay"] : []),
    'next:',
    ...next.map((step) => `  - ${step}`),
    '',
  ].join('\n')
}
