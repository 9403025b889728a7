import type { Verifier } from '../env/index.ts'
import { belowFlaw, type CertificateFlaw, issuerFlaw } from './certificate.ts'
import { documentIsGenuine, sameBytes, sameDocument } from './document.ts'
import { PrefixIndex } from './prefix.ts'
import type { Handoff, Roster, RosterCell } from './roster.ts'

/** A prefix whose owner two rosters name differently. */
export type Move = Pick<Handoff, 'prefix' | 'from' | 'to'>

type Ownership = readonly Pick<RosterCell, 'id' | 'prefixes'>[]

function indexOf(cells: Ownership): PrefixIndex<string> {
  return new PrefixIndex(
    cells.flatMap(({ id, prefixes }) => prefixes.map((prefix) => [prefix, id] as const)),
  )
}

/** Every prefix whose owner differs, in order: who owned it and who does. */
export function movesBetween(before: Ownership, after: Ownership): readonly Move[] {
  const [was, is] = [indexOf(before), indexOf(after)]
  const prefixes = new Set([...before, ...after].flatMap((cell) => cell.prefixes))
  return [...prefixes].sort().flatMap((prefix) => {
    const [from = '', to = ''] = [was.ownerOf(prefix), is.ownerOf(prefix)]
    return from === to ? [] : [{ prefix, from, to }]
  })
}

type Member = Ownership[number] & Pick<RosterCell, 'publicKey'>

/**
 * Ids of the cells whose feeds begin a new term: those that are new, have another key, or own
 * something else than before.
 */
export function changedHands(before: readonly Member[], after: readonly Member[]): Set<string> {
  const keys = new Map(before.map(({ id, publicKey }) => [id, publicKey]))
  const changed = new Set(movesBetween(before, after).flatMap(({ from, to }) => [from, to]))
  for (const { id, publicKey } of after) {
    const known = keys.get(id)
    if (!known || !sameBytes(known, publicKey)) changed.add(id)
  }
  return changed
}

/** Why a roster cannot follow the one that it names as its predecessor. */
export type SuccessorFlaw =
  | 'cluster'
  | 'number'
  | 'previous'
  | 'editor'
  | 'signature'
  | 'term'
  | 'handoffs'

/** Whether `next` may follow `previous`: chained to it, signed by its editor, terms in order. */
export function successorFlaw(
  previous: Roster,
  next: Roster,
  verifier: Verifier,
): SuccessorFlaw | undefined {
  if (next.cluster !== previous.cluster || next.demo !== previous.demo) return 'cluster'
  if (next.number !== previous.number + 1) return 'number'
  if (!next.previous || !sameBytes(next.previous, previous.hash)) return 'previous'
  const editor = previous.issuers.find(({ cell }) => cell === previous.editor)
  const { signer } = next.document
  const isRoot = sameBytes(signer, previous.root)
  if (!isRoot && !(editor && sameBytes(signer, editor.publicKey))) return 'editor'
  if (!documentIsGenuine('roster', next.document, verifier)) return 'signature'
  if (!areTermsInOrder(previous, next)) return 'term'
  return areMovesTold(previous, next) ? undefined : 'handoffs'
}

/** A term is the number of the roster that last changed the cell's key or what it owns. */
function areTermsInOrder(previous: Roster, next: Roster): boolean {
  const terms = new Map(previous.cells.map(({ id, term }) => [id, term]))
  const changed = changedHands(previous.cells, next.cells)
  return next.cells.every(
    ({ id, term }) => term === next.number || (term === terms.get(id) && !changed.has(id)),
  )
}

function areMovesTold(previous: Roster, next: Roster): boolean {
  const moves = movesBetween(previous.cells, next.cells)
  if (moves.length !== next.handoffs.length) return false
  const text = ({ prefix, from, to }: Move) => `${prefix}/${from}/${to}`
  const told = new Set(next.handoffs.map(text))
  return moves.every((move) => told.has(text(move)))
}

/**
 * Whether the root stands behind everybody in a roster: its issuers, and through them each cell.
 * Dates are not looked at: they end admissions, not membership. What `known` has word for word is
 * not checked twice.
 */
export function membersFlaw(
  roster: Roster,
  { root, verifier, known }: { root: Uint8Array; verifier: Verifier; known?: Roster | undefined },
): CertificateFlaw | undefined {
  if (!sameBytes(roster.root, root)) return 'cluster'
  const trust = { root, cluster: roster.cluster, verifier }
  const issuersBefore = new Map(known?.issuers.map(({ key, document }) => [key, document]))
  const trusted = new Set<string>()
  for (const { key, document } of roster.issuers) {
    const before = issuersBefore.get(key)
    if (before && sameDocument(before, document)) trusted.add(key)
    else {
      const flaw = issuerFlaw(document, trust)
      if (flaw) return flaw
    }
  }
  const cellsBefore = new Map(known?.cells.map(({ id, document }) => [id, document]))
  for (const { id, document } of roster.cells) {
    const issuer = roster.issuers.find(({ publicKey }) => sameBytes(publicKey, document.signer))
    if (!issuer) return 'issuer'
    const before = cellsBefore.get(id)
    if (before && trusted.has(issuer.key) && sameDocument(before, document)) continue
    const flaw = belowFlaw(document, issuer.certificate, trust)
    if (flaw) return flaw
  }
  return undefined
}
