import { GrowingInts } from './growing-ints.ts'

const none = -1
/** Of each entry: its hash, its row, and where the next entry of the same bucket begins. */
const entrySize = 3
const rowAt = 1
const nextAt = 2

/** FNV-1a over the UTF-16 units of a text. */
export function textHash(text: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  }
  return state ^ (state >>> 15)
}

/**
 * Which rows have a hash: a table of 16 to 20 bytes per entry that holds no text and no objects.
 * Two texts may have one hash, so whoever asks has to look at the rows that it names.
 */
export class HashChains {
  readonly #entries: GrowingInts
  /** Where the first entry of each bucket begins. */
  #heads = new Int32Array(1).fill(none)
  #free = none

  /** Empty, or with the rows of another one, which goes its own way. */
  constructor(from?: HashChains) {
    this.#entries = new GrowingInts(from ? from.#entries : undefined)
    if (!from) return
    this.#heads = from.#heads.slice()
    this.#free = from.#free
  }

  add(hash: number, row: number): void {
    let at = this.#free
    if (at === none) {
      at = this.#entries.push(hash, row, none)
      if (this.#entries.length > entrySize * this.#heads.length) {
        this.#spread(2 * this.#heads.length)
        return
      }
    } else {
      this.#free = this.#entries.at(at + nextAt)
      this.#entries.set(at, hash)
      this.#entries.set(at + rowAt, row)
    }
    this.#link(at)
  }

  /** The first row with this hash for which `is` holds. */
  find(hash: number, is: (row: number) => boolean): number | undefined {
    let at = this.#heads[this.#bucket(hash)] ?? none
    while (at !== none) {
      if (this.#entries.at(at) === hash && is(this.#entries.at(at + rowAt))) {
        return this.#entries.at(at + rowAt)
      }
      at = this.#entries.at(at + nextAt)
    }
    return undefined
  }

  /** The rows with this hash. */
  rows(hash: number): readonly number[] {
    const found: number[] = []
    let at = this.#heads[this.#bucket(hash)] ?? none
    while (at !== none) {
      if (this.#entries.at(at) === hash) found.push(this.#entries.at(at + rowAt))
      at = this.#entries.at(at + nextAt)
    }
    return found
  }

  remove(hash: number, row: number): void {
    const bucket = this.#bucket(hash)
    let before = none
    let at = this.#heads[bucket] ?? none
    while (at !== none && !this.#is(at, hash, row)) {
      before = at
      at = this.#entries.at(at + nextAt)
    }
    if (at === none) return
    const next = this.#entries.at(at + nextAt)
    if (before === none) this.#heads[bucket] = next
    else this.#entries.set(before + nextAt, next)
    this.#entries.set(at + rowAt, none)
    this.#entries.set(at + nextAt, this.#free)
    this.#free = at
  }

  /** Gives back the room that is not used. */
  trim(): void {
    this.#entries.trim()
  }

  #is(at: number, hash: number, row: number): boolean {
    return this.#entries.at(at + rowAt) === row && this.#entries.at(at) === hash
  }

  #bucket(hash: number): number {
    return (hash >>> 0) & (this.#heads.length - 1)
  }

  #link(at: number): void {
    const bucket = this.#bucket(this.#entries.at(at))
    this.#entries.set(at + nextAt, this.#heads[bucket] ?? none)
    this.#heads[bucket] = at
  }

  /** Takes more buckets, a power of two. Called only while no entry is free. */
  #spread(buckets: number): void {
    this.#heads = new Int32Array(buckets).fill(none)
    for (let at = 0; at < this.#entries.length; at += entrySize) this.#link(at)
  }
}
