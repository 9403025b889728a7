import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Clock, Fault, type Log, type Random, type Verifier } from '../../../cell/env/index.ts'
import {
  BookStore,
  encodeBook,
  foundCluster,
  parsePrefix,
  RosterBook,
  RosterReader,
} from '../../../cell/roster/index.ts'
import { readCell } from '../../../cell/store/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { ed25519Signer, newSeed, publicKeyOf } from '../adapter/ed25519.ts'
import { LevelStore } from '../adapter/level-store.ts'
import { makeFolder } from '../adapter/make-folder.ts'
import { keysFolderOf, openKeysFolder } from '../auth/index.ts'
import { storeFolder } from '../store/open-cell-store.ts'
import { clusterFile, openBookFile, writeBookFile } from './key-files.ts'
import { requirePassphrase, sealRoot } from './root-file.ts'

/** A cluster that an operator wants. */
export interface InitRequest {
  /** Id of the first cell. */
  readonly cell: string
  readonly data: string
  /** For people. */
  readonly name: string
  /** Prefixes of the first cell beside everything that nobody else owns. */
  readonly prefixes: readonly string[]
  readonly passphrase: string
}

/** What init needs of the world. */
export interface InitPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly verifier: Verifier
}

/** A cluster that was made. */
export interface InitiatedCluster {
  readonly cluster: string
  /** Where the encrypted root lies. */
  readonly rootFile: string
  /** Whether a trial's root was given up: the cell had been alone until now. */
  readonly replacedDemo: boolean
}

/**
 * Makes a cluster: a root that only the passphrase opens, the first issuer and the first cell, in
 * a data folder that is new or that of a cell which was alone until now; its records stay.
 * Faults: INPUT_PASSPHRASE, INPUT_XNAME, INPUT_ROSTER, INPUT_CONFIG for another cell's folder,
 * CONFLICT_FOLDER for one that is in a cluster, STORE_LOCKED while the cell runs.
 */
export async function initCluster(
  request: InitRequest,
  ports: InitPorts,
): Promise<InitiatedCluster> {
  const { cell, data, name, passphrase } = request
  requirePassphrase(passphrase)
  const prefixes = request.prefixes.map(prefixOf)
  const keysFolder = keysFolderOf(data)
  const reader = new RosterReader(ports.verifier)
  const replacedDemo = await requireFree(request, reader)
  makeDataFolder(data)
  const isNew = !existsSync(storeFolder(data))
  const keys = openKeysFolder(keysFolder, { isNew, log: ports.log })
  const rootSeed = newSeed()
  const root = ed25519Signer(rootSeed)
  const roster = foundCluster({
    name,
    demo: false,
    root,
    issuer: ed25519Signer(keys.issuer),
    cells: [{ id: cell, publicKey: publicKeyOf(keys.cell), prefixes, roles: ['intent-writer'] }],
    wallMs: ports.clock.wallMs(),
    random: ports.random.fork('cluster'),
  })
  const content = { root: root.publicKey, rosters: [roster], statements: [], forks: [] }
  const book = RosterBook.open(content, reader)
  const rootFile = clusterFile(keysFolder, 'root')
  writeFileAtomic(rootFile, sealRoot(rootSeed, passphrase), 0o600)
  // The book is last: without it the folder is in no cluster, and init may be repeated.
  writeBookFile(keysFolder, encodeBook(book))
  rmSync(clusterFile(keysFolder, 'demoRoot'), { force: true })
  return { cluster: book.cluster, rootFile, replacedDemo }
}

function prefixOf(text: string): string {
  const prefix = parsePrefix(text)
  if (prefix !== undefined && prefix !== '') return prefix
  throw new Fault('INPUT_XNAME', { message: `"${text.slice(0, 64)}" is no prefix of an xname.` })
}

function makeDataFolder(data: string): void {
  try {
    makeFolder(data, 0o700)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The data folder ${data} cannot be made: ${(cause as Error).message}`,
    })
  }
}

/** Answers whether a lone cell's trial root is given up. */
async function requireFree({ cell, data }: InitRequest, reader: RosterReader): Promise<boolean> {
  const laid = openBookFile(keysFolderOf(data), reader)
  if (laid) requireLone(laid, data)
  if (!existsSync(join(storeFolder(data), 'CURRENT'))) return laid !== undefined
  const store = await LevelStore.open(storeFolder(data))
  try {
    const found = await readCell(store)
    if (found !== undefined && found !== cell) {
      throw new Fault('INPUT_CONFIG', {
        message: `The data folder ${data} belongs to cell ${found}, not to ${cell}.`,
        details: { found, wanted: cell },
      })
    }
    const kept = await new BookStore(store).load(reader)
    if (kept) requireLone(kept, data)
    return kept !== undefined || laid !== undefined
  } finally {
    await store.close()
  }
}

function requireLone(book: RosterBook, data: string): void {
  if (book.demo && book.cells.length === 1) return
  const { name, cells } = book.current
  throw new Fault('CONFLICT_FOLDER', {
    message: `${data} is in the cluster "${name}" already, with ${cells.length} cell(s).`,
    details: { cluster: book.cluster },
  })
}
