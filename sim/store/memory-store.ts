import { Fault, type KeyRange, type KeyValueStore, type StoreOperation } from '../../cell/env/index.ts'

/** A store that forgets everything with the process: for tests of what stands above it. */
export class MemoryStore implements KeyValueStore {
  readonly #values = new Map<string, Uint8Array>()
  #open = true

  async get(key: string): Promise<Uint8Array | undefined> {
    this.#requireOpen()
    return this.#values.get(key)
  }

  async *entries(range: KeyRange): AsyncIterable<readonly [string, Uint8Array]> {
    this.#requireOpen()
    const inside = [...this.#values].filter(([key]) => {
      return compareKeys(key, range.gte) >= 0 && compareKeys(key, range.lt) < 0
    })
    inside.sort(([left], [right]) => compareKeys(left, right))
    if (range.reverse) inside.reverse()
    yield* inside.slice(0, range.limit)
  }

  async batch(operations: readonly StoreOperation[]): Promise<void> {
    this.#requireOpen()
    for (const operation of operations) {
      if (operation.type === 'put') this.#values.set(operation.key, operation.value.slice())
      else this.#values.delete(operation.key)
    }
  }

  async reopen(): Promise<void> {
    this.#open = true
  }

  async close(): Promise<void> {
    this.#open = false
  }

  #requireOpen(): void {
    if (!this.#open) throw new Fault('STORE_CLOSED')
  }
}

/** The order of LevelDB: by UTF-8 bytes, which is not JavaScript's order of UTF-16 units. */
function compareKeys(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
