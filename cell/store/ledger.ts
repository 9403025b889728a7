import {
  type Clock,
  Fault,
  type KeyValueStore,
  type Log,
  type Signer,
  type StoreOperation,
} from '../env/index.ts'
import { type FeedHeads, openFeedHeads } from './feed-heads.ts'
import { type Order, storedCodec } from './feed.ts'
import type { FamilyName, Feed, RecordOf } from './keyspace.ts'
import { batchRecordsMax, pendingTransactionsMax } from './limits.ts'
import type { OpenedStore } from './open.ts'
import { Overlay } from './overlay.ts'
import type { Reader, Tables } from './tables.ts'
import { type Change, type Origin, Transaction } from './transaction.ts'

/** Ports that a ledger stands on. */
export interface LedgerPorts {
  readonly store: KeyValueStore
  readonly clock: Clock
  readonly signer: Signer
  readonly log: Log
}

/** What a change left behind: the decision's result, and the position of the public feed after it. */
export interface Committed<Result> {
  readonly result: Result
  readonly order: Order
}

/** Told after each synced batch, with the changes that it carried. */
export type CommitListener = (changes: readonly Change[]) => void

interface Waiting {
  readonly transaction: Transaction
  settle(order: Order): void
  fail(fault: unknown): void
}

/** How the ledger is: `failed` after a write whose outcome is unknown, until `recover` worked. */
export type LedgerHealth = { readonly state: 'open' | 'closed' } | LedgerFailed

interface LedgerFailed {
  readonly state: 'failed'
  readonly fault: Fault
}

/**
 * The slice of one cell: committed records in memory, every change in one synced batch with its indexes
 * and its feed entry before anybody hears that it happened. Decisions run one after the other and see the
 * ones before them; readers see only what is on disk.
 */
export class Ledger implements Reader {
  readonly cell: string
  readonly #ports: LedgerPorts
  readonly #overlay = new Overlay()
  readonly #queue: Waiting[] = []
  readonly #listeners = new Set<CommitListener>()
  #tables: Tables
  #heads: Record<Exclude<Feed, 'none'>, FeedHeads>
  #hybrid: { wallMs: number; counter: number }
  #draining: Promise<void> | undefined
  #health: LedgerHealth = { state: 'open' }

  constructor(ports: LedgerPorts, opened: OpenedStore) {
    this.#ports = ports
    this.cell = opened.cell
    this.#tables = opened.tables
    this.#hybrid = { ...opened.hybrid }
    this.#heads = openFeedHeads(opened, ports.signer)
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.#tables.get(family, id)
  }

  list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    return this.#tables.list(family)
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    return this.#tables.lookup(family, index, value)
  }

  count(family: FamilyName): number {
    return this.#tables.count(family)
  }

  /** Position of a feed after its newest batch. */
  order(feed: Exclude<Feed, 'none'>): Order {
    return this.#heads[feed].order
  }

  /** 32 bytes that prove every newest value of a feed. */
  root(feed: Exclude<Feed, 'none'>): Uint8Array {
    return this.#heads[feed].root
  }

  get health(): LedgerHealth {
    return this.#health
  }

  /** Transactions that wait for the disk. */
  get waiting(): number {
    return this.#queue.length
  }

  /** Calls `listener` after each synced batch until the returned function is called. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Runs `decide` at once against everything decided before it, and resolves when its writes (or, without
   * writes, everything it may have seen) are on disk. When `decide` throws, nothing is written.
   * Faults: those of `decide`, LIMIT_WRITES, STORE_FULL, STORE_WRITE, STORE_CLOSED.
   */
  transact<Result>(
    origin: Origin,
    decide: (transaction: Transaction) => Result,
  ): Promise<Committed<Result>> {
    if (this.#health.state === 'closed') return Promise.reject(new Fault('STORE_CLOSED'))
    if (this.#health.state === 'failed') return Promise.reject(this.#health.fault)
    if (this.#queue.length >= pendingTransactionsMax) {
      return Promise.reject(new Fault('LIMIT_WRITES'))
    }
    const ground = {
      tables: this.#tables,
      overlay: this.#overlay,
      intentTime: () => this.#tick(),
    }
    const transaction = new Transaction(ground, origin)
    let result: Result
    try {
      result = decide(transaction)
    } catch (error) {
      transaction.share.abandon()
      return Promise.reject(error)
    }
    return new Promise((resolve, reject) => {
      const settle = (order: Order) => resolve({ result, order })
      this.#queue.push({ transaction, settle, fail: reject })
      this.#draining ??= this.#drain()
    })
  }

  /** Hybrid logical time: never goes back, whatever the wall clock does. */
  #tick(): { wallMs: number; counter: number } {
    const wallMs = this.#ports.clock.wallMs()
    const { wallMs: last, counter } = this.#hybrid
    this.#hybrid = wallMs > last ? { wallMs, counter: 0 } : { wallMs: last, counter: counter + 1 }
    return this.#hybrid
  }

  async #drain(): Promise<void> {
    // Let every caller of this turn join the first batch.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const group = this.#takeGroup()
      try {
        await this.#write(group.flatMap((waiting) => waiting.transaction.changes))
      } catch (error) {
        this.#failAll(group, error)
        break
      }
      const order = this.order('public')
      for (const waiting of group) {
        waiting.transaction.share.settle()
        waiting.settle(order)
      }
    }
    this.#draining = undefined
  }

  #takeGroup(): Waiting[] {
    let records = 0
    let taken = 0
    for (const waiting of this.#queue) {
      records += waiting.transaction.changes.length
      if (taken > 0 && records > batchRecordsMax) break
      taken++
    }
    return this.#queue.splice(0, taken)
  }

  async #write(changes: readonly Change[]): Promise<void> {
    if (changes.length === 0) return
    const operations: StoreOperation[] = []
    const wallMs = this.#ports.clock.wallMs()
    const advances = [this.#heads.public, this.#heads.close].map((feed) =>
      feed.advance(changes, wallMs),
    )
    for (const change of changes) {
      const place = advances.map((advance) => advance.places.get(change)).find(Boolean)
      operations.push(...operationsOf(change, place))
    }
    for (const advance of advances) operations.push(...advance.operations)
    try {
      await this.#ports.store.batch(operations, { sync: true })
    } catch (error) {
      for (const advance of advances) advance.abandon()
      throw error
    }
    for (const advance of advances) advance.settle()
    for (const { family, id, row } of changes) this.#tables.apply(family, id, row)
    for (const listener of this.#listeners) listener(changes)
  }

  /** One failed batch takes everything behind it along: later decisions may have seen its changes. */
  #failAll(group: readonly Waiting[], error: unknown): void {
    const fault =
      error instanceof Fault ? error : new Fault('STORE_WRITE', { cause: error })
    const dropped = [...group, ...this.#queue.splice(0)]
    this.#overlay.clear()
    // A full disk was noticed before anything was written: the store is as it was.
    if (fault.code !== 'STORE_FULL') this.#health = { state: 'failed', fault }
    this.#ports.log.error(
      { code: fault.code, cause: String(fault.cause ?? ''), dropped: dropped.length },
      fault.remedy,
    )
    for (const waiting of dropped) waiting.fail(fault)
  }

  /** Takes over what `openStore` read after a failed write; writes are accepted again. */
  recover(opened: OpenedStore): void {
    this.#tables = opened.tables
    this.#heads = openFeedHeads(opened, this.#ports.signer)
    this.#health = { state: 'open' }
  }

  /** Waits for the writes under way, then accepts no more. The store itself is the caller's to close. */
  async close(): Promise<void> {
    while (this.#draining) await this.#draining
    this.#health = { state: 'closed' }
  }
}

function operationsOf(
  change: Change,
  place: { readonly order: Order; readonly index: number } | undefined,
): StoreOperation[] {
  const operations: StoreOperation[] = change.row
    ? [
        {
          type: 'put',
          key: change.key,
          value: storedCodec.encode({ ...place, entry: change.entry }),
        },
      ]
    : [{ type: 'del', key: change.key }]
  for (const key of change.indexDeletes) operations.push({ type: 'del', key })
  for (const key of change.indexPuts) {
    operations.push({ type: 'put', key, value: new Uint8Array() })
  }
  return operations
}
