import type { KeyValueStore, StoreOperation } from '../env/index.ts'
import {
  headsKept,
  orderKey,
  type ProvenChange,
  type ProvenHead,
  type Shelf,
} from '../store/index.ts'
import type { FeedWork } from './feed-work.ts'

/**
 * Collects what one delta or snapshot changes on disk and writes it as one batch. Without a flush:
 * what gets lost is fetched again, and LevelDB loses nothing but the end.
 */
export class ReplicaWriter {
  readonly #store: KeyValueStore
  readonly #shelf: Shelf
  readonly #work: FeedWork
  readonly #operations: StoreOperation[] = []

  constructor(store: KeyValueStore, shelf: Shelf, work: FeedWork) {
    this.#store = store
    this.#shelf = shelf
    this.#work = work
  }

  change(change: ProvenChange): void {
    const key = this.#shelf.recordKey(change.key)
    if (change.isRemoval) {
      this.dropped(key)
      return
    }
    this.#operations.push({ type: 'put', key, value: this.#work.storedRecord(key, change) })
  }

  removed(key: string): void {
    this.dropped(this.#shelf.recordKey(key))
  }

  /** Takes a store key away. */
  dropped(key: string): void {
    this.#operations.push({ type: 'del', key })
  }

  /** Keeps a head, so that its batch can be handed on; answers with its store key. */
  head(head: ProvenHead): string {
    const key = this.#shelf.headPrefix + orderKey(head.read.head.order)
    this.#operations.push({ type: 'put', key, value: this.#work.storedHead(key, head) })
    return key
  }

  /** Drops the oldest heads beyond those that are kept; answers with how many. */
  dropHeads(keys: readonly string[]): number {
    const surplus = Math.max(0, keys.length - headsKept)
    for (const key of keys.slice(0, surplus)) this.dropped(key)
    return surplus
  }

  flush(): Promise<void> {
    return this.#store.batch(this.#operations, { sync: false })
  }
}
