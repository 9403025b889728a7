import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { type Signer, sha256, type Verifier } from '../env/index.ts'
import { familyOfKey, familyRule, type PublishedFeed } from './keyspace.ts'
import { cellCharsMax, keyBytesMax } from './limits.ts'

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
  /** Intent only: the cell no longer states anything about the key. */
  readonly withdrawn?: boolean
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

/** An entry whose record is gone: nothing else has its bytes. */
export interface Removal {
  readonly index: number
  readonly entry: Uint8Array
}

/**
 * A head as it lies in the store: with the keys of its entries ("" = not known here), so that the
 * batch can be handed on. It reads as a `SignedHead`, too. Heads of store version 1 have no keys.
 */
export interface LoggedHead extends SignedHead {
  readonly keys: readonly string[]
  readonly removals: readonly Removal[]
}

/** Who a feed is of, and whose signature counts. */
export interface FeedIdentity {
  readonly cell: string
  /** 1 = public, 2 = close. */
  readonly feed: number
  readonly verifier: Verifier
  readonly publicKey: Uint8Array
}

export const entryCodec: Codec<Entry> = messageCodec<Entry>(wire.Entry)
export const storedCodec: Codec<Stored> = messageCodec<Stored>(wire.Stored)
export const headCodec: Codec<Head> = messageCodec<Head>(wire.Head)
export const signedHeadCodec: Codec<SignedHead> = messageCodec<SignedHead>(wire.SignedHead)
export const loggedHeadCodec: Codec<LoggedHead> = messageCodec<LoggedHead>(wire.LoggedHead)

/** Version of the head's format. */
export const headVersion = 1

const headDomain = new TextEncoder().encode('rackcell head 1\0')

/** The number of a feed on the wire. */
export function feedNumber(feed: PublishedFeed): number {
  return feed === 'public' ? 1 : 2
}

/** The feed of a number on the wire; every number but 2 is the public one. */
export function feedOfNumber(feed: number): PublishedFeed {
  return feed === 2 ? 'close' : 'public'
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

/** Largest parts of an order: what its text as a key has room for. */
const orderMax: Order = { term: 0xffff_ffff, boot: 0xffff_ffff, seq: 0xffff_ffff_ffff }

/** Whether every part of an order is a number that a feed can have. */
export function isOrder(order: Order | undefined): order is Order {
  if (!order) return false
  return (['term', 'boot', 'seq'] as const).every((part) => {
    return Number.isSafeInteger(order[part]) && order[part] >= 0 && order[part] <= orderMax[part]
  })
}

/** A domain and a body one after the other: what a signature covers. */
export function domainMessage(domain: Uint8Array, body: Uint8Array): Uint8Array {
  const both = new Uint8Array(domain.length + body.length)
  both.set(domain)
  both.set(body, domain.length)
  return both
}

/** Whether two byte strings are the same. */
export function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

/**
 * Whether an entry takes its key out of the feed: a deleted record of a slice, a withdrawn intent.
 * A deleted intent stays: it is a version like any other.
 */
export function isRemoval({ withdrawn, deleted, intent }: Entry): boolean {
  return withdrawn === true || (deleted === true && intent === undefined)
}

/** A key that a record can have, in any family, also one that this version does not know. */
const recordKeyPattern = /^[a-z]{2}\//u

/** An entry with the hash that its head lists. */
export interface ReadEntry {
  readonly key: string
  readonly entry: Entry
  readonly bytes: Uint8Array
  /** SHA-256 of the bytes, 32 bytes. */
  readonly hash: Uint8Array
}

/** Decodes an entry that somebody sent; undefined when it is none. */
export function readEntry(bytes: Uint8Array): ReadEntry | undefined {
  let entry: Entry
  try {
    entry = entryCodec.decode(bytes)
  } catch {
    return undefined
  }
  const { key } = entry
  if (!recordKeyPattern.test(key) || Buffer.byteLength(key) > keyBytesMax) return undefined
  return { key, entry, bytes, hash: sha256(bytes) }
}

/** A record's value as this version reads it; undefined when it cannot, or the key disagrees. */
export function readValue({ key, entry }: Pick<ReadEntry, 'key' | 'entry'>): unknown {
  const family = familyOfKey(key)
  const rule = family && familyRule(family)
  if (!rule || entry.schema !== rule.schema || !entry.value) return undefined
  try {
    const value = rule.codec.decode(entry.value)
    return `${rule.prefix}/${rule.idOf(value)}` === key ? value : undefined
  } catch {
    return undefined
  }
}

/** Encodes and signs a head. `hash` is what the next head names as its predecessor. */
export function signHead(
  head: Head,
  signer: Signer,
): { readonly signed: SignedHead; readonly bytes: Uint8Array; readonly hash: Uint8Array } {
  const body = headCodec.encode(head)
  const signed = { head: body, signature: signer.sign(domainMessage(headDomain, body)) }
  return { signed, bytes: signedHeadCodec.encode(signed), hash: sha256(body) }
}

/** Why a head cannot follow the one before it, or undefined when it does. */
export type ChainFlaw = 'undecodable' | 'signature' | 'version' | 'cell' | 'order' | 'previous'

/** A head that was read back, with the hash that its successor must name. */
export interface ReadHead {
  readonly head: Head
  readonly hash: Uint8Array
  /** The exact bytes that were read, and their signature. */
  readonly signed: SignedHead
}

/** Whose signature a head must carry. */
export type HeadCheck = Pick<FeedIdentity, 'verifier' | 'publicKey'>

const hashBytes = 32
const signatureBytes = 64

function isWellFormed(head: Head): boolean {
  return (
    isOrder(head.order) &&
    (head.feed === 1 || head.feed === 2) &&
    head.cell.length > 0 &&
    head.cell.length <= cellCharsMax &&
    head.root.length === hashBytes &&
    head.entryHashes.every((hash) => hash.length === hashBytes) &&
    [0, hashBytes].includes(head.previous?.length ?? 0)
  )
}

/**
 * Decodes a signed head, also one as logged; with a check also looks at its signature, over the
 * bytes as received.
 */
export function readHead(from: Uint8Array | SignedHead, check?: HeadCheck): ReadHead | ChainFlaw {
  let signed: SignedHead
  let head: Head
  try {
    const { head: body, signature } =
      from instanceof Uint8Array ? signedHeadCodec.decode(from) : from
    signed = { head: body, signature }
    head = headCodec.decode(body)
  } catch {
    return 'undecodable'
  }
  if (signed.head.length === 0 || !head.order) return 'undecodable'
  if (head.version !== headVersion) return 'version'
  if (!isWellFormed(head)) return 'undecodable'
  if (check && !isSigned(signed, check)) return 'signature'
  return { head, hash: sha256(signed.head), signed }
}

/** Whether the key of `check` has signed a head. */
export function isSigned(signed: SignedHead, { verifier, publicKey }: HeadCheck): boolean {
  if (signed.signature.length !== signatureBytes) return false
  return verifier.verify(signed.signature, domainMessage(headDomain, signed.head), publicKey)
}

/** Whether `next` continues the chain after `before` (undefined = it is the first one kept). */
export function chainFlaw(
  before: Pick<ReadHead, 'head' | 'hash'> | undefined,
  next: Pick<ReadHead, 'head'>,
): ChainFlaw | undefined {
  if (!before) return undefined
  if (next.head.cell !== before.head.cell || next.head.feed !== before.head.feed) return 'cell'
  if (compareOrders(before.head.order, next.head.order) >= 0) return 'order'
  if (next.head.order.seq !== before.head.order.seq + 1) return 'order'
  const previous = next.head.previous ?? new Uint8Array()
  return isSame(previous, before.hash) ? undefined : 'previous'
}
