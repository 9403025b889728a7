import type { KeyRange, StoreOperation } from '../../cell/env/index.ts'
import { compareKeys } from './key-order.ts'
import { heads, SharedShelves, type Shelf, shelfOf } from './shared-shelves.ts'
import { SortedTable } from './sorted-table.ts'

type Found = readonly (readonly [string, Uint8Array])[]

/** What follows `@`, with which the keys of all shelves begin. */
const afterShelves = 'A'

/** Keys and bytes of one disk: what it holds of other cells' feeds lies on shelves of all disks. */
export class ShelvedTable {
  readonly #shared: SharedShelves
  readonly #own: SortedTable
  readonly #shelves = new Map<string, Shelf>()

  constructor(shared = new SharedShelves()) {
    this.#shared = shared
    this.#own = new SortedTable(shared.keep)
  }

  get(key: string): Uint8Array | undefined {
    const place = shelfOf(key)
    const table = place === undefined ? this.#own : this.#shelves.get(place)?.table
    return table?.get(key)
  }

  apply(operations: readonly StoreOperation[]): void {
    for (const part of this.#shared.split(operations)) {
      const { shelf: place } = part
      if (place === undefined) {
        this.#own.apply(part.operations)
        continue
      }
      const before = this.#shelves.get(place) ?? this.#shared.empty(place)
      const after = this.#shared.after(before, place, part)
      if (after.table.size === 0) this.#shelves.delete(place)
      else this.#shelves.set(place, after)
    }
  }

  /** The entries of a range as they are now; later changes do not reach the list. */
  range(range: KeyRange): Found {
    const tables = this.#tablesIn(range)
    if (tables.length === 0) return this.#own.range(range)
    const { gte, lt, reverse = false, limit = -1 } = range
    const own = this.#own.range({ gte, lt })
    const found = [...own, ...tables.flatMap((table) => table.range({ gte, lt }))]
    found.sort(([left], [right]) => compareKeys(left, right))
    if (reverse) found.reverse()
    return limit < 0 ? found : found.slice(0, limit)
  }

  /** The tables of the shelves that may have something in a range. */
  #tablesIn({ gte, lt }: KeyRange): readonly SortedTable[] {
    if (compareKeys(gte, afterShelves) >= 0 || compareKeys(lt, '@') <= 0) return []
    const place = shelfOf(gte)
    if (place === undefined || shelfOf(lt)?.startsWith(place) !== true) {
      return [...this.#shelves.values()].map(({ table }) => table)
    }
    const places = place.endsWith(heads) ? [place] : [place, `${place}${heads}`]
    return places.flatMap((one) => this.#shelves.get(one)?.table ?? [])
  }
}
