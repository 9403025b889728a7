import { type Codec, messageCodec, wire } from '../../proto/index.ts'
import { Fault, type KeyValueStore, type StoreOperation } from '../env/index.ts'
import { prefixRange, seal, storeKeys, unseal } from '../store/index.ts'
import { type BookContent, RosterBook } from './book.ts'
import { documentCodec, documentHash, hexOf, type SignedDocument } from './document.ts'
import { bookBytesMax, bookRostersMax } from './limits.ts'
import type { RosterReader } from './reader.ts'
import { type RosterBody, rosterCodec } from './roster.ts'

const decimalDigits = 16

function rosterKey(document: SignedDocument): string {
  const { number } = rosterCodec.decode(document.body)
  return storeKeys.rosterPrefix + number.toString(16).padStart(decimalDigits, '0')
}

/** Keeps a book in a cell's store, beside the records: all of it or nothing at each change. */
export class BookStore {
  readonly #store: KeyValueStore
  /** What lies there, by key: the hash of the document. */
  readonly #kept = new Map<string, string>()
  #turn: Promise<void> = Promise.resolve()

  constructor(store: KeyValueStore) {
    this.#store = store
  }

  /** Undefined when the store has none. Faults: STORE_CORRUPT, INTEGRITY_ROSTER. */
  async load(reader: RosterReader): Promise<RosterBook | undefined> {
    const sealed = await this.#store.get(storeKeys.root)
    if (!sealed) return undefined
    const root = unseal(storeKeys.root, sealed)
    this.#kept.set(storeKeys.root, hexOf(root))
    const rosters = await this.#read(storeKeys.rosterPrefix)
    const statements = await this.#read(storeKeys.statementPrefix)
    const forks = await this.#read(storeKeys.forkPrefix)
    return RosterBook.open({ root, rosters, statements, forks }, reader)
  }

  /** Writes what changed, synced; one writing after the other. Faults: those of the store. */
  save(book: RosterBook): Promise<void> {
    const turn = this.#turn.then(() => this.#save(book))
    this.#turn = turn.catch(() => {})
    return turn
  }

  async #read(prefix: string): Promise<readonly SignedDocument[]> {
    const documents: SignedDocument[] = []
    for await (const [key, sealed] of this.#store.entries(prefixRange(prefix))) {
      const document = decoded(key, unseal(key, sealed))
      this.#kept.set(key, hexOf(documentHash(document)))
      documents.push(document)
    }
    return documents
  }

  async #save(book: RosterBook): Promise<void> {
    const { root, rosters, statements, forks } = book.content()
    const wanted = new Map<string, { readonly hash: string; readonly bytes: () => Uint8Array }>()
    const want = (key: string, hash: string, document: SignedDocument) =>
      wanted.set(key, { hash, bytes: () => documentCodec.encode(document) })
    for (const one of rosters) want(rosterKey(one), hexOf(documentHash(one)), one)
    for (const one of statements) {
      const hash = hexOf(documentHash(one))
      want(storeKeys.statementPrefix + hash, hash, one)
    }
    for (const one of forks) {
      const hash = hexOf(documentHash(one))
      want(storeKeys.forkPrefix + hash, hash, one)
    }
    wanted.set(storeKeys.root, { hash: hexOf(root), bytes: () => root })
    const operations: StoreOperation[] = []
    for (const [key, { hash, bytes }] of wanted) {
      if (this.#kept.get(key) !== hash) {
        operations.push({ type: 'put', key, value: seal(key, bytes()) })
      }
    }
    const dropped = [...this.#kept.keys()].filter((key) => !wanted.has(key))
    for (const key of dropped) operations.push({ type: 'del', key })
    if (operations.length === 0) return
    await this.#store.batch(operations, { sync: true })
    for (const key of dropped) this.#kept.delete(key)
    for (const [key, { hash }] of wanted) this.#kept.set(key, hash)
  }
}

function decoded(key: string, bytes: Uint8Array): SignedDocument {
  try {
    return documentCodec.decode(bytes)
  } catch (cause) {
    throw new Fault('STORE_CORRUPT', { cause, details: { key } })
  }
}

type BookBody = Omit<BookContent, 'root'>

const bookCodec: Codec<BookBody> = messageCodec<BookBody>(wire.ClusterBook)

/** A book as bytes for a cell that joins: the newest rosters and everything beside them. */
export function encodeBook(book: RosterBook): Uint8Array {
  const { rosters, statements, forks } = book.content()
  return bookCodec.encode({ rosters: rosters.slice(-bookRostersMax), statements, forks })
}

/**
 * Opens a book that somebody trusted handed over: its own first roster names the root, so whoever
 * takes it must know by other means that this is the right one. Fault: INTEGRITY_ROSTER.
 */
export function decodeBook(bytes: Uint8Array, reader: RosterReader): RosterBook {
  let body: BookBody
  let first: RosterBody | undefined
  try {
    if (bytes.length > bookBytesMax) throw new Error('too large')
    body = bookCodec.decode(bytes)
    const [oldest] = body.rosters
    first = oldest && rosterCodec.decode(oldest.body)
  } catch (cause) {
    throw new Fault('INTEGRITY_ROSTER', { cause, message: 'This is no book of a cluster.' })
  }
  const { rosters, statements, forks } = body
  const root = Uint8Array.from(first?.root ?? [])
  return RosterBook.open({ root, rosters, statements, forks }, reader)
}
