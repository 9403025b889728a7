import { existsSync } from 'node:fs'
import { type Clock, Fault, type Log, type Random, type Verifier } from '../../../cell/env/index.ts'
import {
  decodeBook,
  encodeBook,
  foundCluster,
  hexOf,
  RosterBook,
  RosterReader,
  type SignedDocument,
} from '../../../cell/roster/index.ts'
import { ed25519Signer, publicKeyOf } from '../adapter/ed25519.ts'
import { makeFolder } from '../adapter/make-folder.ts'
import { type CellKeys, keysFolderOf, openKeysFolder, openSeed } from '../auth/index.ts'
import { clusterFile, readBookFile, writeBookFile } from './key-files.ts'

/** A cell that shall be there when the cluster starts. */
export interface ProvisionedCell {
  readonly id: string
  /** Its data folder. */
  readonly data: string
  /** Xname prefixes beside what it owns as the first. */
  readonly prefixes: readonly string[]
  /** Where the others may dial it, as multiaddrs. */
  readonly addresses: readonly string[]
}

/** What provisioning needs. */
export interface ProvisionPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly verifier: Verifier
}

/**
 * Makes the keys folders of several cells of one machine, and lays the same book into each: one
 * root without a passphrase, the first cell as issuer, editor and default owner, all as writers of
 * intent. What is there already stays; a start that was cut short is finished by the next. A cell
 * that has a store but no place in the book is refused.
 * Faults: CONFLICT_ROSTER, INTEGRITY_KEYS, INTEGRITY_ROSTER, INPUT_ROSTER, NOT_FOUND_FILE.
 */
export function provisionCells(
  { name, cells }: { readonly name: string; readonly cells: readonly ProvisionedCell[] },
  ports: ProvisionPorts,
): void {
  const [first] = cells
  if (!first) return
  const reader = new RosterReader(ports.verifier)
  const folders = cells.map((cell) => openKeys(cell, ports))
  const keysFolder = keysFolderOf(first.data)
  // The first cell's book comes first and decides: the others get copies of it.
  const laid = readBookFile(keysFolder)
  const bytes = laid ?? encodeBook(found({ name, cells, folders }, reader, ports))
  const book = decodeBook(bytes, reader)
  for (const [place, { id }] of cells.entries()) {
    const keys = folders[place]
    const named = book.cell(id)
    const key = keys && hexOf(publicKeyOf(keys.cell))
    if (named && named.key === key) continue
    const { data } = cells[place] ?? first
    const owner = book.cells.find((cell) => cell.key === key)
    throw new Fault('CONFLICT_ROSTER', {
      message: owner
        ? `The folder ${data} belongs to cell ${owner.id}, not to ${id}: give it its name back.`
        : `The cluster of ${first.id} has no cell ${id} with the key in ${data}.`,
      details: { cell: id },
    })
  }
  if (!laid) writeBookFile(keysFolder, bytes)
  for (const { data } of cells.slice(1)) {
    if (readBookFile(keysFolderOf(data)) === undefined) writeBookFile(keysFolderOf(data), bytes)
  }
}

function openKeys({ data }: ProvisionedCell, { log }: ProvisionPorts): CellKeys {
  try {
    makeFolder(data, 0o700)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The data folder ${data} cannot be made: ${(cause as Error).message}`,
    })
  }
  // Beside a store or a book keys must be there already: new ones would make it another cell.
  const isNew = !existsSync(`${data}/store`) && !existsSync(clusterFile(keysFolderOf(data), 'book'))
  return openKeysFolder(keysFolderOf(data), { isNew, log })
}

interface Founders {
  readonly name: string
  readonly cells: readonly ProvisionedCell[]
  readonly folders: readonly CellKeys[]
}

function found(
  { name, cells, folders }: Founders,
  reader: RosterReader,
  { clock, random, log }: ProvisionPorts,
): RosterBook {
  const keysFolder = keysFolderOf(cells[0]?.data ?? '')
  const root = ed25519Signer(openSeed(clusterFile(keysFolder, 'demoRoot'), { isNew: true, log }))
  const roster: SignedDocument = foundCluster({
    name,
    demo: true,
    root,
    issuer: ed25519Signer(folders[0]?.issuer ?? new Uint8Array()),
    cells: cells.map(({ id, prefixes, addresses }, place) => {
      const publicKey = publicKeyOf(folders[place]?.cell ?? new Uint8Array())
      return { id, publicKey, prefixes, addresses, roles: ['intent-writer'] }
    }),
    wallMs: clock.wallMs(),
    random: random.fork('cluster'),
  })
  const content = { root: root.publicKey, rosters: [roster], statements: [], forks: [] }
  return RosterBook.open(content, reader)
}
