/** What a power cut does to the bytes that no sync has covered. */
export type Loss =
  /** All of them are gone. */
  | { readonly kind: 'drop' }
  /** All of them happened to be written. */
  | { readonly kind: 'keep' }
  /** The first `share` of them was written: usually the cut goes through a record. */
  | { readonly kind: 'tear'; readonly share: number }
  /** Written but for one sector, which reads as zeros: disks write sectors in any order. */
  | { readonly kind: 'hole'; readonly share: number }

/** Ways in which a disk may be worse than its promise. For tests that must fail with it. */
export interface DiskFlaws {
  /** Says that a sync is done without having done it. */
  readonly liesAboutSync?: boolean
  /**
   * Writes each operation of a batch as a record of its own, so that a batch can survive in part.
   */
  readonly splitsBatches?: boolean
}

/** Bytes that a disk writes at once or not at all. */
const sectorBytes = 512

/**
 * One log on a disk that outlives processes and power cuts: bytes, and how many of them are safe.
 */
export class VirtualDisk {
  readonly flaws: DiskFlaws
  /** No byte can be added while this holds. */
  isFull = false
  /** The open store, of which there is at most one. */
  holder: object | undefined
  #bytes = new Uint8Array(64 * 1024)
  #length = 0
  #durableLength = 0
  #writes = 0

  constructor(flaws: DiskFlaws = {}) {
    this.flaws = flaws
  }

  /** Everything written, safe or not: what a process that opens the log reads. */
  get log(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  /** What would be there after a power cut at this moment, at least. */
  get durableLog(): Uint8Array {
    return this.#bytes.subarray(0, this.#durableLength)
  }

  /** The number of a write that begins now; counts across all starts. */
  countWrite(): number {
    return this.#writes++
  }

  append(bytes: Uint8Array): void {
    const end = this.#length + bytes.length
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.#bytes.length))
      larger.set(this.log)
      this.#bytes = larger
    }
    this.#bytes.set(bytes, this.#length)
    this.#length = end
  }

  /** The first `length` bytes are safe from now on. */
  sync(length: number): void {
    if (this.flaws.liesAboutSync) return
    this.#durableLength = Math.max(this.#durableLength, Math.min(length, this.#length))
  }

  /** Cuts the log back to `length`: what follows was never a whole record. */
  truncate(length: number): void {
    this.#length = length
    this.#durableLength = Math.min(this.#durableLength, length)
  }

  /** A disk with the same durable bytes, and nothing else: a backup, or a clone. */
  copy(): VirtualDisk {
    const copy = new VirtualDisk(this.flaws)
    copy.append(this.durableLog)
    copy.sync(copy.#length)
    return copy
  }

  /** Bytes on the platter change by themselves. */
  damage(from: number, bytes: Uint8Array): void {
    this.#bytes.set(bytes.subarray(0, this.#length - from), from)
  }

  powerCut(loss: Loss): void {
    const unsafe = this.#length - this.#durableLength
    if (loss.kind === 'drop') this.#length = this.#durableLength
    if (loss.kind === 'tear') this.#length = this.#durableLength + Math.floor(unsafe * loss.share)
    if (loss.kind === 'hole') {
      const from = this.#durableLength + Math.floor(unsafe * loss.share)
      this.#bytes.fill(0, from, Math.min(from + sectorBytes, this.#length))
    }
    // Whatever has survived is on the platter.
    this.#durableLength = this.#length
    this.holder = undefined
  }
}
