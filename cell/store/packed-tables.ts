import { GrowingInts } from './growing-ints.ts'
import { HashChains, textHash } from './hash-chains.ts'
import {
  type Family,
  type FamilyName,
  familyNames,
  familyRule,
  type RecordOf,
  recordKey,
} from './keyspace.ts'
import type { Reader } from './tables.ts'

/** So much of an entry's hash is kept with its record; the root of its feed has all of it. */
const hashBytes = 8
/** Hash and length of the value lie before it. */
const headBytes = hashBytes + 4
const gone = -1

/** A record as it came: its bytes, and SHA-256 of the entry that carries them. */
interface PackedRow {
  readonly bytes: Uint8Array
  readonly hash: Uint8Array
  /** What the bytes say, if that is known already. */
  readonly value?: unknown
}

/**
 * Where decoded records are kept, by their row, for as long as it likes: what is not there any more
 * is decoded again.
 */
export interface RowMemo {
  get(row: number): unknown
  set(row: number, value: unknown): void
  delete(row: number): void
  /** Another one that knows the same; absent = it begins with nothing. */
  copy?(): RowMemo
}

/** Keeps the record that was read last: one is mostly asked for several of its fields. */
function lastRow(): RowMemo {
  let kept: { readonly row: number; readonly value: unknown } | undefined
  return {
    get: (row) => (kept?.row === row ? kept.value : undefined),
    set(row, value) {
      kept = { row, value }
    },
    delete(row) {
      if (kept?.row === row) kept = undefined
    },
  }
}

/**
 * The records of one family as the bytes that came, one after the other, and tables of numbers to
 * find them by. A record is decoded when it is read; the memo may know it still.
 */
class PackedFamily {
  readonly #rule: Family<unknown>
  readonly #ids: HashChains
  readonly #indexes: readonly HashChains[]
  /** Where each row begins; -1 = it is gone. */
  readonly #starts: GrowingInts
  readonly #free: number[] = []
  #bytes: Buffer = Buffer.alloc(0)
  #end = 0
  #wasted = 0
  readonly #memo: RowMemo

  /** Empty, or with the records of another one, which goes its own way. */
  constructor(rule: Family<unknown>, memo: () => RowMemo, from?: PackedFamily) {
    this.#rule = rule
    this.#memo = (from ? from.#memo.copy?.() : undefined) ?? memo()
    this.#ids = new HashChains(from ? from.#ids : undefined)
    this.#indexes = rule.indexes.map(
      (_, at) => new HashChains(from ? from.#indexes[at] : undefined),
    )
    this.#starts = new GrowingInts(from ? from.#starts : undefined)
    if (!from) return
    this.#free.push(...from.#free)
    this.#end = from.#end
    this.#wasted = from.#wasted
    this.#bytes = from.#bytes
    this.#move(from.#end)
  }

  get count(): number {
    return this.#starts.length - this.#free.length
  }

  get(id: string): unknown {
    const row = this.#rowOf(id)
    return row === undefined ? undefined : this.#value(row)
  }

  hash(id: string): Uint8Array | undefined {
    const row = this.#rowOf(id)
    if (row === undefined) return undefined
    const start = this.#starts.at(row)
    return this.#bytes.subarray(start, start + hashBytes)
  }

  *values(): Iterable<unknown> {
    for (let row = 0; row < this.#starts.length; row++) {
      if (this.#starts.at(row) !== gone) yield this.#value(row)
    }
  }

  lookup(index: string, value: string): readonly string[] {
    const at = this.#rule.indexes.findIndex(({ name }) => name === index)
    const rule = this.#rule.indexes[at]
    const chains = this.#indexes[at]
    if (!rule || !chains) return []
    const found: string[] = []
    for (const row of chains.rows(textHash(value))) {
      const record = this.#value(row)
      if (rule.values(record).includes(value)) found.push(this.#rule.idOf(record))
    }
    return found
  }

  put(id: string, next: PackedRow): void {
    this.remove(id)
    const start = this.#append(next)
    const free = this.#free.pop()
    const row = free ?? this.#starts.push(start)
    if (free !== undefined) this.#starts.set(free, start)
    if (next.value !== undefined) this.#memo.set(row, next.value)
    this.#ids.add(textHash(id), row)
    this.#eachValue(row, (chains, hash) => chains.add(hash, row))
  }

  remove(id: string): void {
    const row = this.#rowOf(id)
    if (row === undefined) return
    this.#eachValue(row, (chains, hash) => chains.remove(hash, row))
    this.#ids.remove(textHash(id), row)
    this.#wasted += headBytes + this.#lengthAt(this.#starts.at(row))
    this.#starts.set(row, gone)
    this.#free.push(row)
    this.#memo.delete(row)
    if (this.#wasted > this.#end / 2) this.#pack()
  }

  /** Gives back the room that is not used. */
  trim(): void {
    this.#pack()
    this.#starts.trim()
    this.#ids.trim()
    for (const chains of this.#indexes) chains.trim()
  }

  #rowOf(id: string): number | undefined {
    return this.#ids.find(textHash(id), (row) => this.#rule.idOf(this.#value(row)) === id)
  }

  #eachValue(row: number, act: (chains: HashChains, hash: number) => void): void {
    const record = this.#value(row)
    for (const [at, rule] of this.#rule.indexes.entries()) {
      const chains = this.#indexes[at]
      if (!chains) continue
      // A record that names one value twice is listed once.
      for (const value of new Set(rule.values(record))) act(chains, textHash(value))
    }
  }

  #value(row: number): unknown {
    const known = this.#memo.get(row)
    if (known !== undefined) return known
    const start = this.#starts.at(row)
    const from = start + headBytes
    const value = this.#rule.codec.decode(this.#bytes.subarray(from, from + this.#lengthAt(start)))
    this.#memo.set(row, value)
    return value
  }

  #lengthAt(start: number): number {
    return this.#bytes.readUInt32LE(start + hashBytes)
  }

  #append({ bytes, hash }: PackedRow): number {
    const start = this.#end
    const end = start + headBytes + bytes.length
    if (end > this.#bytes.length) this.#move(end + (end >>> 3))
    this.#bytes.set(hash.subarray(0, hashBytes), start)
    this.#bytes.writeUInt32LE(bytes.length, start + hashBytes)
    this.#bytes.set(bytes, start + headBytes)
    this.#end = end
    return start
  }

  #move(room: number): void {
    const moved = Buffer.allocUnsafeSlow(room)
    this.#bytes.copy(moved, 0, 0, this.#end)
    this.#bytes = moved
  }

  /** Moves what is left together. */
  #pack(): void {
    const packed = Buffer.allocUnsafeSlow(this.#end - this.#wasted)
    let end = 0
    for (let row = 0; row < this.#starts.length; row++) {
      const start = this.#starts.at(row)
      if (start === gone) continue
      const length = headBytes + this.#lengthAt(start)
      this.#bytes.copy(packed, end, start, start + length)
      this.#starts.set(row, end)
      end += length
    }
    this.#bytes = packed
    this.#end = end
    this.#wasted = 0
  }
}

/**
 * What another cell said, in a quarter of the memory that objects take: a Reader like `Tables`, for
 * records that are read seldom beside how many there are of them. Whoever says so much that hashes
 * collide makes only what he said himself slow to find.
 */
export class PackedTables implements Reader {
  readonly #families = new Map<FamilyName, PackedFamily>()
  /** Families that a copy has, too: they are copied themselves before they change. */
  readonly #lent = new Set<FamilyName>()
  readonly #memo: () => RowMemo

  /** `memo` makes a place for decoded records; without one each is decoded when it is read. */
  constructor(memo: () => RowMemo = lastRow) {
    this.#memo = memo
  }

  /** Another one of the same records, which goes its own way; costs next to nothing until then. */
  copy(): PackedTables {
    const copy = new PackedTables(this.#memo)
    for (const [family, packed] of this.#families) {
      copy.#families.set(family, packed)
      copy.#lent.add(family)
      this.#lent.add(family)
    }
    return copy
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.#families.get(family)?.get(id) as RecordOf<Name> | undefined
  }

  /** How SHA-256 of the entry of a record begins: 8 bytes. Valid until the next change. */
  hash(family: FamilyName, id: string): Uint8Array | undefined {
    return this.#families.get(family)?.hash(id)
  }

  *list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    const values = this.#families.get(family)?.values() ?? []
    for (const value of values) yield value as RecordOf<Name>
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    return this.#families.get(family)?.lookup(index, value) ?? []
  }

  count(family: FamilyName): number {
    return this.#families.get(family)?.count ?? 0
  }

  /** Family and id of every record. */
  *places(): Iterable<{ readonly family: FamilyName; readonly id: string; readonly key: string }> {
    for (const family of familyNames) {
      for (const value of this.#families.get(family)?.values() ?? []) {
        const id = familyRule(family).idOf(value)
        yield { family, id, key: recordKey(family, id) }
      }
    }
  }

  /** Puts or (with undefined) removes a record. Its bytes are known to be one, and are copied. */
  apply(family: FamilyName, id: string, next: PackedRow | undefined): void {
    if (next) this.#own(family).put(id, next)
    else if (this.#families.get(family)?.hash(id)) this.#own(family).remove(id)
  }

  #own(family: FamilyName): PackedFamily {
    const known = this.#families.get(family)
    if (known && !this.#lent.delete(family)) return known
    const own = new PackedFamily(familyRule(family), this.#memo, known)
    this.#families.set(family, own)
    return own
  }

  /** Gives back the room that growing left: after much was put at once. */
  trim(): void {
    for (const [family, packed] of this.#families) if (!this.#lent.has(family)) packed.trim()
  }
}
