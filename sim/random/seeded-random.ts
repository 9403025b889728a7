import { assert, type Random, sha256Of } from '../../cell/env/index.ts'

/** Draws thrown away after seeding, until every bit of the seed has reached every word. */
const warmUpDraws = 12

const utf8 = new TextEncoder()

/**
 * Randomness from a seed: the sfc32 generator (small fast counting, 128 bits of state). A branch
 * depends on the path of names that leads to it and on nothing that was drawn meanwhile.
 */
export class SeededRandom implements Random {
  readonly #path: Uint8Array
  readonly #state: Uint32Array

  private constructor(path: Uint8Array) {
    this.#path = path
    const view = new DataView(path.buffer, path.byteOffset, path.length)
    this.#state = Uint32Array.from([0, 4, 8, 12], (at) => view.getUint32(at, true))
    for (let draw = 0; draw < warmUpDraws; draw++) this.uint32()
  }

  static fromSeed(seed: number): SeededRandom {
    return new SeededRandom(sha256Of([utf8.encode(`rackcell sim seed ${seed}`)]))
  }

  /** Asking twice for one name gives the same sequence twice. */
  fork(name: string): SeededRandom {
    return new SeededRandom(sha256Of([this.#path, utf8.encode(name)]))
  }

  /** A whole number of 32 bits. */
  uint32(): number {
    const state = this.#state
    const [a = 0, b = 0, c = 0, counter = 0] = state
    const drawn = (a + b + counter) >>> 0
    state[0] = b ^ (b >>> 9)
    state[1] = c + (c << 3)
    state[2] = ((c << 21) | (c >>> 11)) + drawn
    state[3] = counter + 1
    return drawn
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.uint32() >>> 24)
  }

  /** At least 0, below 1. */
  fraction(): number {
    return this.uint32() / 2 ** 32
  }

  /** A whole number: at least 0, below `limit`. */
  below(limit: number): number {
    return Math.floor(this.fraction() * limit)
  }

  /** At least `low`, below `high`. */
  between(low: number, high: number): number {
    return low + this.fraction() * (high - low)
  }

  /** True once in 1 / `probability` draws. */
  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  /** Waiting time until an event that comes every `mean` on average and has no memory. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.fraction())
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    assert(item !== undefined, 'something can be picked')
    return item
  }
}
