import {
  Fault,
  type KeyRange,
  type KeyValueStore,
  type StoreOperation,
} from '../../cell/env/index.ts'
import { SortedTable } from './sorted-table.ts'

/** A store that forgets everything with the process: for tests of what stands above it. */
export class MemoryStore implements KeyValueStore {
  readonly #table = new SortedTable()
  #isOpen = true

  async get(key: string): Promise<Uint8Array | undefined> {
    this.#requireOpen()
    return this.#table.get(key)
  }

  entries(range: KeyRange): AsyncIterable<readonly [string, Uint8Array]> {
    const found = this.#isOpen ? this.#table.range(range) : undefined
    return this.#walk(found)
  }

  async batch(
    operations: readonly StoreOperation[],
    _options: { readonly sync: boolean },
  ): Promise<void> {
    this.#requireOpen()
    this.#table.apply(operations)
  }

  async reopen(): Promise<void> {
    this.#isOpen = true
  }

  async close(): Promise<void> {
    this.#isOpen = false
  }

  async *#walk(
    found: readonly (readonly [string, Uint8Array])[] | undefined,
  ): AsyncIterable<readonly [string, Uint8Array]> {
    if (!found) throw new Fault('STORE_CLOSED')
    for (const entry of found) {
      this.#requireOpen()
      yield entry
    }
  }

  #requireOpen(): void {
    if (!this.#isOpen) throw new Fault('STORE_CLOSED')
  }
}
