import { existsSync, readFileSync } from 'node:fs'
import type { Clock, Log, Random } from '../../../cell/env/index.ts'
import {
  hexOf,
  isRenewalDue,
  issuerCertificate,
  makeRenewal,
  nextRoster,
  planOf,
  type RosterBook,
  type RosterIssuer,
  readCertificate,
  setIssuer,
  signRoster,
} from '../../../cell/roster/index.ts'
import { ed25519Signer } from '../adapter/ed25519.ts'
import { clusterFile } from './key-files.ts'
import type { OwnCell } from './own-cell.ts'

/** What renewing needs. */
export interface RenewalPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/**
 * Renews what half of its life is over for, as far as this cell can: as an issuer the certificates
 * of all cells, with a trial's root its own as issuer. What is made goes into the book; answers
 * whether there was anything. Elsewhere it does nothing. To be called once a day, and not before
 * the cell knows the newest roster: an editor that signs from an old copy makes a fork.
 */
export function renewCluster(cell: OwnCell, book: RosterBook, ports: RenewalPorts): boolean {
  const signer = ed25519Signer(cell.keys.issuer)
  const key = hexOf(signer.publicKey)
  const own = book.issuers.find((issuer) => issuer.key === key)
  if (!own) return false
  const wallMs = ports.clock.wallMs()
  let hasRenewed = false
  if (isRenewalDue(own.certificate, wallMs)) hasRenewed = renewIssuer(cell, own, book, ports)
  const certificate = book.issuers.find((issuer) => issuer.key === key)?.document
  if (!certificate) return hasRenewed
  const random = ports.random.fork('renewal')
  const author = { signer, certificate, cluster: book.cluster, wallMs, random }
  const due = book.cells.flatMap(({ id, key: cellKey }) => {
    const newest = book.certificateOf(id)
    const read = newest && readCertificate(newest.certificate)
    if (!read || typeof read === 'string' || book.revocationOf(cellKey)) return []
    return isRenewalDue(read, wallMs) ? [makeRenewal(read, author)] : []
  })
  const { changed } = book.offer({ statements: due })
  if (changed) ports.log.info({ part: 'cluster', cells: due.length }, 'certificates renewed')
  return hasRenewed || changed
}

/** An issuer's certificate is in the roster, so only the editor can put a newer one there. */
function renewIssuer(
  { keysFolder, keys }: OwnCell,
  own: RosterIssuer,
  book: RosterBook,
  { clock, random, log }: RenewalPorts,
): boolean {
  const path = clusterFile(keysFolder, 'demoRoot')
  const root = existsSync(path) ? ed25519Signer(readFileSync(path)) : undefined
  const isOurs = root !== undefined && hexOf(root.publicKey) === hexOf(book.root)
  if (!isOurs || book.current.editor !== own.cell) {
    const { notAfterMs } = own.certificate
    const until = new Date(notAfterMs).toISOString()
    log.warn({ part: 'cluster', until }, 'the root has to renew the certificate of this issuer')
    return false
  }
  const wallMs = clock.wallMs()
  const tools = { issuer: ed25519Signer(keys.issuer), wallMs, random: random.fork('renewal') }
  const identity = { cell: own.cell, publicKey: own.publicKey, demo: book.demo }
  const certificate = issuerCertificate(identity, root, tools)
  const body = nextRoster(book.current, setIssuer(planOf(book.current), certificate), tools)
  return book.offer({ rosters: [signRoster(body, tools.issuer)] }).changed
}
