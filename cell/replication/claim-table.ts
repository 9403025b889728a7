/** Slots of an empty table; it doubles when it is half full. */
const firstSlots = 1_024
/** Stands for more than one claimant. */
const several = 0xffff_ffff

/** FNV-1a over the UTF-16 units; never 0, which marks an empty slot. */
export function claimHash(text: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  }
  return state >>> 0 || 1
}

/**
 * Remembers for everything that was ever claimed whether one cell alone has claimed it, in 16 bytes
 * a claim: what one alone claims need not be looked up in the tables of all others. It forgets
 * nothing and may take two claims for one, which costs a look-up and never hides anything.
 */
export class ClaimTable {
  readonly #numbers = new Map<string, number>()
  #hashes = new Uint32Array(firstSlots)
  #claimants = new Uint32Array(firstSlots)
  #count = 0

  /** Notes a claim by its hash; true when only this claimant has ever made it. */
  isAlone(hash: number, claimant: string): boolean {
    const number = this.#numberOf(claimant)
    const slot = this.#slotOf(hash)
    if (this.#hashes[slot] === 0) {
      this.#put(slot, hash, number)
      return true
    }
    if (this.#claimants[slot] === number) return true
    this.#claimants[slot] = several
    return false
  }

  #numberOf(claimant: string): number {
    const known = this.#numbers.get(claimant)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(claimant, number)
    return number
  }

  /** Where a hash lies, or would. */
  #slotOf(hash: number): number {
    const last = this.#hashes.length - 1
    let slot = hash & last
    while (this.#hashes[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & last
    return slot
  }

  #put(slot: number, hash: number, number: number): void {
    this.#hashes[slot] = hash
    this.#claimants[slot] = number
    if (++this.#count * 2 > this.#hashes.length) this.#grow()
  }

  #grow(): void {
    const [hashes, claimants] = [this.#hashes, this.#claimants]
    this.#hashes = new Uint32Array(2 * hashes.length)
    this.#claimants = new Uint32Array(2 * hashes.length)
    for (let at = 0; at < hashes.length; at++) {
      const hash = hashes[at] ?? 0
      if (hash === 0) continue
      const slot = this.#slotOf(hash)
      this.#hashes[slot] = hash
      this.#claimants[slot] = claimants[at] ?? several
    }
  }
}
