import type { KeyRange, StoreOperation } from '../../cell/env/index.ts'
import { SortedKeys } from './sorted-keys.ts'

/**
 * Gives bytes of its own, or the equal ones of another table: cells that hold the same records
 * need not hold them twice in one process.
 */
export type KeepBytes = (key: string, bytes: Uint8Array) => readonly [string, Uint8Array]

/** A copy, which the slice of a Buffer would not be. */
const copied: KeepBytes = (key, bytes) => [key, new Uint8Array(bytes)]

/** Keys and bytes in memory, walked in the order of keys. */
export class SortedTable {
  readonly #values: Map<string, Uint8Array>
  readonly #keys: SortedKeys
  readonly #keep: KeepBytes

  /** Empty, or with what is in another one, which goes its own way. */
  constructor(keep: KeepBytes = copied, from?: SortedTable) {
    this.#keep = keep
    this.#values = new Map(from ? from.#values : [])
    this.#keys = new SortedKeys(from ? from.#keys : undefined)
  }

  /** Another one with the same in it, which goes its own way. */
  copy(): SortedTable {
    return new SortedTable(this.#keep, this)
  }

  /** Whether exactly the same is in another one. */
  equals(other: SortedTable): boolean {
    if (this.size !== other.size) return false
    for (const [key, bytes] of this.#values) {
      const its = other.#values.get(key)
      if (its !== bytes && !(its && Buffer.compare(its, bytes) === 0)) return false
    }
    return true
  }

  get(key: string): Uint8Array | undefined {
    return this.#values.get(key)
  }

  get size(): number {
    return this.#values.size
  }

  apply(operations: readonly StoreOperation[]): void {
    for (const operation of operations) {
      if (operation.type === 'del') {
        if (this.#values.delete(operation.key)) this.#keys.delete(operation.key)
        continue
      }
      const [key, bytes] = this.#keep(operation.key, operation.value)
      if (!this.#values.has(key)) this.#keys.add(key)
      this.#values.set(key, bytes)
    }
  }

  /** The entries of a range as they are now; later changes do not reach the list. */
  range({ gte, lt, reverse, limit }: KeyRange): readonly (readonly [string, Uint8Array])[] {
    const keys = this.#keys.between(gte, lt, {
      reverse: reverse ?? false,
      limit: limit === undefined || limit < 0 ? Infinity : limit,
    })
    return keys.map((key) => [key, this.#values.get(key) ?? new Uint8Array()])
  }
}
