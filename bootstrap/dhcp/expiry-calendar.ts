const slotMs = 1_000

/**
 * When what is due, to the second: a page for each second, torn off as time goes on. An item may
 * stand on several pages; whoever reads one looks whether it is really due.
 */
export class ExpiryCalendar {
  readonly #pages = new Map<number, Set<number>>()
  #page: number | undefined

  add(item: number, atMs: number): void {
    const page = Math.ceil(atMs / slotMs)
    this.#page = Math.min(this.#page ?? page, page)
    const items = this.#pages.get(page)
    if (items) items.add(item)
    else this.#pages.set(page, new Set([item]))
  }

  /** What stands on the pages up to this time; it is not told again. */
  due(nowMs: number): readonly number[] {
    const today = Math.floor(nowMs / slotMs)
    if (this.#page === undefined || this.#page > today) return []
    const due: number[] = []
    for (; this.#pages.size > 0 && this.#page <= today; this.#page += 1) {
      due.push(...(this.#pages.get(this.#page) ?? []))
      this.#pages.delete(this.#page)
    }
    if (this.#pages.size === 0) this.#page = undefined
    return due
  }
}
