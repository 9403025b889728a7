import { helloBytesMax, type Signer, type Verifier } from '../env/index.ts'
import { readHello } from './admission.ts'
import { certificateFlaw, readCertificate } from './certificate.ts'
import {
  documentCodec,
  documentIsGenuine,
  publicKeyBytes,
  type SignedDocument,
  sameBytes,
  signDocument,
} from './document.ts'

/** What a cell asks the root for, proved: to be an issuer with this key. */
export interface IssuerRequest {
  readonly cell: string
  /** Of the cell itself: the key that signed the request. */
  readonly cellKey: Uint8Array
  /** Of the issuer that it would be. */
  readonly publicKey: Uint8Array
}

/**
 * A cell's word for the key that lies beside its own: whoever holds the root takes no key for an
 * issuer's that came over a network without it. The body is that key and the cell's Hello.
 */
export function makeIssuerRequest(
  { publicKey, hello }: { readonly publicKey: Uint8Array; readonly hello: Uint8Array },
  cell: Signer,
): Uint8Array {
  const body = new Uint8Array(publicKeyBytes + hello.length)
  body.set(publicKey)
  body.set(hello, publicKeyBytes)
  return documentCodec.encode(signDocument('issuer request', body, cell))
}

/**
 * Proves a request from the root down; undefined = it is none, of another cluster, or not signed by
 * the cell that it names. Dates are not looked at: the roster says who is a cell.
 */
export function readIssuerRequest(
  bytes: Uint8Array,
  trust: { readonly root: Uint8Array; readonly cluster: string; readonly verifier: Verifier },
): IssuerRequest | undefined {
  let document: SignedDocument
  try {
    document = documentCodec.decode(bytes)
  } catch {
    return undefined
  }
  const { body, signer } = document
  if (body.length <= publicKeyBytes || body.length > publicKeyBytes + helloBytesMax)
    return undefined
  if (!documentIsGenuine('issuer request', document, trust.verifier)) return undefined
  const hello = readHello(body.subarray(publicKeyBytes))
  if (!hello?.certificate || !hello.issuer || hello.cluster !== trust.cluster) return undefined
  const { certificate, issuer, cell } = hello
  if (certificateFlaw({ certificate, issuer }, trust)) return undefined
  const said = readCertificate(certificate)
  if (typeof said === 'string' || said.subject !== cell) return undefined
  if (!sameBytes(said.publicKey, signer)) return undefined
  const publicKey = Uint8Array.from(body.subarray(0, publicKeyBytes))
  return { cell, cellKey: Uint8Array.from(signer), publicKey }
}
