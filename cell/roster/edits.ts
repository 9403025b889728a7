import { Fault, type Random, type Signer } from '../env/index.ts'
import type { Order } from '../store/index.ts'
import {
  type Certificate,
  type CertificateFacts,
  certificateKinds,
  makeCertificate,
  mayGive,
  readCertificate,
} from './certificate.ts'
import { type SignedDocument, sameBytes, signDocument } from './document.ts'
import { rosterBytesMax, unheardRostersMax } from './limits.ts'
import {
  type Handoff,
  type Roster,
  type RosterCellBody,
  readRoster,
  rosterCodec,
  rosterVersion,
} from './roster.ts'
import { changedHands, movesBetween } from './successor.ts'

/** A cell as the next roster shall have it. */
export interface PlannedCell {
  readonly id: string
  readonly publicKey: Uint8Array
  readonly prefixes: readonly string[]
  readonly subnets: readonly string[]
  readonly roles: readonly string[]
  readonly addresses: readonly string[]
  readonly guardians: readonly string[]
}

/** A roster as it shall become. Edits are functions from one plan to another. */
export interface RosterPlan {
  readonly name: string
  readonly editor: string
  readonly cells: readonly PlannedCell[]
  readonly issuers: readonly SignedDocument[]
}

/** Up to where an old owner's word counts. */
export interface LastHead {
  readonly head: Order
  readonly headHash: Uint8Array
}

/** Whose word ends an ownership. */
export interface HandoffTerms {
  /** By the cell that gives; absent of a cell of which nothing is known. */
  readonly heads?: ReadonlyMap<string, LastHead>
  /** The old owner was not asked. */
  readonly byOperator?: boolean
}

/** With what a roster is made: the key of an issuer whose certificate it names. */
export interface EditorTools {
  readonly issuer: Signer
  readonly wallMs: number
  readonly random: Random
}

/** The plan that a roster already fulfils. */
export function planOf({ name, editor, cells, issuers }: Roster): RosterPlan {
  return {
    name,
    editor,
    cells: cells.map(({ id, publicKey, prefixes, subnets, roles, addresses, guardians }) => {
      return { id, publicKey, prefixes, subnets, roles, addresses, guardians }
    }),
    issuers: issuers.map(({ document }) => document),
  }
}

/**
 * The body of the roster that follows and fulfils a plan, unsigned: it names its predecessor,
 * gives a new term to each cell whose key or ownership changes, tells every change of ownership,
 * and has new certificates where what they say changes. Faults: INPUT_ROSTER for a plan that no
 * roster may have, LIMIT_ROSTER.
 */
export function nextRoster(
  roster: Roster,
  plan: RosterPlan,
  tools: EditorTools,
  { heads, byOperator = false }: HandoffTerms = {},
): Uint8Array {
  const number = roster.number + 1
  const changed = changedHands(roster.cells, plan.cells)
  return bodyOf(roster, plan, tools, {
    number,
    hasNewTerm: (id) => changed.has(id),
    handoffs: movesBetween(roster.cells, plan.cells).map((move): Handoff => {
      const last = heads?.get(move.from)
      return { ...move, ...(last ?? {}), byOperator }
    }),
  })
}

/**
 * The body of a roster for the root to sign, in the place of an editor that is gone or whose
 * rosters contradict each other: nobody owns anything else by it. Its number lies beyond whatever
 * that editor may have signed unheard, and every cell begins a new term, since nobody knows what
 * terms those rosters gave. Fault: INPUT_ROSTER.
 */
export function rootRoster(roster: Roster, plan: RosterPlan, tools: EditorTools): Uint8Array {
  if (movesBetween(roster.cells, plan.cells).length > 0) {
    throw new Fault('INPUT_ROSTER', { message: 'A roster of the root moves nothing.' })
  }
  const number = roster.number + unheardRostersMax + 1
  return bodyOf(roster, plan, tools, { number, hasNewTerm: () => true, handoffs: [] })
}

interface Numbered {
  readonly number: number
  readonly hasNewTerm: (cell: string) => boolean
  readonly handoffs: readonly Handoff[]
}

function bodyOf(
  roster: Roster,
  plan: RosterPlan,
  tools: EditorTools,
  { number, hasNewTerm, handoffs }: Numbered,
): Uint8Array {
  const terms = new Map(roster.cells.map(({ id, term }) => [id, term]))
  const cells = plan.cells.map((cell): RosterCellBody => {
    const { id, addresses, guardians } = cell
    const term = hasNewTerm(id) ? number : (terms.get(id) ?? number)
    const certificate = certificateFor(cell, { roster, plan, tools })
    return { id, certificate, addresses, guardians, term }
  })
  const { cluster, demo, root } = roster
  const { name, editor, issuers } = plan
  const frame = { version: rosterVersion, cluster, name, number, previous: roster.hash }
  const body = rosterCodec.encode({
    ...{ ...frame, editor, cells, issuers, demo },
    ...{ wallMs: tools.wallMs, root, handoffs },
  })
  requireForm(body)
  return body
}

/** Signs the body of a roster: with the editor's key, or with the root's. */
export function signRoster(body: Uint8Array, signer: Signer): SignedDocument {
  return signDocument('roster', body, signer)
}

/** Says in words what `readRoster` would refuse. */
export function requireForm(body: Uint8Array): void {
  if (body.length > rosterBytesMax) throw new Fault('LIMIT_ROSTER')
  const empty = new Uint8Array()
  const read = readRoster({ body, signature: empty, signer: empty })
  if (typeof read !== 'string') return
  throw new Fault('INPUT_ROSTER', {
    message: `No roster may be like that: ${flawWords[read]}.`,
    details: { flaw: read },
  })
}

const flawWords = {
  undecodable: 'a text in it is too long or has characters that do not belong there',
  version: 'its version is not known',
  cluster: 'its cluster is not that of the root',
  number: 'its number and predecessor do not fit',
  cells: 'ids, keys, addresses or guardians of cells are not well-formed or come twice',
  certificate: 'a cell has no certificate of an issuer in it',
  constraint: 'an issuer gives more than the root allows it',
  issuers: 'an issuer is of another cluster, comes twice or belongs to no cell of it',
  editor: 'its editor is no issuer',
  'default-owner': 'exactly one cell must be the default owner and have the empty prefix',
  prefixes: 'a prefix has two owners',
  term: 'a term lies beyond its number',
  handoffs: 'a change of ownership is not well-formed',
} as const

/** The certificate that a cell has, or a new one where it would say something else. */
function certificateFor(
  cell: PlannedCell,
  { roster, plan, tools }: { roster: Roster; plan: RosterPlan; tools: EditorTools },
): SignedDocument {
  const known = roster.cells.find(({ id }) => id === cell.id)
  const issuers = plan.issuers.map((document) => readCertificate(document))
  const isIssuer = (key: Uint8Array) =>
    issuers.some((one) => typeof one !== 'string' && sameBytes(one.publicKey, key))
  if (known && isIssuer(known.document.signer) && saysTheSame(known.certificate, cell)) {
    return known.document
  }
  const own = issuers.find(
    (one): one is Certificate =>
      typeof one !== 'string' && sameBytes(one.publicKey, tools.issuer.publicKey),
  )
  if (!own) {
    throw new Fault('INPUT_ROSTER', {
      message: 'Whoever edits the roster must be an issuer that it names.',
      details: { flaw: 'issuers' },
    })
  }
  const { cluster, demo } = roster
  const { id: subject, publicKey, prefixes, subnets, roles } = cell
  const identity = { cluster, kind: certificateKinds.cell, subject, publicKey }
  const facts: CertificateFacts = { ...identity, prefixes, subnets, roles, demo }
  if (!mayGive(own, facts)) {
    throw new Fault('INPUT_ROSTER', {
      message: `The root does not allow the issuer of ${own.subject} to give ${subject} that.`,
      details: { flaw: 'constraint' },
    })
  }
  return makeCertificate(facts, tools.issuer, tools)
}

function saysTheSame(certificate: Certificate, cell: PlannedCell): boolean {
  const same = (left: readonly string[], right: readonly string[]) =>
    left.length === right.length && left.every((text, at) => text === right[at])
  return (
    sameBytes(certificate.publicKey, cell.publicKey) &&
    same(certificate.prefixes, cell.prefixes) &&
    same(certificate.subnets, cell.subnets) &&
    same(certificate.roles, cell.roles)
  )
}
