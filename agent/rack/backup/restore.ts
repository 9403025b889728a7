import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Fault, type Log, type Random, type StoreOperation } from '../../../cell/env/index.ts'
import { openStore } from '../../../cell/store/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { ed25519Verifier, publicKeyOf } from '../adapter/ed25519.ts'
import { LevelStore } from '../adapter/level-store.ts'
import { keysFolderOf, openKeysFolder } from '../auth/index.ts'
import { storeFolder } from '../store/open-cell-store.ts'
import { BackupReader } from './backup-reader.ts'
import { giveTree, isEmptyFolder, replaceFolder, syncTree } from './folder-tree.ts'
import type { Counts } from './header.ts'
import { restoreBatchEntries } from './limits.ts'
import { restoredEntry } from './restored-entry.ts'
import { familyOfKey } from './store-key.ts'

/** What to restore, and where. */
export interface RestoreRequest {
  readonly file: string
  readonly data: string
  readonly passphrase: string
  /** Replace a folder that is not empty; it is kept beside. */
  readonly force: boolean
}

/** What was restored. */
export interface Restored {
  readonly cell: string
  /** When the backup was made. */
  readonly created: string
  readonly counts: Counts
  /** Where the folder lies that was there before. */
  readonly kept: string | undefined
}

interface Ports {
  readonly random: Random
  readonly log: Log
}

/** The only files that a backup may bring. */
const fileForm = /^(?:keys\/[A-Za-z0-9][A-Za-z0-9._-]{0,63}|config\.yaml)$/

/**
 * Restores a cell into a new data folder. Everything is checked before the folder is touched, then
 * written beside it and renamed into its place: it is there whole or not at all.
 * Faults: INPUT_PASSPHRASE, INTEGRITY_BACKUP, CONFLICT_FOLDER, STORE_LOCKED, STORE_FULL,
 * STORE_VERSION.
 */
export async function restoreBackup(request: RestoreRequest, ports: Ports): Promise<Restored> {
  const data = resolve(request.data)
  await requireFree(data, request.force)
  const backup = await BackupReader.open(request.file, request.passphrase)
  const counts = await verify(backup)
  const draft = `${data}.part`
  rmSync(draft, { recursive: true, force: true })
  try {
    mkdirSync(dirname(data), { recursive: true })
    mkdirSync(draft, { mode: 0o700 })
    await write(backup, draft)
    await prove(backup, draft, ports)
    syncTree(draft)
    if (existsSync(data)) giveTree(draft, data)
    const kept = replaceFolder(data, draft)
    return { cell: backup.header.cell, created: backup.header.created, counts, kept }
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw asRestoreFault(error, data)
  }
}

function asRestoreFault(error: unknown, data: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (error instanceof Fault || code === undefined) return error
  if (code === 'ENOSPC') {
    return new Fault('STORE_FULL', { cause: error, message: `The disk of ${data} is full.` })
  }
  return new Fault('NOT_FOUND_FILE', {
    cause: error,
    message: `${data} cannot be written: ${(error as Error).message}`,
  })
}

async function requireFree(data: string, force: boolean): Promise<void> {
  if (isEmptyFolder(data)) return
  if (!force) {
    throw new Fault('CONFLICT_FOLDER', { message: `The data folder ${data} is not empty.` })
  }
  await requireUnlocked(data)
}

/** A running cell would go on writing into the folder that is moved aside. */
async function requireUnlocked(data: string): Promise<void> {
  if (!existsSync(storeFolder(data))) return
  try {
    const store = await LevelStore.open(storeFolder(data))
    await store.close()
  } catch (error) {
    if (error instanceof Fault && error.code === 'STORE_LOCKED') throw error
    // Damaged: that may be why somebody restores.
  }
}

async function verify(backup: BackupReader): Promise<Counts> {
  const counts: Record<string, number> = {}
  const files = new Set<string>()
  for await (const item of backup.items()) {
    if (item.kind === 'file') {
      if (!fileForm.test(item.name)) {
        throw new Fault('INTEGRITY_BACKUP', { message: `The backup holds a foreign file.` })
      }
      files.add(item.name)
    } else {
      const family = familyOfKey(item.name)
      if (family) counts[family] = (counts[family] ?? 0) + 1
    }
  }
  for (const needed of ['keys/cell.seed', 'keys/issuer.seed']) {
    if (files.has(needed)) continue
    throw new Fault('INTEGRITY_BACKUP', { message: `The backup lacks ${needed}.` })
  }
  return counts
}

async function write(backup: BackupReader, draft: string): Promise<void> {
  mkdirSync(keysFolderOf(draft), { mode: 0o700 })
  const store = await LevelStore.open(storeFolder(draft))
  try {
    let batch: StoreOperation[] = []
    for await (const item of backup.items()) {
      if (item.kind === 'file') {
        writeFileAtomic(join(draft, item.name), item.value, 0o600)
        continue
      }
      const value = restoredEntry(item.name, item.value)
      if (value) batch.push({ type: 'put', key: item.name, value })
      if (batch.length < restoreBatchEntries) continue
      await store.batch(batch, { sync: true })
      batch = []
    }
    await store.batch(batch, { sync: true })
  } finally {
    await store.close()
  }
}

/**
 * Opens what was written as a start would: the records must fit the heads that the cell's key
 * signed.
 */
async function prove(backup: BackupReader, draft: string, { random, log }: Ports): Promise<void> {
  const keys = openKeysFolder(keysFolderOf(draft), { isNew: false, log })
  const store = await LevelStore.open(storeFolder(draft))
  try {
    await openStore(store, {
      cell: backup.header.cell,
      publicKey: publicKeyOf(keys.cell),
      verifier: ed25519Verifier(),
      random,
      log,
      backup: async () => 'the file that is being restored',
    })
  } catch (cause) {
    if (cause instanceof Fault && cause.code === 'STORE_FULL') throw cause
    throw new Fault('INTEGRITY_BACKUP', {
      cause,
      message: `The backup holds a store that does not fit its keys: ${(cause as Error).message}`,
    })
  } finally {
    await store.close()
  }
}
