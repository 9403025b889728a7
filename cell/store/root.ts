import { sha256 } from '../env/index.ts'
import { compactRootEntriesMax } from './limits.ts'

const buckets = 256
const hashBytes = 32
const emptyHash = sha256(new Uint8Array(0))
/** With so few entries all buckets are hashed anew each time: that takes less than their room. */
const fewEntries = 256
/** Entries that the first slab has room for; a full one grows by a quarter. */
const firstRoom = 16

/** Which bucket a key belongs to: FNV-1a over its UTF-16 units, folded to a byte. */
function bucketOf(key: string): number {
  let state = 0x811c9dc5
  for (let at = 0; at < key.length; at++) {
    state = Math.imul(state ^ key.charCodeAt(at), 0x01000193)
  }
  return ((state >>> 24) ^ (state >>> 16) ^ (state >>> 8) ^ state) & 0xff
}

/** Hashes one after the other, in parts that are each kept sorted. */
class Slab {
  #bytes: Buffer
  #count = 0

  static of(hashes: Uint8Array): Slab {
    const slab = new Slab(hashes.length / hashBytes)
    slab.#bytes.set(hashes)
    slab.#count = hashes.length / hashBytes
    return slab
  }

  constructor(room: number) {
    this.#bytes = Buffer.allocUnsafeSlow(room * hashBytes)
  }

  get count(): number {
    return this.#count
  }

  /** Where the hash is, or would be, in the part from `low` to `high`. */
  find(hash: Uint8Array, low: number, high: number): { readonly at: number; readonly is: boolean } {
    let from = low
    let to = high
    while (from < to) {
      const middle = (from + to) >>> 1
      const start = middle * hashBytes
      const order = this.#bytes.compare(hash, 0, hashBytes, start, start + hashBytes)
      if (order === 0) return { at: middle, is: true }
      if (order < 0) from = middle + 1
      else to = middle
    }
    return { at: from, is: false }
  }

  /** A copy of the first hash between `low` and `high` that begins with these bytes. */
  beginning(start: Uint8Array, low: number, high: number): Uint8Array | undefined {
    const least = new Uint8Array(hashBytes)
    least.set(start)
    const { at } = this.find(least, low, high)
    if (at >= high) return undefined
    const from = at * hashBytes
    const isIt = this.#bytes.compare(start, 0, start.length, from, from + start.length) === 0
    return isIt ? Uint8Array.from(this.part(at, at + 1)) : undefined
  }

  insert(at: number, hash: Uint8Array): void {
    const end = this.#count * hashBytes
    if (end === this.#bytes.length) {
      const room = Math.max(firstRoom, this.#count + (this.#count >>> 2))
      const larger = Buffer.allocUnsafeSlow(room * hashBytes)
      this.#bytes.copy(larger)
      this.#bytes = larger
    }
    this.#bytes.copyWithin((at + 1) * hashBytes, at * hashBytes, end)
    this.#bytes.set(hash, at * hashBytes)
    this.#count++
  }

  remove(at: number): void {
    this.#bytes.copyWithin(at * hashBytes, (at + 1) * hashBytes, this.#count * hashBytes)
    this.#count--
  }

  part(low: number, high: number): Buffer {
    return this.#bytes.subarray(low * hashBytes, high * hashBytes)
  }
}

/** Where the hashes of the 256 buckets lie. */
interface Buckets {
  /** False when the bucket has the hash already. */
  add(bucket: number, hash: Uint8Array): boolean
  /** False when the bucket does not have the hash. */
  delete(bucket: number, hash: Uint8Array): boolean
  /** The sorted hashes of a bucket, one after the other. */
  content(bucket: number): Buffer
  copy(): Buckets
  /** The first hash of a bucket that begins with these bytes. */
  find(bucket: number, start: Uint8Array): Uint8Array | undefined
}

/** All buckets in one slab: as large as it has entries, and each change moves what lies behind. */
class CompactBuckets implements Buckets {
  readonly #slab: Slab
  readonly #counts: Uint16Array

  constructor(slab = new Slab(0), counts = new Uint16Array(buckets)) {
    this.#slab = slab
    this.#counts = counts
  }

  copy(): Buckets {
    const slab = Slab.of(this.#slab.part(0, this.#slab.count))
    return new CompactBuckets(slab, this.#counts.slice())
  }

  #start(bucket: number): number {
    let start = 0
    for (let at = 0; at < bucket; at++) start += this.#counts[at] ?? 0
    return start
  }

  #range(bucket: number): readonly [number, number] {
    const start = this.#start(bucket)
    return [start, start + (this.#counts[bucket] ?? 0)]
  }

  #count(bucket: number, by: number): void {
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + by
  }

  add(bucket: number, hash: Uint8Array): boolean {
    const { at, is } = this.#slab.find(hash, ...this.#range(bucket))
    if (is) return false
    this.#slab.insert(at, hash)
    this.#count(bucket, 1)
    return true
  }

  delete(bucket: number, hash: Uint8Array): boolean {
    const { at, is } = this.#slab.find(hash, ...this.#range(bucket))
    if (!is) return false
    this.#slab.remove(at)
    this.#count(bucket, -1)
    return true
  }

  content(bucket: number): Buffer {
    return this.#slab.part(...this.#range(bucket))
  }

  find(bucket: number, start: Uint8Array): Uint8Array | undefined {
    return this.#slab.beginning(start, ...this.#range(bucket))
  }
}

/** A slab for each bucket: a change moves a 256th of all entries at most. */
class WideBuckets implements Buckets {
  readonly #slabs: readonly Slab[]

  constructor(from: Buckets) {
    this.#slabs = Array.from({ length: buckets }, (_, bucket) => {
      const content = from.content(bucket)
      const slab = new Slab(Math.max(firstRoom, (2 * content.length) / hashBytes))
      for (let at = 0; at < content.length; at += hashBytes) {
        slab.insert(slab.count, content.subarray(at, at + hashBytes))
      }
      return slab
    })
  }

  copy(): Buckets {
    return new WideBuckets(this)
  }

  add(bucket: number, hash: Uint8Array): boolean {
    const slab = this.#slabs[bucket]
    const { at, is } = slab?.find(hash, 0, slab.count) ?? { at: 0, is: true }
    if (!is) slab?.insert(at, hash)
    return !is
  }

  delete(bucket: number, hash: Uint8Array): boolean {
    const slab = this.#slabs[bucket]
    const { at, is } = slab?.find(hash, 0, slab.count) ?? { at: 0, is: false }
    if (is) slab?.remove(at)
    return is
  }

  content(bucket: number): Buffer {
    const slab = this.#slabs[bucket]
    return slab ? slab.part(0, slab.count) : Buffer.alloc(0)
  }

  find(bucket: number, start: Uint8Array): Uint8Array | undefined {
    const slab = this.#slabs[bucket]
    return slab?.beginning(start, 0, slab.count)
  }
}

/**
 * A running proof of a whole feed: SHA-256 over 256 bucket hashes, each over the sorted hashes of
 * its entries. Two feeds with the same newest entries have the same root, whatever the order of
 * writing. A small one takes some 35 bytes for an entry and 1 KiB.
 */
export class FeedRoot {
  #buckets: Buckets = new CompactBuckets()
  #size = 0
  /** The hashes of all buckets, one after the other, but for the stale ones; made when needed. */
  #hashes: Buffer | undefined
  readonly #stale = new Uint8Array(buckets).fill(1)

  /** Another one of the same entries, which goes its own way. */
  copy(): FeedRoot {
    const copy = new FeedRoot()
    copy.#buckets = this.#buckets.copy()
    copy.#size = this.#size
    return copy
  }

  /** How many entries it stands for. */
  get size(): number {
    return this.#size
  }

  /** The hash of the entry under a key, of which only the beginning was kept. */
  find(key: string, start: Uint8Array): Uint8Array | undefined {
    return this.#buckets.find(bucketOf(key), start)
  }

  add(key: string, entryHash: Uint8Array): void {
    const bucket = bucketOf(key)
    if (!this.#buckets.add(bucket, entryHash)) return
    this.#stale[bucket] = 1
    this.#size++
    if (this.#size > compactRootEntriesMax && this.#buckets instanceof CompactBuckets) {
      this.#buckets = new WideBuckets(this.#buckets)
    }
  }

  delete(key: string, entryHash: Uint8Array): void {
    const bucket = bucketOf(key)
    if (!this.#buckets.delete(bucket, entryHash)) return
    this.#stale[bucket] = 1
    this.#size--
  }

  /** 32 bytes. */
  digest(): Uint8Array {
    const hashes = this.#hashes ?? Buffer.allocUnsafeSlow(buckets * hashBytes)
    for (let bucket = 0; bucket < buckets; bucket++) {
      if (this.#hashes && this.#stale[bucket] === 0) continue
      const content = this.#buckets.content(bucket)
      hashes.set(content.length === 0 ? emptyHash : sha256(content), bucket * hashBytes)
      this.#stale[bucket] = 0
    }
    if (this.#size > fewEntries) this.#hashes = hashes
    return sha256(hashes)
  }
}
