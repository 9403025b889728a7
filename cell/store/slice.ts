import type { Signer } from '../env/index.ts'
import type { Order } from './feed.ts'
import { FeedHeads } from './feed-heads.ts'
import type { IntentVersion } from './intent-fold.ts'
import { type IntentChange, IntentTable } from './intent-table.ts'
import { Journal } from './journal.ts'
import { type FamilyName, familyRule, type PublishedFeed, placeOfKey } from './keyspace.ts'
import { intentAheadMs, tombstoneGraceMs } from './limits.ts'
import type { OpenedStore } from './open.ts'
import { RequestLog } from './request-log.ts'
import type { Standing } from './standing.ts'
import type { HybridTime } from './start.ts'
import type { Tables } from './tables.ts'
import type { Change } from './transaction.ts'

/** What a slice stands on. */
export interface SlicePorts {
  readonly signer: Signer
  readonly standing: () => Standing
}

/** The cell's own entry for a record, as it lies on disk or in the journal. */
export interface OwnEntry {
  /** 32 latin-1 characters. */
  readonly hash: string
  /** The record; undefined for intent, which has no indexes. */
  readonly value: unknown
}

/**
 * All that a cell holds of itself in memory: what readers see, the growing ends of its feeds, what
 * waits for a number, which requests were answered. It mirrors the disk and changes only after a
 * batch was synced; other cells' intents are folded in as they come.
 */
export class Slice {
  readonly cell: string
  readonly ports: SlicePorts
  readonly intents: IntentTable
  tables: Tables
  heads: Readonly<Record<PublishedFeed, FeedHeads>>
  journal: Journal
  requests: RequestLog
  boot: number
  /** The newest hybrid time given or seen. */
  hybrid: HybridTime
  /** The newest hybrid time that is on disk: the cell never gives an earlier one again. */
  promised: HybridTime
  /** The latest wall time that anything in the store carries. */
  newestMs: number

  constructor(ports: SlicePorts, opened: OpenedStore, nowMs: number) {
    this.cell = opened.cell
    this.ports = ports
    this.intents = new IntentTable(opened.cell)
    this.tables = opened.tables
    this.heads = this.#headsOf(opened)
    this.journal = new Journal(ports.signer, opened.journal)
    this.requests = new RequestLog(opened.requests)
    this.boot = opened.boot
    this.hybrid = opened.hybrid
    this.promised = opened.hybrid
    this.newestMs = newestIn(opened)
    this.#stateAgain(opened, nowMs)
  }

  /** Takes over what was read after a failed write; what others said stays. */
  reload(opened: OpenedStore, nowMs: number): void {
    this.tables = opened.tables
    this.heads = this.#headsOf(opened)
    this.journal = new Journal(this.ports.signer, opened.journal)
    this.requests = new RequestLog(opened.requests)
    this.boot = opened.boot
    this.promised = opened.hybrid
    this.#stateAgain(opened, nowMs)
  }

  #headsOf({ cell, feeds }: OpenedStore): Readonly<Record<PublishedFeed, FeedHeads>> {
    const make = (feed: PublishedFeed) => new FeedHeads(cell, feed, this.ports.signer, feeds[feed])
    return { public: make('public'), close: make('close') }
  }

  #stateAgain({ statements }: OpenedStore, nowMs: number): void {
    for (const key of [...this.intents.keysOf(this.cell)]) {
      if (!statements.has(key)) this.state(key, undefined, nowMs)
    }
    for (const [key, version] of statements) this.state(key, version, nowMs)
    // What others said is not in the tables that were read.
    for (const key of this.intents.keys()) this.show(key)
  }

  /** Position of a feed after its newest batch; seq 0 before the first. */
  order(feed: PublishedFeed): Order {
    const { term } = this.ports.standing()
    return this.heads[feed].position?.order ?? { term, boot: this.boot, seq: 0 }
  }

  /** The cell's own entry for a record, what waits for a number included. */
  ownAt({ family, id, key }: Pick<Change, 'family' | 'id' | 'key'>): OwnEntry | undefined {
    if (familyRule(family).home === 'slice') return this.tables.row(family, id)
    const version = this.intents.version(this.cell, key)
    return version && { hash: version.hash, value: undefined }
  }

  /** Hash of the own entry that has a number, without what waits for one. */
  numberedAt(place: Pick<Change, 'family' | 'id' | 'key'>): Uint8Array | undefined {
    const item = this.journal.at(place.key)
    if (item) return item.replaces
    const own = this.ownAt(place)
    return own && Buffer.from(own.hash, 'latin1')
  }

  /** Shows a change that is on disk; answers with what readers see of it. */
  apply(change: Change, nowMs: number): Change {
    const { family, id, key, row } = change
    if (familyRule(family).home === 'slice') {
      this.tables.apply(family, id, row)
      return change
    }
    this.state(key, change.version, nowMs)
    return { ...change, row: this.tables.row(family, id) }
  }

  /** Sets what this cell states about an intent. */
  state(key: string, version: IntentVersion | undefined, nowMs: number): IntentChange {
    const change = this.intents.set({ cell: this.cell, key }, version, this.#presentMs(nowMs))
    this.show(key)
    if (version) this.#advance(version)
    this.#pass(key, nowMs)
    return change
  }

  /** Sets what another cell states about an intent. */
  fold(
    { cell, key }: { readonly cell: string; readonly key: string },
    version: IntentVersion | undefined,
    nowMs: number,
  ): IntentChange {
    const change = this.intents.set({ cell, key }, version, this.#presentMs(nowMs))
    this.show(key)
    if (version) this.observe(version, nowMs)
    this.#pass(key, nowMs)
    return change
  }

  /** Folds what may no longer be in the future. */
  refold(nowMs: number): readonly IntentChange[] {
    const waiting = [...this.intents.held]
    const changes = this.intents.refold(this.#presentMs(nowMs))
    for (const { key } of changes) this.show(key)
    for (const key of waiting) this.#pass(key, nowMs)
    return changes
  }

  /**
   * The hybrid clock comes past whatever counts, also what was from the future when it came: what
   * replaces it must be later, or it would be in force again where only these two are known.
   */
  #pass(key: string, nowMs: number): void {
    for (const { version } of this.intents.presentAt(key)) this.observe(version, nowMs)
  }

  /**
   * By when it is decided what is from the future. What the hybrid clock has come past once counts
   * even when somebody sets the wall clock back: an intent that was replaced must not come back.
   */
  #presentMs(nowMs: number): number {
    return Math.max(nowMs, this.hybrid.wallMs - intentAheadMs)
  }

  /** A later hybrid time to promise, if others need one to forget their deleted intents. */
  timeToPromise(nowMs: number): HybridTime | undefined {
    const wantedMs = this.intents.newestTombstoneMs(nowMs) + tombstoneGraceMs
    const wallMs = Math.min(nowMs, wantedMs)
    return wallMs > this.promised.wallMs ? { wallMs, counter: 0 } : undefined
  }

  /** A hybrid time is on disk. */
  promise(time: HybridTime): void {
    this.promised = time
    this.#advance(time)
  }

  /** Brings what readers see of an intent in line with the fold. */
  show(key: string): void {
    const place = placeOfKey(key)
    if (!place) return
    const version = this.intents.inForceAt(key)?.version
    const row =
      version?.value === undefined ? undefined : { value: version.value, hash: version.hash }
    if (this.tables.row(place.family, place.id)?.hash !== row?.hash) {
      this.tables.apply(place.family, place.id, row)
    }
  }

  /**
   * Moves the hybrid clock past a time that somebody else gave, but never far from the own clock: a
   * wrong one would drag everybody along.
   */
  observe({ wallMs, counter }: HybridTime, nowMs: number): void {
    if (wallMs <= nowMs + intentAheadMs) this.#advance({ wallMs, counter })
    else this.#advance({ wallMs: nowMs + intentAheadMs, counter: 0 })
  }

  #advance({ wallMs, counter }: HybridTime): void {
    const { hybrid } = this
    const isLater = wallMs > hybrid.wallMs || (wallMs === hybrid.wallMs && counter > hybrid.counter)
    if (isLater) this.hybrid = { wallMs, counter }
  }

  /** The next hybrid time: later than every one before, whatever the wall clock does. */
  tick(nowMs: number): HybridTime {
    const { wallMs, counter } = this.hybrid
    this.hybrid = nowMs > wallMs ? { wallMs: nowMs, counter: 0 } : { wallMs, counter: counter + 1 }
    return this.hybrid
  }

  /** Every record of a feed that has a number, with the hash of its entry. */
  *numbered(feed: PublishedFeed): Iterable<readonly [string, Uint8Array]> {
    for (const place of this.#places(feed)) {
      const hash = this.numberedAt(place)
      if (hash) yield [place.key, hash]
    }
  }

  *#places(feed: PublishedFeed): Iterable<Pick<Change, 'family' | 'id' | 'key'>> {
    const seen = new Set<string>()
    for (const key of this.#keys()) {
      const place = placeOfKey(key)
      if (!place || seen.has(key) || familyRule(place.family).feed !== feed) continue
      seen.add(key)
      yield { ...place, key }
    }
  }

  *#keys(): Iterable<string> {
    yield* this.tables.keys()
    yield* this.intents.keysOf(this.cell)
    for (const { key } of this.journal.items()) yield key
  }
}

function newestIn({ hybrid, feeds }: OpenedStore): number {
  const heads = [feeds.public.last, feeds.close.last].map((last) => last?.head.wallMs ?? 0)
  return Math.max(hybrid.wallMs, ...heads)
}

/** The family of a change, for whoever sorts changes by feed. */
export function feedOf(family: FamilyName): PublishedFeed | undefined {
  const { feed } = familyRule(family)
  return feed === 'none' ? undefined : feed
}
