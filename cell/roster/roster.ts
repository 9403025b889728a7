import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import type { PeerKey } from '../env/index.ts'
import type { Order } from '../store/index.ts'
import { type Certificate, certificateKinds, mayGive, readCertificate } from './certificate.ts'
import {
  clusterIdOf,
  documentHash,
  hexOf,
  ownedDocument,
  publicKeyBytes,
  type SignedDocument,
  sameBytes,
} from './document.ts'
import { areDistinct, isAddress, isCellId, isCount, isLine } from './form.ts'
import {
  addressCharsMax,
  addressesMax,
  cellsMax,
  guardiansMax,
  handoffsMax,
  issuersMax,
  nameCharsMax,
  rosterBytesMax,
} from './limits.ts'
import { isPrefix, PrefixIndex } from './prefix.ts'

/** A roster as its bytes say it (proto/cluster.proto); nothing of it is checked. */
export interface RosterBody {
  readonly version: number
  readonly cluster: string
  readonly name: string
  readonly number: number
  readonly previous?: Uint8Array
  readonly editor: string
  readonly cells: readonly RosterCellBody[]
  readonly issuers: readonly SignedDocument[]
  readonly demo: boolean
  readonly wallMs: number
  readonly root: Uint8Array
  readonly handoffs: readonly Handoff[]
}

/** A cell as the bytes of a roster say it. */
export interface RosterCellBody {
  readonly id: string
  /** Null when the bytes lack it. */
  readonly certificate: SignedDocument
  readonly addresses: readonly string[]
  readonly guardians: readonly string[]
  readonly term: number
}

/** Ownership of a prefix goes from one cell to another. */
export interface Handoff {
  readonly prefix: string
  readonly from: string
  readonly to: string
  /** Newest head of the old owner's public feed that counts for the prefix. */
  readonly head?: Order
  readonly headHash?: Uint8Array
  /** The old owner was not asked. */
  readonly byOperator: boolean
}

export const rosterCodec: Codec<RosterBody> = messageCodec<RosterBody>(wire.Roster)

/** Version of the roster's format. */
export const rosterVersion = 1

/** A cell of a roster, its certificate read. */
export interface RosterCell {
  readonly id: string
  readonly key: PeerKey
  readonly publicKey: Uint8Array
  readonly prefixes: readonly string[]
  readonly subnets: readonly string[]
  readonly roles: readonly string[]
  /** Number of the roster that last changed its key or what it owns. */
  readonly term: number
  readonly addresses: readonly string[]
  readonly guardians: readonly string[]
  readonly certificate: Certificate
  readonly document: SignedDocument
}

/** Whoever signs admissions, rosters and tokens. */
export interface RosterIssuer {
  /** The cell that holds the key. */
  readonly cell: string
  readonly key: PeerKey
  readonly publicKey: Uint8Array
  readonly certificate: Certificate
  readonly document: SignedDocument
}

/** How the cells of a roster are found. */
export interface RosterTables {
  readonly byId: ReadonlyMap<string, RosterCell>
  readonly byKey: ReadonlyMap<PeerKey, RosterCell>
  /** Prefixes to ids. */
  readonly owners: PrefixIndex<string>
}

/** A roster whose form has been checked. Signatures are the reader's part. */
export interface Roster {
  readonly document: SignedDocument
  readonly hash: Uint8Array
  /** The hash as text: its name in tables. */
  readonly id: string
  readonly cluster: string
  readonly name: string
  readonly number: number
  readonly previous: Uint8Array | undefined
  readonly editor: string
  readonly cells: readonly RosterCell[]
  readonly issuers: readonly RosterIssuer[]
  readonly demo: boolean
  readonly wallMs: number
  readonly root: Uint8Array
  readonly handoffs: readonly Handoff[]
  /** Made when first asked for. */
  readonly tables: () => RosterTables
}

/** What is wrong with the form of a roster. */
export type RosterFormFlaw =
  | 'undecodable'
  | 'version'
  | 'cluster'
  | 'number'
  | 'cells'
  | 'certificate'
  | 'constraint'
  | 'issuers'
  | 'editor'
  | 'default-owner'
  | 'prefixes'
  | 'term'
  | 'handoffs'

/** Decodes a roster and checks everything about it that needs no signature. */
export function readRoster(document: SignedDocument): Roster | RosterFormFlaw {
  if (document.body.length > rosterBytesMax) return 'undecodable'
  const kept = ownedDocument(document)
  let body: RosterBody
  try {
    body = rosterCodec.decode(kept.body)
  } catch {
    return 'undecodable'
  }
  const flaw = frameFlaw(body)
  if (flaw) return flaw
  const issuers = readIssuers(body)
  if (!issuers) return 'issuers'
  const cells = readCells(body, issuers)
  if (typeof cells === 'string') return cells
  const membersFlaw = memberFlaw(body, cells, issuers)
  if (membersFlaw) return membersFlaw
  const hash = documentHash(kept)
  const { cluster, name, number, editor, demo, wallMs, root, handoffs } = body
  const previous = body.previous
  const told = { cluster, name, number, previous, editor, demo, wallMs, root, handoffs }
  let made: RosterTables | undefined
  const tables = () => {
    made ??= tablesOf(cells)
    return made
  }
  return { document: kept, hash, id: hexOf(hash), ...told, cells, issuers, tables }
}

function tablesOf(cells: readonly RosterCell[]): RosterTables {
  return {
    byId: new Map(cells.map((cell) => [cell.id, cell])),
    byKey: new Map(cells.map((cell) => [cell.key, cell])),
    owners: new PrefixIndex(
      cells.flatMap(({ id, prefixes }) => prefixes.map((prefix) => [prefix, id] as const)),
    ),
  }
}

function frameFlaw(body: RosterBody): RosterFormFlaw | undefined {
  if (body.version !== rosterVersion) return 'version'
  if (body.root.length !== publicKeyBytes || body.cluster !== clusterIdOf(body.root)) {
    return 'cluster'
  }
  const previousBytes = body.previous?.length ?? 0
  if (!isCount(body.number, 1) || previousBytes !== (body.number === 1 ? 0 : 32)) return 'number'
  if (!isLine(body.name, nameCharsMax) || !isCount(body.wallMs, 0)) return 'undecodable'
  if (body.cells.length === 0 || body.cells.length > cellsMax) return 'cells'
  if (body.issuers.length === 0 || body.issuers.length > issuersMax) return 'issuers'
  return body.handoffs.length <= handoffsMax && body.handoffs.every(isHandoff)
    ? undefined
    : 'handoffs'
}

function isHandoff({ prefix, from, to, head, headHash }: Handoff): boolean {
  if (!isPrefix(prefix) || !isCellId(from) || !isCellId(to) || from === to) return false
  if ((head === undefined) !== (headHash === undefined)) return false
  return head === undefined || (isOrder(head) && headHash?.length === 32)
}

/** Whether a position may be one of a feed (its parts are written with so many hex digits). */
export function isOrder(order: Order | null): order is Order {
  if (!order) return false
  const { term, boot, seq } = order
  return isCount(term, 1) && term < 2 ** 32 && isCount(boot, 0) && boot < 2 ** 32 && isCount(seq, 0)
}

function readIssuers({ cluster, demo, issuers }: RosterBody): readonly RosterIssuer[] | undefined {
  const read: RosterIssuer[] = []
  for (const document of issuers) {
    const certificate = readCertificate(document)
    if (typeof certificate === 'string') return undefined
    if (certificate.cluster !== cluster || certificate.demo !== demo) return undefined
    if (certificate.kind !== certificateKinds.issuer) return undefined
    const { subject, publicKey } = certificate
    read.push({ cell: subject, key: hexOf(publicKey), publicKey, certificate, document })
  }
  const distinct = (texts: readonly string[]) => new Set(texts).size === read.length
  return distinct(read.map(({ cell }) => cell)) && distinct(read.map(({ key }) => key))
    ? read
    : undefined
}

function readCells(
  { cluster, cells, number }: RosterBody,
  issuers: readonly RosterIssuer[],
): readonly RosterCell[] | RosterFormFlaw {
  const read: RosterCell[] = []
  for (const { id, certificate: document, addresses, guardians, term } of cells) {
    const certificate = readCertificate(document)
    if (typeof certificate === 'string' || !document) return 'certificate'
    if (certificate.cluster !== cluster || certificate.kind !== certificateKinds.cell) {
      return 'certificate'
    }
    if (!isCellId(id) || certificate.subject !== id) return 'certificate'
    const issuer = issuers.find(({ publicKey }) => sameBytes(publicKey, document.signer))
    if (!issuer) return 'certificate'
    if (!mayGive(issuer.certificate, certificate)) return 'constraint'
    if (!isCount(term, 1) || term > number || term >= 2 ** 32) return 'term'
    if (!areDistinct(addresses, addressesMax, (text) => isAddress(text, addressCharsMax))) {
      return 'cells'
    }
    const { publicKey, prefixes, subnets, roles } = certificate
    const facts = { key: hexOf(publicKey), publicKey, prefixes, subnets, roles }
    read.push({ id, ...facts, term, addresses, guardians, certificate, document })
  }
  return read
}

function memberFlaw(
  { editor }: RosterBody,
  cells: readonly RosterCell[],
  issuers: readonly RosterIssuer[],
): RosterFormFlaw | undefined {
  const ids = new Set(cells.map(({ id }) => id))
  if (ids.size !== cells.length) return 'cells'
  if (new Set(cells.map(({ key }) => key)).size !== cells.length) return 'cells'
  if (issuers.some(({ cell }) => !ids.has(cell))) return 'issuers'
  if (!issuers.some(({ cell }) => cell === editor)) return 'editor'
  const prefixes = cells.flatMap((cell) => cell.prefixes)
  if (new Set(prefixes).size !== prefixes.length) return 'prefixes'
  const owners = cells.filter(({ roles }) => roles.includes('default-owner'))
  if (owners.length !== 1 || !owners[0]?.prefixes.includes('')) return 'default-owner'
  const isGuardian = (own: string) => (id: string) => id !== own && ids.has(id)
  return cells.every(({ id, guardians }) => areDistinct(guardians, guardiansMax, isGuardian(id)))
    ? undefined
    : 'cells'
}
