import { assert, type KeyRange } from '../env/index.ts'
import { familyOfKey, familyRule, type PublishedFeed, prefixRange, storeKeys } from './keyspace.ts'

/**
 * Where a feed lies in the store. The own one lies among the records; another cell's lies under its
 * name, with keys that are the same behind it.
 */
export interface Shelf {
  /** Where the record with this key lies. */
  recordKey(key: string): string
  /** The record's key of a key in `range`; undefined when no record of this feed lies there. */
  keyOf(storeKey: string): string | undefined
  /** Heads lie under this and `orderKey`. */
  readonly headPrefix: string
  /** One range with all of the feed, and perhaps more: one iterator sees one state of it. */
  readonly range: KeyRange
}

/** Where the own feed lies. */
export function ownShelf(feed: PublishedFeed): Shelf {
  const headPrefix = storeKeys.headPrefix(feed)
  return {
    recordKey: (key) => key,
    keyOf(key) {
      const family = familyOfKey(key)
      return family && familyRule(family).feed === feed ? key : undefined
    },
    headPrefix,
    // From the first two-letter prefix to the last head: other cells' feeds lie before it.
    range: { gte: 'a', lt: prefixRange(headPrefix).lt },
  }
}

/** Where this cell keeps what it holds of another cell's feed. */
export function replicaShelf(cell: string, feed: PublishedFeed): Shelf {
  assert(cell !== '' && !cell.includes('/'), 'a cell is named without a slash')
  const prefix = `${storeKeys.replicaPrefix}${cell}/${feed}/`
  const headPrefix = `${prefix}~head/`
  return {
    recordKey: (key) => prefix + key,
    keyOf(key) {
      if (!key.startsWith(prefix) || key.startsWith(headPrefix)) return undefined
      return key.slice(prefix.length)
    },
    headPrefix,
    range: prefixRange(prefix),
  }
}

/** Whose replica a key belongs to; undefined for keys of other kinds. */
export function replicaOfKey(
  key: string,
): { readonly cell: string; readonly feed: PublishedFeed } | undefined {
  if (!key.startsWith(storeKeys.replicaPrefix)) return undefined
  const [cell = '', feed = ''] = key.slice(storeKeys.replicaPrefix.length).split('/')
  return cell !== '' && (feed === 'public' || feed === 'close') ? { cell, feed } : undefined
}
