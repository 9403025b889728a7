import type { Bus, Clock, Log, PeerKey, Random } from '../env/index.ts'
import { compareOrders, type Order } from '../store/index.ts'
import type { FeedWork } from './feed-work.ts'
import { pullAttemptsMax, pullRetryMs, pullsMax } from './limits.ts'
import {
  type FeedName,
  type FeedPosition,
  isNews,
  type Pulled,
  type PulledNews,
  pullFrom,
} from './pull.ts'
import { chance, shuffled } from './round.ts'

/**
 * What became of pulled bytes: `again` = ask the same peer once more, `snapshot` = ask it for
 * everything, `retry` = ask somebody else.
 */
export type Outcome = 'applied' | 'again' | 'snapshot' | 'retry'

/** What pulling stands on. */
export interface PullerPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly work?: FeedWork
  position(name: FeedName): FeedPosition | undefined
  /** Proves and folds what came. */
  apply(name: FeedName, pulled: PulledNews): Promise<Outcome>
  /**
   * Whether what this cell and a peer hold of a feed are two branches of it: asked when the peer
   * has everything but the entries that follow here.
   */
  partsWays(name: FeedName, peer: PeerKey): Promise<boolean>
  /** The newest position that the feed's writer has signed a digest of, as far as it is known. */
  announced(name: FeedName): Order | undefined
  /** The connection of the feed's writer, if there is one. */
  writerOf(cell: string): PeerKey | undefined
}

interface Want {
  readonly name: FeedName
  order: Order
  readonly sources: PeerKey[]
  attempts: number
  isRunning: boolean
  /** The next pull takes everything: the last one did not fit. */
  wholesale: boolean
  /** Ends the wait for the next attempt; undefined = it is not waiting. */
  wake: (() => void) | undefined
}

const keyOf = ({ cell, feed }: FeedName) => `${cell}/${feed}`

/**
 * Fetches what others have beyond this cell: one pull per feed at a time, eight in all, from
 * whoever announced it first, then from its writer, then from anybody. What it brings is proved
 * before it is folded, so it does not matter who it comes from.
 */
export class Puller {
  readonly #ports: PullerPorts
  readonly #wants = new Map<string, Want>()
  readonly #signal: AbortSignal
  #running = 0
  /** Feeds that were pulled and folded, and pulls that failed. For metrics. */
  readonly counts = { applied: 0, failed: 0, bytes: 0 }

  constructor(ports: PullerPorts, signal: AbortSignal) {
    this.#ports = ports
    this.#signal = signal
  }

  /** Feeds that are being fetched or wait for it. */
  get wanted(): number {
    return this.#wants.size
  }

  /** Somebody has `order` of a feed: fetch it unless it is here already. */
  want(name: FeedName, order: Order, source: PeerKey): void {
    if (this.#has(name, order)) return
    let want = this.#wants.get(keyOf(name))
    if (!want) {
      want = {
        name,
        order,
        sources: [],
        attempts: 0,
        isRunning: false,
        wholesale: false,
        wake: undefined,
      }
      this.#wants.set(keyOf(name), want)
    }
    if (compareOrders(order, want.order) > 0) want.order = order
    if (!want.sources.includes(source)) want.sources.push(source)
    // Somebody has it now: whatever failed before need not be waited for.
    want.wake?.()
    this.#next()
  }

  /** Whether a newer position of the feed is known than this cell holds. */
  isBehind(name: FeedName): boolean {
    return this.#wants.has(keyOf(name))
  }

  #has(name: FeedName, order: Order): boolean {
    const position = this.#ports.position(name)
    return position !== undefined && compareOrders(position.order, order) >= 0
  }

  #next(): void {
    for (const want of this.#wants.values()) {
      if (this.#running >= pullsMax) return
      if (want.isRunning) continue
      want.isRunning = true
      this.#running++
      void this.#run(want)
    }
  }

  async #run(want: Want): Promise<void> {
    const { log, clock, random } = this.#ports
    const { name } = want
    let fetched = false
    try {
      fetched = await this.#fetch(want)
    } catch (error) {
      if (!this.#signal.aborted) log.warn({ ...name, err: error }, 'pull failed')
    }
    this.#running--
    if (this.#has(name, want.order)) this.#wants.delete(keyOf(name))
    this.#next()
    if (!this.#wants.has(keyOf(name))) return
    want.attempts = fetched ? 0 : want.attempts + 1
    const { least, most } = pullRetryMs
    const waitMs = fetched ? 0 : Math.min(most, least * 2 ** Math.min(10, want.attempts - 1))
    const woken = new AbortController()
    want.wake = () => woken.abort()
    try {
      await clock.sleep(
        waitMs * (0.5 + chance(random)),
        AbortSignal.any([this.#signal, woken.signal]),
      )
    } catch {
      if (this.#signal.aborted) return
    }
    want.wake = undefined
    want.isRunning = false
    // Nobody here has it, or nobody's is believed: whoever hears of it again will say so.
    const isHopeless = want.attempts >= pullAttemptsMax || this.#candidates(want).length === 0
    if (want.sources.length === 0 && isHopeless) {
      this.#wants.delete(keyOf(name))
    }
    this.#next()
  }

  /** Those that announced it first, then its writer, then anybody. */
  #candidates(want: Want): PeerKey[] {
    const { bus, writerOf, random } = this.#ports
    const connected = new Set(bus.peers())
    const writer = writerOf(want.name.cell)
    const rest = shuffled(random, [...connected].sort())
    const all = [...want.sources, ...(writer === undefined ? [] : [writer]), ...rest.slice(0, 2)]
    return [...new Set(all)].filter((peer) => connected.has(peer))
  }

  async #fetch(want: Want): Promise<boolean> {
    const candidates = this.#candidates(want)
    want.sources.splice(0)
    for (const peer of candidates) {
      if (this.#has(want.name, want.order)) return true
      if (await this.#fetchFrom(want, peer)) return true
      this.counts.failed++
    }
    return false
  }

  /** A delta; if it does not prove itself once more, and then everything. */
  async #fetchFrom(want: Want, peer: PeerKey): Promise<boolean> {
    let ways = 0
    while (ways++ < 3) {
      const pulled = await this.#pull(want, peer)
      if (!isNews(pulled)) return false
      const isOdd = pulled.kind === 'snapshot' && this.#ports.position(want.name) !== undefined
      if (isOdd && (await this.#ports.partsWays(want.name, peer))) return false
      const outcome = await this.#ports.apply(want.name, pulled)
      if (outcome === 'applied') {
        want.wholesale = false
        this.counts.applied++
        return true
      }
      if (outcome === 'retry') return false
      want.wholesale = outcome === 'snapshot' || ways > 1
    }
    return false
  }

  async #pull({ name, wholesale }: Want, peer: PeerKey): Promise<Pulled> {
    const have = wholesale ? undefined : this.#ports.position(name)
    // Only what the writer itself has announced is worth waiting for: others may name anything.
    const want = this.#ports.announced(name)
    const asking = { peer, name, have, ...(want ? { want } : {}) }
    const { pulled, bytes } = await pullFrom(this.#ports, asking, this.#signal)
    this.counts.bytes += bytes
    return pulled
  }
}
