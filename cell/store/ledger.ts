import { type Clock, Fault, type KeyValueStore, type Log, type Signer } from '../env/index.ts'
import { type Adopted, isForeignHead, type PulledFeed, planAdoption } from './adoption.ts'
import { CommitQueue } from './commit-queue.ts'
import { type ContestedIntent, contestedIntents } from './contested-intent.ts'
import { ownDigest } from './digest.ts'
import type { Order, SignedHead } from './feed.ts'
import { isFlaw } from './feed-proof.ts'
import type { IntentVersion, StatedVersion } from './intent-fold.ts'
import { collectable, type IntentChange, type TombstoneEvidence } from './intent-table.ts'
import {
  type FamilyName,
  type PublishedFeed,
  placeOfKey,
  type RecordOf,
  recordKey,
} from './keyspace.ts'
import { transactionRecordsMax } from './limits.ts'
import type { OpenedStore } from './open.ts'
import { Overlay } from './overlay.ts'
import { answerPut, type RequestMark, readRequest, requireRequestId } from './request-log.ts'
import { feedOf, Slice } from './slice.ts'
import { loneStanding, type Standing } from './standing.ts'
import { bootPut, hybridPut } from './start.ts'
import type { Reader } from './tables.ts'
import { type Change, type Origin, Transaction } from './transaction.ts'
import { planNumbering, planWrite } from './write-plan.ts'

/** Ports that a ledger stands on. */
export interface LedgerPorts {
  readonly store: KeyValueStore
  readonly clock: Clock
  readonly signer: Signer
  readonly log: Log
  /** What the newest roster makes of the cell; without it, it owns everything and is alone. */
  readonly standing?: () => Standing
}

/**
 * What a change left behind: the decision's result, and the position of the public feed after it.
 */
export interface Committed<Result> {
  readonly result: Result
  readonly order: Order
}

/**
 * Told after each synced batch, with the changes that it carried and the heads that it added (none
 * while the ledger is held).
 */
export type CommitListener = (changes: readonly Change[], heads: readonly SignedHead[]) => void

/** How the ledger is: `failed` after a write whose outcome is unknown, until `recover` worked. */
export type LedgerHealth = { readonly state: 'open' | 'closed' } | LedgerFailed

interface LedgerFailed {
  readonly state: 'failed'
  readonly fault: Fault
}

/** A position of an own feed, in the words of the wire. */
export interface HeadPosition {
  readonly order: Order
  readonly headHash: Uint8Array
}

const upkeep: Origin = { subject: 'cell' }

/**
 * The slice of one cell: committed records in memory, every change in one synced batch with its
 * indexes and its feed entry before anybody hears that it happened. Decisions run one after the
 * other and see the ones before them; readers see only what is on disk. Cluster-wide records are
 * read as what all cells' versions add up to.
 */
export class Ledger implements Reader {
  readonly cell: string
  readonly #ports: LedgerPorts
  readonly #standing: () => Standing
  readonly #overlay = new Overlay()
  readonly #listeners = new Set<CommitListener>()
  readonly #slice: Slice
  readonly #queue: CommitQueue
  #health: LedgerHealth = { state: 'open' }
  #isHeld: boolean
  readonly #consequences: ((transaction: Transaction) => void)[] = []
  #stopped: Fault | undefined

  constructor(ports: LedgerPorts, opened: OpenedStore) {
    this.#ports = ports
    this.cell = opened.cell
    this.#standing = ports.standing ?? (() => loneStanding)
    const { signer, store, log } = ports
    this.#slice = new Slice({ signer, standing: this.#standing }, opened, ports.clock.wallMs())
    this.#isHeld = opened.journal.length > 0
    this.#queue = new CommitQueue({
      store,
      log,
      overlay: this.#overlay,
      plan: (group) => planWrite(this.#slice, group, this.#moment()),
      order: () => this.order('public'),
      committed: (changes, { heads }) => this.#tell(changes, heads),
      failed: (fault) => this.#fail(fault),
    })
  }

  #moment() {
    return { wallMs: this.#ports.clock.wallMs(), isHeld: this.#isHeld }
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.#slice.tables.get(family, id)
  }

  list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    return this.#slice.tables.list(family)
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    return this.#slice.tables.lookup(family, index, value)
  }

  count(family: FamilyName): number {
    return this.#slice.tables.count(family)
  }

  /** Position of a feed after its newest batch; seq 0 before the first. */
  order(feed: PublishedFeed): Order {
    return this.#slice.order(feed)
  }

  /** Position of a feed with the hash of its newest head; undefined before the first. */
  position(feed: PublishedFeed): HeadPosition | undefined {
    const position = this.#slice.heads[feed].position
    return position && { order: position.order, headHash: position.hash }
  }

  /** 32 bytes that prove every newest value of a feed. */
  root(feed: PublishedFeed): Uint8Array {
    return this.#slice.heads[feed].root.digest()
  }

  /** The oldest position of a feed from which the log tells what followed. */
  logStart(feed: PublishedFeed): Order {
    return this.#slice.heads[feed].logStart ?? this.order(feed)
  }

  /** How often the store was opened for writing, adoptions included. */
  get boot(): number {
    return this.#slice.boot
  }

  /** The latest wall time that anything in the store carries: a right clock is not before it. */
  get newestMs(): number {
    return this.#slice.newestMs
  }

  get health(): LedgerHealth {
    return this.#health
  }

  /** Transactions that wait for the disk. */
  get waiting(): number {
    return this.#queue.waiting
  }

  /** Whether changes go to the journal, without a number. */
  get isHeld(): boolean {
    return this.#isHeld
  }

  /** Changes that wait for a number. */
  get journalled(): number {
    return this.#slice.journal.size
  }

  /** Why changes are refused although the store is well; see `stopPublishing`. */
  get stopped(): Fault | undefined {
    return this.#stopped
  }

  /** Calls `listener` after each synced batch until the returned function is called. */
  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(changes: readonly Change[], heads: readonly SignedHead[]): void {
    for (const listener of this.#listeners) listener(changes, heads)
  }

  /**
   * Runs `decide` at once against everything decided before it, and resolves when its writes (or,
   * without writes, everything it may have seen) are on disk. When `decide` throws, nothing is
   * written. With `origin.requestId` the same batch remembers that the request was carried out.
   * Faults: those of `decide`, LIMIT_WRITES, STORE_FULL, STORE_WRITE, STORE_CLOSED, INPUT_HEADER,
   * and the one given to `stopPublishing`.
   */
  transact<Result>(
    origin: Origin,
    decide: (transaction: Transaction) => Result,
  ): Promise<Committed<Result>> {
    if (this.#health.state === 'closed') return Promise.reject(new Fault('STORE_CLOSED'))
    if (this.#health.state === 'failed') return Promise.reject(this.#health.fault)
    if (this.#queue.isFull) return Promise.reject(new Fault('LIMIT_WRITES'))
    const { tables, intents } = this.#slice
    const transaction = new Transaction(
      {
        self: this.cell,
        tables,
        intents,
        overlay: this.#overlay,
        standing: this.#standing(),
        intentTime: () => this.#slice.tick(this.#ports.clock.wallMs()),
      },
      origin,
    )
    let result: Result
    try {
      if (origin.requestId !== undefined) requireRequestId(origin.requestId)
      result = decide(transaction)
      if (!origin.isHandover) for (const also of this.#consequences) also(transaction)
      this.#requirePublishing(transaction)
    } catch (error) {
      transaction.share.abandon()
      return Promise.reject(error)
    }
    return this.#queue.add(transaction).then((order) => ({ result, order }))
  }

  /**
   * What is decided after each decision, from its changes, and written in the same batch; several
   * in the order in which they were added.
   */
  alsoDecide(consequence: (transaction: Transaction) => void): void {
    this.#consequences.push(consequence)
  }

  #requirePublishing({ changes }: Transaction): void {
    if (this.#stopped && changes.some(({ family }) => feedOf(family))) throw this.#stopped
  }

  /** Somebody else's write to the same store has failed: it has to be opened and proved again. */
  doubt(fault: Fault): void {
    this.#fail(fault)
  }

  #fail(fault: Fault): void {
    // A full disk was noticed before anything was written: the store is as it was.
    const isKnown = fault.code === 'STORE_FULL' || fault.code === 'LIMIT_WRITES'
    if (!isKnown && this.#health.state === 'open') this.#health = { state: 'failed', fault }
  }

  /** Takes over what `openStore` read after a failed write; writes are accepted again. */
  recover(opened: OpenedStore): void {
    this.#slice.reload(opened, this.#ports.clock.wallMs())
    if (opened.journal.length > 0) this.#isHeld = true
    if (this.#health.state === 'failed') this.#health = { state: 'open' }
  }

  /**
   * Accepts no more writes, and waits for those under way. The store itself is the caller's to
   * close.
   */
  async close(): Promise<void> {
    this.#health = { state: 'closed' }
    await this.#queue.idle()
  }

  /**
   * From now on changes get no number: they go to the journal, which outlives restarts, until
   * `number` is called. Resolves when nothing that has a number is under way any more. A store
   * that was opened with a journal is held from the start.
   */
  hold(): Promise<void> {
    this.#isHeld = true
    return this.#queue.exclusively(async () => {})
  }

  /** Gives everything in the journal its number, in order, and holds no more. Faults: STORE_*. */
  number(): Promise<void> {
    return this.#queue.exclusively(async () => {
      for (;;) {
        this.#requireOpen()
        const plan = planNumbering(this.#slice, this.#ports.clock.wallMs())
        if (!plan) break
        await this.#queue.write(plan)
      }
      this.#isHeld = false
    })
  }

  /**
   * The disk was old: takes over the newer state of an own feed that peers hold, after proving it,
   * under a boot beyond all that they have seen. What waits in the journal stays on top. Only while
   * held. Faults: STORE_*.
   */
  adopt(pulled: PulledFeed): Promise<Adopted> {
    return this.#queue.exclusively(async () => {
      this.#requireOpen()
      const plan = planAdoption(this.#slice, pulled, this.#ports.clock.wallMs())
      if (isFlaw(plan)) return plan
      await this.#queue.write(plan)
      return plan.adopted
    })
  }

  #requireOpen(): void {
    if (this.#health.state === 'closed') throw new Fault('STORE_CLOSED')
    if (this.#health.state === 'failed') throw this.#health.fault
  }

  /**
   * Quarantine: somebody else writes in the name of this cell. Changes of what others hear of are
   * refused with `fault`; reading goes on, and so does what is in no feed.
   */
  stopPublishing(fault: Fault): void {
    this.#stopped = fault
  }

  /** Ends what `stopPublishing` began. */
  resume(): void {
    this.#stopped = undefined
  }

  /**
   * Counts on to this boot, or the next one, synced: what is written from now on comes after
   * everything that anybody has seen. Faults: STORE_*.
   */
  countOn(least: number): Promise<void> {
    return this.#queue.exclusively(async () => {
      this.#requireOpen()
      const boot = Math.max(least, this.#slice.boot + 1)
      await this.#ports.store.batch([bootPut(boot)], { sync: true })
      this.#slice.boot = boot
    })
  }

  /**
   * Whether a head is signed with this cell's key and yet not of its feed as it stands here: newer
   * than the newest, or another one at its place.
   */
  isForeignHead(signed: SignedHead): boolean {
    return isForeignHead(this.#slice, signed)
  }

  /** The signed digest of a feed as it stands now, for gossip: at most 512 bytes. */
  digest(feed: PublishedFeed): Uint8Array {
    return ownDigest(this.#slice, feed)
  }

  /** What is kept of a request whose change was made; undefined = not known. Fault: STORE_*. */
  async request(id: string): Promise<RequestMark | undefined> {
    if (!this.#slice.requests.has(id)) return undefined
    return await readRequest(this.#ports.store, id)
  }

  /**
   * Keeps the answer to a request whose change was made, without waiting for a flush; false when
   * the request is not known or the answer larger than is kept. Faults: STORE_*.
   */
  answer(id: string, answer: Uint8Array): Promise<boolean> {
    return this.#queue.exclusively(async () => {
      const mark = await this.request(id)
      const put = mark && answerPut(id, mark, answer)
      if (!put) return false
      await this.#ports.store.batch([put], { sync: false })
      return true
    })
  }

  /**
   * Folds what another cell states about a cluster-wide record, undefined = nothing any more.
   * `isChanged` = readers see something else now.
   */
  foldIntent(cell: string, key: string, version: IntentVersion | undefined): IntentChange {
    return this.#slice.fold({ cell, key }, version, this.#ports.clock.wallMs())
  }

  /** Folds versions that are no longer in the future; to be called at `nextIntentMs`. */
  refoldIntents(): readonly IntentChange[] {
    return this.#slice.refold(this.#ports.clock.wallMs())
  }

  /** When `refoldIntents` has something to do, milliseconds of wall time; undefined = nothing. */
  get nextIntentMs(): number | undefined {
    return this.#slice.intents.nextDueMs
  }

  /** Cluster-wide records about which the cells do not say the same. */
  intentConflicts(): ContestedIntent[] {
    return contestedIntents(this.#slice.intents.conflicts())
  }

  /** Every cell's version of a cluster-wide record, the strongest first. */
  intentVersions(family: FamilyName, id: string): readonly StatedVersion[] {
    return this.#slice.intents.versionsOf(recordKey(family, id))
  }

  /** Cluster-wide records whose strongest version is a cell's word that they are deleted. */
  intentsDeletedBy(cell: string): { family: FamilyName; id: string }[] {
    const { intents } = this.#slice
    return [...intents.keysOf(cell)].flatMap((key) => {
      const [first] = intents.versionsOf(key)
      const isIts = first?.cell === cell && first.version.value === undefined
      return isIts ? (placeOfKey(key) ?? []) : []
    })
  }

  /** Keys of own versions that another cell's replace: to be given to `withdraw`. */
  supersededIntents(): readonly string[] {
    return this.#slice.intents.superseded
  }

  /** Keys of own deleted intents that may be forgotten: to be given to `withdraw`. */
  collectableIntents(evidence: Omit<TombstoneEvidence, 'self'>): readonly string[] {
    return collectable(this.#slice.intents, { ...evidence, self: this.cell })
  }

  /**
   * Takes own versions of intents out of the feed: those that another version replaces, and
   * deletions that nobody has to be told any more; answers with how many. Faults: those of
   * `transact`.
   */
  async withdraw(keys: readonly string[]): Promise<number> {
    let withdrawn = 0
    for (let from = 0; from < keys.length; from += transactionRecordsMax) {
      const { result } = await this.transact(upkeep, (transaction) => {
        const some = keys.slice(from, from + transactionRecordsMax)
        return some.filter((key) => transaction.withdraw(key)).length
      })
      withdrawn += result
    }
    return withdrawn
  }

  /**
   * Promises on disk never to give an earlier hybrid time again, so that the digest can prove to
   * others that their deleted intents may be forgotten. Does nothing while there are none to
   * forget: a clock that is wrong for a moment must not leave a trace. Faults: STORE_*.
   */
  promiseTime(): Promise<void> {
    return this.#queue.exclusively(async () => {
      const time = this.#slice.timeToPromise(this.#ports.clock.wallMs())
      if (!time) return
      await this.#ports.store.batch([hybridPut(time)], { sync: true })
      this.#slice.promise(time)
    })
  }
}
