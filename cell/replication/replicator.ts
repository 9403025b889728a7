import { digestTopic } from '../../proto/index.ts'
import type {
  Bus,
  Clock,
  KeyValueStore,
  Log,
  PeerKey,
  Random,
  Signer,
  Verifier,
} from '../env/index.ts'
import type { RosterBook } from '../roster/index.ts'
import { compareOrders, type Ledger } from '../store/index.ts'
import { AddressBook } from './address-book.ts'
import { Announcer } from './announcer.ts'
import { Courier } from './courier.ts'
import { Dialer, type Member } from './dialer.ts'
import { DigestWatch } from './digest-watch.ts'
import type { FeedWork } from './feed-work.ts'
import { ForkWatch } from './fork-watch.ts'
import { type Answered, type Forwarding, serveForwards } from './forward.ts'
import type { Knowledge } from './knowledge.ts'
import { Liveness, type LivenessOptions } from './liveness.ts'
import { Losses } from './losses.ts'
import type { FeedMark } from './message.ts'
import { publicFeed } from './pull.ts'
import { servePulls } from './pull-server.ts'
import { Puller } from './puller.ts'
import { type PulsePorts, pulseRound, servePulse } from './pulse.ts'
import { Reconciler } from './reconciler.ts'
import { Replicas } from './replicas.ts'
import { RosterExchange } from './roster-exchange.ts'
import { repeat } from './round.ts'
import type { Stamp } from './stamp.ts'
import { AntiEntropy, type SyncPorts } from './sync.ts'
import { upkeepRound } from './upkeep.ts'

/** What replication stands on. */
export interface ReplicatorPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly store: KeyValueStore
  readonly signer: Signer
  readonly verifier: Verifier
  readonly ledger: Ledger
  readonly book: RosterBook
  /** How feeds are passed on and taken in; undefined = each cell does it itself. */
  readonly work?: FeedWork
  /** Puts what the book has learnt on disk. */
  keepBook(): Promise<void>
  /** Decides a forwarded call here. */
  execute(
    call: Uint8Array,
    context: { readonly peer: PeerKey; readonly requestId: string; readonly signal: AbortSignal },
  ): Promise<Answered>
}

/** What of replication can be set. */
export interface ReplicatorOptions extends LivenessOptions {
  /** Gossip digests; without it anti-entropy alone has to do (for tests). */
  readonly gossip: boolean
}

/**
 * One cell among its peers: tells them what it wrote, fetches what they wrote, knows who is there,
 * and carries requests to their owners. It is started and ended by a signal, and everything that
 * it does on its own is a round or an answer.
 */
export class Replicator {
  readonly liveness: Liveness
  readonly replicas: Replicas
  readonly puller: Puller
  readonly dialer: Dialer
  readonly watch: DigestWatch
  readonly reconciler: Reconciler
  /** What is gone and no operator has acknowledged. */
  readonly losses: Losses
  readonly #ports: ReplicatorPorts
  readonly #options: ReplicatorOptions
  readonly #announcer: Announcer
  readonly #forkWatch: ForkWatch
  readonly #exchange: RosterExchange
  readonly #courier: Courier
  readonly #sync: AntiEntropy
  readonly #ended = new AbortController()
  /** Where cells are, told by whoever started them. */
  readonly #hints = new Map<string, readonly string[]>()
  /** Cells that said themselves that they have written nothing yet. */
  readonly #unwritten = new Set<string>()
  readonly #addresses: AddressBook
  #isStarted = false
  #following = Promise.resolve()

  constructor(ports: ReplicatorPorts, options: ReplicatorOptions) {
    const { clock, bus, verifier, signer, ledger, book } = ports
    const { signal } = this.#ended
    this.#ports = ports
    this.#options = options
    this.#addresses = new AddressBook(ports.store)
    this.liveness = new Liveness(
      { clock, signer, verifier, self: () => this.#self(), keyOf: (cell) => this.#keyOf(cell) },
      options,
    )
    this.replicas = new Replicas(ports)
    this.#forkWatch = new ForkWatch(
      {
        ...ports,
        position: (name) => this.replicas.position(name),
        isWatched: (name, order) => this.replicas.isWatched(name, order),
        prove: (fork) => this.replicas.proveFork(fork),
      },
      signal,
    )
    this.puller = new Puller(
      {
        ...ports,
        position: (name) => this.replicas.position(name),
        apply: (name, pulled) => this.#apply(name, pulled),
        writerOf: (cell) => book.cell(cell)?.key,
        announced: (name) => this.watch.newest(name)?.order,
        partsWays: (name, peer) => this.#forkWatch.compare(name, peer),
      },
      signal,
    )
    this.dialer = new Dialer({ ...ports, members: () => this.#members() })
    this.watch = new DigestWatch({
      clock,
      verifier,
      self: ledger.cell,
      roster: () => book.number,
      keyOf: (cell) => this.#keyOf(cell),
      differs: (peer) => this.#differs(peer),
      heard: (name, digest, from) => {
        if (this.replicas.holds(name)) this.puller.want(name, digest.order, from)
      },
      heardOwn: (digest, from) => this.reconciler.hear(digest, from),
    })
    this.#exchange = new RosterExchange({ ...ports, keep: ports.keepBook })
    this.#sync = new AntiEntropy(this.#syncPorts(), signal)
    this.#courier = new Courier({
      ...{ bus, clock, book, signal, exchange: this.#exchange },
      ...{ replicas: this.replicas, puller: this.puller },
      ...{ dialer: this.dialer, liveness: this.liveness },
      memberOf: (cell) => this.#members().find(({ id }) => id === cell),
      compare: (peer) => void this.#sync.compare(peer),
    })
    this.#announcer = new Announcer(
      {
        ...ports,
        topic: digestTopic(book.cluster),
        cells: () => this.#cells(),
        digest: () => (this.reconciler.mayPublish ? ledger.digest('public') : undefined),
      },
      signal,
    )
    this.losses = new Losses(ports.store)
    this.reconciler = new Reconciler(
      { ...ports, losses: this.losses, bootHeard: () => this.liveness.ownBootHeard },
      signal,
    )
  }

  /** Number of cells in the roster. */
  #cells(): number {
    return this.#ports.book.cells.length
  }

  /** Loads what is on disk, answers others from now on, and begins every round. */
  async start(): Promise<void> {
    this.#isStarted = true
    await this.#addresses.load()
    await this.replicas.load()
    await this.reconciler.start()
    const pulse = this.#pulsePorts()
    this.#serve(pulse)
    this.#listen()
    this.#beginRounds(pulse)
  }

  /** Answers every protocol. */
  #serve(pulse: PulsePorts): void {
    const { bus, clock, store, book, execute, work } = this.#ports
    servePulse(pulse)
    this.#sync.serve()
    this.#exchange.serve()
    servePulls({
      ...{ bus, clock, store, ...(work && { work }) },
      position: (name) => this.replicas.position(name),
      shelfOf: (name) => this.replicas.shelfOf(name),
      mayRead: (peer, { cell, feed }) => feed === publicFeed || this.#guards(peer, cell),
    })
    serveForwards({
      ...{ bus, clock, execute },
      roster: () => book.number,
      catchUp: (peer) => this.#exchange.pull(peer, this.#ended.signal),
      reach: (marks, ended) => this.reach(marks, ended),
    })
  }

  /** Hears digests, own changes, new rosters and new connections. */
  #listen(): void {
    const { bus, book, ledger } = this.#ports
    if (this.#options.gossip) {
      bus.subscribe(digestTopic(book.cluster), (bytes, from) => this.watch.receive(bytes, from))
      ledger.onCommit(() => this.#announcer.changed())
    }
    book.onChange(() => this.#followRoster())
    bus.onPeer((peer, connected) => {
      if (!connected) return
      void this.reconciler.ask(peer)
      void this.#sync.compare(peer)
    })
    for (const peer of bus.peers()) void this.#sync.compare(peer)
  }

  #beginRounds(pulse: PulsePorts): void {
    const { ledger, book } = this.#ports
    const { signal } = this.#ended
    const { replicas, watch } = this
    const mayWrite = () => this.reconciler.mayPublish
    const rounds = [
      pulseRound(pulse),
      this.#sync.round(),
      this.dialer.round(),
      this.reconciler.round(),
      upkeepRound({ ledger, book, replicas, watch, mayWrite }),
      ...(this.#options.gossip ? [this.#announcer.round()] : []),
    ]
    for (const round of rounds) void repeat(this.#ports, round, signal)
    void this.dialer.dialAll(signal)
  }

  #knowledge(): Knowledge {
    const { number, statementsHash } = this.#ports.book
    return { roster: number, statements: statementsHash }
  }

  #pulsePorts(): PulsePorts {
    return {
      ...this.#ports,
      liveness: this.liveness,
      cells: () => this.#cells(),
      knowledge: () => this.#knowledge(),
      differs: (peer) => this.#differs(peer),
      heard: (stamps) => this.#heardOf(stamps),
    }
  }

  /** Ends every round; what is under way breaks off. The bus is the caller's to close. */
  stop(): void {
    this.#ended.abort()
  }

  #syncPorts(): SyncPorts {
    const { ledger } = this.#ports
    return {
      ...this.#ports,
      cells: () => this.#cells(),
      marks: () => this.replicas.marks(),
      knowledge: () => this.#knowledge(),
      differs: (peer) => this.#differs(peer),
      offered: (peer, marks) => {
        this.#noteUnwritten(peer, marks)
        let isMissed = false
        for (const mark of marks) {
          if (mark.cell === ledger.cell) this.reconciler.hear(mark, peer)
          else if (this.replicas.holds(mark)) {
            isMissed ||= this.#isUnheardOf(mark)
            this.puller.want(mark, mark.order, peer)
          }
        }
        void this.#forkWatch.heard(peer, marks)
        return isMissed
      },
      forks: () => this.replicas.forks(),
      forkHeard: (fork) => {
        const isProved = this.replicas.proveFork(fork)
        if (isProved && fork.cell === ledger.cell) void this.reconciler.forked()
      },
    }
  }

  /** Whether a position of a public feed is beyond what is held here and what gossip told of. */
  #isUnheardOf(mark: FeedMark): boolean {
    const known = [this.replicas.position(mark)?.order, this.watch.newest(mark)?.order]
    const isKnown = known.some((order) => order && compareOrders(order, mark.order) >= 0)
    return mark.feed === publicFeed && !isKnown
  }

  /** A table without the peer's own feed: it has none, so nothing of it is missing here. */
  #noteUnwritten(peer: PeerKey, marks: readonly FeedMark[]): void {
    const cell = this.#ports.book.cellWithKey(peer)?.id
    if (cell === undefined || this.replicas.tableOf(cell)) return
    if (marks.some((mark) => mark.cell === cell && mark.feed === publicFeed)) {
      this.#unwritten.delete(cell)
    } else this.#unwritten.add(cell)
  }

  /** Whether this cell holds what another one said, which may be nothing so far. */
  shows(cell: string): boolean {
    return this.replicas.tableOf(cell) !== undefined || this.#unwritten.has(cell)
  }

  #self() {
    const { ledger, book, bus } = this.#ports
    const addresses = bus.addresses()
    const known = book.cell(ledger.cell)?.addresses ?? []
    return {
      cell: ledger.cell,
      boot: ledger.boot,
      roster: book.number,
      // What the roster says is not said again: it would be a quarter of a stamp.
      addresses: addresses.every((address) => known.includes(address)) ? [] : addresses,
      marks: this.reconciler.marks,
    }
  }

  #keyOf(cell: string): Uint8Array | undefined {
    const found = this.#ports.book.cell(cell)
    const isTrusted = found && !this.#ports.book.revocationOf(found.key)
    return isTrusted ? Buffer.from(found.key, 'hex') : undefined
  }

  /** The close feed is for the cell's guardians, and for itself when its disk was lost. */
  #guards(peer: PeerKey, cell: string): boolean {
    const { book } = this.#ports
    const asker = book.cellWithKey(peer)
    if (!asker) return false
    return asker.id === cell || (book.cell(cell)?.guardians.includes(asker.id) ?? false)
  }

  /** Somebody beside the roster knows where cells are: dial those that are missing at once. */
  introduce(addresses: Readonly<Record<string, readonly string[]>>): void {
    for (const [cell, known] of Object.entries(addresses)) {
      if (cell !== this.#ports.ledger.cell) this.#hints.set(cell, known)
    }
    if (this.#isStarted) void this.dialer.dialAll(this.#ended.signal)
  }

  /** A copy of this cell may have started more often. */
  get #ownBootSeen(): number {
    return Math.max(this.#ports.ledger.boot, this.liveness.ownBootHeard)
  }

  /** The highest boot under which anybody has seen a cell, as far as this one heard of it. */
  bootSeen(cell: string): number {
    const digest = this.watch.newest({ cell, feed: publicFeed })
    return Math.max(
      this.replicas.bootSeen(cell),
      digest?.order.boot ?? 0,
      this.liveness.newest(cell)?.boot ?? 0,
      cell === this.#ports.ledger.cell ? this.#ownBootSeen : 0,
    )
  }

  /** Where a cell can be dialled: what it said last, then what the roster says. */
  addressesOf(cell: string): readonly string[] {
    const { book, ledger, bus } = this.#ports
    if (cell === ledger.cell) return bus.addresses()
    const said = this.liveness.newest(cell)?.addresses ?? []
    const hinted = this.#hints.get(cell) ?? []
    const before = this.#addresses.of(cell)
    return [...new Set([...hinted, ...said, ...before, ...(book.cell(cell)?.addresses ?? [])])]
  }

  #members(): Member[] {
    const { book, ledger } = this.#ports
    return book.cells
      .filter(({ id }) => id !== ledger.cell)
      .map(({ id, key }) => ({ id, key, addresses: this.addressesOf(id) }))
  }

  #differs(peer: PeerKey): void {
    void this.#exchange.pull(peer, this.#ended.signal)
  }

  /** Somebody signed something a moment ago: it can be dialled at once. */
  #heardOf(stamps: readonly Stamp[]): void {
    for (const { cell, addresses } of stamps) this.#addresses.learn(cell, addresses)
    void this.#addresses.keep().catch(() => {})
    const recent = stamps.filter(({ cell }) => {
      return (this.liveness.silentMs(cell) ?? Infinity) <= this.#options.suspectMs
    })
    if (recent.length === 0) return
    // Whoever has started since this cell held something of it has likely written since.
    if (recent.some(({ cell, boot }) => this.#bootHeld(cell) < boot)) this.#sync.seek()
    this.dialer.heard(new Set(recent.map(({ cell }) => cell)), this.#ended.signal)
  }

  #bootHeld(cell: string): number {
    return this.replicas.position({ cell, feed: publicFeed })?.order.boot ?? 0
  }

  async #rosterChanged(): Promise<void> {
    const { book, bus } = this.#ports
    const { signal } = this.#ended
    const cells = new Set(book.cells.map(({ id }) => id))
    this.liveness.keep(cells)
    this.watch.keep(cells)
    for (const peer of bus.peers()) if (book.revocationOf(peer)) await bus.disconnect(peer)
    await this.replicas.rosterChanged()
    for (const cell of await this.replicas.settlePardons()) this.watch.forget(cell)
    await this.reconciler.rosterChanged()
    await this.dialer.dialAll(signal)
  }

  /** What follows from a new roster takes a while: one after the other, the last one counts. */
  #followRoster(): void {
    const { log } = this.#ports
    this.#following = this.#following
      .then(() => this.#rosterChanged())
      .catch((error: unknown) => {
        if (!this.#ended.signal.aborted) log.error({ err: error }, 'roster not followed')
      })
  }

  async #apply(...[name, pulled]: Parameters<Replicas['apply']>) {
    // An entry names the roster under which it was written: fetch that first, refuse nothing.
    const outcome = await this.replicas.apply(name, pulled)
    const needed = this.replicas.rosterNeeded(name)
    if (needed > this.#ports.book.number) {
      await this.reachRoster(needed, this.#ended.signal)
    }
    return outcome
  }

  /** Sends a call to the cell that owns what it is about; see Courier.forward. */
  forward(cell: string, forwarding: Forwarding): Promise<Answered> {
    return this.#courier.forward(cell, forwarding)
  }

  /** Waits until positions are folded here, fetching them if need be. Fault: PEER_BEHIND. */
  reach(marks: readonly FeedMark[], signal: AbortSignal): Promise<void> {
    return this.#courier.reach(marks, signal)
  }

  /** Fetches rosters until this number is known, or nobody in reach has it. */
  reachRoster(number: number, signal: AbortSignal): Promise<void> {
    return this.#courier.reachRoster(number, signal)
  }
}
