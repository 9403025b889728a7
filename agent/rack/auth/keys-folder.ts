import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Fault, type Log } from '../../../cell/env/index.ts'
import { syncFolder } from '../adapter/atomic-file.ts'
import { newSeed, seedBytes, selfTestEd25519 } from '../adapter/ed25519.ts'

/** The secrets of a cell: 32-byte ed25519 seeds. */
export interface CellKeys {
  /** Signs the cell's feeds; its public key is who the cell is. */
  readonly cell: Uint8Array
  /** Signs operators' tokens. */
  readonly issuer: Uint8Array
}

/** Where the keys of a cell lie in its data folder. */
export function keysFolderOf(data: string): string {
  return join(data, 'keys')
}

/** Names of the files in the keys folder. */
export const keyFiles = {
  cell: 'cell.seed',
  issuer: 'issuer.seed',
  es256: 'issuer-es256.key',
} as const

/** What decides whether keys may be made. */
export interface KeysFolderOptions {
  /** A folder without a store may get new keys; beside a store they must be there already. */
  readonly isNew: boolean
  readonly log: Log
}

/**
 * Reads the keys of a cell, makes them on its first start, and proves that both ed25519
 * implementations agree about them. Files that others could read are closed to them.
 * Faults: INTEGRITY_KEYS when a key is missing beside a store or damaged, NOT_FOUND_FILE.
 */
export function openKeysFolder(folder: string, options: KeysFolderOptions): CellKeys {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The keys folder ${folder} cannot be made: ${(cause as Error).message}`,
    })
  }
  closeToOthers(folder, 0o700, options.log)
  // Those of HTTPS and of ES256, too, whoever put them there.
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((each) =>
    each.isFile(),
  )) {
    closeToOthers(join(folder, name), 0o600, options.log)
  }
  const keys = {
    cell: openSeed(join(folder, keyFiles.cell), options),
    issuer: openSeed(join(folder, keyFiles.issuer), options),
  }
  selfTestEd25519(keys.cell)
  selfTestEd25519(keys.issuer)
  return keys
}

/** Reads one secret; makes it where that may be. Faults: INTEGRITY_KEYS, NOT_FOUND_FILE. */
export function openSeed(path: string, { isNew, log }: KeysFolderOptions): Uint8Array {
  const found = readSeed(path)
  if (found) {
    closeToOthers(path, 0o600, log)
    return found
  }
  if (!isNew) {
    throw new Fault('INTEGRITY_KEYS', {
      message: `The key ${path} is missing, though the data folder has a store.`,
      details: { path },
    })
  }
  makeSeed(path)
  const made = readSeed(path)
  if (!made) throw new Fault('INTEGRITY_KEYS', { details: { path } })
  return made
}

function readSeed(path: string): Uint8Array | undefined {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The key ${path} cannot be read: ${(cause as Error).message}`,
    })
  }
  if (bytes.length !== seedBytes || bytes.every((byte) => byte === 0)) {
    throw new Fault('INTEGRITY_KEYS', {
      message: `The key ${path} is damaged: it has ${bytes.length} bytes of ${seedBytes} or is all zeros.`,
      details: { path },
    })
  }
  return bytes
}

/**
 * Synced under another name, then linked: it is there whole or not at all, and never replaces one.
 */
function makeSeed(path: string): void {
  const draft = `${path}.${process.pid}.part`
  try {
    rmSync(draft, { force: true })
    const handle = openSync(draft, 'wx', 0o600)
    try {
      writeSync(handle, newSeed())
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    linkSync(draft, path)
  } catch (cause) {
    // Another start was first; its key counts.
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new Fault('NOT_FOUND_FILE', {
        cause,
        message: `The key ${path} cannot be written: ${(cause as Error).message}`,
      })
    }
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(join(path, '..'))
}

function closeToOthers(path: string, mode: number, log: Log): void {
  const found = statSync(path).mode & 0o777
  if ((found & 0o077) === 0) return
  log.warn(
    { path, mode: found.toString(8) },
    'others could read the keys; their permissions are taken away',
  )
  chmodSync(path, mode)
}
