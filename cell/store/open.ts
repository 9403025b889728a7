import {
  Fault,
  type KeyValueStore,
  type Log,
  type Random,
  randomHex,
  sha256,
  type StoreOperation,
  type Verifier,
} from '../env/index.ts'
import {
  chainFlaw,
  type Entry,
  entryCodec,
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
  /** The newest hybrid logical time that any record carries. */
  readonly hybrid: { readonly wallMs: number; readonly counter: number }
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

const text = { encoder: new TextEncoder(), decoder: new TextDecoder() }

/** The term of a cell that is alone in its roster. */
const loneTerm = 1

/**
 * Reads a store into memory, proves it against its signed heads, mends its indexes, and counts this start
 * with a synced write before anything else is written.
 * Faults: STORE_VERSION, STORE_MIGRATION, STORE_CORRUPT, INTEGRITY_STORE, INTEGRITY_FEED, INPUT_CONFIG.
 */
export async function openStore(
  store: KeyValueStore,
  options: OpenOptions,
): Promise<OpenedStore> {
  await migrateStore(store, {
    wanted: options.version ?? storeVersion,
    migrations: options.migrations ?? migrations,
    backup: options.backup,
  })
  const identity = await countStart(store, options)
  const loaded = await load(store)
  const feeds = {
    public: await openFeed(store, 'public', loaded.roots.public, options),
    close: await openFeed(store, 'close', loaded.roots.close, options),
  }
  const indexesMended = await mendIndexes(store, loaded.tables, options.log)
  const { tables, hybrid } = loaded
  return { ...identity, term: loneTerm, tables, feeds, hybrid, indexesMended }
}

async function countStart(store: KeyValueStore, options: OpenOptions) {
  const read = async (key: string) => {
    const bytes = await store.get(key)
    return bytes && text.decoder.decode(bytes)
  }
  const cell = await read(storeKeys.cell)
  if (cell !== undefined && cell !== options.cell) {
    throw new Fault('INPUT_CONFIG', {
      message: `This data folder belongs to cell ${cell}, not to ${options.cell}.`,
      details: { found: cell, wanted: options.cell },
    })
  }
  const boot = Number((await read(storeKeys.boot)) ?? 0) + 1
  const incarnation = (await read(storeKeys.incarnation)) ?? randomHex(options.random, 16)
  const values = {
    [storeKeys.cell]: options.cell,
    [storeKeys.boot]: String(boot),
    [storeKeys.incarnation]: incarnation,
  }
  const operations = Object.entries(values).map(
    ([key, value]): StoreOperation => ({ type: 'put', key, value: text.encoder.encode(value) }),
  )
  await store.batch(operations, { sync: true })
  return { cell: options.cell, boot, incarnation }
}

interface Loaded {
  readonly tables: Tables
  readonly roots: Record<Exclude<Feed, 'none'>, FeedRoot>
  readonly hybrid: { wallMs: number; counter: number }
}

async function load(store: KeyValueStore): Promise<Loaded> {
  const loaded: Loaded = {
    tables: new Tables(),
    roots: { public: new FeedRoot(), close: new FeedRoot() },
    hybrid: { wallMs: 0, counter: 0 },
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
  try {
    stored = storedCodec.decode(bytes)
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
  const intent = entry.intent
  if (!intent) return
  const { hybrid } = loaded
  if (intent.wallMs > hybrid.wallMs) hybrid.counter = intent.counter ?? 0
  else if (intent.wallMs === hybrid.wallMs) {
    hybrid.counter = Math.max(hybrid.counter, intent.counter ?? 0)
  }
  hybrid.wallMs = Math.max(hybrid.wallMs, intent.wallMs)
}

/** Reads the chain of heads, checks the newest one's signature, and holds its root against the records. */
async function openFeed(
  store: KeyValueStore,
  feed: Exclude<Feed, 'none'>,
  root: FeedRoot,
  { verifier, publicKey }: OpenOptions,
): Promise<OpenedFeed> {
  const keys: string[] = []
  let last: ReadHead | undefined
  let newest: Uint8Array | undefined
  for await (const [key, bytes] of store.entries(prefixRange(storeKeys.headPrefix(feed)))) {
    const read = readHead(bytes)
    const flaw = typeof read === 'string' ? read : chainFlaw(last, read)
    if (flaw) throw new Fault('INTEGRITY_FEED', { details: { feed, key, flaw } })
    last = read as ReadHead
    newest = bytes
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
