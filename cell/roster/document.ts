import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { type Signer, sha256, type Verifier } from '../env/index.ts'

/** What a signed document is; part of what its signature covers. */
export type DocumentKind = 'certificate' | 'issuer request' | 'roster' | 'statement'

/** The exact bytes of a document with their signature. They are passed on as they were received. */
export interface SignedDocument {
  readonly body: Uint8Array
  /** 64 bytes. */
  readonly signature: Uint8Array
  /** Public key, 32 bytes. */
  readonly signer: Uint8Array
}

export const documentCodec: Codec<SignedDocument> = messageCodec<SignedDocument>(
  wire.SignedDocument,
)

/** Bytes of an ed25519 public key. */
export const publicKeyBytes = 32
const signatureBytes = 64

const encoder = new TextEncoder()

/** `rackcell <kind> 1\0` before the body: a signature counts for one kind of document only. */
function signedMessage(kind: DocumentKind, body: Uint8Array): Uint8Array {
  const domain = encoder.encode(`rackcell ${kind} 1\0`)
  const message = new Uint8Array(domain.length + body.length)
  message.set(domain)
  message.set(body, domain.length)
  return message
}

/** Signs the body of a document. */
export function signDocument(kind: DocumentKind, body: Uint8Array, signer: Signer): SignedDocument {
  return { body, signature: signer.sign(signedMessage(kind, body)), signer: signer.publicKey }
}

/** Whether the key that the document names has signed exactly these bytes as this kind. */
export function documentIsGenuine(
  kind: DocumentKind,
  { body, signature, signer }: SignedDocument,
  verifier: Verifier,
): boolean {
  if (signer.length !== publicKeyBytes || signature.length !== signatureBytes) return false
  return verifier.verify(signature, signedMessage(kind, body), signer)
}

/** What other documents name this one by: SHA-256 of the body. */
export function documentHash({ body }: SignedDocument): Uint8Array {
  return sha256(body)
}

/** A copy in memory of its own: what came in a frame would keep the whole frame. */
export function ownedDocument({ body, signature, signer }: SignedDocument): SignedDocument {
  return {
    body: Uint8Array.from(body),
    signature: Uint8Array.from(signature),
    signer: Uint8Array.from(signer),
  }
}

/** Bytes as lower-case hexadecimal text: how keys and hashes are compared and shown. */
export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

/** Whether two byte strings are equal. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

/** Whether two documents are the same, signature included. */
export function sameDocument(left: SignedDocument, right: SignedDocument): boolean {
  return (
    sameBytes(left.body, right.body) &&
    sameBytes(left.signature, right.signature) &&
    sameBytes(left.signer, right.signer)
  )
}

/** The cluster that a root stands for: the first 16 bytes of SHA-256 of its key, hexadecimal. */
export function clusterIdOf(root: Uint8Array): string {
  return hexOf(sha256(root).subarray(0, 16))
}
