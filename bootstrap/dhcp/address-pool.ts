/** The free addresses of a network: the one that has been free for longest is given out first. */
import type { AddressRange } from './network.ts'

/**
 * A queue of free addresses. An address is in it once at most; taking and giving back cost the same
 * however many there are.
 */
export class AddressPool {
  readonly #ranges: readonly AddressRange[]
  /** In the order in which they became free. */
  readonly #free = new Set<number>()

  /** All addresses of the ranges that are not taken. */
  constructor(ranges: readonly AddressRange[], isTaken: (address: number) => boolean) {
    this.#ranges = ranges
    for (const { first, last } of ranges) {
      for (let address = first; address <= last; address += 1) {
        if (!isTaken(address)) this.#free.add(address)
      }
    }
  }

  get size(): number {
    return this.#free.size
  }

  has(address: number): boolean {
    return this.#free.has(address)
  }

  /** Takes one address; false when it is not free. */
  take(address: number): boolean {
    return this.#free.delete(address)
  }

  /** The next one, which stays in the pool until it is taken. */
  next(): number | undefined {
    return this.#free.values().next().value
  }

  /** Gives an address back, to the end of the queue; one of another range is none of its own. */
  giveBack(address: number): void {
    if (this.#ranges.some(({ first, last }) => address >= first && address <= last)) {
      this.#free.delete(address)
      this.#free.add(address)
    }
  }
}
