import { assert, type PeerKey } from '../../cell/env/index.ts'
import type { Timeline } from '../clock/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { Cable, Fabric, Gossip, Station } from './fabric.ts'
import { breakAfterMs } from './limits.ts'
import { type Fanout, Spread } from './spread.ts'
import { calm, type NetworkWeather } from './weather.ts'

/** What makes a network. */
export interface SimNetworkOptions {
  readonly timeline: Timeline
  readonly random: SeededRandom
  readonly fanout?: Fanout
  readonly weather?: Partial<NetworkWeather>
}

/** Which way nothing gets through. */
export type CutDirection = 'aToB' | 'both'

/** A rule that stops what goes from one group to the other. */
interface Cut {
  readonly from: ReadonlySet<PeerKey>
  readonly to: ReadonlySet<PeerKey>
}

/** When something fails again and again. */
export interface Flapping {
  readonly downMs: number
  readonly upMs: number
  readonly times: number
}

/**
 * All cells' network: who is linked with whom, what is cut, what the weather is. Faults are calls;
 * all chances come from one branch of randomness, all time from one timeline.
 */
export class SimNetwork implements Fabric {
  readonly timeline: Timeline
  readonly random: SeededRandom
  readonly gossip: Gossip
  #weather: NetworkWeather
  /** The running bus of each key. */
  readonly #buses = new Map<PeerKey, Station>()
  /** Whose address it is, also while nobody runs there. */
  readonly #places = new Map<string, PeerKey>()
  readonly #links = new Map<string, Cable>()
  readonly #cuts = new Set<Cut>()
  readonly #down = new Set<PeerKey>()
  #entered = 0

  constructor({ timeline, random, fanout = 'mesh', weather = {} }: SimNetworkOptions) {
    this.timeline = timeline
    this.random = random
    this.#weather = { ...calm, ...weather }
    this.gossip = new Spread(this, fanout)
  }

  get weather(): NetworkWeather {
    return this.#weather
  }

  /** Changes parts of the weather. */
  setWeather(weather: Partial<NetworkWeather>): void {
    this.#weather = { ...this.#weather, ...weather }
  }

  get stations(): readonly Station[] {
    return [...this.#buses.values()]
  }

  /** Connections that there are. */
  get linkCount(): number {
    return this.#links.size
  }

  /** What a cell has sent and received since it started. */
  traffic(peer: PeerKey): { readonly sentBytes: number; readonly receivedBytes: number } {
    const { sentBytes = 0, receivedBytes = 0 } = this.#buses.get(peer) ?? {}
    return { sentBytes, receivedBytes }
  }

  /**
   * Lets nothing through between two groups, or only from the second to the first. Links that are
   * cut for long break. Returns what heals it.
   */
  partition(
    groupA: Iterable<PeerKey>,
    groupB: Iterable<PeerKey>,
    direction: CutDirection = 'both',
  ): () => void {
    const [from, to] = [new Set(groupA), new Set(groupB)]
    const cuts: Cut[] = [{ from, to }]
    if (direction === 'both') cuts.push({ from: to, to: from })
    for (const cut of cuts) this.#cuts.add(cut)
    this.#review()
    return () => {
      for (const cut of cuts) this.#cuts.delete(cut)
      this.#review()
    }
  }

  /** Partitions and heals so often. */
  flap(
    groupA: Iterable<PeerKey>,
    groupB: Iterable<PeerKey>,
    { downMs, upMs, times }: Flapping,
  ): void {
    const groups = [new Set(groupA), new Set(groupB)] as const
    const fall = (left: number) => {
      if (left === 0) return
      const heal = this.partition(...groups)
      this.timeline.schedule(downMs, 'flap up', () => {
        heal()
        this.timeline.schedule(upMs, 'flap down', () => fall(left - 1))
      })
    }
    fall(times)
  }

  /** Ends every partition; cells whose cable is out stay out. */
  heal(): void {
    this.#cuts.clear()
    this.#review()
  }

  /** Pulls the cable of a cell; the cell itself goes on. */
  down(peer: PeerKey): void {
    this.#down.add(peer)
    this.#review()
  }

  /** Puts the cable back. */
  up(peer: PeerKey): void {
    this.#down.delete(peer)
    this.#review()
  }

  /** Breaks the connection of two cells, if there is one; both notice at once. */
  breakLink(left: PeerKey, right: PeerKey): void {
    this.#links.get(pairOf(left, right))?.end(() => 0)
  }

  /**
   * Ends a cell's bus. The others notice at once when its host goes on (its kernel says so), or by
   * silence when that is gone, too. A new bus with the same key may follow.
   */
  crash(peer: PeerKey, host: 'goes' | 'stays' = 'stays'): void {
    const bus = this.#buses.get(peer)
    if (!bus) return
    const { least, most } = breakAfterMs
    const links = [...this.#links.values()].filter(
      ({ dialler, listener }) => dialler === bus || listener === bus,
    )
    bus.vanish()
    for (const link of links) {
      const noticeMs = host === 'stays' ? link.delayMs() : this.random.between(least, most)
      link.end((end) => (end === bus ? 0 : noticeMs))
    }
  }

  isCut(from: Station, to: Station): boolean {
    return this.#isKeyCut(from.self, to.self)
  }

  isCutOff(bus: Station, peer: PeerKey): boolean {
    return this.#isKeyCut(bus.self, peer) || this.#isKeyCut(peer, bus.self)
  }

  place(address: string): PeerKey | undefined {
    return this.#places.get(address)
  }

  at(address: string): Station | undefined {
    const key = this.#places.get(address)
    return key === undefined ? undefined : this.#buses.get(key)
  }

  wait(delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const over = () => {
        signal.removeEventListener('abort', abort)
        resolve()
      }
      const cancel = this.timeline.schedule(delayMs, 'dial', over)
      const abort = () => {
        cancel()
        over()
      }
      signal.addEventListener('abort', abort, { once: true })
    })
  }

  enter(bus: Station): number {
    assert(!this.#buses.has(bus.self), 'a key has one bus at a time')
    this.#buses.set(bus.self, bus)
    for (const address of bus.addresses()) this.#places.set(address, bus.self)
    return this.#entered++
  }

  leave(bus: Station): void {
    if (this.#buses.get(bus.self) === bus) this.#buses.delete(bus.self)
    this.gossip.relinked(bus)
  }

  connect(left: Station, right: Station, link: Cable): Cable {
    const pair = pairOf(left.self, right.self)
    const known = this.#links.get(pair)
    if (known) return known
    this.#links.set(pair, link)
    return link
  }

  forget(link: Cable): void {
    const pair = pairOf(link.dialler.self, link.listener.self)
    if (this.#links.get(pair) === link) this.#links.delete(pair)
  }

  #isKeyCut(from: PeerKey, to: PeerKey): boolean {
    if (this.#down.has(from) || this.#down.has(to)) return true
    for (const cut of this.#cuts) if (cut.from.has(from) && cut.to.has(to)) return true
    return false
  }

  #review(): void {
    for (const link of [...this.#links.values()]) link.review()
    this.gossip.unsettled()
  }
}

const pairOf = (left: PeerKey, right: PeerKey) =>
  left < right ? `${left} ${right}` : `${right} ${left}`
