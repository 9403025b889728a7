import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { type PeerKey, type Random, randomHex, type Signer, type Verifier } from '../env/index.ts'
import type { Order } from '../store/index.ts'
import {
  type Certificate,
  type CertificateFacts,
  certificateFlaw,
  issuerFlaw,
  makeCertificate,
  readCertificate,
} from './certificate.ts'
import {
  documentHash,
  documentIsGenuine,
  hexOf,
  ownedDocument,
  publicKeyBytes,
  type SignedDocument,
  sameBytes,
  signDocument,
} from './document.ts'
import { isCellId, isCount, isHexId, isLine } from './form.ts'
import { nameCharsMax, statementBytesMax } from './limits.ts'
import { isOrder } from './roster.ts'

/** A key counts no more. */
export interface Revocation {
  readonly cell: string
  readonly publicKey: Uint8Array
  /** The last head of its public feed that counts; absent = none does. */
  readonly cut?: Order
  readonly reason: string
}

/** A cell that contradicted itself goes on after this head. */
export interface Pardon {
  readonly cell: string
  readonly order: Order
  readonly headHash: Uint8Array
  /** The boot under which, or a later one, it goes on: beyond all that anybody has seen of it. */
  readonly boot: number
}

interface StatementBody {
  readonly version: number
  readonly cluster: string
  readonly serial: string
  readonly wallMs: number
  readonly renewal?: SignedDocument
  readonly revocation?: Revocation
  readonly pardon?: Pardon
  readonly issuer?: SignedDocument
}

const statementCodec: Codec<StatementBody> = messageCodec<StatementBody>(wire.Statement)
const statementVersion = 1

/** What a statement says. */
export type StatementMatter =
  | {
      readonly kind: 'renewal'
      readonly certificate: Certificate
      readonly document: SignedDocument
    }
  | { readonly kind: 'revocation'; readonly revocation: Revocation; readonly key: PeerKey }
  | { readonly kind: 'pardon'; readonly pardon: Pardon }

/** A statement that was read and proved: the root stands behind whoever signed it. */
export interface Statement {
  readonly document: SignedDocument
  /** Hash of its body, hexadecimal. */
  readonly id: string
  /** Key that signed it, an issuer's or the root's. */
  readonly signer: PeerKey
  /** The signing issuer's certificate; absent = the root signed. */
  readonly issuer: SignedDocument | undefined
  readonly wallMs: number
  readonly matter: StatementMatter
}

/** Who makes a statement: an issuer with its certificate, or the root without one. */
export interface StatementAuthor {
  readonly signer: Signer
  readonly certificate?: SignedDocument
  readonly cluster: string
  readonly wallMs: number
  readonly random: Random
}

function makeStatement(
  matter: Pick<StatementBody, 'renewal' | 'revocation' | 'pardon'>,
  { signer, certificate, cluster, wallMs, random }: StatementAuthor,
): SignedDocument {
  const body = statementCodec.encode({
    version: statementVersion,
    cluster,
    serial: randomHex(random, 16),
    wallMs,
    ...matter,
    ...(certificate ? { issuer: certificate } : {}),
  })
  return signDocument('statement', body, signer)
}

/** A newer certificate for a cell: what it says stays, its year begins anew. Only of an issuer. */
export function makeRenewal(certificate: Certificate, author: StatementAuthor): SignedDocument {
  const { cluster, kind, subject, publicKey, prefixes, subnets, roles, demo } = certificate
  const identity = { cluster, kind, subject, publicKey }
  const facts: CertificateFacts = { ...identity, prefixes, subnets, roles, demo }
  return makeStatement({ renewal: makeCertificate(facts, author.signer, author) }, author)
}

/** A key's end. No roster and no other statement undoes it. */
export function makeRevocation(revocation: Revocation, author: StatementAuthor): SignedDocument {
  return makeStatement({ revocation }, author)
}

/** An operator's word that a cell which contradicted itself is honest. */
export function makePardon(pardon: Pardon, author: StatementAuthor): SignedDocument {
  return makeStatement({ pardon }, author)
}

/** Why a statement does not count. */
export type StatementFlaw =
  | 'undecodable'
  | 'version'
  | 'cluster'
  | 'signature'
  | 'issuer'
  | 'certificate'

/** Decodes a statement and proves it, from the root down. Dates of its issuer are not looked at. */
export function readStatement(
  document: SignedDocument,
  trust: { readonly root: Uint8Array; readonly cluster: string; readonly verifier: Verifier },
): Statement | StatementFlaw {
  if (document.body.length > statementBytesMax) return 'undecodable'
  const kept = ownedDocument(document)
  let body: StatementBody
  try {
    body = statementCodec.decode(kept.body)
  } catch {
    return 'undecodable'
  }
  if (body.version !== statementVersion) return 'version'
  if (body.cluster !== trust.cluster) return 'cluster'
  if (!isHexId(body.serial) || !isCount(body.wallMs, 0)) return 'undecodable'
  if (body.issuer === undefined) {
    if (!sameBytes(kept.signer, trust.root)) return 'issuer'
  } else {
    const issuer = readCertificate(body.issuer)
    if (typeof issuer === 'string' || issuerFlaw(body.issuer, trust)) return 'issuer'
    if (!sameBytes(kept.signer, issuer.publicKey)) return 'issuer'
  }
  if (!documentIsGenuine('statement', kept, trust.verifier)) return 'signature'
  const matter = matterOf(body, trust)
  if (typeof matter === 'string') return matter
  const id = hexOf(documentHash(kept))
  const { issuer, wallMs } = body
  return { document: kept, id, signer: hexOf(kept.signer), issuer, wallMs, matter }
}

function matterOf(
  { renewal, revocation, pardon, issuer }: StatementBody,
  trust: { readonly root: Uint8Array; readonly cluster: string; readonly verifier: Verifier },
): StatementMatter | StatementFlaw {
  if ([renewal, revocation, pardon].filter((part) => part !== undefined).length !== 1) {
    return 'undecodable'
  }
  if (renewal) {
    const certificate = readCertificate(renewal)
    if (!issuer || typeof certificate === 'string') return 'certificate'
    return certificateFlaw({ certificate: renewal, issuer }, trust)
      ? 'certificate'
      : { kind: 'renewal', certificate, document: renewal }
  }
  if (revocation) {
    const { cell, publicKey, cut, reason } = revocation
    const isWhole = isCellId(cell) && publicKey.length === publicKeyBytes
    if (!isWhole || !isLine(reason, nameCharsMax)) return 'undecodable'
    if (cut !== undefined && !isOrder(cut)) return 'undecodable'
    return { kind: 'revocation', revocation, key: hexOf(publicKey) }
  }
  if (!pardon || !isCellId(pardon.cell) || !isOrder(pardon.order)) return 'undecodable'
  if (!Number.isSafeInteger(pardon.boot) || pardon.boot <= pardon.order.boot) return 'undecodable'
  return pardon.headHash.length === 32 ? { kind: 'pardon', pardon } : 'undecodable'
}
