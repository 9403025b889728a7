import type { Signer, StoreOperation } from '../env/index.ts'
import {
  feedNumber,
  headVersion,
  type LoggedHead,
  loggedHeadCodec,
  type Order,
  orderKey,
  type ReadHead,
  type SignedHead,
  signHead,
} from './feed.ts'
import type { ProvenHead } from './feed-proof.ts'
import type { FeedPosition } from './feed-reader.ts'
import { type PublishedFeed, storeKeys } from './keyspace.ts'
import { headsKept } from './limits.ts'
import type { OpenedFeed } from './open-feed.ts'
import type { FeedRoot } from './root.ts'
import { seal } from './seal.ts'
import type { Standing } from './standing.ts'

/** What one batch brings to a feed under a key. */
export interface FeedChange {
  readonly key: string
  /** The entry stays as a record; false = it removes one. */
  readonly isKept: boolean
  readonly entry: Uint8Array
  readonly hash: Uint8Array
  /** Hash of the entry that it replaces in the root. */
  readonly replaces: Uint8Array | undefined
}

/** Where an entry stands in its feed. */
export interface Place {
  readonly order: Order
  readonly index: number
}

/** What one batch does to a feed; `settle` after it is on disk, `abandon` when it is not. */
export interface Advance {
  readonly operations: readonly StoreOperation[]
  /** Where each change stands, in the order of the changes. */
  readonly places: readonly Place[]
  readonly head: SignedHead | undefined
  settle(): void
  abandon(): void
}

const nothing: Advance = {
  operations: [],
  places: [],
  head: undefined,
  settle() {},
  abandon() {},
}

/** Under what a head is written. */
export interface HeadGround {
  readonly wallMs: number
  readonly boot: number
  readonly standing: Pick<Standing, 'term' | 'roster'>
}

/** The growing end of one feed: numbers, chains and signs a head for each batch. */
export class FeedHeads {
  readonly #cell: string
  readonly #feed: PublishedFeed
  readonly #signer: Signer
  #root: FeedRoot
  #keys: string[]
  #last: ReadHead | undefined
  #logStart: Order | undefined

  constructor(cell: string, feed: PublishedFeed, signer: Signer, state: OpenedFeed) {
    this.#cell = cell
    this.#feed = feed
    this.#signer = signer
    this.#root = state.root
    this.#keys = [...state.keys]
    this.#last = state.last
    this.#logStart = state.logStart
  }

  get last(): ReadHead | undefined {
    return this.#last
  }

  get position(): FeedPosition | undefined {
    return this.#last && { order: this.#last.head.order, hash: this.#last.hash }
  }

  /** The oldest position from which the log can tell what followed. */
  get logStart(): Order | undefined {
    return this.#logStart
  }

  get root(): FeedRoot {
    return this.#root
  }

  /** Adds a head for the changes, in their order. */
  advance(changes: readonly FeedChange[], { wallMs, boot, standing }: HeadGround): Advance {
    if (changes.length === 0) return nothing
    const before = this.#last?.head.order
    const term = Math.max(standing.term, before?.term ?? 0)
    const order = { term, boot, seq: (before?.seq ?? 0) + 1 }
    const undo = changes.map((change) => this.#replace(change))
    const head = {
      version: headVersion,
      cell: this.#cell,
      feed: feedNumber(this.#feed),
      order,
      roster: standing.roster,
      entryHashes: changes.map((change) => change.hash),
      root: this.#root.digest(),
      wallMs,
      ...(this.#last ? { previous: this.#last.hash } : {}),
    }
    const { signed, hash } = signHead(head, this.#signer)
    const removals = changes.flatMap(({ isKept, entry }, index) => {
      return isKept ? [] : [{ index, entry }]
    })
    const logged = { ...signed, keys: changes.map(({ key }) => key), removals }
    const log = this.#append([{ read: { head, hash, signed }, logged }])
    return {
      operations: log.operations,
      places: changes.map((_change, index) => ({ order, index })),
      head: signed,
      settle: log.settle,
      abandon: () => {
        for (const step of undo.reverse()) step()
      },
    }
  }

  /** Moves the root from what a change replaces to what it brings; the result takes it back. */
  #replace({ key, replaces, isKept, hash }: FeedChange): () => void {
    if (replaces) this.#root.delete(key, replaces)
    if (isKept) this.#root.add(key, hash)
    return () => {
      if (isKept) this.#root.delete(key, hash)
      if (replaces) this.#root.add(key, replaces)
    }
  }

  #keyOf(order: Order): string {
    return storeKeys.headPrefix(this.#feed) + orderKey(order)
  }

  #put({ read, logged }: { readonly read: ReadHead; readonly logged: LoggedHead }): StoreOperation {
    const key = this.#keyOf(read.head.order)
    return { type: 'put', key, value: seal(key, loggedHeadCodec.encode(logged)) }
  }

  /** Writes heads behind the newest one, and drops the oldest beyond those kept. */
  #append(heads: readonly ProvenHead[]): Pick<Advance, 'operations' | 'settle'> {
    const kept = heads.slice(-headsKept)
    const surplus = Math.max(0, this.#keys.length + kept.length - headsKept)
    const dropped = this.#keys.slice(0, surplus)
    const newest = heads.at(-1)?.read
    return {
      operations: [
        ...kept.map((head) => this.#put(head)),
        ...dropped.map((key) => ({ type: 'del', key }) as const),
      ],
      settle: () => {
        for (const { read } of kept) this.#keys.push(this.#keyOf(read.head.order))
        this.#keys.splice(0, surplus)
        this.#last = newest
        this.#logStart ??= newest?.head.order
        if (surplus > 0) this.#moveLogStart()
      },
    }
  }

  /** The oldest head is gone: what followed it can be told from the next one on. */
  #moveLogStart(): void {
    const oldest = this.#keys[0]
    if (!oldest || !this.#logStart || this.#keyOf(this.#logStart) >= oldest) return
    const [term = 0, boot = 0, seq = 0] = oldest
      .slice(storeKeys.headPrefix(this.#feed).length)
      .split('/')
      .map((part) => Number.parseInt(part, 16))
    this.#logStart = { term, boot, seq }
  }

  /** Takes over heads that were proved to follow the newest one, and their root. */
  follow(heads: readonly ProvenHead[], root: FeedRoot): Pick<Advance, 'operations' | 'settle'> {
    const log = this.#append(heads)
    return {
      operations: log.operations,
      settle: () => {
        log.settle()
        this.#root = root
      },
    }
  }

  /** Takes over a whole feed: the log starts at its newest head. */
  replace(head: ProvenHead, root: FeedRoot): Pick<Advance, 'operations' | 'settle'> {
    const put = this.#put(head)
    return {
      operations: [...this.#keys.map((key) => ({ type: 'del', key }) as const), put],
      settle: () => {
        this.#keys = [put.key]
        this.#last = head.read
        this.#logStart = head.read.head.order
        this.#root = root
      },
    }
  }
}
