import type { Clock, KeyValueStore, Log, Random, Verifier } from '../../../cell/env/index.ts'
import {
  BookStore,
  foundCluster,
  hexOf,
  RosterBook,
  RosterReader,
} from '../../../cell/roster/index.ts'
import { ed25519Signer, publicKeyOf } from '../adapter/ed25519.ts'
import { openSeed } from '../auth/index.ts'
import { clusterFile, openBookFile } from './key-files.ts'
import type { OwnCell } from './own-cell.ts'
import { renewCluster } from './renew.ts'

/** What finding or founding a cluster needs. */
export interface ClusterPorts {
  readonly store: KeyValueStore
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly verifier: Verifier
}

/** The cluster that a cell is in. */
export interface Membership {
  readonly book: RosterBook
  /** Where the book is kept: `books.save(book)` after each change. */
  readonly books: BookStore
}

/**
 * The cluster of a cell that starts: the one in its store; or the one whose book was laid into
 * its keys folder, which counts more when it is another cluster's, since only an operator lays it
 * there; or a new one with this cell alone and a root without a passphrase. What is not in the
 * store yet is put there, synced. Faults: INTEGRITY_ROSTER, INTEGRITY_KEYS, and those of the store.
 */
export async function ensureCluster(cell: OwnCell, ports: ClusterPorts): Promise<Membership> {
  const reader = new RosterReader(ports.verifier)
  const stored = new BookStore(ports.store)
  const kept = await stored.load(reader)
  const laid = openBookFile(cell.keysFolder, reader)
  const book = merge(kept, laid, ports.log) ?? foundAlone(cell, reader, ports)
  // In company it may hold an old copy of the roster: then only after it has asked the others.
  if (book.cells.length === 1) renewCluster(cell, book, ports)
  await stored.save(book)
  watchIdentity(cell, book, ports.log)
  return { book, books: stored }
}

function merge(
  kept: RosterBook | undefined,
  laid: RosterBook | undefined,
  log: Log,
): RosterBook | undefined {
  if (!kept || !laid) return kept ?? laid
  if (kept.cluster !== laid.cluster) {
    const fields = { part: 'cluster', from: kept.cluster, to: laid.cluster }
    log.info(fields, 'the cell changes its cluster')
    return laid
  }
  const told = laid.content()
  kept.offer({ rosters: [...told.rosters, ...told.forks], statements: told.statements })
  if (kept.number >= laid.number) return kept
  // Too far behind to follow the rosters one by one: whoever laid the book stands for it.
  const known = kept.content()
  laid.offer({ rosters: [...known.rosters, ...known.forks], statements: known.statements })
  return laid
}

/** A cluster of one, as every cell has that nobody made part of another. */
function foundAlone(
  { id, keysFolder, keys }: OwnCell,
  reader: RosterReader,
  { clock, random, log }: ClusterPorts,
): RosterBook {
  const rootSeed = openSeed(clusterFile(keysFolder, 'demoRoot'), { isNew: true, log })
  const root = ed25519Signer(rootSeed)
  const roster = foundCluster({
    name: id,
    demo: true,
    root,
    issuer: ed25519Signer(keys.issuer),
    cells: [{ id, publicKey: publicKeyOf(keys.cell), roles: ['intent-writer'] }],
    wallMs: clock.wallMs(),
    random: random.fork('cluster'),
  })
  const content = { root: root.publicKey, rosters: [roster], statements: [], forks: [] }
  const book = RosterBook.open(content, reader)
  log.info({ part: 'cluster', cluster: book.cluster }, 'cluster of one cell founded')
  return book
}

/** A name that others hold ends nothing here: the own rack is served all the same. */
function watchIdentity({ id, keys }: OwnCell, book: RosterBook, log: Log): void {
  const key = hexOf(publicKeyOf(keys.cell))
  const named = book.cell(id)
  const fields = { part: 'cluster', cell: id, roster: book.number }
  if (!named) log.error(fields, 'the roster does not name this cell')
  else if (named.key !== key) log.error(fields, 'the roster names another key for this cell')
  if (book.revocationOf(key)) log.error(fields, 'the key of this cell is revoked')
}
