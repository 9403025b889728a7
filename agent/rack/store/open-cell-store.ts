import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Clock,
  Fault,
  type KeyValueStore,
  type Log,
  type Random,
  type Signer,
  type Verifier,
} from '../../../cell/env/index.ts'
import {
  type Ledger,
  type OpenedStore,
  openStore,
  prefixRange,
  readCell,
} from '../../../cell/store/index.ts'
import { writeFileAtomic } from '../adapter/atomic-file.ts'
import { LevelStore } from '../adapter/level-store.ts'
import { makeFolder } from '../adapter/make-folder.ts'

/** What opening a cell's slice needs. */
export interface CellStorePorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly signer: Signer
  readonly verifier: Verifier
}

/** Entries copied at once. */
const copyBatch = 1_000
/** How long to wait between attempts to open a store again whose write failed. */
const recoverEveryMs = 5_000

/** Where a cell's slice lies in its data folder. */
export function storeFolder(data: string): string {
  return join(data, 'store')
}

/** Copies every entry into a new store beside the old one: the backup before a migration. */
async function copyStore(store: KeyValueStore, folder: string): Promise<string> {
  const copy = await LevelStore.open(folder)
  let batch: { type: 'put'; key: string; value: Uint8Array }[] = []
  for await (const [key, value] of store.entries(prefixRange(''))) {
    batch.push({ type: 'put', key, value })
    if (batch.length < copyBatch) continue
    await copy.batch(batch, { sync: false })
    batch = []
  }
  await copy.batch(batch, { sync: true })
  await copy.close()
  return folder
}

function freeName(base: string): string {
  for (let at = 1; ; at++) {
    const name = at === 1 ? base : `${base}-${at}`
    if (!existsSync(name)) return name
  }
}

/** What the configuration says of a cell's store. */
export interface CellStoreOptions {
  /** Empty = the name that the store already has, or x0 for a new one. */
  readonly cell: string
  readonly data: string
  /** Where copies go before a migration. */
  readonly backups: string
  readonly freeBytesMin: number
}

/** A store with the way to read it anew. */
export interface CellStore {
  readonly store: LevelStore
  reload(): Promise<OpenedStore>
}

/** Says that this folder has had a store, so that a lost one is not mistaken for a first start. */
function markerPath(data: string): string {
  return join(data, 'cell.json')
}

function requireStore(data: string): void {
  if (!existsSync(markerPath(data)) || existsSync(storeFolder(data))) return
  throw new Fault('INTEGRITY_STORE', {
    message: `The store of ${data} is gone: the folder had one, and its keys are still there.`,
    details: { folder: storeFolder(data) },
  })
}

function rememberStore(data: string, cell: string): void {
  if (existsSync(markerPath(data))) return
  writeFileAtomic(markerPath(data), `${JSON.stringify({ cell })}\n`, 0o600)
}

/** Name of a cell that nobody named. */
const namelessCell = 'x0'

/** Opens or makes a cell's store. Faults: those of LevelStore.open and openStore. */
export async function openCellStore(
  { cell, data, backups, freeBytesMin }: CellStoreOptions,
  ports: CellStorePorts,
): Promise<CellStore> {
  requireStore(data)
  makeFolder(storeFolder(data), 0o700)
  const store = await LevelStore.open(storeFolder(data), { freeBytesMin })
  const name = cell || (await readCell(store)) || namelessCell
  const backup = async (version: number) => {
    await mkdir(backups, { recursive: true, mode: 0o700 })
    return copyStore(store, freeName(join(backups, `store-v${version}`)))
  }
  const reload = async () => {
    const opened = await openStore(store, {
      cell: name,
      publicKey: ports.signer.publicKey,
      verifier: ports.verifier,
      random: ports.random.fork('store'),
      log: ports.log,
      backup,
    })
    rememberStore(data, name)
    return opened
  }
  return { store, reload }
}

/**
 * Opens the store again whenever a write has failed, until `signal` ends it. Reading goes on
 * meanwhile.
 */
export async function keepStoreOpen(
  ledger: Ledger,
  cellStore: Pick<CellStore, 'reload'> & { readonly store: Pick<KeyValueStore, 'reopen'> },
  { clock, log }: Pick<CellStorePorts, 'clock' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await clock.sleep(recoverEveryMs, signal)
    } catch {
      return
    }
    if (ledger.health.state !== 'failed') continue
    try {
      await cellStore.store.reopen()
      ledger.recover(await cellStore.reload())
      log.info({ part: 'store' }, 'store opened again, changes are accepted')
    } catch (error) {
      log.error({ part: 'store', err: error }, 'store cannot be opened again yet')
    }
  }
}
