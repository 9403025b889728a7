import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import type { Signer, Verifier } from '../env/index.ts'

/** A sign of life of a cell. */
export interface Stamp {
  readonly version: number
  readonly cell: string
  readonly boot: number
  /** Grows by one per stamp within a boot. */
  readonly tick: number
  readonly roster: number
  /** Where it can be dialled now. */
  readonly addresses: readonly string[]
  readonly marks: readonly string[]
}

/** The exact bytes of a stamp with their signature, and how long the sender has had it. */
export interface HeldStamp {
  readonly stamp: Uint8Array
  readonly signature: Uint8Array
  readonly heldMs: number
}

/** The newest stamp of a cell that somebody knows. */
export interface StampMark {
  readonly cell: string
  readonly boot: number
  readonly tick: number
}

const stampCodec: Codec<Stamp> = messageCodec<Stamp>(wire.Stamp)
const domain = new TextEncoder().encode('rackcell stamp 1\0')
/** Version of the message. */
export const stampVersion = 1
/** Addresses and marks that a stamp may carry. */
const partsMax = 16
const partCharsMax = 256

function signedBytes(stamp: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(domain.length + stamp.length)
  bytes.set(domain)
  bytes.set(stamp, domain.length)
  return bytes
}

/** Signs a stamp. */
export function signStamp(stamp: Stamp, signer: Signer): Pick<HeldStamp, 'stamp' | 'signature'> {
  const bytes = stampCodec.encode(stamp)
  return { stamp: bytes, signature: signer.sign(signedBytes(bytes)) }
}

/** What a stamp says, not yet believed; undefined when it is none. */
export function readStamp(bytes: Uint8Array): Stamp | undefined {
  let stamp: Stamp
  try {
    stamp = stampCodec.decode(bytes)
  } catch {
    return undefined
  }
  const isBounded = [stamp.addresses, stamp.marks].every(
    (parts) => parts.length <= partsMax && parts.every((part) => part.length <= partCharsMax),
  )
  return stamp.version === stampVersion && stamp.cell !== '' && isBounded ? stamp : undefined
}

/** Whether the cell with this key signed the stamp. */
export function stampIsGenuine(
  held: Pick<HeldStamp, 'stamp' | 'signature'>,
  publicKey: Uint8Array,
  verifier: Verifier,
): boolean {
  return verifier.verify(held.signature, signedBytes(held.stamp), publicKey)
}

/** Negative, zero or positive as `left` is older than, as old as or newer than `right`. */
export function compareMarks(
  left: Omit<StampMark, 'cell'>,
  right: Omit<StampMark, 'cell'>,
): number {
  return left.boot - right.boot || left.tick - right.tick
}
