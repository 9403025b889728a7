import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Fault, silentLog } from '../../../cell/env/index.ts'
import {
  parseRole,
  type Role,
  roles,
  type TokenAlgorithm,
  tokenAlgorithms,
} from '../../../cell/identity/index.ts'
import { hexOf, RosterReader } from '../../../cell/roster/index.ts'
import { readCell } from '../../../cell/store/index.ts'
import { ed25519Verifier, publicKeyOf } from '../adapter/ed25519.ts'
import { LevelStore } from '../adapter/level-store.ts'
import { systemClock as clock } from '../adapter/system-clock.ts'
import { systemRandom as random } from '../adapter/system-random.ts'
import { keysFolderOf, openEs256Key, openKeysFolder, TokenIssuer } from '../auth/index.ts'
import { readIssuers } from '../cluster/index.ts'
import { loadConfig } from '../config/index.ts'
import { parseAmount } from '../config/units.ts'
import { storeFolder } from '../store/open-cell-store.ts'

/** The help text of `rackcell cell token`. */
export const tokenUsage = `Usage: rackcell cell token --role ROLE [options]

Makes a token with the cell's own key, for whoever may read its data folder: the first one after an
installation, or when no other is at hand. The cell may run. The cluster takes it where the roster names
the cell as an issuer; any other cell makes one for itself alone, with --local.

Options:
  --role ROLE       what it allows: ${roles.join(', ')}
  --for TIME        how long it is valid: 30m, 8h, 7d (default: 8h; with --local 1h, which is the most)
  --local           a token that this cell alone takes: while no issuer can be asked
  --alg ALG         ${tokenAlgorithms.join(' or ')} (default: EdDSA); ES256 is for services that refuse EdDSA
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
  readonly isLocal: boolean
  readonly alg: TokenAlgorithm
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
  const algorithm = take(time.rest, 'alg')
  const { value: subject = 'operator', rest: words } = take(algorithm.rest, 'subject')
  const isLocal = words.includes('--local')
  const rest = words.filter((word) => word !== '--local')
  const known = role.value === undefined ? undefined : parseRole(role.value)
  if (!known) {
    throw new Fault('INPUT_CONFIG', { message: `--role is needed: one of ${roles.join(', ')}.` })
  }
  const seconds = parseAmount(time.value ?? (isLocal ? '1h' : '8h'), 'seconds')
  if (seconds === undefined) {
    throw new Fault('INPUT_CONFIG', { message: `--for takes a time such as 30m, 8h or 7d.` })
  }
  const alg = tokenAlgorithms.find((name) => name === (algorithm.value ?? 'EdDSA'))
  if (!alg || (isLocal && alg !== 'EdDSA')) {
    const names = isLocal ? 'EdDSA with --local' : tokenAlgorithms.join(' or ')
    throw new Fault('INPUT_CONFIG', { message: `--alg takes ${names}.` })
  }
  return { role: known, seconds, subject, isLocal, alg, rest }
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

/** Fault: AUTH_ISSUER where the cluster would not take what this key signs. */
function requireIssuer(data: string, cell: string, key: string): void {
  const issuers = readIssuers(data, new RosterReader(ed25519Verifier()))
  if (!issuers || issuers.some((one) => one.cell === cell && one.key === key)) return
  const cells = issuers.map((one) => one.cell).join(', ')
  throw new Fault('AUTH_ISSUER', {
    message: `${cell} is no issuer of its cluster, so no cell would take its token; issuers: ${cells}.`,
    details: { cell },
  })
}

/**
 * `rackcell cell token`: answers with what to print. Faults: INPUT_CONFIG, NOT_FOUND_CELL,
 * INTEGRITY_KEYS, AUTH_ISSUER.
 */
export async function runToken(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  if (args.includes('--help') || args.includes('-h')) return tokenUsage
  const { role, seconds, subject, isLocal, alg, rest } = parse(args)
  const { config } = loadConfig({ args: rest, env })
  const data = resolve(config.data.folder)
  if (!existsSync(keysFolderOf(data)) || !existsSync(storeFolder(data))) {
    throw new Fault('NOT_FOUND_CELL', { message: `There is no cell in ${data}.` })
  }
  const keys = openKeysFolder(keysFolderOf(data), { isNew: false, log: silentLog })
  const cell = config.cell.id || (await nameInStore(storeFolder(data)))
  if (!cell) throw new Fault('NOT_FOUND_CELL', { message: `The cell in ${data} has no name yet.` })
  const secondsMax = config.auth.tokenSecondsMax
  const es256 = alg === 'ES256' ? openEs256Key(keysFolderOf(data)) : undefined
  const issuer = new TokenIssuer({ clock, random }, { cell, seed: keys.issuer, secondsMax, es256 })
  if (!isLocal) requireIssuer(data, cell, hexOf(publicKeyOf(keys.issuer)))
  const request = { role, seconds, subject, alg }
  const { token } = await (isLocal ? issuer.mintLocal(request) : issuer.mint(request))
  return `${token}\n`
}
