import { Fault, sha256 } from '../env/index.ts'
import { entryCodec, type Intent } from './feed.ts'
import { type IntentVersion, intentVersionOf, parentsOf } from './intent-fold.ts'
import type { IntentTable } from './intent-table.ts'
import { type FamilyName, familyRule, placeOfKey, type RecordOf, recordKey } from './keyspace.ts'
import { keyBytesMax, transactionRecordsMax } from './limits.ts'
import { indexPlace, type Overlay, OverlayShare } from './overlay.ts'
import type { Standing } from './standing.ts'
import type { HybridTime } from './start.ts'
import type { Reader, Row, Tables } from './tables.ts'

/** Who ordered a change: the token's subject (or "cell"), and the request if there was one. */
export interface Origin {
  readonly subject: string
  /** First 16 bytes of SHA-256 of the request that ordered it. */
  readonly request?: Uint8Array
  /** Name of the request, so that its repetition is known for what it is (`Ledger.request`). */
  readonly requestId?: string
  /** Records only change hands: what follows from a decision was decided elsewhere. */
  readonly isHandover?: boolean
}

/** One record's change, ready to be written; to listeners, as it was written. */
export interface Change {
  readonly family: FamilyName
  readonly id: string
  readonly key: string
  /** What readers see; undefined = there is no such record for them. */
  readonly row: Row | undefined
  /** The entry stays as a record on disk, even if readers see none: a deleted intent does. */
  readonly isKept: boolean
  readonly entry: Uint8Array
  readonly hash: Uint8Array
  /** Hash of the own entry that it replaces. */
  readonly before: Uint8Array | undefined
  /** For intent: what the cell states from now on; undefined = nothing. */
  readonly version?: IntentVersion
  /** For a slice: the record as it was; undefined = there was none. */
  readonly was?: unknown
}

/** What a transaction stands on. */
export interface Ground {
  /** The cell that writes. */
  readonly self: string
  readonly tables: Tables
  readonly intents: IntentTable
  readonly overlay: Overlay
  readonly standing: Standing
  /** Gives the next hybrid logical time, for intent. */
  intentTime(): HybridTime
}

/** What an entry says besides whose it is. */
interface Saying {
  readonly value?: Uint8Array
  readonly deleted?: boolean
  readonly withdrawn?: boolean
  readonly intent?: Intent
}

/**
 * Reads and writes of one atomic change. Lives only within the synchronous `decide` that got it.
 */
export class Transaction implements Reader {
  readonly changes: Change[] = []
  readonly share: OverlayShare
  readonly origin: Origin
  /**
   * What is answered to the request, when it could never be read again: it is kept with
   * `origin.requestId` in the batch of the change.
   */
  answer: Uint8Array | undefined
  readonly #ground: Ground

  constructor(ground: Ground, origin: Origin) {
    this.#ground = ground
    this.origin = origin
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

  /**
   * Creates or replaces a record. Faults: CONFLICT_UNIQUE naming the holder, LIMIT_TRANSACTION,
   * INPUT_BODY, and those with which the roster refuses it: PEER_OWNER, PEER_ROLE, PEER_FROZEN.
   */
  put<Name extends FamilyName>(family: Name, record: RecordOf<Name>): void {
    const rule = familyRule(family)
    const id = rule.idOf(record)
    this.#requireAllowed(family, id, record)
    for (const index of rule.indexes) {
      for (const value of index.values(record)) {
        requireKey(value)
        if (index.unique) this.#refuseTaken(family, index.name, value, id)
      }
    }
    this.#write(family, id, record)
  }

  /** Removes a record; false when there was none. Faults: those of `put`. */
  delete(family: FamilyName, id: string): boolean {
    const before = this.#row(family, id)
    if (before === undefined) return false
    this.#requireAllowed(family, id, before.value)
    this.#write(family, id, undefined)
    return true
  }

  /** Whether other cells say something else about a record: writing it again settles that. */
  isContested(family: FamilyName, id: string): boolean {
    return this.#ground.intents.isContested(recordKey(family, id))
  }

  /**
   * States here, too, that a cluster-wide record is deleted: the cell that says so is about to go,
   * and somebody may not have heard it yet. Faults: those of `put`.
   */
  restateDeletion(family: FamilyName, id: string): void {
    this.#requireAllowed(family, id, undefined)
    this.#write(family, id, undefined)
  }

  /**
   * Takes back what the cell itself states about an intent, when another version replaces it or
   * when all that is left of it is that it was deleted; false when neither is so.
   */
  withdraw(key: string): boolean {
    const place = placeOfKey(key)
    const own = place && this.#own(place.family, place.id, key)
    if (!place || !own) return false
    const others = this.#others(key)
    const isReplaced = others.some(({ parents }) => parents.includes(own.hash))
    const isLeftOver = own.value === undefined && this.#isOnlyOwn(key)
    if (!isReplaced && !isLeftOver) return false
    const written = this.#entryOf(place.family, key, { withdrawn: true })
    const row = this.#row(place.family, place.id)
    this.share.setStatement(place.family, place.id, null)
    const before = Buffer.from(own.hash, 'latin1')
    this.changes.push({ ...place, key, row, isKept: false, ...written, before })
    return true
  }

  #requireAllowed(family: FamilyName, id: string, value: unknown): void {
    const refusal = this.#ground.standing.refusal({ family, id, value })
    if (refusal) throw refusal
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
    const value = record === undefined ? undefined : rule.codec.encode(record)
    const saying = value ? { value } : { deleted: true }
    if (rule.home === 'intent') this.#state({ family, id, key, record }, saying)
    else this.#writeSlice({ family, id, key, record }, saying)
  }

  #writeSlice({ family, id, key, record }: Written, saying: Saying): void {
    const replaced = this.#row(family, id)
    const written = this.#entryOf(family, key, saying)
    const row = record === undefined ? undefined : { value: record, hash: latin(written.hash) }
    this.#moveIndexes(family, id, replaced?.value, record)
    this.share.setRow(family, id, row ?? null)
    const before = replaced && Buffer.from(replaced.hash, 'latin1')
    const was = replaced?.value
    this.changes.push({ family, id, key, row, isKept: row !== undefined, ...written, before, was })
  }

  /** States a version that replaces everything known here; without a record that it is deleted. */
  #state({ family, id, key, record }: Written, saying: Saying): void {
    const own = this.#own(family, id, key)
    const replaced = own ? [own, ...this.#others(key)] : this.#others(key)
    const parents = parentsOf(replaced).map((hash) => Buffer.from(hash, 'latin1'))
    const intent = { parents, ...this.#ground.intentTime() }
    // Nobody else ever heard of it: there is nothing to keep a deletion for.
    const isGone = record === undefined && this.#ground.standing.alone && this.#isOnlyOwn(key)
    const withdrawn = isGone ? { withdrawn: true } : {}
    const written = this.#entryOf(family, key, { ...saying, ...withdrawn, intent })
    const version = isGone
      ? undefined
      : intentVersionOf({ ...saying, ...written.said }, written.hash, record)
    const row = record === undefined ? undefined : { value: record, hash: latin(written.hash) }
    this.share.setRow(family, id, row ?? null)
    this.share.setStatement(family, id, version ?? null)
    const { entry, hash } = written
    const before = own && Buffer.from(own.hash, 'latin1')
    const change = { family, id, key, row, isKept: !isGone, entry, hash, before }
    this.changes.push(version ? { ...change, version } : change)
  }

  /** What the cell itself states, pending changes included. */
  #own(family: FamilyName, id: string, key: string): IntentVersion | undefined {
    const pending = this.#ground.overlay.statements.at(family)?.get(id)
    if (pending) return pending.version ?? undefined
    return this.#ground.intents.version(this.#ground.self, key)
  }

  /** What others state and counts now. */
  #others(key: string): IntentVersion[] {
    const { intents, self } = this.#ground
    const others = intents.presentAt(key).filter(({ cell }) => cell !== self)
    return others.map(({ version }) => version)
  }

  #isOnlyOwn(key: string): boolean {
    const { intents, self } = this.#ground
    return intents.versionsOf(key).every(({ cell }) => cell === self)
  }

  #entryOf(family: FamilyName, key: string, saying: Saying) {
    const { subject, request } = this.origin
    const said = {
      key,
      schema: familyRule(family).schema,
      subject,
      ...saying,
      ...(request ? { request } : {}),
    }
    const entry = entryCodec.encode(said)
    return { said, entry, hash: sha256(entry) }
  }

  #moveIndexes(family: FamilyName, id: string, before: unknown, after: unknown): void {
    for (const index of familyRule(family).indexes) {
      const old = new Set(before === undefined ? [] : index.values(before))
      const fresh = new Set(after === undefined ? [] : index.values(after))
      const place = (value: string) => indexPlace(family, index.name, value)
      for (const value of old.difference(fresh)) this.share.setIndexed(place(value), id, false)
      for (const value of fresh.difference(old)) this.share.setIndexed(place(value), id, true)
    }
  }
}

interface Written {
  readonly family: FamilyName
  readonly id: string
  readonly key: string
  readonly record: unknown
}

const latin = (hash: Uint8Array) => Buffer.from(hash).toString('latin1')

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
