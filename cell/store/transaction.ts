import { Fault, sha256 } from '../env/index.ts'
import { entryCodec, type Intent } from './feed.ts'
import { type FamilyName, familyRule, indexKey, type RecordOf, recordKey } from './keyspace.ts'
import { keyBytesMax, transactionRecordsMax } from './limits.ts'
import { indexPlace, type Overlay, OverlayShare } from './overlay.ts'
import type { Reader, Row, Tables } from './tables.ts'

/** Who ordered a change: the token's subject (or "cell"), and the request if there was one. */
export interface Origin {
  readonly subject: string
  /** First 16 bytes of SHA-256 of the request that ordered it. */
  readonly request?: Uint8Array
}

/** One record's change, ready to be written. */
export interface Change {
  readonly family: FamilyName
  readonly id: string
  readonly key: string
  /** Undefined = deleted. */
  readonly row: Row | undefined
  readonly entry: Uint8Array
  readonly hash: Uint8Array
  /** Hash of the entry that it replaces. */
  readonly before: Uint8Array | undefined
  readonly indexPuts: readonly string[]
  readonly indexDeletes: readonly string[]
}

/** Gives the next hybrid logical time, for intent. */
export type IntentTime = () => Omit<Intent, 'parents'>

/** What a transaction stands on. */
export interface Ground {
  readonly tables: Tables
  readonly overlay: Overlay
  readonly intentTime: IntentTime
}

/**
 * Reads and writes of one atomic change. Lives only within the synchronous `decide` that got it.
 */
export class Transaction implements Reader {
  readonly changes: Change[] = []
  readonly share: OverlayShare
  readonly #ground: Ground
  readonly #origin: Origin

  constructor(ground: Ground, origin: Origin) {
    this.#ground = ground
    this.#origin = origin
    this.share = new OverlayShare(ground.overlay)
  }

  #row(family: FamilyName, id: string): Row | undefined {
    const pending = this.#ground.overlay.rows.at(family)?.get(id)
    return pending ? (pending.row ?? undefined) : this.#ground.tables.row(family, id)
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.#row(family, id)?.value as RecordOf<Name> | undefined
  }

  *list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    const pending = new Map(this.#ground.overlay.rows.at(family))
    for (const [id, row] of this.#ground.tables.rows(family)) {
      if (!pending.has(id)) yield row.value as RecordOf<Name>
    }
    for (const { row } of pending.values()) if (row) yield row.value as RecordOf<Name>
  }

  count(family: FamilyName): number {
    let count = this.#ground.tables.count(family)
    for (const [id, { row }] of this.#ground.overlay.rows.at(family) ?? []) {
      const before = this.#ground.tables.row(family, id) !== undefined
      count += Number(row !== null) - Number(before)
    }
    return count
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    const pending = this.#ground.overlay.indexes.at(indexPlace(family, index, value))
    const committed = this.#ground.tables.lookup(family, index, value)
    if (!pending) return committed
    const ids = new Set(committed)
    for (const [id, { present }] of pending) {
      if (present) ids.add(id)
      else ids.delete(id)
    }
    return [...ids]
  }

  /** Creates or replaces a record. Faults: CONFLICT_UNIQUE naming the holder, LIMIT_TRANSACTION. */
  put<Name extends FamilyName>(family: Name, record: RecordOf<Name>): void {
    const rule = familyRule(family)
    const id = rule.idOf(record)
    for (const index of rule.indexes) {
      for (const value of index.values(record)) {
        requireKey(value)
        if (index.unique) this.#refuseTaken(family, index.name, value, id)
      }
    }
    this.#write(family, id, record)
  }

  /** Removes a record; false when there was none. */
  delete(family: FamilyName, id: string): boolean {
    if (this.#row(family, id) === undefined) return false
    this.#write(family, id, undefined)
    return true
  }

  #refuseTaken(family: FamilyName, index: string, value: string, id: string): void {
    const holder = this.lookup(family, index, value).find((other) => other !== id)
    if (holder === undefined) return
    throw new Fault('CONFLICT_UNIQUE', {
      message: `${index} ${value} is in use by ${family} ${holder}`,
      details: { index, value, holder, family },
    })
  }

  #write(family: FamilyName, id: string, record: unknown): void {
    const rule = familyRule(family)
    const key = recordKey(family, id)
    if (this.changes.length >= transactionRecordsMax) throw new Fault('LIMIT_TRANSACTION')
    requireKey(key)
    const before = this.#row(family, id)
    const replaced = before && Buffer.from(before.hash, 'latin1')
    const entry = entryCodec.encode({
      key,
      schema: rule.schema,
      subject: this.#origin.subject,
      ...(record === undefined ? { deleted: true } : { value: rule.codec.encode(record) }),
      ...(this.#origin.request ? { request: this.#origin.request } : {}),
      ...(rule.home === 'intent' ? { intent: this.#intent(replaced) } : {}),
    })
    const hash = sha256(entry)
    const text = Buffer.from(hash).toString('latin1')
    const row = record === undefined ? undefined : { value: record, hash: text }
    const indexes = this.#moveIndexes(family, id, before?.value, record)
    this.share.setRow(family, id, row ?? null)
    this.changes.push({ family, id, key, row, entry, hash, before: replaced, ...indexes })
  }

  #intent(replaced: Uint8Array | undefined): Intent {
    return { parents: replaced ? [replaced] : [], ...this.#ground.intentTime() }
  }

  #moveIndexes(family: FamilyName, id: string, before: unknown, after: unknown) {
    const indexPuts: string[] = []
    const indexDeletes: string[] = []
    for (const index of familyRule(family).indexes) {
      const old = new Set(before === undefined ? [] : index.values(before))
      const fresh = new Set(after === undefined ? [] : index.values(after))
      for (const value of old.difference(fresh)) {
        indexDeletes.push(indexKey(family, index.name, value, id))
        this.share.setIndexed(indexPlace(family, index.name, value), id, false)
      }
      for (const value of fresh.difference(old)) {
        indexPuts.push(indexKey(family, index.name, value, id))
        this.share.setIndexed(indexPlace(family, index.name, value), id, true)
      }
    }
    return { indexPuts, indexDeletes }
  }
}

/**
 * A lone surrogate would come back from the disk as another character, and the store would not
 * open.
 */
function requireKey(text: string): void {
  if (!text.isWellFormed())
    throw new Fault('INPUT_BODY', { message: 'a name is not valid Unicode' })
  if (Buffer.byteLength(text) > keyBytesMax) {
    throw new Fault('INPUT_BODY', { message: `a name is longer than ${keyBytesMax} bytes` })
  }
}
