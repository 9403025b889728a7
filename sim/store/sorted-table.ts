import type { KeyRange, StoreOperation } from '../../cell/env/index.ts'
import { compareKeys } from './key-order.ts'

/** Keys and bytes in memory, walked in the order of keys. Sorting waits until somebody walks. */
export class SortedTable {
  readonly #values = new Map<string, Uint8Array>()
  /** Every key of the map, sorted, and some that were deleted since. */
  #keys: string[] = []
  /** Keys that came since the last sorting. */
  readonly #fresh = new Set<string>()

  get(key: string): Uint8Array | undefined {
    return this.#values.get(key)
  }

  apply(operations: readonly StoreOperation[]): void {
    for (const operation of operations) {
      const { key } = operation
      if (operation.type === 'del') this.#values.delete(key)
      else {
        if (!this.#values.has(key)) this.#fresh.add(key)
        // A copy, which the slice of a Buffer would not be.
        this.#values.set(key, new Uint8Array(operation.value))
      }
    }
  }

  /** The entries of a range as they are now; later changes do not reach the list. */
  range({ gte, lt, reverse, limit }: KeyRange): readonly (readonly [string, Uint8Array])[] {
    this.#sort()
    const keys = this.#keys.slice(this.#placeOf(gte), this.#placeOf(lt))
    if (reverse) keys.reverse()
    const length = limit === undefined || limit < 0 ? keys.length : limit
    return keys.slice(0, length).map((key) => [key, this.#values.get(key) ?? new Uint8Array()])
  }

  /** How many keys are smaller than this one. */
  #placeOf(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareKeys(this.#keys[middle] ?? '', key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  #sort(): void {
    const fresh = [...this.#fresh].filter((key) => this.#values.has(key)).sort(compareKeys)
    this.#fresh.clear()
    const kept = this.#keys.filter((key) => this.#values.has(key))
    const known = new Set(kept)
    // Two sorted runs: the sort merges them in one pass.
    this.#keys = [...kept, ...fresh.filter((key) => !known.has(key))].sort(compareKeys)
  }
}
