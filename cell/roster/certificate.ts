import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { type Random, randomHex, type Signer, type Verifier } from '../env/index.ts'
import {
  documentCodec,
  documentIsGenuine,
  publicKeyBytes,
  type SignedDocument,
  sameBytes,
  signDocument,
} from './document.ts'
import { areDistinct, isCellId, isCount, isHexId, isRole, isSubnet } from './form.ts'
import {
  certificateBackdateMs,
  certificateBytesMax,
  certificateLifeMs,
  certificateToleranceMs,
  prefixesMax,
  rolesMax,
  subnetsMax,
} from './limits.ts'
import { covers, isPrefix } from './prefix.ts'

/** Kinds of certificates, with their numbers in documents. */
export const certificateKinds = { issuer: 1, cell: 2 } as const

/** Roles that a cell may have. `default-owner` is the cell with the empty prefix. */
export const cellRoles = ['intent-writer', 'default-owner'] as const

/** The name of a role that this version knows. */
export type CellRole = (typeof cellRoles)[number]

/** What a certificate says (proto/cluster.proto). */
export interface Certificate {
  readonly version: number
  readonly cluster: string
  readonly kind: number
  /** Id of the cell; of an issuer the cell that holds its key. */
  readonly subject: string
  readonly publicKey: Uint8Array
  /** What the subject may speak about; of an issuer what it may give out. */
  readonly prefixes: readonly string[]
  /** None at an issuer = any. */
  readonly subnets: readonly string[]
  readonly roles: readonly string[]
  readonly notBeforeMs: number
  readonly notAfterMs: number
  readonly serial: string
  /** The root has no passphrase. */
  readonly demo: boolean
}

export const certificateCodec: Codec<Certificate> = messageCodec<Certificate>(wire.Certificate)

/** Version of the certificate's format. */
export const certificateVersion = 1

/** What decides over a certificate besides its time. */
export type CertificateFacts = Omit<
  Certificate,
  'version' | 'notBeforeMs' | 'notAfterMs' | 'serial'
>

/** Makes and signs a certificate that is valid for a year from `wallMs` on. */
export function makeCertificate(
  facts: CertificateFacts,
  signer: Signer,
  { wallMs, random }: { readonly wallMs: number; readonly random: Random },
): SignedDocument {
  const body = certificateCodec.encode({
    ...facts,
    version: certificateVersion,
    notBeforeMs: Math.max(0, wallMs - certificateBackdateMs),
    notAfterMs: wallMs + certificateLifeMs,
    serial: randomHex(random, 16),
  })
  return signDocument('certificate', body, signer)
}

/** Why a certificate cannot be read. */
export type UnreadableCertificate = 'undecodable' | 'version'

/** Decodes a certificate and checks its form; its signature is `certificateFlaw`'s part. */
export function readCertificate(
  document: SignedDocument | null | undefined,
): Certificate | UnreadableCertificate {
  if (!document || document.body.length > certificateBytesMax) return 'undecodable'
  if (documentCodec.encode(document).length > certificateBytesMax) return 'undecodable'
  let certificate: Certificate
  try {
    certificate = certificateCodec.decode(document.body)
  } catch {
    return 'undecodable'
  }
  if (certificate.version !== certificateVersion) return 'version'
  return hasForm(certificate) ? certificate : 'undecodable'
}

function hasForm(certificate: Certificate): boolean {
  const { kind, publicKey, notBeforeMs, notAfterMs } = certificate
  return (
    (kind === certificateKinds.issuer || kind === certificateKinds.cell) &&
    isHexId(certificate.cluster) &&
    isHexId(certificate.serial) &&
    isCellId(certificate.subject) &&
    publicKey.length === publicKeyBytes &&
    isCount(notBeforeMs, 0) &&
    isCount(notAfterMs, notBeforeMs) &&
    areDistinct(certificate.prefixes, prefixesMax, isPrefix) &&
    areDistinct(certificate.subnets, subnetsMax, isSubnet) &&
    areDistinct(certificate.roles, rolesMax, isRole)
  )
}

/**
 * Why a certificate does not count. `early` and `expired` are said only of one that is right in
 * everything else: they end no local service, only new admissions.
 */
export type CertificateFlaw =
  | UnreadableCertificate
  | 'cluster'
  | 'kind'
  | 'signature'
  | 'issuer'
  | 'constraint'
  | 'early'
  | 'expired'

/** What certificates are held against. */
export interface CertificateTrust {
  /** The root's public key. */
  readonly root: Uint8Array
  readonly cluster: string
  readonly verifier: Verifier
  /** Absent = dates are not looked at. */
  readonly wallMs?: number
}

/** Why an issuer's certificate does not count: the root has not signed it, or it is not one. */
export function issuerFlaw(
  document: SignedDocument,
  { root, cluster, verifier, wallMs }: CertificateTrust,
): CertificateFlaw | undefined {
  const certificate = readCertificate(document)
  if (typeof certificate === 'string') return certificate
  if (certificate.cluster !== cluster) return 'cluster'
  if (certificate.kind !== certificateKinds.issuer) return 'kind'
  if (!sameBytes(document.signer, root)) return 'issuer'
  if (!documentIsGenuine('certificate', document, verifier)) return 'signature'
  return timeFlaw(certificate, wallMs)
}

/** A cell's certificate and the one of the issuer that signed it. */
export interface CertificateChain {
  readonly certificate: SignedDocument
  readonly issuer: SignedDocument
}

/** Why a cell's certificate does not count, from the root down; undefined when it does. */
export function certificateFlaw(
  chain: CertificateChain,
  trust: CertificateTrust,
): CertificateFlaw | undefined {
  const aboveFlaw = issuerFlaw(chain.issuer, trust)
  if (aboveFlaw !== undefined && aboveFlaw !== 'early' && aboveFlaw !== 'expired') return aboveFlaw
  const issuer = readCertificate(chain.issuer) as Certificate
  const flaw = belowFlaw(chain.certificate, issuer, trust)
  return flaw && flaw !== 'early' && flaw !== 'expired' ? flaw : (aboveFlaw ?? flaw)
}

/** Why a cell's certificate does not count under that of an issuer which does. */
export function belowFlaw(
  document: SignedDocument,
  issuer: Certificate,
  { cluster, verifier, wallMs }: Pick<CertificateTrust, 'cluster' | 'verifier' | 'wallMs'>,
): CertificateFlaw | undefined {
  const certificate = readCertificate(document)
  if (typeof certificate === 'string') return certificate
  if (certificate.cluster !== cluster) return 'cluster'
  if (certificate.kind !== certificateKinds.cell) return 'kind'
  if (!sameBytes(document.signer, issuer.publicKey)) return 'issuer'
  if (!documentIsGenuine('certificate', document, verifier)) return 'signature'
  if (!mayGive(issuer, certificate)) return 'constraint'
  return timeFlaw(certificate, wallMs)
}

/** Whether an issuer's certificate lets it give a cell what a certificate says. */
export function mayGive(
  issuer: Certificate,
  { prefixes, subnets, roles, demo }: Pick<Certificate, 'prefixes' | 'subnets' | 'roles' | 'demo'>,
): boolean {
  return (
    demo === issuer.demo &&
    prefixes.every((prefix) => issuer.prefixes.some((own) => covers(own, prefix))) &&
    roles.every((role) => issuer.roles.includes(role)) &&
    (issuer.subnets.length === 0 || subnets.every((net) => issuer.subnets.includes(net)))
  )
}

function timeFlaw(
  { notBeforeMs, notAfterMs }: Certificate,
  wallMs: number | undefined,
): 'early' | 'expired' | undefined {
  if (wallMs === undefined) return undefined
  if (wallMs + certificateToleranceMs < notBeforeMs) return 'early'
  return wallMs - certificateToleranceMs > notAfterMs ? 'expired' : undefined
}

/** Whether half of a certificate's life is over: from then on it is renewed. */
export function isRenewalDue({ notBeforeMs, notAfterMs }: Certificate, wallMs: number): boolean {
  return wallMs > notBeforeMs + (notAfterMs - notBeforeMs) / 2
}
