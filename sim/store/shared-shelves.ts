import type { StoreOperation } from '../../cell/env/index.ts'
import { sharedBytes } from './shared-bytes.ts'
import { type KeepBytes, SortedTable } from './sorted-table.ts'

/** Shelves of one place that are kept although no disk may have them, and batches remembered. */
const newestMax = 8

/**
 * The shelf that a key lies on: what a cell holds of one feed of another, its heads beside its
 * records. Undefined = it is none of those.
 */
export function shelfOf(key: string): string | undefined {
  if (!key.startsWith('@')) return undefined
  const feedAt = key.indexOf('/') + 1
  const restAt = feedAt > 0 ? key.indexOf('/', feedAt) + 1 : 0
  if (restAt === 0) return undefined
  return key.startsWith(heads, restAt) ? key.slice(0, restAt + heads.length) : key.slice(0, restAt)
}

/** Under this lie the heads of a feed, beside its records. */
export const heads = '~head/'

/** What a batch does to one shelf, in order; an equal batch is split into the same parts. */
export interface Part {
  /** Undefined = all that lies on no shelf. */
  readonly shelf: string | undefined
  readonly operations: readonly StoreOperation[]
}

interface Split {
  readonly operations: readonly StoreOperation[]
  readonly parts: readonly Part[]
}

/** What lies on a shelf at some moment; it never changes. */
export class Shelf {
  readonly table: SortedTable
  /** By what is done to it. */
  readonly next: Pick<WeakMap<Part, Shelf>, 'get' | 'set'>

  constructor(table: SortedTable, next: Pick<WeakMap<Part, Shelf>, 'get' | 'set'>) {
    this.table = table
    this.next = next
  }
}

/**
 * Shelves that all disks of a process share: cells that follow one feed write the same bytes one
 * after the other, so what comes of it is made once, by the first of them.
 */
export class SharedShelves {
  readonly keep: KeepBytes = sharedBytes()
  readonly #empty = new Map<string, Shelf>()
  /** The last ones made, by place: disks come to the same by other batches. */
  readonly #newest = new Map<string, Shelf[]>()
  /** By the first operation. */
  readonly #splits = new WeakMap<StoreOperation, Split[]>()

  /** A batch by shelves. */
  split(operations: readonly StoreOperation[]): readonly Part[] {
    const [first] = operations
    if (!first) return []
    const splits = this.#splits.get(first) ?? []
    const known = splits.find((split) => isSame(split.operations, operations))
    if (known) return known.parts
    const parts = split(operations)
    splits.push({ operations: [...operations], parts })
    if (splits.length > newestMax) splits.shift()
    this.#splits.set(first, splits)
    return parts
  }

  /** A shelf with nothing on it. */
  empty(place: string): Shelf {
    const known = this.#empty.get(place)
    if (known) return known
    // It lives as long as this does: what was done to it is forgotten.
    const shelf = new Shelf(new SortedTable(this.keep), new WeakMap())
    this.#empty.set(place, shelf)
    return shelf
  }

  /** What a shelf is after that. */
  after(before: Shelf, place: string, part: Part): Shelf {
    const known = before.next.get(part)
    if (known) return known
    const table = before.table.copy()
    table.apply(part.operations)
    const next = table.size === 0 ? this.empty(place) : this.#same(place, table)
    before.next.set(part, next)
    return next
  }

  #same(place: string, table: SortedTable): Shelf {
    const newest = this.#newest.get(place) ?? []
    const known = newest.find((shelf) => shelf.table.equals(table))
    if (known) return known
    const made = new Shelf(table, new Map())
    newest.push(made)
    if (newest.length > newestMax) newest.shift()
    this.#newest.set(place, newest)
    return made
  }
}

function split(operations: readonly StoreOperation[]): readonly Part[] {
  const parts = new Map<string | undefined, StoreOperation[]>()
  for (const operation of operations) {
    const shelf = shelfOf(operation.key)
    const part = parts.get(shelf)
    if (part) part.push(operation)
    else parts.set(shelf, [operation])
  }
  return [...parts].map(([shelf, own]) => ({ shelf, operations: own }))
}

function isSame(left: readonly StoreOperation[], right: readonly StoreOperation[]): boolean {
  if (left.length !== right.length) return false
  for (let at = 0; at < left.length; at++) if (left[at] !== right[at]) return false
  return true
}
