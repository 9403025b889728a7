import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Fault, silentLog } from '../../../cell/env/index.ts'
import { parseRole, type Role, roles } from '../../../cell/identity/index.ts'
import { readCell } from '../../../cell/store/index.ts'
import { LevelStore } from '../adapter/level-store.ts'
import { systemClock as clock } from '../adapter/system-clock.ts'
import { systemRandom as random } from '../adapter/system-random.ts'
import { keysFolderOf, openKeysFolder, TokenIssuer } from '../auth/index.ts'
import { loadConfig } from '../config/index.ts'
import { parseAmount } from '../config/units.ts'
import { storeFolder } from '../store/open-cell-store.ts'

/** The help text of `rackcell cell token`. */
export const tokenUsage = `Usage: rackcell cell token --role ROLE [options]

Makes a token with the cell's own key, for whoever may read its data folder: the first one after an
installation, or when no other is at hand. The cell may run.

Options:
  --role ROLE       what it allows: ${roles.join(', ')}
  --for TIME        how long it is valid: 30m, 8h, 7d (default: 8h)
  --subject NAME    who uses it, for the record (default: operator)
  --config FILE     the cell's configuration (default: /etc/rackcell/config.yaml)
  --data DIR        its data folder, instead of the configuration's
  --cell ID         its name, when the configuration has none and the cell runs
  --help            this text
`

interface TokenArguments {
  readonly role: Role
  readonly seconds: number
  readonly subject: string
  /** What is left for the configuration. */
  readonly rest: readonly string[]
}

/** Takes `--name value` or `--name=value` out of a command line. */
function take(args: readonly string[], name: string): { value?: string; rest: readonly string[] } {
  const at = args.findIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  if (at < 0) return { rest: args }
  const [word = '', next] = args.slice(at)
  const equals = word.indexOf('=')
  const value = equals < 0 ? next : word.slice(equals + 1)
  if (value === undefined) throw new Fault('INPUT_CONFIG', { message: `--${name} needs a value` })
  return { value, rest: args.toSpliced(at, equals < 0 ? 2 : 1) }
}

function parse(args: readonly string[]): TokenArguments {
  const role = take(args, 'role')
  const time = take(role.rest, 'for')
  const { value: subject = 'operator', rest } = take(time.rest, 'subject')
  const known = role.value === undefined ? undefined : parseRole(role.value)
  if (!known) {
    throw new Fault('INPUT_CONFIG', { message: `--role is needed: one of ${roles.join(', ')}.` })
  }
  const seconds = parseAmount(time.value ?? '8h', 'seconds')
  if (seconds === undefined) {
    throw new Fault('INPUT_CONFIG', { message: `--for takes a time such as 30m, 8h or 7d.` })
  }
  return { role: known, seconds, subject, rest }
}

/** The name in the store, which can be read only while the cell does not run. */
async function nameInStore(folder: string): Promise<string | undefined> {
  try {
    const store = await LevelStore.open(folder)
    try {
      return await readCell(store)
    } finally {
      await store.close()
    }
  } catch (cause) {
    if (!(cause instanceof Fault) || cause.code !== 'STORE_LOCKED') throw cause
    throw new Fault('INPUT_CONFIG', {
      cause,
      message: 'The cell runs and its configuration does not say its name: add --cell ID.',
    })
  }
}

/**
 * `rackcell cell token`: answers with what to print. Faults: INPUT_CONFIG, NOT_FOUND_CELL,
 * INTEGRITY_KEYS.
 */
export async function runToken(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  if (args.includes('--help') || args.includes('-h')) return tokenUsage
  const { role, seconds, subject, rest } = parse(args)
  const { config } = loadConfig({ args: rest, env })
  const data = resolve(config.data.folder)
  if (!existsSync(keysFolderOf(data)) || !existsSync(storeFolder(data))) {
    throw new Fault('NOT_FOUND_CELL', { message: `There is no cell in ${data}.` })
  }
  const keys = openKeysFolder(keysFolderOf(data), { isNew: false, log: silentLog })
  const cell = config.cell.id || (await nameInStore(storeFolder(data)))
  if (!cell) throw new Fault('NOT_FOUND_CELL', { message: `The cell in ${data} has no name yet.` })
  const secondsMax = config.auth.tokenSecondsMax
  const issuer = new TokenIssuer({ clock, random }, { cell, seed: keys.issuer, secondsMax })
  const { token } = await issuer.mint({ role, seconds, subject })
  return `${token}\n`
}
