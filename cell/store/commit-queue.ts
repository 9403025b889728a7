import { Fault, type KeyValueStore, type Log } from '../env/index.ts'
import type { Order } from './feed.ts'
import { batchRecordsMax, pendingTransactionsMax } from './limits.ts'
import type { Overlay } from './overlay.ts'
import type { Transaction } from './transaction.ts'
import type { Plan } from './write-plan.ts'

/** What a queue of decisions stands on. */
export interface CommitQueuePorts {
  readonly store: KeyValueStore
  readonly log: Log
  readonly overlay: Overlay
  /** Plans the batch of a group of decisions. */
  plan(group: readonly Transaction[]): Plan
  /** Position to tell a decision's maker, after its batch. */
  order(): Order
  /** Told of each batch that is on disk, after its makers. */
  committed(changes: ReturnType<Plan['settle']>, plan: Plan): void
  /** Told when nobody knows what is on disk any more. */
  failed(fault: Fault): void
}

interface Waiting {
  readonly transaction: Transaction
  settle(order: Order): void
  fail(fault: unknown): void
}

/**
 * Group commit: decisions that come while the disk is busy share the next synced batch. Other work
 * that writes takes its turn between two batches.
 */
export class CommitQueue {
  readonly #ports: CommitQueuePorts
  readonly #queue: Waiting[] = []
  #draining: Promise<void> | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(ports: CommitQueuePorts) {
    this.#ports = ports
  }

  /** Decisions that wait for the disk. */
  get waiting(): number {
    return this.#queue.length
  }

  get isFull(): boolean {
    return this.#queue.length >= pendingTransactionsMax
  }

  /** Resolves with the position after the decision's batch, when that is on disk. */
  add(transaction: Transaction): Promise<Order> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ transaction, settle: resolve, fail: reject })
      this.#draining ??= this.exclusively(() => this.#drain())
    })
  }

  /** Does work that writes, with no batch under way. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }

  /**
   * Writes one plan that is nobody's decision, within `exclusively`. Faults: those of the store.
   */
  async write(plan: Plan): Promise<void> {
    let changes: ReturnType<Plan['settle']>
    try {
      changes = await this.#sync(plan)
    } catch (error) {
      throw this.#failAll([], error)
    }
    this.#ports.committed(changes, plan)
  }

  /** Resolves when nothing waits or is under way. */
  async idle(): Promise<void> {
    while (this.#draining !== undefined) await this.#draining
    await this.#turn
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const group = this.#takeGroup()
      let tell: () => void
      try {
        tell = await this.#writeGroup(group)
      } catch (error) {
        this.#failAll(group, error)
        break
      }
      // A listener that throws is a bug and must end the process: it says nothing about the batch.
      tell()
    }
    this.#draining = undefined
  }

  async #writeGroup(group: readonly Waiting[]): Promise<() => void> {
    const transactions = group.map(({ transaction }) => transaction)
    const isEmpty = transactions.every(({ changes }) => changes.length === 0)
    const plan = isEmpty ? undefined : this.#ports.plan(transactions)
    const changes = plan && (await this.#sync(plan))
    const order = this.#ports.order()
    for (const { transaction, settle } of group) {
      transaction.share.settle()
      settle(order)
    }
    return () => {
      if (plan && changes) this.#ports.committed(changes, plan)
    }
  }

  async #sync(plan: Plan): Promise<ReturnType<Plan['settle']>> {
    try {
      await this.#ports.store.batch(plan.operations, { sync: true })
    } catch (error) {
      plan.abandon()
      throw error
    }
    return plan.settle()
  }

  #takeGroup(): Waiting[] {
    let records = 0
    let taken = 0
    for (const { transaction } of this.#queue) {
      records += transaction.changes.length
      if (taken > 0 && records > batchRecordsMax) break
      taken++
    }
    return this.#queue.splice(0, taken)
  }

  /**
   * One failed batch takes everything behind it along: later decisions may have seen its changes.
   */
  #failAll(group: readonly Waiting[], error: unknown): Fault {
    const fault = error instanceof Fault ? error : new Fault('STORE_WRITE', { cause: error })
    const dropped = [...group, ...this.#queue.splice(0)]
    this.#ports.overlay.clear()
    this.#ports.failed(fault)
    this.#ports.log.error(
      { code: fault.code, cause: String(fault.cause ?? ''), dropped: dropped.length },
      fault.remedy,
    )
    for (const waiting of dropped) waiting.fail(fault)
    return fault
  }
}
