import { type StoreOperation, sha256 } from '../../cell/env/index.ts'
import {
  entryCodec,
  familyOfKey,
  familyRule,
  headCodec,
  isRemoval,
  type LoggedHead,
  loggedHeadCodec,
  type Order,
  placeOfKey,
  storedCodec,
  storeKeys,
  unseal,
} from '../../cell/store/index.ts'
import { messageCodec, wire } from '../../proto/index.ts'
import { recordText } from '../scenario/index.ts'
import { nameOf, textOf } from './chronicle.ts'
import type { Sight } from './sight.ts'

/** What lies under a record's key. */
interface Kept {
  readonly hash: string
  /** It is of a schema that this version knows. */
  readonly isReadable: boolean
  readonly text: string | undefined
  /** The entry stays under its key; false = it takes a record away. */
  readonly isKept: boolean
}

interface Journalled extends Kept {
  readonly key: string
}

/** What a batch of operations brought, as far as it is of interest. */
export interface Brought {
  readonly heads: readonly { readonly feed: 'public' | 'close'; readonly logged: LoggedHead }[]
  /** Bytes of entries, by the key of their record. */
  readonly entries: ReadonlyMap<string, Uint8Array>
  /** Keys of records that changed under what waits for a number, and stays on top of them. */
  readonly rebased: readonly string[]
}

const journalledCodec = messageCodec<{ readonly key: string; readonly entry: Uint8Array }>(
  wire.Journalled,
)

const feeds = ['public', 'close'] as const
/** The key of a record, also of a kind that nobody knows yet. */
const recordPattern = /^[a-hj-z][a-z]\/|^i[a-wyz]\//
const replicaHead = /^@([^/]+)\/public\/~head\//

/** What was read of a head, by its bytes: machines that hold the same ones share them. */
const loggedHeads = new WeakMap<Uint8Array, LoggedHead>()

function loggedAt(key: string, sealed: Uint8Array): LoggedHead {
  const known = loggedHeads.get(sealed)
  if (known) return known
  const logged = loggedHeadCodec.decode(unseal(key, sealed))
  loggedHeads.set(sealed, logged)
  return logged
}

/** What is on one machine's disk for good, read from outside as it is written. */
export class DiskSight {
  readonly #records = new Map<string, Kept>()
  /** By store key. */
  readonly #journal = new Map<string, Journalled>()
  /** Names of all entries that ever became durable here. */
  readonly #entries = new Set<string>()
  /** Keys of requests whose change was made. */
  readonly #requests = new Set<string>()
  /** Newest head of each other cell's public feed. */
  readonly #replicas = new Map<string, LoggedHead>()
  readonly #own = new Map<'public' | 'close', LoggedHead>()

  /** A second disk with the same on it, for later. */
  copy(): DiskSight {
    const copy = new DiskSight()
    for (const [key, kept] of this.#records) copy.#records.set(key, kept)
    for (const [key, item] of this.#journal) copy.#journal.set(key, item)
    for (const entry of this.#entries) copy.#entries.add(entry)
    for (const request of this.#requests) copy.#requests.add(request)
    for (const [cell, head] of this.#replicas) copy.#replicas.set(cell, head)
    for (const [feed, head] of this.#own) copy.#own.set(feed, head)
    return copy
  }

  /** Whether an entry ever became durable here. */
  had(entry: string): boolean {
    return this.#entries.has(entry)
  }

  /** Name of the entry that is the newest under a key; undefined = there is no record. */
  newest(key: string): string | undefined {
    const journalled = this.#journalledAt(key)
    const found = journalled ?? this.#records.get(key)
    return found?.isKept ? found.hash : undefined
  }

  /** Whether it says on this disk that the change of a request was made. */
  remembers(requestId: string): boolean {
    return this.#requests.has(storeKeys.requestPrefix + requestId)
  }

  /** Whether an entry lies here without a number. */
  isWaiting(key: string, entry: string): boolean {
    return this.#journal.values().some((item) => item.key === key && item.hash === entry)
  }

  ownHead(feed: 'public' | 'close' = 'public'): LoggedHead | undefined {
    return this.#own.get(feed)
  }

  /** Bits have turned: what was held of others may have to be fetched again. */
  forgetReplicas(): void {
    this.#replicas.clear()
  }

  /** How far this disk is with other cells' public feeds. */
  *replicaOrders(): Iterable<readonly [string, Order]> {
    for (const [cell, { head }] of this.#replicas) yield [cell, headCodec.decode(head).order]
  }

  replicaHead(cell: string): LoggedHead | undefined {
    return this.#replicas.get(cell)
  }

  /** Takes in what has become durable. */
  take(operations: readonly StoreOperation[]): Brought {
    const heads: { feed: 'public' | 'close'; logged: LoggedHead }[] = []
    const entries = new Map<string, Uint8Array>()
    const touched = new Set<string>()
    for (const operation of operations) {
      const { key } = operation
      if (recordPattern.test(key)) touched.add(key)
      if (operation.type === 'del') this.#remove(key)
      else if (key.startsWith('@')) this.#replica(key, operation.value)
      else if (key.startsWith(storeKeys.requestPrefix)) this.#requests.add(key)
      else if (key.startsWith('~journal/')) this.#journalPut(key, operation.value)
      else if (key.startsWith('~head/')) {
        const feed = feeds.find((name) => key.startsWith(`~head/${name}/`))
        const logged = loggedHeadCodec.decode(unseal(key, operation.value))
        if (!feed) continue
        this.#own.set(feed, logged)
        heads.push({ feed, logged })
      } else if (recordPattern.test(key)) {
        const { entry } = storedCodec.decode(unseal(key, operation.value))
        entries.set(key, entry)
        this.#records.set(key, this.#kept(key, entry))
      }
    }
    const rebased = [...touched].filter((key) => this.#journalledAt(key) !== undefined)
    return { heads, entries, rebased }
  }

  /** Entries of a head are durable with it, those that were superseded at once included. */
  numbered(entries: readonly string[]): void {
    for (const entry of entries) this.#entries.add(entry)
  }

  #remove(key: string): void {
    if (key.startsWith('~journal/')) this.#journal.delete(key)
    else if (key.startsWith(storeKeys.requestPrefix)) this.#requests.delete(key)
    else this.#records.delete(key)
  }

  #kept(key: string, bytes: Uint8Array): Kept {
    const entry = entryCodec.decode(bytes)
    const hash = nameOf(sha256(bytes))
    this.#entries.add(hash)
    const family = familyOfKey(key)
    const isReadable = family !== undefined && familyRule(family).schema === entry.schema
    return { hash, isReadable, text: textOf(key, entry), isKept: !isRemoval(entry) }
  }

  #journalPut(place: string, sealed: Uint8Array): void {
    const { key, entry } = journalledCodec.decode(unseal(place, sealed))
    this.#journal.set(place, { key, ...this.#kept(key, entry) })
  }

  #replica(key: string, sealed: Uint8Array): void {
    const [, cell] = replicaHead.exec(key) ?? []
    if (cell) this.#replicas.set(cell, loggedAt(key, sealed))
  }

  #journalledAt(key: string): Journalled | undefined {
    let newest: Journalled | undefined
    for (const [place, item] of this.#journal) {
      if (item.key === key && (!newest || place > this.#placeOf(newest))) newest = item
    }
    return newest
  }

  #placeOf(item: Journalled): string {
    for (const [place, other] of this.#journal) if (other === item) return place
    return ''
  }

  /** What a cell that has just read this disk shows otherwise than it lies there. */
  differences({ cell, ledger }: Pick<Sight, 'cell' | 'ledger'>): readonly string[] {
    const wanted = new Map<string, Kept>(this.#records)
    const journal = [...this.#journal].sort(([left], [right]) => (left < right ? -1 : 1))
    for (const [, item] of journal) wanted.set(item.key, item)
    const found: string[] = []
    for (const [key, { hash, text, isKept, isReadable }] of wanted) {
      const place = placeOfKey(key)
      if (!place || !isReadable) continue
      if (familyRule(place.family).home === 'intent') {
        const versions = ledger.intentVersions(place.family, place.id)
        const stated = versions.find((one) => one.cell === cell)?.version.hash
        if (stated !== (isKept ? hash : undefined)) found.push(`${key} is stated otherwise`)
        continue
      }
      const value: unknown = ledger.get(place.family, place.id)
      const shown = value === undefined ? undefined : recordText(value)
      const should = isKept ? text : undefined
      if (shown !== should) found.push(`${key} is ${shown} and lies there as ${should}`)
    }
    return found
  }
}
