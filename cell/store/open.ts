import {
  Fault,
  type KeyValueStore,
  type Log,
  type Random,
  type StoreOperation,
  sha256,
  type Verifier,
} from '../env/index.ts'
import {
  type ChainFlaw,
  chainFlaw,
  type Entry,
  entryCodec,
  feedNumber,
  orderKey,
  type ReadHead,
  readHead,
  type Stored,
  storedCodec,
} from './feed.ts'
import {
  type Family,
  type FamilyName,
  type Feed,
  familyNames,
  familyRule,
  indexKey,
  prefixRange,
  storeKeys,
  storeVersion,
} from './keyspace.ts'
import { type Migration, migrateStore, migrations } from './migration.ts'
import { FeedRoot } from './root.ts'
import { unseal } from './seal.ts'
import { countStart, type HybridTime, readIdentity, requireCounted } from './start.ts'
import { Tables } from './tables.ts'

/** One feed as it was found on disk. */
export interface OpenedFeed {
  readonly root: FeedRoot
  readonly keys: readonly string[]
  readonly last: ReadHead | undefined
}

/** A store that was read, checked and numbered for this start. */
export interface OpenedStore {
  readonly cell: string
  readonly term: number
  readonly boot: number
  readonly incarnation: string
  readonly tables: Tables
  readonly feeds: Record<Exclude<Feed, 'none'>, OpenedFeed>
  /** The newest hybrid logical time that any intent ever got. */
  readonly hybrid: HybridTime
  /** Index entries that had to be written again: 0 unless the files were damaged. */
  readonly indexesMended: number
}

/** What opening needs besides the store. */
export interface OpenOptions {
  /** The cell's id for a new store; a store of another cell is refused. */
  readonly cell: string
  readonly publicKey: Uint8Array
  readonly verifier: Verifier
  readonly random: Random
  readonly log: Log
  /** Copies the store aside before a migration. */
  readonly backup: (version: number) => Promise<string>
  readonly version?: number
  readonly migrations?: readonly Migration[]
}

/** The term of a cell that is alone in its roster. */
const loneTerm = 1

/**
 * Reads a store into memory, proves it against its signed heads, mends its indexes, and counts this
 * start with a synced write before anything else is written.
 * Faults: STORE_VERSION, STORE_MIGRATION, STORE_CORRUPT, INTEGRITY_STORE, INTEGRITY_FEED,
 * INPUT_CONFIG.
 */
export async function openStore(store: KeyValueStore, options: OpenOptions): Promise<OpenedStore> {
  await migrateStore(store, {
    wanted: options.version ?? storeVersion,
    migrations: options.migrations ?? migrations,
    backup: options.backup,
  })
  const identity = await readIdentity(store, options.cell)
  const loaded = await load(store)
  const feeds = {
    public: await openFeed(store, 'public', loaded.roots.public, options),
    close: await openFeed(store, 'close', loaded.roots.close, options),
  }
  for (const feed of [feeds.public, feeds.close]) requireCounted(identity, feed.last)
  const start = await countStart(store, identity, options)
  const { tables } = loaded
  const indexesMended = await mendIndexes(store, tables, options.log)
  return { ...start, term: loneTerm, tables, feeds, hybrid: identity.hybrid, indexesMended }
}

interface Loaded {
  readonly tables: Tables
  readonly roots: Record<Exclude<Feed, 'none'>, FeedRoot>
}

async function load(store: KeyValueStore): Promise<Loaded> {
  const loaded: Loaded = {
    tables: new Tables(),
    roots: { public: new FeedRoot(), close: new FeedRoot() },
  }
  for (const name of familyNames) {
    const rule = familyRule(name)
    for await (const [key, bytes] of store.entries(prefixRange(`${rule.prefix}/`))) {
      loadRecord(loaded, { name, rule, key, bytes })
    }
  }
  return loaded
}

interface RecordOnDisk {
  readonly name: FamilyName
  readonly rule: Family<unknown>
  readonly key: string
  readonly bytes: Uint8Array
}

function loadRecord(loaded: Loaded, { name, rule, key, bytes }: RecordOnDisk): void {
  let stored: Stored
  let entry: Entry
  let value: unknown
  const body = unseal(key, bytes)
  try {
    stored = storedCodec.decode(body)
    entry = entryCodec.decode(stored.entry)
    value = rule.codec.decode(entry.value ?? new Uint8Array())
  } catch (cause) {
    throw new Fault('STORE_CORRUPT', { cause, details: { key } })
  }
  const id = rule.idOf(value)
  if (entry.key !== key || `${rule.prefix}/${id}` !== key) {
    throw new Fault('INTEGRITY_STORE', { details: { key, entry: entry.key ?? '' } })
  }
  const hash = sha256(stored.entry)
  loaded.tables.apply(name, id, { value, hash: Buffer.from(hash).toString('latin1') })
  if (rule.feed !== 'none') loaded.roots[rule.feed].add(key, hash)
}

/**
 * Reads the chain of heads, checks the newest one's signature, and holds its root against the
 * records.
 */
async function openFeed(
  store: KeyValueStore,
  feed: Exclude<Feed, 'none'>,
  root: FeedRoot,
  { cell, verifier, publicKey }: OpenOptions,
): Promise<OpenedFeed> {
  const prefix = storeKeys.headPrefix(feed)
  const keys: string[] = []
  let last: ReadHead | undefined
  let newest: Uint8Array | undefined
  for await (const [key, bytes] of store.entries(prefixRange(prefix))) {
    newest = unseal(key, bytes)
    const read = readHead(newest)
    const flaw = typeof read === 'string' ? read : headFlaw(last, read, { cell, feed, key })
    if (flaw) throw new Fault('INTEGRITY_FEED', { details: { feed, key, flaw } })
    last = read as ReadHead
    keys.push(key)
  }
  const signed = newest && readHead(newest, { verifier, publicKey })
  if (typeof signed === 'string') {
    throw new Fault('INTEGRITY_FEED', { details: { feed, flaw: signed } })
  }
  const proven = last?.head.root ?? new FeedRoot().digest()
  if (Buffer.compare(proven, root.digest()) !== 0) {
    throw new Fault('INTEGRITY_STORE', {
      message: `The ${feed} records do not match the signed head of their feed.`,
      details: { feed },
    })
  }
  return { root, keys, last }
}

interface HeadPlace {
  readonly cell: string
  readonly feed: Exclude<Feed, 'none'>
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

/** Compares the index entries on disk with what the records call for, and writes the difference. */
async function mendIndexes(store: KeyValueStore, tables: Tables, log: Log): Promise<number> {
  const { missing, surplus } = await auditIndexes(store, tables)
  if (missing.length + surplus.length === 0) return 0
  log.error({ missing: missing.length, surplus: surplus.length }, 'index entries mended')
  const operations: StoreOperation[] = [
    ...missing.map((key) => ({ type: 'put', key, value: new Uint8Array() }) as const),
    ...surplus.map((key) => ({ type: 'del', key }) as const),
  ]
  await store.batch(operations, { sync: true })
  return operations.length
}

/** Index keys that the records call for and the disk lacks, and those that it has beyond. */
export async function auditIndexes(
  store: KeyValueStore,
  tables: Tables,
): Promise<{ readonly missing: readonly string[]; readonly surplus: readonly string[] }> {
  const wanted = new Set<string>()
  for (const [family, index, value, id] of tables.indexEntries()) {
    wanted.add(indexKey(family, index, value, id))
  }
  const surplus: string[] = []
  for await (const [key] of store.entries(prefixRange(storeKeys.indexPrefix))) {
    if (!wanted.delete(key)) surplus.push(key)
  }
  return { missing: [...wanted], surplus }
}
