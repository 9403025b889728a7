import { sha256 } from '../env/index.ts'

const buckets = 256
const hashBytes = 32

/** Which bucket a key belongs to: FNV-1a over its UTF-16 units, folded to a byte. */
function bucketOf(key: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < key.length; at++) {
    state = Math.imul(state ^ key.charCodeAt(at), 0x01000193)
  }
  return ((state >>> 24) ^ (state >>> 16) ^ (state >>> 8) ^ state) & 0xff
}

/** The 32-byte hashes of a bucket's entries, sorted, in one slab. */
class Bucket {
  #slab = Buffer.alloc(hashBytes * 4)
  #count = 0

  #find(hash: Uint8Array): { readonly at: number; readonly found: boolean } {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      const start = middle * hashBytes
      const order = this.#slab.compare(hash, 0, hashBytes, start, start + hashBytes)
      if (order === 0) return { at: middle, found: true }
      if (order < 0) low = middle + 1
      else high = middle
    }
    return { at: low, found: false }
  }

  add(hash: Uint8Array): void {
    const { at } = this.#find(hash)
    if ((this.#count + 1) * hashBytes > this.#slab.length) {
      const larger = Buffer.alloc(this.#slab.length * 2)
      this.#slab.copy(larger)
      this.#slab = larger
    }
    const end = this.#count * hashBytes
    this.#slab.copyWithin((at + 1) * hashBytes, at * hashBytes, end)
    this.#slab.set(hash, at * hashBytes)
    this.#count++
  }

  delete(hash: Uint8Array): void {
    const { at, found } = this.#find(hash)
    if (!found) return
    this.#slab.copyWithin(at * hashBytes, (at + 1) * hashBytes, this.#count * hashBytes)
    this.#count--
  }

  get hash(): Uint8Array {
    return sha256(this.#slab.subarray(0, this.#count * hashBytes))
  }
}

/**
 * A running proof of a whole feed: SHA-256 over 256 bucket hashes, each over the sorted hashes of
 * its entries. Two feeds with the same newest entries have the same root, whatever the order of
 * writing.
 */
export class FeedRoot {
  readonly #buckets = Array.from({ length: buckets }, () => new Bucket())
  /** The hashes of all buckets, one after the other, but for the stale ones. */
  readonly #hashes = Buffer.alloc(buckets * hashBytes)
  readonly #stale = new Set(this.#buckets.keys())

  add(key: string, entryHash: Uint8Array): void {
    this.#changed(key)?.add(entryHash)
  }

  delete(key: string, entryHash: Uint8Array): void {
    this.#changed(key)?.delete(entryHash)
  }

  /** 32 bytes. */
  digest(): Uint8Array {
    for (const at of this.#stale) {
      const bucket = this.#buckets[at]
      if (bucket) this.#hashes.set(bucket.hash, at * hashBytes)
    }
    this.#stale.clear()
    return sha256(this.#hashes)
  }

  #changed(key: string): Bucket | undefined {
    const at = bucketOf(key)
    this.#stale.add(at)
    return this.#buckets[at]
  }
}
