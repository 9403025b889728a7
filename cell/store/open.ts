import {
  Fault,
  type KeyValueStore,
  type Log,
  type Random,
  type StoreOperation,
  sha256,
  type Verifier,
} from '../env/index.ts'
import { type Entry, entryCodec, isRemoval, type Stored, storedCodec } from './feed.ts'
import { type IntentVersion, intentVersionOf } from './intent-fold.ts'
import { type JournalItem, type ReadJournalled, readJournal } from './journal.ts'
import {
  type FamilyName,
  familyNames,
  familyRule,
  indexKey,
  type PublishedFeed,
  placeOfKey,
  prefixRange,
  storeKeys,
  storeVersion,
} from './keyspace.ts'
import { type Migration, migrateStore, migrations } from './migration.ts'
import { type OpenedFeed, openFeed } from './open-feed.ts'
import { readRequests } from './request-log.ts'
import { FeedRoot } from './root.ts'
import { unseal } from './seal.ts'
import { countStart, type HybridTime, readIdentity, requireCounted } from './start.ts'
import { Tables } from './tables.ts'

/** A store that was read, checked and numbered for this start. */
export interface OpenedStore {
  readonly cell: string
  readonly boot: number
  readonly incarnation: string
  /** What readers see, what waits in the journal included; of intent only what the cell states. */
  readonly tables: Tables
  /** What the cell itself states about cluster-wide records, deletions included, by key. */
  readonly statements: ReadonlyMap<string, IntentVersion>
  readonly feeds: Readonly<Record<PublishedFeed, OpenedFeed>>
  /** Entries that wait for their number. */
  readonly journal: readonly JournalItem[]
  /** When each remembered request was made, milliseconds of wall time, by id. */
  readonly requests: ReadonlyMap<string, number>
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

/**
 * Reads a store into memory, proves it against its signed heads, puts what waits for a number on
 * top, mends its indexes, and counts this start with a synced write before anything else is
 * written. Faults: STORE_VERSION, STORE_MIGRATION, STORE_CORRUPT, INTEGRITY_STORE, INTEGRITY_FEED,
 * INPUT_CONFIG.
 */
export async function openStore(store: KeyValueStore, options: OpenOptions): Promise<OpenedStore> {
  await migrateStore(store, {
    wanted: options.version ?? storeVersion,
    migrations: options.migrations ?? migrations,
    backup: options.backup,
  })
  const identity = await readIdentity(store, options.cell)
  const loading = new Loading()
  await loading.readRecords(store)
  const feeds = {
    public: await openFeed(store, 'public', loading.roots.public, options),
    close: await openFeed(store, 'close', loading.roots.close, options),
  }
  for (const feed of [feeds.public, feeds.close]) requireCounted(identity, feed.last)
  const journal = (await readJournal(store, options)).map((read) => loading.journalled(read))
  const requests = await readRequests(store)
  const start = await countStart(store, identity, options)
  const { tables, statements } = loading
  const indexesMended = await mendIndexes(store, tables, options.log)
  const { hybrid } = identity
  return { ...start, tables, statements, feeds, journal, requests, hybrid, indexesMended }
}

/** The state that reading the store builds up. */
class Loading {
  readonly tables = new Tables()
  readonly statements = new Map<string, IntentVersion>()
  readonly roots: Readonly<Record<PublishedFeed, FeedRoot>> = {
    public: new FeedRoot(),
    close: new FeedRoot(),
  }

  async readRecords(store: KeyValueStore): Promise<void> {
    for (const name of familyNames) {
      const { prefix } = familyRule(name)
      for await (const [key, bytes] of store.entries(prefixRange(`${prefix}/`))) {
        this.#record(name, key, bytes)
      }
    }
  }

  #record(family: FamilyName, key: string, sealed: Uint8Array): void {
    const rule = familyRule(family)
    const body = unseal(key, sealed)
    let stored: Stored
    let entry: Entry
    try {
      stored = storedCodec.decode(body)
      entry = entryCodec.decode(stored.entry)
    } catch (cause) {
      throw new Fault('STORE_CORRUPT', { cause, details: { key } })
    }
    if (isRemoval(entry)) throw new Fault('INTEGRITY_STORE', { details: { key } })
    const hash = sha256(stored.entry)
    this.#show(key, entry, hash)
    if (rule.feed !== 'none') this.roots[rule.feed].add(key, hash)
  }

  /** Puts what waits for its number over what it will replace. */
  journalled({ number, key, entry, bytes, hash, isKept }: ReadJournalled): JournalItem {
    const place = placeOfKey(key)
    const replaces = place && this.#hashAt(place, key)
    if (isKept) this.#show(key, entry, hash)
    else if (place) {
      this.tables.apply(place.family, place.id, undefined)
      this.statements.delete(key)
    }
    const replaced = replaces === undefined ? undefined : Buffer.from(replaces, 'latin1')
    return { number, key, entry: bytes, hash, isKept, replaces: replaced }
  }

  #hashAt({ family, id }: { family: FamilyName; id: string }, key: string): string | undefined {
    if (familyRule(family).home === 'intent') return this.statements.get(key)?.hash
    return this.tables.row(family, id)?.hash
  }

  /** Puts an entry that is not a removal where readers see it. */
  #show(key: string, entry: Entry, hash: Uint8Array): void {
    const place = placeOfKey(key)
    const rule = place && familyRule(place.family)
    if (!place || !rule || entry.key !== key) {
      throw new Fault('INTEGRITY_STORE', { details: { key, entry: entry.key ?? '' } })
    }
    const value = entry.deleted ? undefined : decodeValue(place.family, key, entry)
    if (value !== undefined && `${rule.prefix}/${rule.idOf(value)}` !== key) {
      throw new Fault('INTEGRITY_STORE', { details: { key, entry: entry.key } })
    }
    if (rule.home === 'intent') {
      const version = intentVersionOf(entry, hash, value)
      if (!version) throw new Fault('INTEGRITY_STORE', { details: { key, entry: entry.key } })
      this.statements.set(key, version)
    }
    const row = { value, hash: Buffer.from(hash).toString('latin1') }
    this.tables.apply(place.family, place.id, value === undefined ? undefined : row)
  }
}

function decodeValue(family: FamilyName, key: string, entry: Entry): unknown {
  try {
    return familyRule(family).codec.decode(entry.value ?? new Uint8Array())
  } catch (cause) {
    throw new Fault('STORE_CORRUPT', { cause, details: { key } })
  }
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
