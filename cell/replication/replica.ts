import { Fault, type KeyValueStore, type Verifier } from '../env/index.ts'
import {
  type FamilyName,
  type FeedFlaw,
  type FeedIdentity,
  FeedRoot,
  familyRule,
  feedOfNumber,
  type IntentVersion,
  intentVersionOf,
  isFlaw,
  PackedTables,
  type ProvenChange,
  placeOfKey,
  prefixRange,
  type ReadEntry,
  type ReadHead,
  type RecordOf,
  readEntry,
  readSnapshot,
  replicaShelf,
  type Shelf,
  type SnapshotRecord,
} from '../store/index.ts'
import type { CellTables } from '../view/index.ts'
import { type FeedWork, ownWork } from './feed-work.ts'
import type { WireBatch, WireHead, WireRecord } from './message.ts'
import type { FeedName, FeedPosition } from './pull.ts'
import { ReplicaWriter } from './replica-writer.ts'

const latin = (hash: Uint8Array) =>
  Buffer.from(hash.buffer, hash.byteOffset, hash.length).toString('latin1')

/** What a replica stands on. */
export interface ReplicaPorts {
  readonly store: KeyValueStore
  readonly verifier: Verifier
  readonly work?: FeedWork
  /** Public key of the cell that writes the feed. */
  publicKey(): Uint8Array | undefined
  /** Whether the cell may say this, by the newest roster. */
  believes(record: {
    readonly family: FamilyName
    readonly id: string
    readonly value: unknown
  }): boolean
  /** Puts the cell's version of a cluster-wide record into the fold, or takes it out. */
  fold(key: string, version: IntentVersion | undefined): void
}

/** One record that became visible, changed or went away here. */
export interface Folded {
  readonly family: FamilyName
  readonly id: string
  readonly deleted: boolean
}

/** What became of a delta or a snapshot. */
export type Applied = { readonly folded: readonly Folded[] } | { readonly flaw: FeedFlaw }

/**
 * What another cell said, as far as it reached this one: its records on disk under the cell's name
 * and in memory, its newest head, and the proof that the two belong together. Bytes are kept as
 * received and passed on as they are. What the cell may not say, and what this version cannot read,
 * is kept and passed on too, but nobody here sees it.
 */
export class Replica implements CellTables {
  readonly name: FeedName
  readonly #ports: ReplicaPorts
  readonly #work: FeedWork
  readonly #shelf: Shelf
  readonly #tables: PackedTables
  /** Hashes of entries that are not in the tables, by key: what is not shown, and intent. */
  readonly #aside = new Map<string, string>()
  /** Keys of entries that are not shown. */
  readonly #hidden = new Set<string>()
  #root = new FeedRoot()
  #last: ReadHead | undefined
  /** Store keys of the heads that are kept for others, oldest first. */
  #heads: string[] = []

  constructor(name: FeedName, ports: ReplicaPorts) {
    this.name = name
    this.#shelf = replicaShelf(name.cell, feedOfNumber(name.feed))
    this.#ports = ports
    this.#work = ports.work ?? ownWork
    this.#tables = new PackedTables(this.#work.memo)
  }

  get cell(): string {
    return this.name.cell
  }

  get position(): FeedPosition | undefined {
    return this.#last && { order: this.#last.head.order, headHash: this.#last.hash }
  }

  /** Number of the roster under which the newest head was written. */
  get roster(): number {
    return this.#last?.head.roster ?? 0
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.#tables.get(family, id)
  }

  list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    return this.#tables.list(family)
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    return this.#tables.lookup(family, index, value)
  }

  count(family: FamilyName): number {
    return this.#tables.count(family)
  }

  /** Every record that is shown. */
  *shown(): Iterable<Folded> {
    for (const { family, id } of this.#tables.places()) yield { family, id, deleted: false }
  }

  /** Reads what is on disk. False when it does not prove itself: then it is to be dropped. */
  async load(): Promise<boolean> {
    const { store } = this.#ports
    try {
      const reading = readSnapshot(store, this.#shelf)
      const records: SnapshotRecord[] = []
      for await (const record of reading.records) records.push(record)
      const head = await reading.head
      const identity = this.#identity()
      if (!head || !identity) return false
      const proven = this.#work.snapshot(identity, undefined, { records, head })
      if (isFlaw(proven)) return false
      this.#root = proven.root.copy()
      for (const record of proven.records) this.#show(record)
      this.#tables.trim()
      this.#last = proven.newest
      for await (const [key] of store.entries(prefixRange(this.#shelf.headPrefix))) {
        this.#heads.push(key)
      }
      return true
    } catch (error) {
      if (error instanceof Fault) return false
      throw error
    }
  }

  #writer(): ReplicaWriter {
    return new ReplicaWriter(this.#ports.store, this.#shelf, this.#work)
  }

  #identity(): FeedIdentity | undefined {
    const publicKey = this.#ports.publicKey()
    return publicKey && { ...this.name, verifier: this.#ports.verifier, publicKey }
  }

  /** Folds batches that follow the newest head. All or nothing, on disk before anybody sees it. */
  async applyDelta(batches: readonly WireBatch[]): Promise<Applied> {
    const identity = this.#identity()
    if (!identity) return { flaw: { kind: 'signature' } }
    const proven = this.#work.delta(identity, this.#last, batches)
    if (isFlaw(proven)) return { flaw: proven }
    const final = new Map(proven.changes.map((change) => [change.key, change]))
    const undo = this.#advanceRoot(final.values())
    if (Buffer.compare(proven.newest.head.root, this.#root.digest()) !== 0) {
      undo()
      return { flaw: { kind: 'root' } }
    }
    const writer = this.#writer()
    for (const change of final.values()) writer.change(change)
    const heads = [...this.#heads, ...proven.heads.map((head) => writer.head(head))]
    heads.splice(0, writer.dropHeads(heads))
    try {
      await writer.flush()
    } catch (error) {
      undo()
      throw error
    }
    this.#heads = heads
    this.#last = proven.newest
    return { folded: [...final.values()].flatMap((change) => this.#take(change)) }
  }

  /** Replaces everything by a snapshot, whose root proves that it is whole. */
  async applySnapshot(records: readonly WireRecord[], head: WireHead): Promise<Applied> {
    const identity = this.#identity()
    if (!identity) return { flaw: { kind: 'signature' } }
    const proven = this.#work.snapshot(identity, this.#last, { records, head })
    if (isFlaw(proven)) return { flaw: proven }
    const kept = new Set(proven.records.map(({ key }) => key))
    const gone = [...this.#keys()].filter((key) => !kept.has(key))
    const writer = this.#writer()
    for (const key of gone) writer.removed(key)
    for (const record of proven.records) writer.change(record)
    for (const old of this.#heads) writer.dropped(old)
    const heads = [writer.head(proven.head)]
    await writer.flush()
    this.#heads = heads
    this.#last = proven.newest
    // The proof has the root of these records already: a copy, since others may share the proof.
    this.#root = proven.root.copy()
    const folded = gone.flatMap((key) => this.#forget(key))
    for (const record of proven.records) {
      if (!this.#has(record)) folded.push(...this.#show(record))
    }
    this.#tables.trim()
    return { folded }
  }

  /** The key of every entry of the feed, shown or not. */
  *#keys(): Iterable<string> {
    for (const { key } of this.#tables.places()) yield key
    yield* this.#aside.keys()
  }

  #hashOf(key: string): Uint8Array | undefined {
    const aside = this.#aside.get(key)
    if (aside !== undefined) return Buffer.from(aside, 'latin1')
    const place = placeOfKey(key)
    const start = place && this.#tables.hash(place.family, place.id)
    return start && this.#root.find(key, start)
  }

  #has({ key, hash }: Pick<ReadEntry, 'key' | 'hash'>): boolean {
    const held = this.#hashOf(key)
    return held !== undefined && Buffer.compare(held, hash) === 0
  }

  /** Moves the root to what it will be; the result takes it back. */
  #advanceRoot(changes: Iterable<ProvenChange>): () => void {
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

  /** Takes a change to memory; the root has moved already. */
  #take(change: ProvenChange): Folded[] {
    return change.isRemoval ? this.#forget(change.key) : this.#show(change)
  }

  #show(read: ReadEntry): Folded[] {
    const { key, entry, hash } = read
    const place = placeOfKey(key)
    const value = this.#work.value(read)
    const isReadable = place && (value !== undefined || entry.deleted === true)
    const isBelieved = isReadable && this.#ports.believes({ ...place, value })
    if (isBelieved) this.#hidden.delete(key)
    else this.#hidden.add(key)
    this.#aside.set(key, latin(hash))
    if (!place) return []
    if (familyRule(place.family).home === 'intent') {
      this.#ports.fold(key, isBelieved ? intentVersionOf(entry, hash, value) : undefined)
      return [{ ...place, deleted: !isBelieved || entry.deleted === true }]
    }
    if (isBelieved && entry.value) {
      this.#tables.apply(place.family, place.id, { bytes: entry.value, hash, value })
      this.#aside.delete(key)
      return [{ ...place, deleted: false }]
    }
    return this.#hide(place)
  }

  #hide(place: { readonly family: FamilyName; readonly id: string }): Folded[] {
    if (this.#tables.hash(place.family, place.id) === undefined) return []
    this.#tables.apply(place.family, place.id, undefined)
    return [{ ...place, deleted: true }]
  }

  #forget(key: string): Folded[] {
    this.#aside.delete(key)
    this.#hidden.delete(key)
    const place = placeOfKey(key)
    if (!place) return []
    if (familyRule(place.family).home === 'slice') return this.#hide(place)
    this.#ports.fold(key, undefined)
    return [{ ...place, deleted: true }]
  }

  /** The roster has changed: shows what the cell may say now, hides what it may not. */
  async judgeAgain(): Promise<readonly Folded[]> {
    const folded: Folded[] = []
    for await (const { entry } of readSnapshot(this.#ports.store, this.#shelf).records) {
      const read = readEntry(entry)
      if (!read || !this.#has(read)) continue
      const wasHidden = this.#hidden.has(read.key)
      const changes = this.#show(read)
      if (wasHidden !== this.#hidden.has(read.key)) folded.push(...changes)
    }
    return folded
  }

  /** Shows nothing any more: the cell has left. */
  hideAll(): readonly Folded[] {
    return [...this.#keys()].flatMap((key) => this.#forget(key))
  }

  /** Takes everything of it off the disk and out of memory. */
  async drop(): Promise<void> {
    this.hideAll()
    this.#root = new FeedRoot()
    this.#last = undefined
    this.#heads = []
    const writer = this.#writer()
    for await (const [key] of this.#ports.store.entries(this.#shelf.range)) writer.dropped(key)
    await writer.flush()
  }
}
