import { Fault, type KeyValueStore, type Log, type PeerKey } from '../env/index.ts'
import {
  compareOrders,
  feedOfNumber,
  hasHead,
  isSame,
  type Order,
  type ReadHead,
  readHead,
  readKeptHeads,
  replicaShelf,
  type SignedHead,
} from '../store/index.ts'
import { comparedMarksMax, forkAnchors } from './limits.ts'
import type { FeedMark, WireFork } from './message.ts'
import { type FeedName, type FeedPosition, type PullPorts, pullFrom } from './pull.ts'

/** What comparing branches stands on. */
export interface ForkWatchPorts extends PullPorts {
  readonly store: KeyValueStore
  readonly log: Log
  /** Where this cell stands in a feed of another. */
  position(name: FeedName): FeedPosition | undefined
  /** Whether this cell holds such a feed, and nothing is known against it. */
  isWatched(name: FeedName, order: Order): boolean
  /** Checks the proof and keeps it; true when it is one. */
  prove(fork: WireFork): boolean
}

/** Two heads of which one is the other cell's where this one has another. */
interface Pair {
  readonly left: SignedHead
  readonly right: SignedHead
}

function inOrder(one: ReadHead, other: ReadHead): Pair {
  const order = compareOrders(one.head.order, other.head.order)
  // Everybody who finds it out shows the same.
  const isFirst = (order || Buffer.compare(one.hash, other.hash)) < 0
  const [left, right] = isFirst ? [one, other] : [other, one]
  return { left: left.signed, right: right.signed }
}

/** The first place where two chains that begin behind one head go different ways. */
function parting(own: readonly ReadHead[], theirs: readonly ReadHead[]): Pair | undefined {
  for (const [at, head] of theirs.entries()) {
    const mine = own[at]
    if (!mine) return undefined
    if (!isSame(mine.hash, head.hash)) return inOrder(mine, head)
  }
  return undefined
}

/**
 * Finds out that somebody writes twice when two cells meet that have heard one of the copies each.
 * A position that a peer names is held against the own heads; where they differ, both chains are
 * followed from a head that both know to where they part, which is the proof. Nobody is believed
 * about a fork: what counts are the two signatures.
 */
export class ForkWatch {
  readonly #ports: ForkWatchPorts
  readonly #signal: AbortSignal
  readonly #comparing = new Set<string>()
  /** Positions that told nothing: they are not followed again. */
  readonly #settled = new Set<string>()

  constructor(ports: ForkWatchPorts, signal: AbortSignal) {
    this.#ports = ports
    this.#signal = signal
  }

  /** A peer names where it stands in feeds of others. Never throws. */
  async heard(peer: PeerKey, marks: readonly FeedMark[]): Promise<void> {
    for (const mark of marks) {
      try {
        if (await this.#differs(mark)) await this.compare(mark, peer)
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        this.#ports.log.warn({ cell: mark.cell, err: error }, 'heads not compared')
      }
    }
  }

  /** Whether the own log has another head, or none, where the mark says that there is one. */
  async #differs(mark: FeedMark): Promise<boolean> {
    const own = this.#ports.position(mark)
    if (!own || !this.#ports.isWatched(mark, mark.order)) return false
    const order = compareOrders(mark.order, own.order)
    if (order > 0 || (order === 0 && isSame(mark.headHash, own.headHash))) return false
    const id = nameOf(mark)
    if (this.#settled.has(id)) return false
    const { store } = this.#ports
    const head = { order: mark.order, hash: mark.headHash }
    if ((await hasHead(store, shelfOf(mark), head)) === false) return true
    this.#settle(id)
    return false
  }

  /** Follows both chains; true when they are proved to part. Faults: those of the store. */
  async compare(name: FeedName, peer: PeerKey): Promise<boolean> {
    const place = `${name.cell}/${name.feed}`
    if (this.#comparing.has(place)) return false
    this.#comparing.add(place)
    try {
      const pair = await this.#part(name, peer)
      if (pair) return this.#ports.prove({ cell: name.cell, feed: name.feed, ...pair })
      const own = this.#ports.position(name)
      if (own) this.#settle(nameOf({ ...name, ...own }))
      return false
    } finally {
      this.#comparing.delete(place)
    }
  }

  async #part({ cell, feed }: FeedName, peer: PeerKey): Promise<Pair | undefined> {
    const name = { cell, feed }
    const heads = await this.#heads(name)
    const places = forkAnchors.map((back) => Math.max(0, heads.length - 1 - back))
    for (const at of new Set([0, ...places])) {
      const anchor = heads[at]
      if (!anchor) continue
      const have = { order: anchor.head.order, headHash: anchor.hash }
      const asking = { peer, name, have, deltaOnly: true }
      const { pulled } = await pullFrom(this.#ports, asking, this.#signal)
      if (pulled.kind === 'unanswered') return undefined
      if (pulled.kind !== 'delta') continue
      const theirs = pulled.batches.flatMap(({ head }) => readable(head))
      return parting(heads.slice(at + 1), theirs)
    }
    return await this.#newestApart(name, peer, heads)
  }

  /** No head is known to both: the peer's newest one may still stand where the own is another. */
  async #newestApart(
    name: FeedName,
    peer: PeerKey,
    heads: readonly ReadHead[],
  ): Promise<Pair | undefined> {
    const { pulled } = await pullFrom(this.#ports, { peer, name, have: undefined }, this.#signal)
    const [theirs] = pulled.kind === 'snapshot' ? readable(pulled.head) : []
    if (!theirs || heads.some(({ hash }) => isSame(hash, theirs.hash))) return undefined
    const there = heads.find(({ head }) => compareOrders(head.order, theirs.head.order) >= 0)
    return there && inOrder(there, theirs)
  }

  #heads(name: FeedName): Promise<ReadHead[]> {
    return readKeptHeads(this.#ports.store, shelfOf(name))
  }

  #settle(id: string): void {
    if (this.#settled.size >= comparedMarksMax) this.#settled.clear()
    this.#settled.add(id)
  }
}

const shelfOf = ({ cell, feed }: FeedName) => replicaShelf(cell, feedOfNumber(feed))

const nameOf = ({ cell, feed, headHash }: Pick<FeedMark, 'cell' | 'feed' | 'headHash'>) =>
  `${cell}/${feed}/${Buffer.from(headHash).toString('latin1')}`

function readable(signed: SignedHead | undefined): ReadHead[] {
  const read = signed && readHead(signed)
  return read && typeof read !== 'string' ? [read] : []
}
