import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { Fault, type KeyValueStore, type Signer, type StoreOperation } from '../env/index.ts'
import { domainMessage, type HeadCheck, isRemoval, type ReadEntry, readEntry } from './feed.ts'
import { placeOfKey, prefixRange, storeKeys } from './keyspace.ts'
import { journalRecordsMax } from './limits.ts'
import { seal, unseal } from './seal.ts'

/** An entry that was accepted and waits for its number, as it lies in the store. */
export interface Journalled {
  readonly key: string
  readonly entry: Uint8Array
  readonly signature?: Uint8Array
}

/** An entry that waits for its number. */
export interface JournalItem {
  readonly number: number
  readonly key: string
  readonly entry: Uint8Array
  readonly hash: Uint8Array
  readonly isKept: boolean
  /** Hash of the numbered entry that it will replace; undefined = there is none. */
  readonly replaces: Uint8Array | undefined
}

/** What a batch does to the journal; `settle` after it is on disk. */
interface JournalStep {
  readonly operations: readonly StoreOperation[]
  settle(): void
}

const journalledCodec: Codec<Journalled> = messageCodec<Journalled>(wire.Journalled)
const journalDomain = new TextEncoder().encode('rackcell journal 1\0')

function journalKey(number: number): string {
  return storeKeys.journalPrefix + number.toString(16).padStart(12, '0')
}

/** What a change wants journalled. */
export type Provisional = Pick<JournalItem, 'key' | 'entry' | 'hash' | 'isKept' | 'replaces'>

/**
 * Entries that were accepted before the cell knew its own newest head: on disk over the records
 * that they replace, one for each key, without a number. The feed does not know of them.
 */
export class Journal {
  readonly #signer: Signer
  readonly #items = new Map<string, JournalItem>()
  #next = 0

  constructor(signer: Signer, items: readonly JournalItem[]) {
    this.#signer = signer
    for (const item of items) {
      this.#items.set(item.key, item)
      this.#next = Math.max(this.#next, item.number + 1)
    }
  }

  get size(): number {
    return this.#items.size
  }

  at(key: string): JournalItem | undefined {
    return this.#items.get(key)
  }

  /** Everything that waits, in the order of acceptance. */
  items(): readonly JournalItem[] {
    return [...this.#items.values()].sort((left, right) => left.number - right.number)
  }

  /** Puts changes in. Fault: LIMIT_WRITES when too much waits. */
  put(changes: readonly Provisional[]): JournalStep {
    if (this.#items.size + changes.length > journalRecordsMax) throw new Fault('LIMIT_WRITES')
    const operations: StoreOperation[] = []
    const steps = new Map<string, JournalItem | undefined>()
    let next = this.#next
    for (const change of changes) {
      const { key, entry } = change
      const before = steps.has(key) ? steps.get(key) : this.#items.get(key)
      const replaces = before ? before.replaces : change.replaces
      if (before) operations.push({ type: 'del', key: journalKey(before.number) })
      // Made and gone before anybody heard of it.
      if (!change.isKept && replaces === undefined) {
        steps.set(key, undefined)
        continue
      }
      const item = { ...change, replaces, number: next++ }
      steps.set(key, item)
      operations.push(this.#put(item.number, { key, entry }))
    }
    return { operations, settle: () => this.#take(steps, next) }
  }

  #put(number: number, { key, entry }: Journalled): StoreOperation {
    const signature = this.#signer.sign(domainMessage(journalDomain, entry))
    const place = journalKey(number)
    return {
      type: 'put',
      key: place,
      value: seal(place, journalledCodec.encode({ key, entry, signature })),
    }
  }

  #take(steps: ReadonlyMap<string, JournalItem | undefined>, next: number): void {
    for (const [key, item] of steps) {
      if (item) this.#items.set(key, item)
      else this.#items.delete(key)
    }
    this.#next = next
  }

  /** Takes items out: they have their number. */
  remove(items: readonly JournalItem[]): JournalStep {
    return {
      operations: items.map(({ number }) => ({ type: 'del', key: journalKey(number) }) as const),
      settle: () => {
        for (const { key, number } of items) {
          if (this.#items.get(key)?.number === number) this.#items.delete(key)
        }
      },
    }
  }

  /** Other records lie under the journal now: by key, the hash of each that has changed. */
  rebase(numbered: ReadonlyMap<string, Uint8Array | undefined>): JournalStep {
    const moved: JournalItem[] = []
    const gone: JournalItem[] = []
    for (const [key, replaces] of numbered) {
      const item = this.#items.get(key)
      if (!item) continue
      if (!item.isKept && replaces === undefined) gone.push(item)
      else moved.push({ ...item, replaces })
    }
    const removal = this.remove(gone)
    return {
      operations: removal.operations,
      settle: () => {
        removal.settle()
        for (const item of moved) this.#items.set(item.key, item)
      },
    }
  }
}

/** An entry of the journal as it was read back. */
export interface ReadJournalled extends ReadEntry {
  readonly number: number
  readonly isKept: boolean
}

/** Reads the journal, oldest first. Faults: STORE_CORRUPT, INTEGRITY_STORE. */
export async function readJournal(
  store: KeyValueStore,
  { verifier, publicKey }: HeadCheck,
): Promise<readonly ReadJournalled[]> {
  const found: ReadJournalled[] = []
  for await (const [key, sealed] of store.entries(prefixRange(storeKeys.journalPrefix))) {
    const body = unseal(key, sealed)
    let journalled: Journalled
    try {
      journalled = journalledCodec.decode(body)
    } catch (cause) {
      throw new Fault('STORE_CORRUPT', { cause, details: { key } })
    }
    const { entry, signature = new Uint8Array() } = journalled
    const read = readEntry(entry)
    const message = domainMessage(journalDomain, entry)
    const isOwn = signature.length === 64 && verifier.verify(signature, message, publicKey)
    if (!read || read.key !== journalled.key || !placeOfKey(read.key) || !isOwn) {
      throw new Fault('INTEGRITY_STORE', { details: { key, entry: journalled.key } })
    }
    const number = Number.parseInt(key.slice(storeKeys.journalPrefix.length), 16)
    found.push({ ...read, number, isKept: !isRemoval(read.entry) })
  }
  return found
}
