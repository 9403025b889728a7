import type { Signer, StoreOperation } from '../env/index.ts'
import { feedNumber, headVersion, type Order, orderKey, signHead } from './feed.ts'
import { type Feed, familyRule, storeKeys } from './keyspace.ts'
import { headsKept } from './limits.ts'
import type { OpenedFeed, OpenedStore } from './open.ts'
import type { FeedRoot } from './root.ts'
import { seal } from './seal.ts'
import type { Change } from './transaction.ts'

/** What one batch adds to a feed; `settle` after it is on disk, `abandon` when it is not. */
interface Advance {
  readonly operations: readonly StoreOperation[]
  /** Where each change of this feed stands. */
  readonly places: ReadonlyMap<Change, { readonly order: Order; readonly index: number }>
  settle(): void
  abandon(): void
}

const nothing: Advance = { operations: [], places: new Map(), settle() {}, abandon() {} }

interface Origin {
  readonly cell: string
  readonly feed: Exclude<Feed, 'none'>
  /** Term and boot under which this process writes. */
  readonly term: number
  readonly boot: number
}

/** The growing end of one feed: numbers, chains and signs a head for each batch. */
export class FeedHeads {
  readonly #origin: Origin
  readonly #signer: Signer
  readonly #root: FeedRoot
  readonly #keys: string[]
  #last: { readonly order: Order; readonly hash: Uint8Array } | undefined

  constructor(origin: Origin, signer: Signer, state: OpenedFeed) {
    this.#origin = origin
    this.#signer = signer
    this.#root = state.root
    this.#keys = [...state.keys]
    this.#last = state.last && { order: state.last.head.order, hash: state.last.hash }
  }

  /** Position after the newest batch; seq 0 before the first. */
  get order(): Order {
    return this.#last?.order ?? { term: this.#origin.term, boot: this.#origin.boot, seq: 0 }
  }

  get root(): Uint8Array {
    return this.#root.digest()
  }

  advance(all: readonly Change[], wallMs: number): Advance {
    const changes = all.filter((change) => familyRule(change.family).feed === this.#origin.feed)
    if (changes.length === 0) return nothing
    const { term, boot } = this.#origin
    const order = { term, boot, seq: this.order.seq + 1 }
    const undo = changes.map((change) => this.#replace(change))
    const { bytes, hash } = signHead(
      {
        version: headVersion,
        cell: this.#origin.cell,
        feed: feedNumber(this.#origin.feed),
        order,
        roster: 0,
        entryHashes: changes.map((change) => change.hash),
        root: this.#root.digest(),
        wallMs,
        ...(this.#last ? { previous: this.#last.hash } : {}),
      },
      this.#signer,
    )
    const key = storeKeys.headPrefix(this.#origin.feed) + orderKey(order)
    const dropped = this.#keys.slice(0, Math.max(0, this.#keys.length + 1 - headsKept))
    return {
      operations: [
        { type: 'put', key, value: seal(key, bytes) },
        ...dropped.map((old) => ({ type: 'del', key: old }) as const),
      ],
      places: new Map(changes.map((change, index) => [change, { order, index }])),
      settle: () => {
        this.#last = { order, hash }
        this.#keys.push(key)
        this.#keys.splice(0, dropped.length)
      },
      abandon: () => {
        for (const step of undo.reverse()) step()
      },
    }
  }

  /** Moves the root from what a change replaces to what it brings; the result takes it back. */
  #replace({ key, before, row, hash }: Change): () => void {
    if (before) this.#root.delete(key, before)
    if (row) this.#root.add(key, hash)
    return () => {
      if (row) this.#root.delete(key, hash)
      if (before) this.#root.add(key, before)
    }
  }
}

/** The growing ends of both feeds, as the store was found. */
export function openFeedHeads(
  opened: OpenedStore,
  signer: Signer,
): Record<Exclude<Feed, 'none'>, FeedHeads> {
  const { cell, term, boot } = opened
  const make = (feed: Exclude<Feed, 'none'>) =>
    new FeedHeads({ cell, feed, term, boot }, signer, opened.feeds[feed])
  return { public: make('public'), close: make('close') }
}
