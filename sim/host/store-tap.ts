import type { KeyRange, KeyValueStore, StoreOperation } from '../../cell/env/index.ts'

type Batch = readonly StoreOperation[]

/** Hears what a power cut can no longer take back. */
export type DurableListener = (operations: Batch) => void

/**
 * Stands between a process and its store, and tells what is on the disk for good. It believes the
 * store, not the process: what was written without a sync is told after the next one. Of a batch
 * whose end nobody saw it says nothing until `settle` has looked.
 */
export class StoreTap implements KeyValueStore {
  readonly #store: KeyValueStore
  readonly #listener: DurableListener
  /** Begun, and neither done nor refused; outlives the process. */
  readonly #open: Batch[]
  #unsynced: StoreOperation[] = []

  constructor(store: KeyValueStore, listener: DurableListener, open: Batch[]) {
    this.#store = store
    this.#listener = listener
    this.#open = open
  }

  get(key: string): Promise<Uint8Array | undefined> {
    return this.#store.get(key)
  }

  entries(range: KeyRange): AsyncIterable<readonly [string, Uint8Array]> {
    return this.#store.entries(range)
  }

  async batch(operations: Batch, options: { readonly sync: boolean }): Promise<void> {
    this.#open.push(operations)
    await this.#store.batch(operations, options)
    this.#open.splice(this.#open.indexOf(operations), 1)
    if (!options.sync) {
      this.#unsynced.push(...operations)
      return
    }
    const earlier = this.#unsynced
    this.#unsynced = []
    this.#listener(earlier.length > 0 ? [...earlier, ...operations] : operations)
  }

  async reopen(): Promise<void> {
    this.#unsynced = []
    await this.#store.reopen()
    await this.settle()
  }

  close(): Promise<void> {
    return this.#store.close()
  }

  /** Finds out, on a store that was just opened, which of the batches without an end are there. */
  async settle(): Promise<void> {
    for (const operations of this.#open.splice(0)) {
      if (await this.#isThere(operations)) this.#listener(operations)
    }
  }

  async #isThere(operations: Batch): Promise<boolean> {
    const last = new Map(operations.map((operation) => [operation.key, operation]))
    for (const [key, operation] of last) {
      const found = await this.#store.get(key)
      const wanted = operation.type === 'put' ? operation.value : undefined
      const isSame =
        found && wanted ? Buffer.compare(found, wanted) === 0 : found === undefined && !wanted
      if (!isSame) return false
    }
    return true
  }
}
