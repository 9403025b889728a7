import type { Clock, PeerKey, Verdict, Verifier } from '../env/index.ts'
import { compareOrders, type Digest, readDigest } from '../store/index.ts'
import { digestsPerSecondMax, forgeriesPerSecondMax } from './limits.ts'
import { type FeedName, publicFeed } from './pull.ts'

/** What hearing digests stands on. */
export interface DigestWatchPorts {
  readonly clock: Clock
  readonly verifier: Verifier
  readonly self: string
  roster(): number
  keyOf(cell: string): Uint8Array | undefined
  /** A peer goes by a newer roster. */
  differs(peer: PeerKey): void
  /** A newer position of a feed, signed by its cell. */
  heard(name: FeedName, digest: Digest, from: PeerKey): void
  /** Somebody signed a digest with this cell's key. */
  heardOwn(digest: Digest, from: PeerKey): void
}

interface Known {
  readonly digest: Digest
  readonly bytes: Uint8Array
}

/** What somebody may still send in the second under way. */
interface Quota {
  second: number
  left: number
}

/** What each of many may send within a second. */
class Quotas {
  readonly #clock: Clock
  readonly #most: number
  readonly #quotas = new Map<string, Quota>()

  constructor(clock: Clock, most: number) {
    this.#clock = clock
    this.#most = most
  }

  /** Whether anything is left; what is only asked for is not charged. */
  isLeft(who: string): boolean {
    const quota = this.#quotas.get(who)
    return quota?.second !== this.#second() || quota.left > 0
  }

  charge(who: string): void {
    const second = this.#second()
    const quota = this.#quotas.get(who)
    if (quota?.second === second) quota.left--
    else this.#quotas.set(who, { second, left: this.#most - 1 })
  }

  forgetUnless(isKept: (who: string) => boolean): void {
    for (const who of this.#quotas.keys()) if (!isKept(who)) this.#quotas.delete(who)
  }

  #second(): number {
    return Math.floor(this.#clock.monotonicMs() / 1_000)
  }
}

/**
 * The newest digest of each feed that reached this cell, and the judge of gossip: bounded size, a
 * cell of the roster, newer than what is known, within quota, genuine; in this order, so that the
 * signature is checked once per news. What a cell signed is charged to it, what nobody signed to
 * the neighbour that sent it: forgeries use up nothing of whom they name.
 */
export class DigestWatch {
  readonly #ports: DigestWatchPorts
  readonly #known = new Map<string, Known>()
  /** Genuine digests by the cell that signed them. */
  readonly #spoken: Quotas
  /** Forged ones by the neighbour that sent them. */
  readonly #forged: Quotas
  /** What became of gossiped digests. For metrics. */
  readonly counts = { accepted: 0, old: 0, dropped: 0, refused: 0 }

  constructor(ports: DigestWatchPorts) {
    this.#ports = ports
    this.#spoken = new Quotas(ports.clock, digestsPerSecondMax)
    this.#forged = new Quotas(ports.clock, forgeriesPerSecondMax)
  }

  /** The newest digest of a feed. */
  newest({ cell, feed }: FeedName): Digest | undefined {
    return this.#known.get(`${cell}/${feed}`)?.digest
  }

  /** Judges a gossiped digest. */
  receive(bytes: Uint8Array, from: PeerKey): Verdict {
    const read = readDigest(bytes)
    if (typeof read === 'string') return this.#count('refused', 'reject')
    if (read.roster > this.#ports.roster()) this.#ports.differs(from)
    const key = this.#ports.keyOf(read.cell)
    // A cell of a roster that is on its way here: neither believed nor held against the neighbour.
    if (!key) return this.#count('dropped', 'ignore')
    const place = `${read.cell}/${read.feed}`
    const before = this.#known.get(place)
    if (before && !isNews(before.digest, read)) return this.#count('old', 'ignore')
    if (!this.#spoken.isLeft(read.cell)) return this.#count('dropped', 'ignore')
    if (!this.#forged.isLeft(from)) return this.#count('dropped', 'ignore')
    const genuine = readDigest(bytes, { verifier: this.#ports.verifier, publicKey: key })
    if (typeof genuine === 'string') {
      this.#forged.charge(from)
      return this.#count('refused', 'reject')
    }
    this.#spoken.charge(read.cell)
    if (read.cell === this.#ports.self) {
      this.#ports.heardOwn(read, from)
      return this.#count('old', 'ignore')
    }
    this.#known.set(place, { digest: read, bytes })
    this.#ports.heard({ cell: read.cell, feed: read.feed }, read, from)
    return this.#count('accepted', 'accept')
  }

  /** What was known of a cell no longer counts. */
  forget(cell: string): void {
    this.#known.delete(`${cell}/${publicFeed}`)
  }

  /** Forgets cells that are no longer in the roster. */
  keep(cells: ReadonlySet<string>): void {
    for (const [place, { digest }] of this.#known) {
      if (!cells.has(digest.cell)) this.#known.delete(place)
    }
    this.#spoken.forgetUnless((cell) => cells.has(cell))
    // Neighbours come and go: what is of an earlier second counts for nothing.
    this.#forged.forgetUnless((peer) => !this.#forged.isLeft(peer))
  }

  #count(what: keyof typeof this.counts, verdict: Verdict): Verdict {
    this.counts[what]++
    return verdict
  }
}

/** A later position, or the same one with proof that more was folded. */
function isNews(before: Digest, next: Digest): boolean {
  const order = compareOrders(next.order, before.order)
  return order > 0 || (order === 0 && next.hybridMs > before.hybridMs)
}
