import { Fault, type KeyValueStore, type Verifier } from '../env/index.ts'
import {
  type FamilyName,
  type FeedFlaw,
  type FeedIdentity,
  feedOfNumber,
  type IntentVersion,
  isFlaw,
  prefixRange,
  type ReadEntry,
  type ReadHead,
  type RecordInQuestion,
  type RecordOf,
  readEntry,
  readSnapshot,
  replicaShelf,
  type Shelf,
  type SnapshotRecord,
} from '../store/index.ts'
import type { CellTables } from '../view/index.ts'
import { type FeedWork, ownWork } from './feed-work.ts'
import type { Arrived, NextImage } from './image-work.ts'
import type { WireBatch, WireHead, WireRecord } from './message.ts'
import type { FeedName, FeedPosition } from './pull.ts'
import type { Folded, Judge, News, ReplicaImage } from './replica-image.ts'
import { ReplicaWriter } from './replica-writer.ts'

/** What a replica stands on. */
export interface ReplicaPorts {
  readonly store: KeyValueStore
  readonly verifier: Verifier
  readonly work?: FeedWork
  /** Public key of the cell that writes the feed. */
  publicKey(): Uint8Array | undefined
  /** Whether the cell may say this, by the newest roster. */
  believes(record: RecordInQuestion): boolean
  /** Names what belief depends on: who gives the same name believes the same of this feed. */
  believedBy(): string
  /** Puts the cell's version of a cluster-wide record into the fold, or takes it out. */
  fold(key: string, version: IntentVersion | undefined): void
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
  readonly #judge: Judge
  #image: ReplicaImage
  #last: ReadHead | undefined
  /** Store keys of the heads that are kept for others, oldest first. */
  #heads: string[] = []

  constructor(name: FeedName, ports: ReplicaPorts) {
    this.name = name
    this.#shelf = replicaShelf(name.cell, feedOfNumber(name.feed))
    this.#ports = ports
    this.#work = ports.work ?? ownWork
    this.#judge = {
      value: (read) => this.#work.value(read),
      believes: (record) => ports.believes(record),
      by: () => ports.believedBy(),
    }
    this.#image = this.#empty()
  }

  #empty(): ReplicaImage {
    return this.#work.images.empty(this.#work.memo)
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
    return this.#image.shown.get(family, id)
  }

  list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    return this.#image.shown.list(family)
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    return this.#image.shown.lookup(family, index, value)
  }

  count(family: FamilyName): number {
    return this.#image.shown.count(family)
  }

  /** Every record that is shown. */
  *shown(): Iterable<Folded> {
    for (const { family, id } of this.#image.shown.places()) yield { family, id, deleted: false }
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
      this.#arrive(this.#work.images.snapshot(this.#image, proven, this.#judge).take())
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
    const next = this.#work.images.delta(this.#image, proven, this.#judge)
    if (!next) return { flaw: { kind: 'root' } }
    const writer = this.#writer()
    writer.records(next.written)
    const heads = [...this.#heads, ...proven.heads.map((head) => writer.head(head))]
    heads.splice(0, writer.dropHeads(heads))
    return await this.#write(writer, { next, heads, newest: proven.newest })
  }

  /** Replaces everything by a snapshot, whose root proves that it is whole. */
  async applySnapshot(records: readonly WireRecord[], head: WireHead): Promise<Applied> {
    const identity = this.#identity()
    if (!identity) return { flaw: { kind: 'signature' } }
    const proven = this.#work.snapshot(identity, this.#last, { records, head })
    if (isFlaw(proven)) return { flaw: proven }
    const next = this.#work.images.snapshot(this.#image, proven, this.#judge)
    const writer = this.#writer()
    writer.records(next.written)
    for (const old of this.#heads) writer.dropped(old)
    const heads = [writer.head(proven.head)]
    return await this.#write(writer, { next, heads, newest: proven.newest })
  }

  /** The next image is there once it is on disk; when that fails everything is as it was. */
  async #write(
    writer: ReplicaWriter,
    { next, heads, newest }: { next: NextImage; heads: string[]; newest: ReadHead },
  ): Promise<Applied> {
    try {
      await writer.flush()
    } catch (error) {
      next.undo()
      throw error
    }
    this.#heads = heads
    this.#last = newest
    return this.#arrive(next.take())
  }

  #arrive({ image, news }: Arrived): News {
    this.#image = image
    for (const { key, version } of news.stated) this.#ports.fold(key, version)
    return news
  }

  /** The roster has changed: shows what the cell may say now, hides what it may not. */
  async judgeAgain(): Promise<readonly Folded[]> {
    const { images } = this.#work
    const arrived = await images.judgeAgain(this.#image, () => this.#entries(), this.#judge)
    return this.#arrive(arrived).folded
  }

  async *#entries(): AsyncIterable<ReadEntry> {
    for await (const { entry } of readSnapshot(this.#ports.store, this.#shelf).records) {
      const read = readEntry(entry)
      if (read) yield read
    }
  }

  /** Shows nothing any more: the cell has left. */
  hideAll(): readonly Folded[] {
    return this.#arrive({ image: this.#empty(), news: this.#image.farewell() }).folded
  }

  /** Takes everything of it off the disk and out of memory. */
  async drop(): Promise<void> {
    this.hideAll()
    this.#last = undefined
    this.#heads = []
    const writer = this.#writer()
    for await (const [key] of this.#ports.store.entries(this.#shelf.range)) writer.dropped(key)
    await writer.flush()
  }
}
