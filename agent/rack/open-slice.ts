import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Fault, type KeyValueStore, type Log, type Signer } from '../../cell/env/index.ts'
import { standingOf } from '../../cell/ownership/index.ts'
import { hexOf, type RosterBook, RosterReader } from '../../cell/roster/index.ts'
import { Ledger, type OpenedStore, type Standing } from '../../cell/store/index.ts'
import { ed25519Signer, ed25519Verifier } from './adapter/ed25519.ts'
import { makeFolder } from './adapter/make-folder.ts'
import { systemClock as clock } from './adapter/system-clock.ts'
import { systemRandom as random } from './adapter/system-random.ts'
import { type CellKeys, openKeysFolder } from './auth/index.ts'
import { ensureCluster, type Membership, type OwnCell, openBookFile } from './cluster/index.ts'
import type { RackConfig } from './config/index.ts'
import { meteredStore, type PrometheusMetrics } from './metrics/index.ts'
import { ChangingOwnership, openSealedFolder } from './ownership/index.ts'
import { type CellStore, openCellStore, storeFolder } from './store/open-cell-store.ts'

/** The real ports of a cell with these keys. */
function portsOf(keys: CellKeys, log: Log) {
  return { clock, random, log, signer: ed25519Signer(keys.cell), verifier: ed25519Verifier() }
}

/** The slice of a cell with everything that decides what it may say. */
export interface OpenSlice extends Membership {
  readonly ports: ReturnType<typeof portsOf>
  readonly own: OwnCell
  readonly cellStore: CellStore
  readonly store: KeyValueStore
  readonly opened: OpenedStore
  readonly changing: ChangingOwnership
  readonly ledger: Ledger
}

/**
 * Opens keys, store, cluster and ledger in the order of need; on a fault what was opened is closed
 * again. Faults: those of each.
 */
export async function openSlice(
  config: RackConfig,
  { data, log, metrics }: { data: string; log: Log; metrics: PrometheusMetrics },
): Promise<OpenSlice> {
  openDataFolder(data)
  openSealedFolder(data, log)
  const keysFolder = join(data, 'keys')
  const keys = openKeysFolder(keysFolder, { isNew: !existsSync(storeFolder(data)), log })
  const ports = portsOf(keys, log)
  const backups = resolve(config.backup.folder || join(data, 'backups'))
  const { freeBytesMin } = config.data
  const cell = nameIn(openBookFile(keysFolder, new RosterReader(ports.verifier)), ports, config)
  const cellStore = await openCellStore({ cell, data, backups, freeBytesMin }, ports)
  try {
    const store = meteredStore(cellStore.store, { metrics, clock })
    const opened = await cellStore.reload()
    const own = { id: opened.cell, keysFolder, keys }
    const { book, books } = await ensureCluster(own, { ...ports, store })
    const monotonicMs = () => clock.monotonicMs()
    const changing = new ChangingOwnership({ store, book, cell: opened.cell }, monotonicMs)
    await changing.load()
    const standing = (): Standing =>
      standingOf(book, opened.cell, { changing, reader: () => ledger })
    const ledger: Ledger = new Ledger({ ...ports, store, standing }, opened)
    return { ports, own, cellStore, store, opened, book, books, changing, ledger }
  } catch (error) {
    await cellStore.store.close()
    throw error
  }
}

/**
 * The cell's name: what the book that was laid into its keys folder calls its key, or else the
 * configured one. Fault: INPUT_CONFIG when the two differ.
 */
function nameIn(
  book: RosterBook | undefined,
  { signer }: { readonly signer: Signer },
  { cell }: RackConfig,
): string {
  const member = book?.cellWithKey(hexOf(signer.publicKey))
  if (!member || member.id === cell.id) return cell.id
  if (cell.id === '') return member.id
  throw new Fault('INPUT_CONFIG', {
    message: `The cluster knows this cell as ${member.id}, not as ${cell.id}.`,
    details: { found: member.id, wanted: cell.id },
  })
}

function openDataFolder(data: string): void {
  try {
    makeFolder(data, 0o700)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The data folder ${data} cannot be made: ${(cause as Error).message}`,
    })
  }
}
