import { parseArgs } from 'node:util'
import { Fault } from '../../../cell/env/index.ts'
import { createPinoLog } from '../adapter/pino-log.ts'
import { systemRandom } from '../adapter/system-random.ts'
import { restoreBackup } from '../backup/index.ts'
import { readPassphrase } from './passphrase.ts'

/** The help text of `rackcell cell restore`. */
export const restoreUsage = `Usage: rackcell cell restore FILE --data DIR [options]

Makes a data folder from a backup. The cell must not run. The backup is checked to its last byte before
anything is touched.

Options:
  --data DIR               the data folder to make; it must be new or empty
  --passphrase-file FILE   its first line is the passphrase; without it the passphrase is asked for
  --force                  replace a folder that is not empty; the old one is kept beside it
  --help                   this text

Examples:
  rackcell cell restore x1000.backup --data /var/lib/rackcell
  rackcell cell restore x1000.backup --data /var/lib/rackcell --force --passphrase-file /root/phrase
`

interface RestoreArguments {
  readonly file: string
  readonly data: string
  readonly passphraseFile: string | undefined
  readonly force: boolean
}

function parse(args: readonly string[]): RestoreArguments | 'help' {
  let parsed: ReturnType<typeof read>
  try {
    parsed = read(args)
  } catch (cause) {
    throw new Fault('INPUT_CONFIG', { cause, message: (cause as Error).message })
  }
  const { values, positionals } = parsed
  if (values.help) return 'help'
  const [file] = positionals
  if (file === undefined || positionals.length > 1) {
    throw new Fault('INPUT_CONFIG', {
      message: 'Name one backup: rackcell cell restore FILE --data DIR',
    })
  }
  if (values.data === undefined) {
    throw new Fault('INPUT_CONFIG', { message: '--data DIR is needed: the data folder to make.' })
  }
  const { data, force } = values
  return { file, data, passphraseFile: values['passphrase-file'], force }
}

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      'passphrase-file': { type: 'string' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
}

/** `rackcell cell restore`: answers with what to print. */
export async function runRestore(args: readonly string[]): Promise<string> {
  const parsed = parse(args)
  if (parsed === 'help') return restoreUsage
  const { file, data, force } = parsed
  const passphrase = await readPassphrase(parsed.passphraseFile)
  const ports = {
    random: systemRandom,
    log: createPinoLog({ level: 'error', format: 'pretty' }),
  }
  const { cell, created, counts, kept } = await restoreBackup(
    { file, data, passphrase, force },
    ports,
  )
  const records = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const lines = [
    `${data}: cell ${cell} as of ${created}, ${records} records in ${counts['component'] ?? 0} components and their parts`,
  ]
  if (kept !== undefined) lines.push(`the folder that was there before: ${kept}`)
  return `${lines.join('\n')}\n`
}
