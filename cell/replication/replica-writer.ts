import type { KeyValueStore, StoreOperation } from '../env/index.ts'
import {
  headsKept,
  loggedHeadCodec,
  orderKey,
  type ProvenChange,
  type ProvenHead,
  type Shelf,
  seal,
  storedCodec,
} from '../store/index.ts'

/**
 * Collects what one delta or snapshot changes on disk and writes it as one batch. Without a flush:
 * what gets lost is fetched again, and LevelDB loses nothing but the end.
 */
export class ReplicaWriter {
  readonly #store: KeyValueStore
  readonly #shelf: Shelf
  readonly #operations: StoreOperation[] = []

  constructor(store: KeyValueStore, shelf: Shelf) {
    this.#store = store
    this.#shelf = shelf
  }

  change({ key: name, isRemoval, order, index, bytes }: ProvenChange): void {
    const key = this.#shelf.recordKey(name)
    if (isRemoval) {
      this.dropped(key)
      return
    }
    const value = seal(key, storedCodec.encode({ order, index, entry: bytes }))
    this.#operations.push({ type: 'put', key, value })
  }

  removed(key: string): void {
    this.dropped(this.#shelf.recordKey(key))
  }

  /** Takes a store key away. */
  dropped(key: string): void {
    this.#operations.push({ type: 'del', key })
  }

  /** Keeps a head, so that its batch can be handed on; answers with its store key. */
  head({ read, logged }: ProvenHead): string {
    const key = this.#shelf.headPrefix + orderKey(read.head.order)
    this.#operations.push({ type: 'put', key, value: seal(key, loggedHeadCodec.encode(logged)) })
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
