import {
  type FamilyName,
  FeedRoot,
  familyRule,
  type IntentVersion,
  intentVersionOf,
  PackedTables,
  type ProvenChange,
  placeOfKey,
  type ReadEntry,
  type Reader,
  type RecordInQuestion,
  type RowMemo,
} from '../store/index.ts'

const latin = (hash: Uint8Array) =>
  Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('latin1')

/** One record that became visible, changed or went away here. */
export interface Folded {
  readonly family: FamilyName
  readonly id: string
  readonly deleted: boolean
}

/** A cell's version of a cluster-wide record enters the fold; undefined = it leaves it. */
export interface Stated {
  readonly key: string
  readonly version: IntentVersion | undefined
}

/** What a change of an image brings for those who look at it. */
export interface News {
  readonly folded: readonly Folded[]
  /** What has to be folded, in this order. */
  readonly stated: readonly Stated[]
}

/** Collects news. */
interface NewsList extends News {
  readonly folded: Folded[]
  readonly stated: Stated[]
}

/** Decides what is seen of a feed. */
export interface Judge {
  /** The record that an entry carries; undefined when this version cannot read it. */
  value(read: ReadEntry): unknown
  /** Whether the cell may say this, by the newest roster. */
  believes(record: RecordInQuestion): boolean
  /** Names what belief depends on: who gives the same name believes the same of this feed. */
  by(): string
}

/** A list for news, with nothing in it. */
export function noNews(): NewsList {
  return { folded: [], stated: [] }
}

/**
 * What is held of a feed in memory: the records that are shown, the hashes of all others, and the
 * root of everything. It knows nothing of disks, signatures and heads, and folds nothing: it says
 * what is to be folded.
 */
export class ReplicaImage {
  readonly #tables: PackedTables
  /** Hashes of entries that are not in the tables, by key: what is not shown, and intent. */
  readonly #aside: Map<string, string>
  /** Keys of entries that are not shown. */
  readonly #hidden: Set<string>
  #root: FeedRoot

  constructor(memo?: () => RowMemo, from?: ReplicaImage) {
    this.#tables = from ? from.#tables.copy() : new PackedTables(memo)
    this.#aside = new Map(from ? from.#aside : [])
    this.#hidden = new Set(from ? from.#hidden : [])
    this.#root = from ? from.#root.copy() : new FeedRoot()
  }

  /** Another one of the same entries, which goes its own way. */
  copy(): ReplicaImage {
    return new ReplicaImage(undefined, this)
  }

  /** The records that are shown. Of a slice: versions of cluster-wide records are folded. */
  get shown(): Reader & Pick<PackedTables, 'places'> {
    return this.#tables
  }

  /** The key of every entry of the feed, shown or not. */
  *keys(): Iterable<string> {
    for (const { key } of this.#tables.places()) yield key
    yield* this.#aside.keys()
  }

  /** How many entries the feed has. */
  get size(): number {
    return this.#root.size
  }

  /** Whether the root of all entries is this one. */
  hasRoot(root: Uint8Array): boolean {
    return Buffer.compare(root, this.#root.digest()) === 0
  }

  /** Whether exactly this entry is held under its key. */
  has({ key, hash }: Pick<ReadEntry, 'key' | 'hash'>): boolean {
    const held = this.#hashOf(key)
    return held !== undefined && Buffer.compare(held, hash) === 0
  }

  #hashOf(key: string): Uint8Array | undefined {
    const aside = this.#aside.get(key)
    if (aside !== undefined) return Buffer.from(aside, 'latin1')
    const place = placeOfKey(key)
    const start = place && this.#tables.hash(place.family, place.id)
    return start && this.#root.find(key, start)
  }

  /** Moves the root to what it will be; the result takes it back. */
  advanceRoot(changes: Iterable<ProvenChange>): () => void {
    const undo: (() => void)[] = []
    for (const { key, hash, isRemoval } of changes) {
      const old = this.#hashOf(key)
      if (old) this.#root.delete(key, old)
      if (!isRemoval) this.#root.add(key, hash)
      undo.push(() => {
        if (!isRemoval) this.#root.delete(key, hash)
        if (old) this.#root.add(key, old)
      })
    }
    return () => {
      for (const step of undo.reverse()) step()
    }
  }

  /** Takes changes in; the root has moved already. */
  take(changes: Iterable<ProvenChange>, judge: Judge): News {
    const news = noNews()
    for (const change of changes) {
      if (change.isRemoval) this.#forget(change.key, news)
      else this.#show(change, judge, news)
    }
    return news
  }

  /** Becomes what was proved: `gone` are the keys that are not in it, `root` is its own now. */
  replace(
    {
      records,
      gone,
      root,
    }: { records: readonly ReadEntry[]; gone: Iterable<string>; root: FeedRoot },
    judge: Judge,
  ): News {
    const news = noNews()
    this.#root = root
    for (const key of gone) this.#forget(key, news)
    for (const record of records) if (!this.has(record)) this.#show(record, judge, news)
    this.#tables.trim()
    return news
  }

  /** Looks at an entry that is held once more: tells of it when it is shown or hidden now. */
  judgeAgain(read: ReadEntry, judge: Judge, news: NewsList): void {
    if (!this.has(read)) return
    const wasHidden = this.#hidden.has(read.key)
    const again = noNews()
    this.#show(read, judge, again)
    news.stated.push(...again.stated)
    if (wasHidden !== this.#hidden.has(read.key)) news.folded.push(...again.folded)
  }

  /** What there is to tell when nothing of it is shown any more. */
  farewell(): News {
    const news = noNews()
    for (const { family, id } of this.#tables.places())
      news.folded.push({ family, id, deleted: true })
    for (const key of this.#aside.keys()) this.#leave(key, news)
    return news
  }

  #show(read: ReadEntry, judge: Judge, news: NewsList): void {
    const { key, entry, hash } = read
    const place = placeOfKey(key)
    const value = judge.value(read)
    const isReadable = place && (value !== undefined || entry.deleted === true)
    const isBelieved = isReadable && judge.believes({ ...place, value })
    if (isBelieved) this.#hidden.delete(key)
    else this.#hidden.add(key)
    this.#aside.set(key, latin(hash))
    if (!place) return
    if (familyRule(place.family).home === 'intent') {
      const version = isBelieved ? intentVersionOf(entry, hash, value) : undefined
      news.stated.push({ key, version })
      news.folded.push({ ...place, deleted: !isBelieved || entry.deleted === true })
    } else if (isBelieved && entry.value) {
      this.#tables.apply(place.family, place.id, { bytes: entry.value, hash, value })
      this.#aside.delete(key)
      news.folded.push({ ...place, deleted: false })
    } else this.#hide(place, news)
  }

  #hide(place: Pick<Folded, 'family' | 'id'>, news: NewsList): void {
    if (this.#tables.hash(place.family, place.id) === undefined) return
    this.#tables.apply(place.family, place.id, undefined)
    news.folded.push({ ...place, deleted: true })
  }

  #forget(key: string, news: NewsList): void {
    this.#aside.delete(key)
    this.#hidden.delete(key)
    const place = placeOfKey(key)
    if (place && familyRule(place.family).home === 'slice') this.#hide(place, news)
    else this.#leave(key, news)
  }

  /** A cluster-wide record of the cell leaves the fold. */
  #leave(key: string, news: NewsList): void {
    const place = placeOfKey(key)
    if (!place || familyRule(place.family).home === 'slice') return
    news.stated.push({ key, version: undefined })
    news.folded.push({ ...place, deleted: true })
  }
}
