import type { Bus, Clock, KeyValueStore, Log, PeerKey } from '../env/index.ts'
import { Fault } from '../env/index.ts'
import type { Pardon, RosterBook } from '../roster/index.ts'
import {
  compareOrders,
  feedNumber,
  hasHead,
  type Ledger,
  type Order,
  ownShelf,
  type PublishedFeed,
} from '../store/index.ts'
import {
  changedTwiceMax,
  reconcileEveryMs,
  reconcilePatienceMs,
  startsAheadMax,
  startsLeapedMax,
} from './limits.ts'
import { countMissing, type Losses, lossRemedy, lossText } from './losses.ts'
import { isAside } from './pardon.ts'
import { isNews, newestOf, type PulledNews, publicFeed, pullFrom } from './pull.ts'
import { QuarantineNote } from './quarantine-note.ts'
import type { Round } from './round.ts'

/** What reconciling stands on. */
export interface ReconcilerPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
  readonly store: KeyValueStore
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly losses: Losses
  /** The highest boot of this cell that others have a sign of life from. */
  bootHeard(): number
}

/**
 * `held`: the cell does not know yet whether its disk is its newest; `reconciled`: it does;
 * `quarantined`: somebody else writes in its name.
 */
export type ReconcileState = 'held' | 'reconciled' | 'quarantined'

/**
 * Finds out, before the first publish of a start, whether the cell's disk is its newest. Peers are
 * asked for the newest head of this cell that they know. A newer one before that is a restored
 * disk: it is adopted, and what was written meanwhile comes on top. A newer one afterwards is a
 * clone, unless this cell has no head at all: public writes stop until an operator says which of
 * the two goes on. Booting never waits for it.
 */
export class Reconciler {
  readonly #ports: ReconcilerPorts
  readonly #signal: AbortSignal
  readonly #note: QuarantineNote
  #startsLeaped = 0
  #isFarAheadSaid = false
  readonly #answered = new Set<string>()
  readonly #asking = new Set<PeerKey>()
  #state: ReconcileState = 'held'
  #isSettling = false
  /** This start found the disk empty, and no guardian had the rest. */
  #hasLost = false
  #startedMs: number
  /** How it was reconciled, for people: by peers, alone … */
  #how = ''

  constructor(ports: ReconcilerPorts, signal: AbortSignal) {
    this.#ports = ports
    this.#signal = signal
    this.#note = new QuarantineNote(ports.store)
    this.#startedMs = ports.clock.monotonicMs()
  }

  get state(): ReconcileState {
    return this.#state
  }

  get how(): string {
    return this.#how
  }

  /** Whether the own feed may be announced. */
  get mayPublish(): boolean {
    return this.#state === 'reconciled'
  }

  /** What the cell says of itself. */
  get marks(): readonly string[] {
    const lost = this.#ports.losses.list.length > 0 ? ['records lost'] : []
    if (this.#state === 'held') return ['reconciling', ...lost]
    return this.#state === 'quarantined' ? ['quarantined', ...lost] : lost
  }

  /** To be called once before anything is published. Faults: STORE_*. */
  async start(): Promise<void> {
    this.#startedMs = this.#ports.clock.monotonicMs()
    await this.#ports.losses.load()
    if (await this.#note.isThere()) {
      this.#stopPublishing()
      // The pardon may be in the book already, and this cell was killed before it went on.
      await this.rosterChanged()
    } else if (this.#others().length === 0) await this.#settle('alone in the roster')
    else await this.#ports.ledger.hold()
  }

  round(): Round {
    return {
      name: 'reconcile',
      periodMs: () => reconcileEveryMs,
      run: async () => {
        if (this.#state === 'reconciled') await this.#leap()
        if (this.#state !== 'held') return
        await Promise.all(this.#ports.bus.peers().map((peer) => this.ask(peer)))
        await this.#judge()
      },
    }
  }

  /** An operator says that nobody else can know better. */
  async alone(): Promise<void> {
    if (this.#state === 'held') await this.#settle('an operator said so')
  }

  /** Asks a peer for this cell's newest head; to be called at every new connection, too. */
  async ask(peer: PeerKey): Promise<void> {
    const { book, log } = this.#ports
    const member = book.cellWithKey(peer)
    const isKnown = !member || this.#answered.has(member.id) || this.#asking.has(peer)
    if (this.#state !== 'held' || isKnown) return
    this.#asking.add(peer)
    try {
      await this.#ask(peer, member.id)
    } catch (error) {
      // A disk that fails now is no reason to stop: the next round asks again.
      log.warn({ peer, err: error }, 'own newest head not asked for')
    } finally {
      this.#asking.delete(peer)
    }
  }

  async #ask(peer: PeerKey, id: string): Promise<void> {
    const { ledger } = this.#ports
    for (const feed of ['public', 'close'] as const) {
      const name = { cell: ledger.cell, feed: feedNumber(feed) }
      const have = ledger.position(feed)
      const { pulled } = await pullFrom(this.#ports, { peer, name, have }, this.#signal)
      if (this.#state !== 'held' || pulled.kind === 'unanswered') return
      const isTaken = !isNews(pulled) || (await this.#adopt(pulled, feed))
      // Somebody else's answer came first, or this one is damaged: the next round asks again.
      if (!isTaken && this.#state === 'held') return
    }
    this.#answered.add(id)
    await this.#judge()
  }

  /** Whether the answer counts as one: it was adopted, or has nothing that this cell lacks. */
  async #adopt(pulled: PulledNews, feed: PublishedFeed): Promise<boolean> {
    const { log, ledger, book, losses } = this.#ports
    const order = newestOf(pulled)
    if (order && book.pardonsOf(ledger.cell).some((pardon) => isAside(order, pardon))) return true
    const isEmpty = feed === 'public' && !ledger.position('public')
    // Before the slice comes: killed in between, the cell would not know any more that it was gone.
    if (isEmpty) await this.#noteLoss()
    const adopted = await ledger.adopt(pulled)
    const isWhole = feed === 'close' && adopted.kind === 'adopted'
    // Two peers may answer at once: the second one's word is refused because the first one's came.
    const isNothing = isEmpty && !ledger.position('public')
    if (isWhole || isNothing) {
      this.#hasLost = false
      await losses.drop(this.#ownLoss)
    }
    if (adopted.kind === 'adopted') {
      const changedTwice = adopted.differing.slice(0, changedTwiceMax).map(({ key }) => key)
      log.warn(
        { cell: ledger.cell, isEmpty, changedTwice },
        'this disk was old: the newer slice came from a peer',
      )
    } else if (adopted.kind === 'fork') {
      // This disk and the peers went on from one head in two ways: neither counts by itself.
      await this.#quarantine()
    } else if (adopted.kind === 'order') {
      // The peer is behind: this cell has all of it, if nothing moved while it was asked.
      const now = ledger.position('public')?.order
      return order !== undefined && now !== undefined && compareOrders(order, now) <= 0
    } else {
      log.error({ cell: ledger.cell, flaw: adopted.kind }, 'own entries from a peer refused')
      return false
    }
    return true
  }

  get #ownLoss() {
    return { cell: this.#ports.ledger.cell, kind: 'disk' } as const
  }

  /** The disk is gone, and of some records nobody had a second copy. */
  async #noteLoss(): Promise<void> {
    const { ledger, clock, losses } = this.#ports
    this.#hasLost = true
    const missing = countMissing(ledger, () => true)
    await losses.add({ ...this.#ownLoss, ...missing, wallMs: clock.wallMs() })
  }

  /** At every start, until an operator knows. */
  #sayLosses(): void {
    const { log, losses } = this.#ports
    for (const loss of losses.list) log.error({ ...loss, remedy: lossRemedy }, lossText(loss))
  }

  /** Which cells there are has changed; and perhaps an operator has settled a fork of this one. */
  async rosterChanged(): Promise<void> {
    const { book, ledger } = this.#ports
    if (this.#state === 'quarantined') {
      const own = ledger.position('public')
      const pardon = book.pardonsOf(ledger.cell).find(({ headHash }) => {
        return own !== undefined && Buffer.compare(headHash, own.headHash) === 0
      })
      if (!pardon) return
      await ledger.countOn(pardon.boot)
      await this.#note.drop()
      ledger.resume()
      await this.#settle('pardoned by an operator')
    }
    if (this.#state === 'reconciled') await this.#countOn()
    await this.#judge()
  }

  /**
   * Pardoned without having been quarantined, as the one whose branch is the newer: what it writes
   * from now on must come under the boot that the pardon names, or nobody takes it.
   */
  async #countOn(): Promise<void> {
    const { book, ledger } = this.#ports
    for (const pardon of book.pardonsOf(ledger.cell)) {
      if (pardon.boot > ledger.boot && (await this.#leadsFrom(pardon))) {
        await ledger.countOn(pardon.boot)
      }
    }
  }

  /** Whether the own feed goes on after a head: it may have been started again since. */
  async #leadsFrom({ order, headHash }: Pick<Pardon, 'order' | 'headHash'>): Promise<boolean> {
    const { ledger, store } = this.#ports
    const own = ledger.position('public')?.order
    if (!own || compareOrders(own, order) < 0) return false
    const isKept = await hasHead(store, ownShelf('public'), { order, hash: headHash })
    return isKept === 'behind' ? own.boot === order.boot : isKept
  }

  /**
   * Not every start leaves a batch behind: on a disk that was lost or put back, the others have
   * signs of life from later ones, and would not hear this one.
   */
  async #leap(): Promise<void> {
    const { ledger, bootHeard } = this.#ports
    const heard = bootHeard()
    if (heard <= ledger.boot || this.#startsLeaped === startsLeapedMax) return
    if (heard - ledger.boot > startsAheadMax) {
      this.#sayFarAhead(heard)
      return
    }
    this.#startsLeaped += 1
    await ledger.countOn(heard + 1)
  }

  /** Once: the others go on hearing the one that is ahead. */
  #sayFarAhead(heard: number): void {
    if (this.#isFarAheadSaid) return
    this.#isFarAheadSaid = true
    const { ledger, log } = this.#ports
    const remedy =
      'Find out who else has this key. Then end it, and invite the host as another cell: ' +
      `rackcell cell leave ${ledger.cell} --dead --revoke --to OTHER`
    log.error(
      { cell: ledger.cell, boot: ledger.boot, heard, startsAheadMax, remedy },
      'signed with the key of this cell, others have a sign of life from a start that is too far ' +
        'ahead to be its own: it is not followed, and they hear this cell no more',
    )
  }

  #others(): readonly string[] {
    const { book, ledger } = this.#ports
    return book.cells.map(({ id }) => id).filter((id) => id !== ledger.cell)
  }

  async #judge(): Promise<void> {
    if (this.#state !== 'held') return
    const { book, bus, clock, ledger } = this.#ports
    const others = this.#others()
    const guardians = book.cell(ledger.cell)?.guardians ?? []
    const answered = others.filter((id) => this.#answered.has(id))
    const inReach = bus.peers().flatMap((peer) => book.cellWithKey(peer)?.id ?? [])
    const wasEveryoneAsked = inReach.every((id) => this.#answered.has(id))
    const isEnough =
      answered.length >= 2 ||
      answered.length === others.length ||
      answered.some((id) => guardians.includes(id))
    const isLate = clock.monotonicMs() - this.#startedMs >= reconcilePatienceMs
    if (wasEveryoneAsked && isEnough) await this.#settle(`by ${answered.join(', ')}`)
    else if (isLate && answered.length > 0) await this.#settle(`late, by ${answered.join(', ')}`)
  }

  async #settle(how: string): Promise<void> {
    if (this.#isSettling) return
    this.#isSettling = true
    try {
      // A disk that cannot take the numbers now is asked again with the next round.
      await this.#countOn()
      // Counted again: what the last answer brought is known by now.
      if (this.#hasLost) await this.#noteLoss()
      await this.#ports.ledger.number()
    } finally {
      this.#isSettling = false
    }
    this.#state = 'reconciled'
    this.#how = how
    this.#sayLosses()
    this.#ports.log.info({ cell: this.#ports.ledger.cell, how }, 'reconciled')
  }

  /** Somebody knows of a head of this cell. Newer than its own, or another one: look into it. */
  hear(mark: { readonly order: Order; readonly headHash: Uint8Array }, peer: PeerKey): void {
    const own = this.#ports.ledger.position('public')
    const order = own ? compareOrders(mark.order, own.order) : 1
    const isSame = own && Buffer.compare(mark.headHash, own.headHash) === 0
    if (order < 0 || (order === 0 && isSame)) return
    if (this.#state === 'held') void this.ask(peer)
    else if (this.#state === 'reconciled') this.#suspect(peer).catch(() => {})
  }

  /** Two heads with this cell's signature under one number: whoever else is it writes, too. */
  async forked(): Promise<void> {
    if (this.#state === 'reconciled') await this.#doubt()
  }

  /** A newer head after reconciling is believed only with this cell's own signature under it. */
  async #suspect(peer: PeerKey): Promise<void> {
    if (this.#asking.has(peer)) return
    this.#asking.add(peer)
    try {
      const { ledger } = this.#ports
      const name = { cell: ledger.cell, feed: publicFeed }
      const { pulled } = await pullFrom(this.#ports, { peer, name, have: undefined }, this.#signal)
      if (pulled.kind !== 'snapshot' || this.#state !== 'reconciled') return
      if (!ledger.isForeignHead(pulled.head)) return
      await this.#doubt()
    } finally {
      this.#asking.delete(peer)
    }
  }

  /**
   * Others have what this cell does not know of itself. Where it has said nothing yet it
   * contradicts nobody: its disk is an empty one after all, and takes back what others have.
   */
  async #doubt(): Promise<void> {
    const { ledger, clock } = this.#ports
    const isEmpty = () => ledger.position('public') === undefined
    if (isEmpty()) {
      this.#state = 'held'
      this.#startedMs = clock.monotonicMs()
      this.#answered.clear()
      await ledger.hold()
    }
    // A change that was under way may have got its number.
    if (!isEmpty()) await this.#quarantine()
  }

  /** Public changes stop at once, and over restarts, until an operator has said what goes on. */
  async #quarantine(): Promise<void> {
    this.#stopPublishing()
    const { ledger, log } = this.#ports
    try {
      await this.#note.put(ledger.position('public')?.headHash ?? new Uint8Array())
    } catch (error) {
      // It holds as long as the cell runs; after a restart the peers tell of the other one again.
      log.error({ cell: ledger.cell, err: error }, 'the quarantine could not be written down')
    }
  }

  #stopPublishing(): void {
    const { ledger, log } = this.#ports
    this.#state = 'quarantined'
    ledger.stopPublishing(new Fault('PEER_FORKED', { details: { cell: ledger.cell } }))
    log.error({ cell: ledger.cell }, 'somebody else writes in the name of this cell')
  }
}
