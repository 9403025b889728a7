import { type Clock, Fault, type KeyValueStore, type Log, type Verifier } from '../env/index.ts'
import type { RosterBook } from '../roster/index.ts'
import {
  compareOrders,
  type FeedFlaw,
  feedOfNumber,
  forkOf,
  type IntentChange,
  type Ledger,
  type Order,
  ownShelf,
  placeOfKey,
  prefixRange,
  type ReadHead,
  readHead,
  replicaOfKey,
  replicaShelf,
  type Shelf,
  storeKeys,
} from '../store/index.ts'
import type { CellTables, Conflict, ForkSight, ViewChange } from '../view/index.ts'
import { Duplicates } from './duplicates.ts'
import { adoptEarlyBoots } from './early-boot.ts'
import type { FeedWork } from './feed-work.ts'
import { forksMax } from './limits.ts'
import type { FeedMark, WireFork } from './message.ts'
import { isAside, isSettledBy } from './pardon.ts'
import {
  closeFeed,
  type FeedName,
  type FeedPosition,
  newestOf,
  type PulledNews,
  publicFeed,
} from './pull.ts'
import type { Outcome } from './puller.ts'
import { Replica } from './replica.ts'
import type { Folded } from './replica-image.ts'
import { speaksFor } from './speaks-for.ts'

/** What the set of replicas stands on. */
export interface ReplicasPorts {
  readonly clock: Clock
  readonly log: Log
  readonly store: KeyValueStore
  readonly verifier: Verifier
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly work?: FeedWork
}

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

const keyOf = ({ cell, feed }: FeedName) => `${cell}/${feed}`

/** Every other cell's feeds that this cell holds, and its own place among them. */
export class Replicas {
  readonly #ports: ReplicasPorts
  readonly #replicas = new Map<string, Replica>()
  readonly #forks = new Map<string, WireFork>()
  /** The highest boot in any proof against a cell. */
  readonly #forkBoots = new Map<string, number>()
  readonly #listeners = new Set<(changes: readonly ViewChange[]) => void>()
  readonly #waiting = new Set<() => void>()
  /** The end of what is under way with each replica. */
  readonly #turns = new Map<string, Promise<void>>()
  readonly duplicates: Duplicates

  constructor(ports: ReplicasPorts) {
    this.#ports = ports
    const { ledger, book, work } = ports
    this.duplicates = new Duplicates({
      ...(work?.once && { once: work.once }),
      tables: () => [ledger, ...this.tables()],
      ownerOf: (xname) => book.ownerOf(xname),
    })
    adoptEarlyBoots({ ledger, book, tables: () => this.tables() })
    ports.ledger.onCommit((changes) => {
      this.duplicates.changed(changes, ledger)
      this.#wake()
    })
  }

  /** Reads what is on disk; what does not prove itself is dropped and fetched again. */
  async load(): Promise<void> {
    const { store, log, ledger } = this.#ports
    const names = new Map<string, FeedName>()
    for await (const [key] of store.entries(prefixRange(storeKeys.replicaPrefix))) {
      const found = replicaOfKey(key)
      if (!found) continue
      const name = { cell: found.cell, feed: found.feed === 'close' ? closeFeed : publicFeed }
      names.set(keyOf(name), name)
    }
    for (const name of names.values()) {
      const replica = this.#make(name)
      if (await replica.load()) continue
      log.warn({ ...name }, 'replica does not prove itself and is fetched again')
      await replica.drop()
    }
    for (const replica of this.#replicas.values()) {
      this.duplicates.changed([...replica.shown()], replica)
    }
    this.duplicates.changed([...idsOf(ledger)], ledger)
  }

  #make(name: FeedName): Replica {
    const known = this.#replicas.get(keyOf(name))
    if (known) return known
    const { store, verifier, book, ledger, work } = this.#ports
    const replica = new Replica(name, {
      store,
      verifier,
      ...(work && { work }),
      publicKey: () => {
        const cell = book.cell(name.cell)
        return cell && Buffer.from(cell.key, 'hex')
      },
      believes: (record) => speaksFor(book, name.cell, record),
      believedBy: () => `${hexOf(book.hash)} ${book.isIntentWriter(name.cell)}`,
      fold: (key, version) => ledger.foldIntent(name.cell, key, version),
    })
    this.#replicas.set(keyOf(name), replica)
    return replica
  }

  /** The public tables of every other cell. */
  *tables(): Iterable<CellTables> {
    for (const replica of this.#replicas.values()) {
      if (replica.name.feed === publicFeed) yield replica
    }
  }

  tableOf(cell: string): CellTables | undefined {
    return this.#replicas.get(keyOf({ cell, feed: publicFeed }))
  }

  /**
   * Whether this cell is to hold a feed: everybody's public one, the close one of whom it guards.
   */
  holds({ cell, feed }: FeedName): boolean {
    const { book, ledger } = this.#ports
    const member = book.cell(cell)
    if (!member || cell === ledger.cell) return false
    return feed === publicFeed || (feed === closeFeed && member.guardians.includes(ledger.cell))
  }

  /** Where this cell stands in a feed, its own included. */
  position(name: FeedName): FeedPosition | undefined {
    const { ledger } = this.#ports
    if (name.cell === ledger.cell) return ledger.position(feedOfNumber(name.feed))
    return this.#replicas.get(keyOf(name))?.position
  }

  shelfOf(name: FeedName): Shelf | undefined {
    if (name.feed !== publicFeed && name.feed !== closeFeed) return undefined
    if (name.cell === this.#ports.ledger.cell) return ownShelf(feedOfNumber(name.feed))
    return this.#replicas.has(keyOf(name))
      ? replicaShelf(name.cell, feedOfNumber(name.feed))
      : undefined
  }

  /** Where this cell stands in all feeds that it can hand on. */
  marks(): FeedMark[] {
    const { ledger } = this.#ports
    const own = [publicFeed, closeFeed].map((feed) => {
      return { name: { cell: ledger.cell, feed }, position: ledger.position(feedOfNumber(feed)) }
    })
    return [...own, ...this.#replicas.values()].flatMap(({ name, position }) => {
      if (!position || position.order.seq === 0) return []
      return [{ ...name, order: position.order, headHash: position.headHash }]
    })
  }

  /** Whether branches of a feed are looked for at a position: nobody has settled them yet. */
  isWatched(name: FeedName, order: Order): boolean {
    return this.holds(name) && !this.#forks.has(keyOf(name)) && !this.#isRefused(name, order)
  }

  /** Proves and folds what was pulled, tells who watches, and says how to go on. */
  apply(name: FeedName, pulled: PulledNews): Promise<Outcome> {
    return this.#inTurn(keyOf(name), () => this.#apply(name, pulled))
  }

  async #apply(name: FeedName, pulled: PulledNews): Promise<Outcome> {
    if (!this.holds(name) || this.#isRefused(name, newestOf(pulled))) return 'retry'
    const replica = this.#make(name)
    const applied = await this.#written(() =>
      pulled.kind === 'delta'
        ? replica.applyDelta(pulled.batches)
        : replica.applySnapshot(pulled.records, pulled.head),
    )
    if ('flaw' in applied) {
      this.#ports.log.warn({ ...name, flaw: applied.flaw.kind }, 'pulled entries refused')
      if (applied.flaw.kind === 'fork' && this.#isGivenUp(replica, newestOf(pulled))) {
        await this.#drop(keyOf(name), replica)
        return 'snapshot'
      }
      if (applied.flaw.kind === 'fork') this.hearFork({ ...name, ...applied.flaw })
      return outcomeOf(pulled, applied.flaw)
    }
    this.#tell(name.cell, applied.folded)
    return 'applied'
  }

  /** What was written after a revocation's cut, or aside from the head that a pardon names. */
  #isRefused({ cell }: FeedName, order: Order | undefined): boolean {
    const { book } = this.#ports
    const member = book.cell(cell)
    if (!member || !order) return true
    const revocation = book.revocationOf(member.key)
    if (revocation && (!revocation.cut || compareOrders(order, revocation.cut) > 0)) return true
    return book.pardonsOf(cell).some((pardon) => isAside(order, pardon))
  }

  /** What is held is of a branch that a pardon ended, and what came of the one that goes on. */
  #isGivenUp({ cell, position }: Replica, newest: Order | undefined): boolean {
    const pardons = this.#ports.book.pardonsOf(cell)
    if (!position || !newest) return false
    return pardons.some((pardon) => isSettledBy(pardon, position.order, newest))
  }

  /** A write that fails leaves the store in doubt, whoever wrote. */
  async #written<Result>(write: () => Promise<Result>): Promise<Result> {
    try {
      return await write()
    } catch (error) {
      if (error instanceof Fault) this.#ports.ledger.doubt(error)
      throw error
    }
  }

  /** Number of the roster that a replica's newest entries were written under. */
  rosterNeeded(name: FeedName): number {
    return this.#replicas.get(keyOf(name))?.roster ?? 0
  }

  /** Versions that came into force, or went out of it, without a new entry. */
  tellIntents(changes: readonly IntentChange[]): void {
    const { ledger } = this.#ports
    const folded = changes.flatMap(({ key, isChanged }) => {
      const place = isChanged ? placeOfKey(key) : undefined
      return place ? [{ ...place, deleted: ledger.get(place.family, place.id) === undefined }] : []
    })
    this.#tell(ledger.cell, folded)
  }

  #tell(cell: string, folded: readonly Folded[]): void {
    const { ledger } = this.#ports
    this.duplicates.changed(folded, cell === ledger.cell ? ledger : this.tableOf(cell))
    const changes = folded.map((change) => ({ ...change, cell }))
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes)
    this.#wake()
  }

  #wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }

  onChange(listener: (changes: readonly ViewChange[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Resolves when any feed has moved; rejects with the signal's reason. */
  changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason)
        return
      }
      const wake = () => {
        signal.removeEventListener('abort', lose)
        resolve()
      }
      const lose = () => {
        this.#waiting.delete(wake)
        reject(signal.reason)
      }
      signal.addEventListener('abort', lose, { once: true })
      this.#waiting.add(wake)
    })
  }

  /** What each cell may say has changed: looks at everything again, drops who left for good. */
  async rosterChanged(): Promise<void> {
    const { book } = this.#ports
    for (const [key, replica] of [...this.#replicas]) {
      await this.#inTurn(key, async () => {
        if (!book.cell(replica.cell)) await this.#drop(key, replica)
        else await this.#judgeAgain(key, replica)
      })
    }
  }

  async #judgeAgain(key: string, replica: Replica): Promise<void> {
    try {
      this.#tell(replica.cell, await replica.judgeAgain())
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      this.#ports.log.warn({ ...replica.name, err: error }, 'replica is fetched again')
      await this.#drop(key, replica)
    }
  }

  /** Nothing of it is shown any more, then it goes from the disk, then it may be fetched anew. */
  async #drop(key: string, replica: Replica): Promise<void> {
    this.#tell(replica.cell, replica.hideAll())
    await replica.drop()
    this.#replicas.delete(key)
  }

  /** What changes a replica happens one after the other. */
  #inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(work)
    const settled = turn.then(
      () => {},
      () => {},
    )
    this.#turns.set(key, settled)
    void settled.then(() => {
      if (this.#turns.get(key) === settled) this.#turns.delete(key)
    })
    return turn
  }

  /**
   * A pardon says after which head a cell goes on: what was held of the other branch is dropped and
   * fetched anew, and the proof against the cell is done with.
   */
  async settlePardons(): Promise<readonly string[]> {
    const { book } = this.#ports
    const dropped: string[] = []
    for (const [key, fork] of this.#forks) {
      // Of this cell, too: it is shown to itself.
      if (book.pardonsOf(fork.cell).length > 0) this.#forks.delete(key)
    }
    for (const [key, replica] of [...this.#replicas]) {
      const order = replica.position?.order
      const pardons = book.pardonsOf(replica.cell)
      if (pardons.length === 0) continue
      if (!order || !pardons.some((pardon) => isAside(order, pardon))) continue
      await this.#inTurn(key, () => this.#drop(key, replica))
      dropped.push(replica.cell)
    }
    return dropped
  }

  /**
   * Keeps the proof that somebody signed twice, after checking that it is one. Of several about one
   * feed the earliest stays, so that in the end all cells show the same.
   */
  hearFork(fork: WireFork): void {
    const known = this.#forks.get(keyOf(fork))
    if (known ? !isEarlier(fork, known) : this.#forks.size >= forksMax) return
    const { book, verifier, log } = this.#ports
    const member = book.cell(fork.cell)
    if (!member) return
    const publicKey = Buffer.from(member.key, 'hex')
    const [left, right] = [fork.left, fork.right].map((signed) =>
      readHead(signed, { verifier, publicKey }),
    )
    if (!left || !right || typeof left === 'string' || typeof right === 'string') return
    const [older, newer] =
      compareOrders(left.head.order, right.head.order) > 0 ? [right, left] : [left, right]
    const identity = { cell: fork.cell, feed: fork.feed, verifier, publicKey }
    const isOf = [left, right].every(
      ({ head }) => head.cell === fork.cell && head.feed === fork.feed,
    )
    if (!isOf || forkOf(identity, older, newer)?.kind !== 'fork') return
    const [earlier, later] = [older.head.order, newer.head.order]
    const isSettled = book.pardonsOf(fork.cell).some((pardon) => {
      return pardon.boot > later.boot || isSettledBy(pardon, earlier, later)
    })
    if (isSettled) return
    this.#forks.set(keyOf(fork), fork)
    this.#forkBoots.set(fork.cell, Math.max(later.boot, this.#forkBoots.get(fork.cell) ?? 0))
    if (known) return
    log.error({ cell: fork.cell }, 'two different heads under one number: a clone or a forgery')
  }

  /** As `hearFork`; whether there is a proof now. */
  proveFork(fork: WireFork): boolean {
    this.hearFork(fork)
    return this.#forks.has(keyOf(fork))
  }

  forks(): WireFork[] {
    return [...this.#forks.values()]
  }

  /** The highest boot under which anything of a cell was seen. */
  bootSeen(cell: string): number {
    const held = this.position({ cell, feed: publicFeed })?.order.boot ?? 0
    return Math.max(held, this.#forkBoots.get(cell) ?? 0)
  }

  /** The proof against a cell as people see it. */
  forkOf(cell: string): ForkSight | undefined {
    const fork = [...this.#forks.values()].find((found) => found.cell === cell)
    const left = fork && readHead(fork.left)
    const right = fork && readHead(fork.right)
    if (!left || !right || typeof left === 'string' || typeof right === 'string') return undefined
    const feed = feedOfNumber(left.head.feed)
    return { feed, order: left.head.order, left: hexOf(left.hash), right: hexOf(right.hash) }
  }

  /** What is contested: cluster-wide records, and what two cells claim. */
  conflicts(): Conflict[] {
    return [...this.#ports.ledger.intentConflicts(), ...this.duplicates.list()]
  }
}

/** Whether a proof shows an earlier parting than another: by both positions, then by the hashes. */
function isEarlier(fork: WireFork, known: WireFork): boolean {
  const [one, other] = [partingOf(fork), partingOf(known)]
  if (!one || !other) return false
  for (const [at, { head, hash }] of one.entries()) {
    const against = other[at]
    if (!against) return false
    const order = compareOrders(head.order, against.head.order)
    const how = order || Buffer.compare(hash, against.hash)
    if (how !== 0) return how < 0
  }
  return false
}

/** Both heads of a proof, the earlier one first; undefined when they cannot be read. */
function partingOf({ left, right }: WireFork): readonly ReadHead[] | undefined {
  const [one, other] = [readHead(left), readHead(right)]
  if (typeof one === 'string' || typeof other === 'string') return undefined
  const order = compareOrders(one.head.order, other.head.order)
  return (order || Buffer.compare(one.hash, other.hash)) <= 0 ? [one, other] : [other, one]
}

/**
 * A delta whose root does not fit was read while its writer went on: once more. One whose chain
 * does not fit needs everything. A fork is for people to settle.
 */
function outcomeOf(pulled: PulledNews, { kind }: FeedFlaw): Outcome {
  if (pulled.kind === 'snapshot' || kind === 'fork' || kind === 'signature') return 'retry'
  return kind === 'root' ? 'again' : 'snapshot'
}

function* idsOf(ledger: Ledger): Iterable<Folded> {
  for (const family of ['component', 'ethernetInterface', 'bootHost', 'nodeMap'] as const) {
    for (const record of ledger.list(family)) {
      const id = 'id' in record ? record.id : record.subject
      yield { family, id, deleted: false }
    }
  }
}
