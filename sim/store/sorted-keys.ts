import { compareKeys } from './key-order.ts'

/** Keys per piece: an insertion moves half of a piece on average. */
const pieceKeysMax = 512

/**
 * Keys in the order of their UTF-8 bytes, in pieces, so that adding one to many thousands moves a
 * few hundred at most.
 */
export class SortedKeys {
  readonly #pieces: string[][] = [[]]
  /** No key has a unit from U+D800 on: JavaScript's own order of strings will do. */
  #isPlain = true

  /** None, or those of another one, which goes its own way. */
  constructor(from?: SortedKeys) {
    if (!from) return
    this.#pieces = from.#pieces.map((piece) => piece.slice())
    this.#isPlain = from.#isPlain
  }

  add(key: string): void {
    if (this.#isPlain && !isPlain(key)) this.#isPlain = false
    const number = this.#pieceOf(key)
    const piece = this.#pieces[number] ?? []
    const at = this.#placeIn(piece, key)
    if (piece[at] === key) return
    piece.splice(at, 0, key)
    if (piece.length <= pieceKeysMax) return
    this.#pieces.splice(number + 1, 0, piece.splice(piece.length >>> 1))
  }

  delete(key: string): void {
    const number = this.#pieceOf(key)
    const piece = this.#pieces[number] ?? []
    const at = this.#placeIn(piece, key)
    if (piece[at] !== key) return
    piece.splice(at, 1)
    if (piece.length === 0 && this.#pieces.length > 1) this.#pieces.splice(number, 1)
  }

  /** Up to `limit` keys with `gte <= key < lt`, from the first on or from the last. */
  between(gte: string, lt: string, { reverse = false, limit = Infinity } = {}): string[] {
    return reverse ? this.#backward(gte, lt, limit) : this.#forward(gte, lt, limit)
  }

  #forward(gte: string, lt: string, limit: number): string[] {
    const found: string[] = []
    for (let number = this.#pieceOf(gte); number < this.#pieces.length; number++) {
      const piece = this.#pieces[number] ?? []
      for (let at = this.#placeIn(piece, gte); at < piece.length; at++) {
        const key = piece[at] ?? ''
        if (found.length >= limit || !this.#isBefore(key, lt)) return found
        found.push(key)
      }
    }
    return found
  }

  #backward(gte: string, lt: string, limit: number): string[] {
    const found: string[] = []
    for (let number = this.#pieceOf(lt); number >= 0; number--) {
      const piece = this.#pieces[number] ?? []
      for (let at = this.#placeIn(piece, lt) - 1; at >= 0; at--) {
        const key = piece[at] ?? ''
        if (found.length >= limit || this.#isBefore(key, gte)) return found
        found.push(key)
      }
    }
    return found
  }

  #isBefore(left: string, right: string): boolean {
    return this.#isPlain ? left < right : compareKeys(left, right) < 0
  }

  /** The last piece that begins at or before the key. */
  #pieceOf(key: string): number {
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      const first = this.#pieces[middle]?.[0] ?? ''
      if (this.#isBefore(key, first)) high = middle - 1
      else low = middle
    }
    return low
  }

  /** How many keys of the piece are smaller. */
  #placeIn(piece: readonly string[], key: string): number {
    let low = 0
    let high = piece.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#isBefore(piece[middle] ?? '', key)) low = middle + 1
      else high = middle
    }
    return low
  }
}

function isPlain(key: string): boolean {
  for (let at = 0; at < key.length; at++) if (key.charCodeAt(at) >= 0xd800) return false
  return true
}
