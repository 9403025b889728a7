/** 32-bit numbers one after the other, in room that grows by an eighth: four bytes each. */
export class GrowingInts {
  #numbers = new Int32Array(0)
  #count = 0

  /** Empty, or with the numbers of another one, which goes its own way. */
  constructor(from?: GrowingInts) {
    if (!from) return
    this.#count = from.#count
    this.#numbers = from.#numbers.slice(0, from.#count)
  }

  get length(): number {
    return this.#count
  }

  at(place: number): number {
    return this.#numbers[place] ?? -1
  }

  set(place: number, value: number): void {
    this.#numbers[place] = value
  }

  /** Adds numbers behind the last one; gives the place of the first. */
  push(...values: readonly number[]): number {
    const place = this.#count
    const end = place + values.length
    if (end > this.#numbers.length) this.#move(end + (end >>> 3) + 4)
    this.#numbers.set(values, place)
    this.#count = end
    return place
  }

  /** Gives back the room that is not used. */
  trim(): void {
    this.#move(this.#count)
  }

  #move(room: number): void {
    const moved = new Int32Array(room)
    moved.set(this.#numbers.subarray(0, this.#count))
    this.#numbers = moved
  }
}
