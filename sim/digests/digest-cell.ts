import type { Bus, Random, Verifier } from '../../cell/env/index.ts'
import { type Clock, type PeerKey, type Signer, sha256, silentLog } from '../../cell/env/index.ts'
import {
  Announcer,
  AntiEntropy,
  Dialer,
  DigestWatch,
  type FeedMark,
  type Member,
  publicFeed,
  repeat,
  type SyncPorts,
} from '../../cell/replication/index.ts'
import { compareOrders, digestVersion, type Order, signDigest } from '../../cell/store/index.ts'

/** What a cell of digests stands on. */
export interface DigestCellPorts {
  readonly id: string
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  readonly signer: Signer
  readonly verifier: Verifier
  readonly topic: string
  cells(): number
  keyOf(cell: string): Uint8Array | undefined
  /** Cells to which it keeps a connection. */
  readonly members: readonly Member[]
  /** It has heard of a change. */
  heard(writer: string, seq: number): void
}

/** The same for everybody: these cells have one roster and no statements. */
const nothing = new Uint8Array(32)
const knowledge = { roster: 1, statements: nothing }

/** A cell of which nothing is there but what it says and hears of feeds. */
export class DigestCell {
  readonly id: string
  readonly bus: Bus
  readonly #ports: DigestCellPorts
  readonly #announcer: Announcer
  readonly #watch: DigestWatch
  /** The newest position of each feed that it knows of. */
  readonly #marks = new Map<string, FeedMark>()
  #seq = 0

  constructor(ports: DigestCellPorts, signal: AbortSignal) {
    const { id, bus, clock, random, verifier, topic, cells, keyOf } = ports
    this.id = id
    this.bus = bus
    this.#ports = ports
    this.#watch = new DigestWatch({
      ...{ clock, verifier, self: id, keyOf },
      roster: () => knowledge.roster,
      differs() {},
      heard: ({ cell }, { order, headHash }) => void this.#hear(cell, order, headHash),
      heardOwn() {},
    })
    const digest = () => this.#digest()
    this.#announcer = new Announcer({ bus, clock, log: silentLog, topic, cells, digest }, signal)
    const sync = new AntiEntropy(this.#syncPorts(), signal)
    sync.serve()
    bus.subscribe(topic, (bytes, from) => this.#watch.receive(bytes, from))
    bus.onPeer((peer, connected) => {
      // With nothing to compare there is nothing to ask.
      if (connected && this.#marks.size > 0) void sync.compare(peer)
    })
    const dialer = new Dialer({ bus, clock, random, log: silentLog, members: () => ports.members })
    void dialer.dialAll(signal)
    const rounds = { clock, random, log: silentLog }
    for (const round of [sync.round(), dialer.round()]) void repeat(rounds, round, signal)
  }

  /** Something was written here; answers with its number. */
  write(): number {
    this.#seq++
    this.#note(this.id, this.#order(), this.#hash())
    this.#announcer.changed()
    return this.#seq
  }

  #syncPorts(): SyncPorts {
    const { bus, clock, random, cells, id } = this.#ports
    return {
      ...{ bus, clock, random, cells },
      marks: () => [...this.#marks.values()],
      knowledge: () => knowledge,
      differs() {},
      offered: (_peer: PeerKey, marks: readonly FeedMark[]) => {
        let isMissed = false
        for (const { cell, order, headHash } of marks) {
          if (cell !== id) isMissed = this.#hear(cell, order, headHash) || isMissed
        }
        return isMissed
      },
      forks: () => [],
      forkHeard() {},
    }
  }

  /** False when it is no news. */
  #hear(cell: string, order: Order, headHash: Uint8Array): boolean {
    const isNews = this.#note(cell, order, headHash)
    if (isNews) this.#ports.heard(cell, order.seq)
    return isNews
  }

  #note(cell: string, order: Order, headHash: Uint8Array): boolean {
    const before = this.#marks.get(cell)
    if (before && compareOrders(before.order, order) >= 0) return false
    this.#marks.set(cell, { cell, feed: publicFeed, order, headHash })
    return true
  }

  #order(): Order {
    return { term: 1, boot: 1, seq: this.#seq }
  }

  #hash(): Uint8Array {
    return sha256(Buffer.from(`${this.id}/${this.#seq}`))
  }

  #digest(): Uint8Array {
    const headHash = this.#hash()
    return signDigest(
      {
        ...{ version: digestVersion, cell: this.id, feed: publicFeed },
        ...{ order: this.#order(), roster: knowledge.roster, headHash, root: headHash },
        ...{ logStart: { term: 1, boot: 1, seq: 1 }, records: this.#seq },
        hybridMs: this.#ports.clock.wallMs(),
      },
      this.#ports.signer,
    )
  }
}
