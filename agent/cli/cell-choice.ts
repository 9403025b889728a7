import { existsSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Fault } from '../../cell/env/fault.ts'
import { clusterFileBytesMax, parentFoldersMax } from './limits.ts'
import { RemediedFault } from './remedied-fault.ts'

/** The cells to ask, first to last, and with what token. */
export interface CellChoice {
  readonly urls: readonly string[]
  readonly token: string | undefined
  /** Reads the token again where it came from; absent when it was given. */
  readonly readToken?: () => string | undefined
  /** Where the choice comes from, for errors: "RACKCELL_URL", a path. */
  readonly from: string
  /** What the cluster file tells of its cells, when the choice comes from one. */
  readonly local?: readonly LocalCell[]
  /** The folder of the cluster file that has these cells: what their `up` was given as --data. */
  readonly data?: string | undefined
  /** PEM of the authorities to trust for https; those of the system when absent. */
  readonly ca?: string | undefined
  /** PEM of the authority of the cell on this host, trusted beside those of the system. */
  readonly hostCa?: string | undefined
}

/** A cell that `up` runs on this machine. */
export interface LocalCell {
  readonly id: string
  readonly url: string
  /** Null while it is down. */
  readonly pid: number | null
  readonly data: string
  /** PEM of the authority to trust; absent with plain HTTP. */
  readonly ca?: string
}

/** What the choice is made of. */
export interface ChoiceInputs {
  readonly url?: string | undefined
  readonly token?: string | undefined
  /** A file with the authorities to trust. */
  readonly ca?: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
}

/** What `up` writes beside its data. */
interface ClusterFile {
  readonly path: string
  readonly urls: readonly string[]
  readonly token: string | undefined
  readonly cells: readonly LocalCell[]
  readonly ca: string | undefined
  /** The context by which it was found, when it does not lie beside the folder. */
  readonly namedBy?: string
}

/**
 * Which cell a command talks to: --url, else RACKCELL_URL, else `.rackcell/cluster.json` in this
 * folder or one above, else the one that the last `up` of this user left. A cluster file's token
 * goes only to the addresses of that file.
 */
export function chooseCell(inputs: ChoiceInputs): CellChoice {
  const { env } = inputs
  const token = inputs.token || env['RACKCELL_TOKEN'] || undefined
  const given = inputs.url || env['RACKCELL_URL'] || undefined
  if (given !== undefined) {
    const from = inputs.url ? '--url' : 'RACKCELL_URL'
    const url = cellUrlOf(given, from)
    const cluster = clusterOf(url, inputs)
    const ca = readAuthorities(inputs) ?? cluster?.ca
    return {
      urls: [url],
      ...tokenOf(token, cluster),
      from,
      data: cluster && dirname(cluster.path),
      ca,
      ...(url.startsWith('https:') && !ca && { hostCa: readHostAuthority(inputs.env) }),
    }
  }
  const cluster = findClusterFile(inputs)
  if (cluster === undefined) throw noCell(inputs)
  const { urls, cells, path, namedBy } = cluster
  const from = namedBy === undefined ? path : `${path}, which ${namedBy} names`
  const ca = readAuthorities(inputs) ?? cluster.ca
  return { urls, ...tokenOf(token, cluster), from, local: cells, data: dirname(path), ca }
}

/**
 * The authorities of --ca FILE, or of RACKCELL_CA: a file, or the PEM itself. Faults:
 * NOT_FOUND_FILE, INPUT_CONFIG for a file without a certificate.
 */
function readAuthorities({ ca, env }: ChoiceInputs): string | undefined {
  const given = ca || env['RACKCELL_CA'] || undefined
  if (given === undefined || given.includes('-----BEGIN CERTIFICATE-----')) return given
  const from = ca ? '--ca' : 'RACKCELL_CA'
  let text: string
  try {
    if (statSync(given).size > clusterFileBytesMax) throw new Error('it is too large')
    text = readFileSync(given, 'utf8')
  } catch (cause) {
    const reason = (cause as Error).message
    throw new Fault('NOT_FOUND_FILE', { cause, message: `${from} cannot be read: ${reason}.` })
  }
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new Fault('INPUT_CONFIG', { message: `${from}: ${given} holds no certificate (PEM).` })
}

/**
 * The self-made authority of the cell on this host, where it keeps its data: whoever may read that
 * folder need not be told. Undefined for everybody else.
 */
function readHostAuthority(env: ChoiceInputs['env']): string | undefined {
  const data = env['RACKCELL_DATA_FOLDER'] || '/var/lib/rackcell'
  try {
    return readFileSync(join(data, 'keys', 'tls-ca.crt'), 'utf8')
  } catch {
    return undefined
  }
}

/** The token that was given, or else the one of the file, which its `up` renews. */
function tokenOf(
  given: string | undefined,
  cluster: ClusterFile | undefined,
): Pick<CellChoice, 'token' | 'readToken'> {
  if (given !== undefined || cluster === undefined) return { token: given }
  const readToken = () => {
    try {
      return readClusterFile(cluster.path).token
    } catch {
      // The cluster has stopped: whoever asks goes on with what it has.
      return undefined
    }
  }
  return { token: cluster.token, readToken }
}

function noCell({ folder, env }: ChoiceInputs): Fault {
  return new Fault('NOT_FOUND_CELL', {
    message:
      'No cell is chosen: neither --url nor RACKCELL_URL is given, ' +
      `there is no .rackcell/cluster.json in ${folder} or above, and none in ${contextPath(env)}.`,
  })
}

function cellUrlOf(text: string, from: string): string {
  const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`)
  if (url !== null && /^https?:$/.test(url.protocol)) {
    return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
  }
  throw new Fault('INPUT_ADDRESS', {
    message: `${from} is "${text}", which is not the address of a cell: http://HOST:PORT.`,
  })
}

/** An operator who names a cell of the local cluster by its address need not copy the token. */
function clusterOf(url: string, inputs: ChoiceInputs): ClusterFile | undefined {
  try {
    const cluster = findClusterFile(inputs)
    return cluster?.urls.includes(url) ? cluster : undefined
  } catch {
    // A file that nobody asked for may be unreadable: the cell will say when it wants a token.
    return undefined
  }
}

function findClusterFile({ folder, env }: ChoiceInputs): ClusterFile | undefined {
  let at = resolve(folder)
  for (let level = 0; level < parentFoldersMax; level += 1) {
    const path = join(at, '.rackcell', 'cluster.json')
    if (existsSync(path)) return readClusterFile(path)
    const above = dirname(at)
    if (above === at) break
    at = above
  }
  const context = contextPath(env)
  if (!existsSync(context)) return undefined
  const path = readContext(context)
  return existsSync(path) ? { ...readClusterFile(path), namedBy: context } : undefined
}

function readContext(context: string): string {
  let reason = 'it names no cluster.'
  try {
    const { cluster } = readJson(context) as { cluster?: unknown }
    if (typeof cluster === 'string') return cluster
  } catch (cause) {
    reason = (cause as Fault).message
  }
  throw new RemediedFault('INPUT_CONFIG', {
    message: `The context ${context} is damaged: ${reason}`,
    remedy: 'Delete that file, or run "rackcell up", which writes it anew.',
  })
}

/** The file by which `up` tells later commands where its cluster is. */
export function contextPath(env: Readonly<Record<string, string | undefined>>): string {
  const config = env['XDG_CONFIG_HOME'] || join(env['HOME'] || homedir(), '.config')
  return join(config, 'rackcell', 'context.json')
}

function readClusterFile(path: string): ClusterFile {
  const { cells, token } = readJson(path) as { cells?: unknown; token?: unknown }
  const known = (Array.isArray(cells) ? (cells as readonly (LocalCell | null)[]) : [])
    .filter((cell): cell is LocalCell => typeof cell?.url === 'string')
    .map((cell) => ({ ...cell, url: cellUrlOf(cell.url, path) }))
  if (known.length === 0) {
    throw new Fault('NOT_FOUND_CELL', { message: `${path} names no cell.` })
  }
  return {
    path,
    urls: known.map(({ url }) => url),
    token: typeof token === 'string' && token !== '' ? token : undefined,
    cells: known,
    ca: authoritiesOf(known),
  }
}

/** Each cell has an authority of its own; all of them, as the file names them all. */
function authoritiesOf(cells: readonly LocalCell[]): string | undefined {
  const known = cells.flatMap(({ ca }) => (typeof ca === 'string' ? [ca] : []))
  return known.length === 0 ? undefined : known.join('\n')
}

function readJson(path: string): object {
  try {
    if (statSync(path).size > clusterFileBytesMax) throw new Error('it is too large')
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof value === 'object' && value !== null) return value
    throw new Error('it holds no object')
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Fault('NOT_FOUND_FILE', { cause, message: `${path} cannot be read: ${reason}.` })
  }
}
