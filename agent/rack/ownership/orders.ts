import { Fault, type Verifier } from '../../../cell/env/index.ts'
import {
  isRenewalDue,
  issuerFlaw,
  movePrefix,
  plannedOwner,
  planOf,
  type RosterBook,
  type RosterIssuer,
  readCertificate,
  removeCell,
  removeIssuer,
  type SignedDocument,
  setEditor,
  setIssuer,
} from '../../../cell/roster/index.ts'
import type { OwnershipChange } from './editor.ts'
import { RosterHistory } from './roster-history.ts'

/** Prefixes that shall go to a cell. */
export interface SplitOrder {
  /** Who has them now; absent = whoever it is. */
  readonly from?: string | undefined
  readonly to: string
  readonly prefixes: readonly string[]
  readonly by: string
}

/** A cell that shall leave. */
export interface LeaveOrder {
  readonly cell: string
  /** Who takes over what it owns; absent = who owns the names around it. */
  readonly to?: string | undefined
  readonly isDead: boolean
  /** Its key counts no more, anywhere. */
  readonly isRevoked: boolean
  readonly by: string
}

/** What a split does to the roster; what the cell has already is left as it is. */
export function splitOf(book: RosterBook, { from, to, prefixes, by }: SplitOrder): OwnershipChange {
  const what = `${prefixes.map((one) => one || '(everything else)').join(', ')} to ${to}`
  for (const prefix of prefixes) {
    const owner = plannedOwner(planOf(book.current), prefix)
    if (from === undefined || owner === from || owner === to) continue
    throw new Fault('INPUT_ROSTER', { message: `${prefix} belongs to ${owner}, not to ${from}.` })
  }
  return {
    by,
    what,
    edit: (plan) =>
      prefixes.reduce((now, prefix) => {
        return plannedOwner(now, prefix) === to ? now : movePrefix(now, { prefix, to })
      }, plan),
  }
}

/**
 * What a leave does to the roster. The cell's intent goes to whoever takes over, or to the first
 * writer.
 */
export function leaveOf(book: RosterBook, { cell, to, isDead, by }: LeaveOrder): OwnershipChange {
  const writers = book.cells.filter(({ id, roles }) => {
    return id !== cell && roles.includes('intent-writer')
  })
  const heir = writers.find(({ id }) => id === to) ?? writers[0]
  return {
    by,
    what: `cell ${cell} ${isDead ? 'is dead and taken out' : 'leaves'}`,
    edit: (plan) => removeCell(plan, cell, to === undefined ? {} : { to }),
    ...(isDead ? { dead: new Set([cell]) } : {}),
    ...(heir === undefined ? {} : { leaving: { cell, heir: heir.id } }),
  }
}

/** A cell that shall edit the roster, or give that up, or be an issuer. */
export interface RoleOrder {
  readonly cell: string
  readonly by: string
}

/** What handing over the editor's role does to the roster. */
export function editorOf({ cell, by }: RoleOrder): OwnershipChange {
  const edit: OwnershipChange['edit'] = (plan) =>
    plan.editor === cell ? plan : setEditor(plan, cell)
  return { by, what: `${cell} edits the roster`, edit }
}

/** A certificate with which the root makes a cell an issuer. */
export interface IssuerOrder extends RoleOrder {
  readonly certificate: SignedDocument
  /** Also where the cell is one already and its certificate has more than half of its life left. */
  readonly isRenewal: boolean
}

/** What a certificate of the root for an issuer does to the roster. Fault: INPUT_ROSTER. */
export function issuerOf(
  book: RosterBook,
  { certificate, cell, by, isRenewal }: IssuerOrder,
  { verifier, wallMs }: { readonly verifier: Verifier; readonly wallMs: number },
): OwnershipChange {
  const { root, cluster } = book
  const flaw = issuerFlaw(certificate, { root, cluster, verifier })
  if (flaw) {
    throw new Fault('INPUT_ROSTER', {
      message: `That is no certificate of an issuer of this cluster: ${flaw}.`,
      details: { flaw },
    })
  }
  const said = readCertificate(certificate)
  if (typeof said === 'string' || said.subject !== cell) {
    throw new Fault('INPUT_ROSTER', { message: `That certificate is not for ${cell}.` })
  }
  const key = Buffer.from(said.publicKey).toString('hex')
  if (book.revocationOf(key)) {
    throw new Fault('INPUT_ROSTER', {
      message: `That key of ${cell} is revoked, which nothing undoes: it needs another one.`,
    })
  }
  const isGood = book.issuers.some((one) => {
    return one.cell === cell && one.key === key && !isRenewalDue(one.certificate, wallMs)
  })
  const edit: OwnershipChange['edit'] = (plan) =>
    isGood && !isRenewal ? plan : setIssuer(plan, certificate)
  return { by, what: `${cell} is an issuer`, edit }
}

/** What the end of an issuer does to the roster. */
export function noIssuerOf({ cell, by }: RoleOrder): OwnershipChange {
  const edit: OwnershipChange['edit'] = (plan) => {
    const next = removeIssuer(plan, cell)
    return next.issuers.length === plan.issuers.length ? plan : next
  }
  return { by, what: `${cell} is no issuer any more`, edit }
}

/** The issuer that a cell is, or was in the newest roster in which it was one. */
export function lastIssuerOf(book: RosterBook, cell: string): RosterIssuer | undefined {
  for (const { issuers } of new RosterHistory(book).newestFirst()) {
    const found = issuers.find((issuer) => issuer.cell === cell)
    if (found) return found
  }
  return undefined
}

/** Whether a cell is in none but an older roster: it has left. */
export function hasLeft(book: RosterBook, cell: string): boolean {
  if (book.cell(cell)) return false
  for (const roster of new RosterHistory(book).newestFirst()) {
    if (roster.tables().byId.has(cell)) return true
  }
  return false
}
