import {
  type Clock,
  Fault,
  type KeyValueStore,
  type Log,
  type Signer,
  type StoreOperation,
} from '../env/index.ts'
import { type Order, storedCodec } from './feed.ts'
import { type FeedHeads, openFeedHeads } from './feed-heads.ts'
import { type FamilyName, type Feed, familyRule, type RecordOf } from './keyspace.ts'
import { batchRecordsMax, pendingTransactionsMax } from './limits.ts'
import type { OpenedStore } from './open.ts'
import { Overlay } from './overlay.ts'
import { seal } from './seal.ts'
import { type HybridTime, hybridPut } from './start.ts'
import type { Reader, Tables } from './tables.ts'
import { type Change, type Origin, Transaction } from './transaction.ts'

/** Ports that a ledger stands on. */
export interface LedgerPorts {
  readonly store: KeyValueStore
  readonly clock: Clock
  readonly signer: Signer
  readonly log: Log
}

/**
 * What a change left behind: the decision's result, and the position of the public feed after it.
 */
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
 * The slice of one cell: committed records in memory, every change in one synced batch with its
 * indexes and its feed entry before anybody hears that it happened. Decisions run one after the
 * other and see the ones before them; readers see only what is on disk.
 */
export class Ledger implements Reader {
  readonly cell: string
  readonly #ports: LedgerPorts
  readonly #overlay = new Overlay()
  readonly #queue: Waiting[] = []
  readonly #listeners = new Set<CommitListener>()
  #tables: Tables
  #heads: Record<Exclude<Feed, 'none'>, FeedHeads>
  #hybrid: HybridTime
  #newestMs: number
  #draining: Promise<void> | undefined
  #health: LedgerHealth = { state: 'open' }

  constructor(ports: LedgerPorts, opened: OpenedStore) {
    this.#ports = ports
    this.cell = opened.cell
    this.#tables = opened.tables
    this.#hybrid = opened.hybrid
    this.#newestMs = newestIn(opened)
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

  /** The latest wall time that anything in the store carries: a right clock is not before it. */
  get newestMs(): number {
    return this.#newestMs
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
   * Runs `decide` at once against everything decided before it, and resolves when its writes (or,
   * without writes, everything it may have seen) are on disk. When `decide` throws, nothing is
   * written.
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
  #tick(): HybridTime {
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
      const changes = group.flatMap((waiting) => waiting.transaction.changes)
      try {
        await this.#write(changes)
      } catch (error) {
        this.#failAll(group, error)
        break
      }
      const order = this.order('public')
      for (const waiting of group) {
        waiting.transaction.share.settle()
        waiting.settle(order)
      }
      // A listener that throws is a bug and must end the process: it says nothing about the batch.
      if (changes.length > 0) for (const listener of this.#listeners) listener(changes)
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
    if (changes.some((change) => familyRule(change.family).home === 'intent')) {
      operations.push(hybridPut(this.#hybrid))
    }
    try {
      await this.#ports.store.batch(operations, { sync: true })
    } catch (error) {
      for (const advance of advances) advance.abandon()
      throw error
    }
    for (const advance of advances) advance.settle()
    this.#newestMs = Math.max(this.#newestMs, wallMs)
    for (const { family, id, row } of changes) this.#tables.apply(family, id, row)
  }

  /**
   * One failed batch takes everything behind it along: later decisions may have seen its changes.
   */
  #failAll(group: readonly Waiting[], error: unknown): void {
    const fault = error instanceof Fault ? error : new Fault('STORE_WRITE', { cause: error })
    const dropped = [...group, ...this.#queue.splice(0)]
    this.#overlay.clear()
    // A full disk was noticed before anything was written: the store is as it was.
    if (fault.code !== 'STORE_FULL' && this.#health.state === 'open') {
      this.#health = { state: 'failed', fault }
    }
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
    if (this.#health.state === 'failed') this.#health = { state: 'open' }
  }

  /**
   * Accepts no more writes, and waits for those under way. The store itself is the caller's to
   * close.
   */
  async close(): Promise<void> {
    this.#health = { state: 'closed' }
    while (this.#draining !== undefined) await this.#draining
  }
}

function newestIn({ hybrid, feeds }: OpenedStore): number {
  const heads = [feeds.public.last, feeds.close.last].map((last) => last?.head.wallMs ?? 0)
  return Math.max(hybrid.wallMs, ...heads)
}

function operationsOf(
  change: Change,
  place: { readonly order: Order; readonly index: number } | undefined,
): StoreOperation[] {
  const { key, entry } = change
  const operations: StoreOperation[] = change.row
    ? [{ type: 'put', key, value: seal(key, storedCodec.encode({ ...place, entry })) }]
    : [{ type: 'del', key }]
  for (const key of change.indexDeletes) operations.push({ type: 'del', key })
  for (const key of change.indexPuts) {
    operations.push({ type: 'put', key, value: new Uint8Array() })
  }
  return operations
}
