import { Fault, type KeyValueStore, type Verifier } from '../env/index.ts'
import {
  type ChainFlaw,
  chainFlaw,
  feedNumber,
  isSame,
  isSigned,
  loggedHeadCodec,
  type Order,
  orderKey,
  type ReadHead,
  readHead,
} from './feed.ts'
import { type PublishedFeed, prefixRange, storeKeys } from './keyspace.ts'
import { FeedRoot } from './root.ts'
import { unseal } from './seal.ts'

/** One feed as it was found on disk. */
export interface OpenedFeed {
  readonly root: FeedRoot
  /** Store keys of the heads, oldest first. */
  readonly keys: readonly string[]
  readonly last: ReadHead | undefined
  /** The oldest position from which the log can tell what followed. */
  readonly logStart: Order | undefined
}

/** Whose feed it must be. */
export interface FeedOwner {
  readonly cell: string
  readonly publicKey: Uint8Array
  readonly verifier: Verifier
}

/**
 * Reads the chain of heads, checks the newest one's signature, and holds its root against the
 * records.
 */
export async function openFeed(
  store: KeyValueStore,
  feed: PublishedFeed,
  root: FeedRoot,
  owner: FeedOwner,
): Promise<OpenedFeed> {
  const keys: string[] = []
  let last: ReadHead | undefined
  let logStart: Order | undefined
  for await (const [key, sealed] of store.entries(prefixRange(storeKeys.headPrefix(feed)))) {
    const body = unseal(key, sealed)
    const read = readHead(body)
    const flaw = typeof read === 'string' ? read : headFlaw(last, read, { ...owner, feed, key })
    if (typeof read === 'string' || flaw) {
      throw new Fault('INTEGRITY_FEED', { details: { feed, key, flaw: flaw ?? '' } })
    }
    // Heads of store version 1 do not say which keys they touched: the log starts behind them.
    if (!logStart || !hasKeys(key, body, read)) logStart = read.head.order
    last = read
    keys.push(key)
  }
  if (last && !isSigned(last.signed, owner)) {
    throw new Fault('INTEGRITY_FEED', { details: { feed, flaw: 'signature' } })
  }
  if (!isSame(last?.head.root ?? new FeedRoot().digest(), root.digest())) {
    throw new Fault('INTEGRITY_STORE', {
      message: `The ${feed} records do not match the signed head of their feed.`,
      details: { feed },
    })
  }
  return { root, keys, last, logStart }
}

function hasKeys(key: string, body: Uint8Array, { head }: ReadHead): boolean {
  try {
    return loggedHeadCodec.decode(body).keys.length === head.entryHashes.length
  } catch (cause) {
    throw new Fault('STORE_CORRUPT', { cause, details: { key } })
  }
}

interface HeadPlace {
  readonly cell: string
  readonly feed: PublishedFeed
  readonly key: string
}

function headFlaw(
  before: ReadHead | undefined,
  next: ReadHead,
  { cell, feed, key }: HeadPlace,
): ChainFlaw | undefined {
  if (next.head.cell !== cell || next.head.feed !== feedNumber(feed)) return 'cell'
  if (storeKeys.headPrefix(feed) + orderKey(next.head.order) !== key) return 'order'
  return chainFlaw(before, next)
}
