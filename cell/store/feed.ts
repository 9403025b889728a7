import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { type Signer, sha256, type Verifier } from '../env/index.ts'
import type { Feed } from './keyspace.ts'

/** Position of a batch within its feed; compared lexicographically. */
export interface Order {
  readonly term: number
  readonly boot: number
  readonly seq: number
}

/** Where a cluster-wide record's version stands among the others. */
export interface Intent {
  readonly parents: readonly Uint8Array[]
  readonly wallMs: number
  readonly counter: number
}

/** One record's newest value as its origin wrote it. */
export interface Entry {
  readonly key: string
  readonly value?: Uint8Array
  readonly deleted?: boolean
  readonly schema: number
  readonly intent?: Intent
  readonly subject?: string
  readonly request?: Uint8Array
}

/** A record as it lies in the store. */
export interface Stored {
  readonly order?: Order
  readonly index?: number
  readonly entry: Uint8Array
}

/** The head of a feed after one batch. */
export interface Head {
  readonly version: number
  readonly cell: string
  readonly feed: number
  readonly order: Order
  readonly roster: number
  readonly previous?: Uint8Array
  readonly entryHashes: readonly Uint8Array[]
  readonly root: Uint8Array
  readonly wallMs: number
}

/** The exact bytes of a head, and their signature. */
export interface SignedHead {
  readonly head: Uint8Array
  readonly signature: Uint8Array
}

export const entryCodec: Codec<Entry> = messageCodec<Entry>(wire.Entry)
export const storedCodec: Codec<Stored> = messageCodec<Stored>(wire.Stored)
export const headCodec: Codec<Head> = messageCodec<Head>(wire.Head)
export const signedHeadCodec: Codec<SignedHead> = messageCodec<SignedHead>(wire.SignedHead)

/** Version of the head's format. */
export const headVersion = 1

const headDomain = new TextEncoder().encode('rackcell head 1\0')

/** The number of a feed on the wire. */
export function feedNumber(feed: Feed): number {
  return feed === 'public' ? 1 : feed === 'close' ? 2 : 0
}

/** Negative, zero or positive as `left` lies before, at or after `right`. */
export function compareOrders(left: Order, right: Order): number {
  return left.term - right.term || left.boot - right.boot || left.seq - right.seq
}

/** `1.3.1412`: term, boot, seq. */
export function orderText(order: Order): string {
  return `${order.term}.${order.boot}.${order.seq}`
}

/** The order as text that sorts as the order does. */
export function orderKey(order: Order): string {
  const part = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
  return `${part(order.term, 8)}/${part(order.boot, 8)}/${part(order.seq, 12)}`
}

function concatenate(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length)
  both.set(left)
  both.set(right, left.length)
  return both
}

/** Encodes and signs a head. `hash` is what the next head names as its predecessor. */
export function signHead(
  head: Head,
  signer: Signer,
): { readonly bytes: Uint8Array; readonly hash: Uint8Array } {
  const body = headCodec.encode(head)
  const signature = signer.sign(concatenate(headDomain, body))
  return { bytes: signedHeadCodec.encode({ head: body, signature }), hash: sha256(body) }
}

/** Why a head cannot follow the one before it, or undefined when it does. */
export type ChainFlaw = 'undecodable' | 'signature' | 'version' | 'cell' | 'order' | 'previous'

/** A head that was read back, with the hash that its successor must name. */
export interface ReadHead {
  readonly head: Head
  readonly hash: Uint8Array
}

/** Decodes a signed head; with a verifier also checks its signature, over the bytes as received. */
export function readHead(
  bytes: Uint8Array,
  check?: { readonly verifier: Verifier; readonly publicKey: Uint8Array },
): ReadHead | ChainFlaw {
  let signed: SignedHead
  let head: Head
  try {
    signed = signedHeadCodec.decode(bytes)
    head = headCodec.decode(signed.head)
  } catch {
    return 'undecodable'
  }
  if (signed.head.length === 0 || !head.order) return 'undecodable'
  if (head.version !== headVersion) return 'version'
  if (check) {
    const message = concatenate(headDomain, signed.head)
    if (!check.verifier.verify(signed.signature, message, check.publicKey)) return 'signature'
  }
  return { head, hash: sha256(signed.head) }
}

/** Whether `next` continues the chain after `before` (undefined = it is the first one kept). */
export function chainFlaw(before: ReadHead | undefined, next: ReadHead): ChainFlaw | undefined {
  if (!before) return undefined
  if (next.head.cell !== before.head.cell || next.head.feed !== before.head.feed) return 'cell'
  if (compareOrders(before.head.order, next.head.order) >= 0) return 'order'
  if (next.head.order.seq !== before.head.order.seq + 1) return 'order'
  const previous = next.head.previous ?? new Uint8Array()
  return Buffer.compare(previous, before.hash) === 0 ? undefined : 'previous'
}
