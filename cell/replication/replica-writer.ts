import type { KeyValueStore, StoreOperation } from '../env/index.ts'
import { headsKept, type ProvenHead, type Shelf } from '../store/index.ts'
import type { FeedWork } from './feed-work.ts'
import type { Written } from './image-work.ts'

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

  records(written: Written): void {
    for (const operation of this.#work.operations(this.#shelf, written)) {
      this.#operations.push(operation)
    }
  }

  /** Takes a store key away. */
  dropped(key: string): void {
    this.#operations.push({ type: 'del', key })
  }

  /** Keeps a head, so that its batch can be handed on; answers with its store key. */
  head(head: ProvenHead): string {
    const kept = this.#work.headKept(this.#shelf, head)
    this.#operations.push(kept)
    return kept.key
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
