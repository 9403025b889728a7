import type { Counts } from './header.ts'
import type { Item, Totals } from './item.ts'
import { familyOfKey } from './store-key.ts'

/** Counts what a backup holds, the same way when it is written and when it is read. */
export class Counting {
  #files = 0
  #entries = 0
  readonly #counts = new Map<string, number>()

  add(item: Item): void {
    if (item.kind === 'file') this.#files++
    if (item.kind !== 'entry') return
    this.#entries++
    const family = familyOfKey(item.name)
    if (family) this.#counts.set(family, (this.#counts.get(family) ?? 0) + 1)
  }

  get totals(): Totals {
    const counts: Counts = Object.fromEntries([...this.#counts].sort())
    return { files: this.#files, entries: this.#entries, counts }
  }
}
