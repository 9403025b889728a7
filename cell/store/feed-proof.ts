import {
  chainFlaw,
  compareOrders,
  type FeedIdentity,
  isOrder,
  isRemoval,
  isSame,
  isSigned,
  type LoggedHead,
  type Order,
  type ReadEntry,
  type ReadHead,
  readEntry,
  readHead,
  type SignedHead,
} from './feed.ts'
import type { BatchEntry, SnapshotRecord } from './feed-reader.ts'
import { FeedRoot } from './root.ts'

/**
 * Why what somebody passed on of a feed is not believed. `fork` = the writer itself has signed two
 * things that cannot both be true; everything else may be the fault of whoever passed it on.
 */
export type FeedFlaw =
  | {
      readonly kind:
        | 'undecodable'
        | 'version'
        | 'cell'
        | 'signature'
        /** Not newer than what is held, a gap, or not in order. */
        | 'order'
        /** A head does not name the one before it. */
        | 'previous'
        /** Bytes that are no entry, are not in their head's list, or stand where they cannot. */
        | 'entry'
        /** The records do not add up to what the head proves. */
        | 'root'
    }
  | { readonly kind: 'fork'; readonly left: SignedHead; readonly right: SignedHead }

/** A batch as it comes in. */
export interface PulledBatch {
  /** Absent = more entries of the batch before. */
  readonly head?: SignedHead
  readonly entries: readonly BatchEntry[]
}

/** A whole feed as it comes in. */
export interface PulledSnapshot {
  readonly records: readonly SnapshotRecord[]
  readonly head: SignedHead
}

/** What a proven entry makes of its key: a record, or nothing. */
export interface ProvenChange extends ReadEntry {
  readonly order: Order
  readonly index: number
  /** The key is gone from the feed. */
  readonly isRemoval: boolean
}

/** A head to be kept, so that its batch can be handed on. */
export interface ProvenHead {
  readonly read: ReadHead
  readonly logged: LoggedHead
}

/** What was proved to follow a position. The root is still to be held against the records. */
export interface ProvenDelta {
  readonly heads: readonly ProvenHead[]
  /** In order: the last one of a key counts. */
  readonly changes: readonly ProvenChange[]
  readonly newest: ReadHead
}

/** A whole feed, proved to its root. */
export interface ProvenSnapshot {
  /** One for each key, none of them a removal. */
  readonly records: readonly ProvenChange[]
  readonly head: ProvenHead
  readonly newest: ReadHead
  readonly root: FeedRoot
}

const flaw = (kind: Exclude<FeedFlaw['kind'], 'fork'>): FeedFlaw => ({ kind })

/** Whether the outcome of a proof is a flaw. */
export function isFlaw(outcome: object): outcome is FeedFlaw {
  return 'kind' in outcome
}

/**
 * Proves batches that are said to follow `held` (undefined = from the very first): each head names
 * its predecessor, so that one signature under the newest covers all of them, and each entry has
 * the hash that its head lists. Batches may be incomplete: what was superseded is left out.
 */
export function proveDelta(
  identity: FeedIdentity,
  held: ReadHead | undefined,
  batches: Iterable<PulledBatch>,
): ProvenDelta | FeedFlaw {
  const joined = joinBatches(batches)
  if (!joined) return flaw('undecodable')
  const heads: ProvenHead[] = []
  const changes: ProvenChange[] = []
  let newest = held
  for (const { head, entries } of joined) {
    const read = readHead(head)
    if (typeof read === 'string') return flaw(read)
    const broken = linkFlaw(identity, newest, read, newest === held)
    if (broken) return broken
    const own = entriesOf(read, entries)
    if (!own) return flaw('entry')
    changes.push(...own)
    heads.push({ read, logged: loggedHead(read, own) })
    newest = read
  }
  if (!newest || newest === held) return flaw('undecodable')
  return isSigned(newest.signed, identity) ? { heads, changes, newest } : flaw('signature')
}

function linkFlaw(
  identity: FeedIdentity,
  before: ReadHead | undefined,
  next: ReadHead,
  isFirst: boolean,
): FeedFlaw | undefined {
  if (next.head.cell !== identity.cell || next.head.feed !== identity.feed) return flaw('cell')
  if (!before) {
    return next.head.order.seq === 1 && !next.head.previous?.length ? undefined : flaw('order')
  }
  const broken = chainFlaw(before, next)
  if (!broken) return undefined
  const fork = isFirst ? forkOf(identity, before, next) : undefined
  return fork ?? flaw(broken)
}

/**
 * Two heads of one feed that cannot both be true, if these are such: one number twice within a
 * term (two orders with one sequence number are two of them), or a successor that names another
 * predecessor. A new term may begin behind a head that others hold already: that is the roster's
 * decision. Both must be signed; `held` was checked when it was taken in.
 */
export function forkOf(
  identity: FeedIdentity,
  held: ReadHead,
  next: ReadHead,
): FeedFlaw | undefined {
  const [older, newer] = [held.head.order, next.head.order]
  const isOther = !isSame(held.hash, next.hash)
  const isTwice = isOther && compareOrders(older, newer) === 0
  const isBack =
    compareOrders(older, newer) < 0 && newer.term === older.term && newer.seq <= older.seq
  const isAside = chainFlaw(held, next) === 'previous'
  if (!isTwice && !isBack && !isAside) return undefined
  if (!isSigned(next.signed, identity)) return flaw('signature')
  return { kind: 'fork', left: held.signed, right: next.signed }
}

/** Pieces of one batch put together again; undefined when the first piece has no head. */
function joinBatches(
  batches: Iterable<PulledBatch>,
): readonly { readonly head: SignedHead; readonly entries: readonly BatchEntry[] }[] | undefined {
  const joined: { head: SignedHead; entries: BatchEntry[] }[] = []
  for (const { head, entries } of batches) {
    const last = joined.at(-1)
    if (head) joined.push({ head, entries: [...entries] })
    else if (!last) return undefined
    else for (const entry of entries) last.entries.push(entry)
  }
  return joined
}

function entriesOf({ head }: ReadHead, entries: readonly BatchEntry[]): ProvenChange[] | undefined {
  const found = new Map<number, ProvenChange>()
  for (const { index, entry } of entries) {
    const listed = head.entryHashes[index]
    const read = readEntry(entry)
    if (!listed || !read || !isSame(listed, read.hash) || found.has(index)) return undefined
    found.set(index, { ...read, order: head.order, index, isRemoval: isRemoval(read.entry) })
  }
  return [...found.values()].sort((left, right) => left.index - right.index)
}

function loggedHead({ head, signed }: ReadHead, changes: readonly ProvenChange[]): LoggedHead {
  const keys = head.entryHashes.map(() => '')
  for (const { index, key } of changes) keys[index] = key
  const gone = changes.filter((change) => change.isRemoval)
  return { ...signed, keys, removals: gone.map(({ index, bytes }) => ({ index, entry: bytes })) }
}

/**
 * Proves a whole feed: the head is signed and newer than `held`, and its root is that of exactly
 * these records. Their places (order and index) are only said by whoever passed them on: a wrong
 * one costs those behind it a snapshot, and never makes anything believed.
 */
export function proveSnapshot(
  identity: FeedIdentity,
  held: ReadHead | undefined,
  { records, head }: PulledSnapshot,
): ProvenSnapshot | FeedFlaw {
  const newest = readHead(head, identity)
  if (typeof newest === 'string') return flaw(newest)
  const { cell, feed, order } = newest.head
  if (cell !== identity.cell || feed !== identity.feed) return flaw('cell')
  if (held) {
    const fork = forkOf(identity, held, newest)
    if (fork) return fork
    if (compareOrders(order, held.head.order) <= 0) return flaw('order')
  }
  const root = new FeedRoot()
  const found = new Map<string, ProvenChange>()
  for (const record of records) {
    const read = readEntry(record.entry)
    const isPlaced = isOrder(record.order) && compareOrders(record.order, order) <= 0
    if (!read || !isPlaced || found.has(read.key) || isRemoval(read.entry)) return flaw('entry')
    const { index } = record
    found.set(read.key, { ...read, order: record.order, index, isRemoval: false })
    root.add(read.key, read.hash)
  }
  if (!isSame(root.digest(), newest.head.root)) return flaw('root')
  // Whose entries these are is known, which of them came with the newest batch is not for certain.
  const logged = { ...newest.signed, keys: [], removals: [] }
  return { records: [...found.values()], head: { read: newest, logged }, newest, root }
}
