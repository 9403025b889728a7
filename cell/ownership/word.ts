import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import type { Signer, Verifier } from '../env/index.ts'
import type { SignedDocument } from '../roster/index.ts'
import type { Order } from '../store/index.ts'
import { wordBytesMax } from './limits.ts'
import { areMoves, type OwnershipMove } from './move.ts'

/** What a word about a change is bound to: one operation upon one roster. */
export interface Occasion {
  readonly operation: string
  readonly roster: number
  readonly rosterHash: Uint8Array
}

/** The old owner's word: it writes nothing more about the prefixes but under the successor. */
export interface HandoffPromise extends Occasion {
  readonly version: number
  readonly cluster: string
  readonly from: string
  readonly moves: readonly OwnershipMove[]
  readonly head: Order
  readonly headHash: Uint8Array
}

/** The editor's word: no roster with these moves follows that one. */
export interface HandoffAbort extends Occasion {
  readonly version: number
  readonly cluster: string
  readonly reason: string
}

const promiseCodec: Codec<HandoffPromise> = messageCodec<HandoffPromise>(wire.HandoffPromise)
const abortCodec: Codec<HandoffAbort> = messageCodec<HandoffAbort>(wire.HandoffAbort)
const wordVersion = 1
const hexForm = /^[0-9a-f]{32}$/

function message(kind: 'handoff' | 'abort', body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`rackcell ${kind} 1\0`), body])
}

function signed(kind: 'handoff' | 'abort', body: Uint8Array, signer: Signer): SignedDocument {
  return { body, signature: signer.sign(message(kind, body)), signer: signer.publicKey }
}

/** Signs a promise with the key of the cell that gives. */
export function makePromise(
  promise: Omit<HandoffPromise, 'version'>,
  signer: Signer,
): SignedDocument {
  return signed('handoff', promiseCodec.encode({ ...promise, version: wordVersion }), signer)
}

/** Signs an abort with the editor's issuer key. */
export function makeAbort(abort: Omit<HandoffAbort, 'version'>, signer: Signer): SignedDocument {
  return signed('abort', abortCodec.encode({ ...abort, version: wordVersion }), signer)
}

function read<Word extends Occasion & { version: number }>(
  kind: 'handoff' | 'abort',
  codec: Codec<Word>,
  document: SignedDocument | null | undefined,
  { publicKey, verifier }: { readonly publicKey: Uint8Array; readonly verifier: Verifier },
): Word | undefined {
  if (!document || document.body.length > wordBytesMax) return undefined
  const { body, signature, signer } = document
  if (Buffer.compare(signer, publicKey) !== 0) return undefined
  if (!verifier.verify(signature, message(kind, body), publicKey)) return undefined
  try {
    const word = codec.decode(body)
    const isWhole = word.version === wordVersion && hexForm.test(word.operation)
    return isWhole && word.rosterHash.length === 32 ? word : undefined
  } catch {
    return undefined
  }
}

/** The promise that a cell's key signed; undefined when it is none. */
export function readPromise(
  document: SignedDocument | null | undefined,
  by: { readonly publicKey: Uint8Array; readonly verifier: Verifier },
): HandoffPromise | undefined {
  const promise = read('handoff', promiseCodec, document, by)
  const isWhole = promise?.head && promise.headHash.length === 32 && areMoves(promise.moves)
  return isWhole ? promise : undefined
}

/** The abort that an issuer's key signed; undefined when it is none. */
export function readAbort(
  document: SignedDocument | null | undefined,
  by: { readonly publicKey: Uint8Array; readonly verifier: Verifier },
): HandoffAbort | undefined {
  return read('abort', abortCodec, document, by)
}

/** Whether two words are about the same. */
export function isSameOccasion(left: Occasion, right: Occasion): boolean {
  return (
    left.operation === right.operation &&
    left.roster === right.roster &&
    Buffer.compare(left.rosterHash, right.rosterHash) === 0
  )
}
