import type { Codec } from '../../proto/index.ts'
import { Fault, type KeyValueStore } from '../env/index.ts'
import {
  compareOrders,
  isSame,
  type LoggedHead,
  loggedHeadCodec,
  type Order,
  orderKey,
  type ReadHead,
  readHead,
  type SignedHead,
  type Stored,
  storedCodec,
} from './feed.ts'
import { prefixRange } from './keyspace.ts'
import { deltaRoundsMax } from './limits.ts'
import { unseal } from './seal.ts'
import type { Shelf } from './shelf.ts'

/** One entry of a batch: its place and its exact bytes. */
export interface BatchEntry {
  readonly index: number
  readonly entry: Uint8Array
}

/** A batch as it is handed on: what was superseded since is left out. */
export interface FeedBatch {
  readonly head: SignedHead
  readonly entries: readonly BatchEntry[]
}

/** A record as a snapshot hands it on. */
export interface SnapshotRecord {
  readonly order: Order
  readonly index: number
  readonly entry: Uint8Array
}

/** A whole feed as of one moment. `head` settles when the records have been read to their end. */
export interface Snapshot {
  readonly records: AsyncIterable<SnapshotRecord>
  /** Undefined when the feed is empty. */
  readonly head: Promise<SignedHead | undefined>
}

/** A position in a feed: the order of a head and SHA-256 of its bytes. */
export interface FeedPosition {
  readonly order: Order
  readonly hash: Uint8Array
}

interface LogEntry {
  readonly logged: LoggedHead
  readonly read: ReadHead
}

function readLogged(key: string, sealed: Uint8Array): LogEntry {
  const body = unseal(key, sealed)
  const read = readHead(body)
  if (typeof read === 'string') throw new Fault('STORE_CORRUPT', { details: { key, flaw: read } })
  return { logged: decoded(loggedHeadCodec, key, body), read }
}

/** Whether the batch of a head can be handed on: heads of store version 1 have no keys. */
export function isServable({ logged, read }: LogEntry): boolean {
  return logged.keys.length === read.head.entryHashes.length
}

function readStored(key: string, sealed: Uint8Array): Stored {
  return decoded(storedCodec, key, unseal(key, sealed))
}

function decoded<Value>(codec: Codec<Value>, key: string, body: Uint8Array): Value {
  try {
    return codec.decode(body)
  } catch (cause) {
    throw new Fault('STORE_CORRUPT', { cause, details: { key } })
  }
}

/**
 * The batches that follow a position, oldest first, each with those of its entries that still
 * count, removals included. `behind` = the log does not reach back to that position, or holds
 * another head there: a snapshot is due. What is written meanwhile comes along.
 * Faults: those of the store.
 */
export async function readDelta(
  store: KeyValueStore,
  shelf: Shelf,
  { order, hash }: FeedPosition,
): Promise<AsyncIterable<FeedBatch> | 'behind'> {
  const key = shelf.headPrefix + orderKey(order)
  const sealed = await store.get(key)
  if (!sealed || !isSame(readLogged(key, sealed).read.hash, hash)) return 'behind'
  for await (const [next, bytes] of store.entries(headsAfter(shelf, order, 1))) {
    if (!isServable(readLogged(next, bytes))) return 'behind'
  }
  return batchesAfter(store, shelf, order)
}

/**
 * The heads of a feed that are kept, oldest first: 4,096 at most. One that has been damaged is left
 * out: the others tell where chains part all the same. Faults: those of the store.
 */
export async function readKeptHeads(store: KeyValueStore, shelf: Shelf): Promise<ReadHead[]> {
  const heads: ReadHead[] = []
  for await (const [key, sealed] of store.entries(prefixRange(shelf.headPrefix))) {
    const entry = readIfWhole(key, sealed)
    if (entry) heads.push(entry.read)
  }
  return heads
}

function readIfWhole(key: string, sealed: Uint8Array): LogEntry | undefined {
  try {
    return readLogged(key, sealed)
  } catch (error) {
    if (error instanceof Fault && error.code === 'STORE_CORRUPT') return undefined
    throw error
  }
}

/**
 * Whether the log has this head: `behind` = it does not reach back to that position, or is damaged
 * there. One or two reads, however long the log is. Faults: those of the store.
 */
export async function hasHead(
  store: KeyValueStore,
  shelf: Shelf,
  { order, hash }: FeedPosition,
): Promise<boolean | 'behind'> {
  const key = shelf.headPrefix + orderKey(order)
  const sealed = await store.get(key)
  if (sealed) {
    const entry = readIfWhole(key, sealed)
    return entry ? isSame(entry.read.hash, hash) : 'behind'
  }
  const oldest = { ...prefixRange(shelf.headPrefix), limit: 1 }
  for await (const [first] of store.entries(oldest)) if (first < key) return false
  return 'behind'
}

function headsAfter(shelf: Shelf, order: Order, limit?: number) {
  const gte = `${shelf.headPrefix}${orderKey(order)}\0`
  return { ...prefixRange(shelf.headPrefix), gte, ...(limit === undefined ? {} : { limit }) }
}

/**
 * Heads and records are read one after the other, while new batches may come: for each entry that
 * was found superseded the batch that did it has to be handed on as well, or no root would match.
 */
async function* batchesAfter(
  store: KeyValueStore,
  shelf: Shelf,
  order: Order,
): AsyncIterable<FeedBatch> {
  const superseded = new Set<string>()
  let last = order
  for (let round = 0; round < deltaRoundsMax; round++) {
    for await (const [key, sealed] of store.entries(headsAfter(shelf, last))) {
      const entry = readLogged(key, sealed)
      for (const key of entry.logged.keys) superseded.delete(key)
      yield { head: entry.read.signed, entries: await currentOf(store, shelf, entry, superseded) }
      last = entry.read.head.order
    }
    if (superseded.size === 0) return
  }
}

/** Entries of a batch that still count. Keys of those that later batches wrote are put aside. */
async function currentOf(
  store: KeyValueStore,
  shelf: Shelf,
  { logged, read }: LogEntry,
  superseded: Set<string>,
): Promise<readonly BatchEntry[]> {
  const removed = new Map(logged.removals.map(({ index, entry }) => [index, entry]))
  const entries: BatchEntry[] = []
  for (const [index, key] of logged.keys.entries()) {
    const entry = removed.get(index)
    if (entry) entries.push({ index, entry })
    if (entry || key === '') continue
    const place = shelf.recordKey(key)
    const sealed = await store.get(place)
    const stored = sealed && readStored(place, sealed)
    const isOfBatch = stored?.order && compareOrders(stored.order, read.head.order) === 0
    if (!isOfBatch) superseded.add(key)
    else if ((stored.index ?? 0) === index) entries.push({ index, entry: stored.entry })
  }
  return entries
}

/** Every record of a feed and its newest head, from one iterator: the root of the head fits. */
export function readSnapshot(store: KeyValueStore, shelf: Shelf): Snapshot {
  const { promise, resolve, reject } = Promise.withResolvers<SignedHead | undefined>()
  // Who stops reading half-way never asks for the head.
  promise.catch(() => {})
  async function* records(): AsyncIterable<SnapshotRecord> {
    let newest: readonly [string, Uint8Array] | undefined
    try {
      for await (const [key, sealed] of store.entries(shelf.range)) {
        if (key.startsWith(shelf.headPrefix)) newest = [key, sealed]
        else if (shelf.keyOf(key) !== undefined) yield* numbered(readStored(key, sealed))
      }
      resolve(newest && readLogged(...newest).read.signed)
    } catch (error) {
      reject(error)
      throw error
    }
  }
  return { records: records(), head: promise }
}

function* numbered({ order, index, entry }: Stored): Iterable<SnapshotRecord> {
  if (order) yield { order, index: index ?? 0, entry }
}
