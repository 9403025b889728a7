import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { assert, helloBytesMax, type PeerKey, type Verifier } from '../env/index.ts'
import {
  type Certificate,
  type CertificateChain,
  type CertificateFlaw,
  certificateFlaw,
  readCertificate,
} from './certificate.ts'
import { hexOf, type SignedDocument } from './document.ts'
import { isCellId } from './form.ts'
import type { RosterCell } from './roster.ts'
import type { Revocation } from './statement.ts'

/** First words on a connection (proto/peer.proto). */
export interface Hello {
  readonly version: number
  readonly cluster: string
  readonly cell: string
  /** Both are null when the bytes lack them. */
  readonly certificate: SignedDocument
  readonly issuer: SignedDocument
  /** Number of the newest roster known. */
  readonly roster: number
  readonly incarnation: string
  /** Version of the software, for people. */
  readonly program: string
}

const helloCodec: Codec<Hello> = messageCodec<Hello>(wire.Hello)
const helloVersion = 1

/** The Hello of a cell; at most `helloBytesMax`. */
export function makeHello(words: {
  readonly cluster: string
  readonly cell: string
  readonly certificate: SignedDocument
  readonly issuer: SignedDocument
  readonly roster: number
  readonly incarnation: string
  readonly program: string
}): Uint8Array {
  const bytes = helloCodec.encode({ version: helloVersion, ...words })
  assert(bytes.length <= helloBytesMax, 'two certificates fit a Hello')
  return bytes
}

/** A Hello as its bytes say it; undefined when they are none. */
export function readHello(bytes: Uint8Array): Hello | undefined {
  if (bytes.length > helloBytesMax) return undefined
  try {
    const hello = helloCodec.decode(bytes)
    return isCellId(hello.cell) ? hello : undefined
  } catch {
    return undefined
  }
}

/** Why a cell is not let in. `expired` and `not yet valid` are said of nothing else wrong. */
export type AdmissionRefusal =
  | 'not a hello'
  | 'another version'
  | 'another cluster'
  | `certificate: ${Exclude<CertificateFlaw, 'early' | 'expired'>}`
  | 'the certificate is of another key'
  | 'the certificate is of another name'
  | 'revoked'
  | 'the name is held by another key'
  | 'the key is held under another name'
  | 'not yet valid'
  | 'expired'

/** What admission is decided by: a RosterBook. */
export interface AdmissionBook {
  readonly root: Uint8Array
  readonly cluster: string
  cell(id: string): RosterCell | undefined
  cellWithKey(key: PeerKey): RosterCell | undefined
  revocationOf(key: PeerKey): Revocation | undefined
  certificateOf(id: string): CertificateChain | undefined
}

/** Who asks to be let in, and when. */
export interface Applicant {
  readonly hello: Uint8Array
  readonly peer: PeerKey
  readonly wallMs: number
}

/**
 * Whether the cell with this key may connect: undefined = yes. Its certificate must reach up to
 * the root, be its own, in date, and neither it nor an issuer outside the roster revoked. It need
 * not be in the roster, since it may know a newer one than this cell; what it says is believed by
 * the roster alone. An expired certificate counts where a renewal of it is known.
 */
export function admissionRefusal(
  { hello: bytes, peer, wallMs }: Applicant,
  book: AdmissionBook,
  verifier: Verifier,
): AdmissionRefusal | undefined {
  const hello = readHello(bytes)
  if (!hello) return 'not a hello'
  if (hello.version !== helloVersion) return 'another version'
  if (hello.cluster !== book.cluster) return 'another cluster'
  const { certificate, issuer } = hello
  if (!certificate || !issuer) return 'certificate: undecodable'
  const { root, cluster } = book
  const trust = { root, cluster, verifier }
  const flaw = certificateFlaw({ certificate, issuer }, { ...trust, wallMs })
  const isDated = flaw === 'early' || flaw === 'expired'
  if (flaw && !isDated) return `certificate: ${flaw}`
  const said = readCertificate(certificate) as Certificate
  const refusal = holderRefusal(said, hello, peer) ?? bookRefusal(said, issuer, book)
  if (refusal || !isDated) return refusal
  const newest = book.certificateOf(said.subject)
  if (newest && !certificateFlaw(newest, { ...trust, wallMs })) return undefined
  return flaw === 'early' ? 'not yet valid' : 'expired'
}

function holderRefusal(
  said: Certificate,
  hello: Hello,
  peer: PeerKey,
): AdmissionRefusal | undefined {
  if (hexOf(said.publicKey) !== peer) return 'the certificate is of another key'
  return said.subject === hello.cell ? undefined : 'the certificate is of another name'
}

function bookRefusal(
  said: Certificate,
  issuer: SignedDocument,
  book: AdmissionBook,
): AdmissionRefusal | undefined {
  const key = hexOf(said.publicKey)
  if (book.revocationOf(key)) return 'revoked'
  const named = book.cell(said.subject)
  if (named && named.key !== key) return 'the name is held by another key'
  const keyed = book.cellWithKey(key)
  if (keyed && keyed.id !== said.subject) return 'the key is held under another name'
  // The roster vouches for its own cells, whoever signed them once.
  const above = readCertificate(issuer)
  const isRevoked = typeof above !== 'string' && book.revocationOf(hexOf(above.publicKey))
  return !keyed && isRevoked ? 'revoked' : undefined
}
