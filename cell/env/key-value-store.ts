/** One operation of a batch. Keys sort by their UTF-8 bytes. */
export type StoreOperation =
  | { readonly type: 'put'; readonly key: string; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: string }

/** Half-open range of keys: `gte <= key < lt`. */
export interface KeyRange {
  readonly gte: string
  readonly lt: string
  readonly reverse?: boolean
  readonly limit?: number
}

/**
 * The disk as a cell sees it: an ordered map of keys to bytes whose batches are atomic. Adapters:
 * LevelDB (agent/rack), memory and crash-point (sim). All pass test/contract/key-value-store.
 */
export interface KeyValueStore {
  /** Undefined when absent. Faults: STORE_CLOSED, STORE_CORRUPT. */
  get(key: string): Promise<Uint8Array | undefined>
  /** A consistent view of the range as of the call, in key order. */
  entries(range: KeyRange): AsyncIterable<readonly [string, Uint8Array]>
  /**
   * All or nothing. With `sync` it resolves only when the batch would survive a power cut.
   * Faults: STORE_FULL (nothing written), STORE_WRITE (outcome unknown until `reopen`).
   */
  batch(operations: readonly StoreOperation[], options: { readonly sync: boolean }): Promise<void>
  /** Closes and opens again after a failed write; throws when it still cannot. */
  reopen(): Promise<void>
  close(): Promise<void>
}
