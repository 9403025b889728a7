import { protocols } from '../../proto/index.ts'
import { type Bus, type Clock, type PeerKey, type Random, sha256 } from '../env/index.ts'
import { orderText } from '../store/index.ts'
import { type Knowledge, noteKnowledge } from './knowledge.ts'
import { fruitlessMax, neighboursMax, syncDeadlineMs, syncPeriodMs, syncSoonMs } from './limits.ts'
import {
  type FeedMark,
  firstFrame,
  readMessage,
  syncAnswerCodec,
  syncRequestCodec,
  type WireFork,
} from './message.ts'
import { deadline, oneOf, type Round } from './round.ts'

/** What anti-entropy stands on. */
export interface SyncPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  cells(): number
  /** Where this cell stands in every feed that it holds, its own included. */
  marks(): readonly FeedMark[]
  knowledge(): Knowledge
  differs(peer: PeerKey): void
  /**
   * What a peer holds; newer positions are pulled from it. True when gossip had not told of some.
   */
  offered(peer: PeerKey, marks: readonly FeedMark[]): boolean
  forks(): readonly WireFork[]
  forkHeard(fork: WireFork): void
}

/** Lines by the hash, as an object, of the head that they name: most feeds stand still for long. */
const lines = new WeakMap<Uint8Array, string>()

/** One line per mark that is equal exactly when the marks are. */
function lineOf({ cell, feed, order, headHash }: FeedMark): string {
  const known = lines.get(headHash)
  if (known !== undefined) return known
  const line = `${cell}/${feed}/${orderText(order)}/${Buffer.from(headHash).toString('hex')}`
  lines.set(headHash, line)
  return line
}

/** SHA-256 over the marks in a fixed order: equal tables have equal hashes. */
export function tableHash(marks: readonly FeedMark[]): Uint8Array {
  return sha256(Buffer.from(marks.map(lineOf).sort().join('\n')))
}

/**
 * Anti-entropy: compares this cell's table with that of a random peer now and then, and with each
 * peer at a new connection. In a cluster that is no full mesh, what that brings and gossip did not
 * is missing elsewhere, too: another comparison follows soon, until nothing is missed any more.
 */
export class AntiEntropy {
  readonly #ports: SyncPorts
  readonly #random: Random
  readonly #signal: AbortSignal
  #isSoon = false
  /** Comparisons in a row that were looking for something and brought nothing. */
  #fruitless = 0

  constructor(ports: SyncPorts, signal: AbortSignal) {
    this.#ports = ports
    this.#random = ports.random.fork('sync')
    this.#signal = signal
  }

  /** Answers other cells' tables. */
  serve(): void {
    this.#ports.bus.handle(protocols.sync, (peer, bytes) => this.#answer(peer, bytes))
  }

  async *#answer(peer: PeerKey, bytes: Uint8Array): AsyncIterable<Uint8Array> {
    const asked = readMessage(syncRequestCodec, bytes)
    if (!asked) return
    noteKnowledge(this.#ports, peer, asked)
    const marks = this.#ports.marks()
    const table = tableHash(marks)
    const isSame = Buffer.compare(table, asked.table) === 0
    yield syncAnswerCodec.encode({
      table,
      marks: isSame ? [] : marks,
      forks: this.#ports.forks(),
      ...this.#ports.knowledge(),
    })
  }

  /** The round that compares with a random peer. */
  round(): Round {
    const { cells } = this.#ports
    return {
      name: 'sync',
      // memberlist's scale: twice as long for each doubling beyond 32.
      periodMs: () => syncPeriodMs * (1 + Math.ceil(Math.log2(Math.max(cells(), 32) / 32))),
      run: () => this.#compareWithAny(),
    }
  }

  /** Compares tables with one peer and asks for what it has beyond. Never throws. */
  async compare(peer: PeerKey): Promise<void> {
    const { clock, bus, marks, knowledge, forkHeard, offered } = this.#ports
    const limit = deadline(clock, syncDeadlineMs, this.#signal)
    const request = syncRequestCodec.encode({ table: tableHash(marks()), ...knowledge() })
    try {
      const frame = await firstFrame(bus.request(peer, protocols.sync, request, limit.signal))
      const answer = readMessage(syncAnswerCodec, frame)
      if (!answer) return
      noteKnowledge(this.#ports, peer, answer)
      for (const fork of answer.forks) forkHeard(fork)
      if (!offered(peer, answer.marks)) return
      this.#fruitless = 0
      this.seek()
    } catch {
      // The next round, or the next connection, tries again.
    } finally {
      limit.done()
    }
  }

  async #compareWithAny(): Promise<void> {
    const peer = oneOf(this.#random, [...this.#ports.bus.peers()].sort())
    if (peer !== undefined) await this.compare(peer)
  }

  /**
   * Something is missing here that others are likely to have: compares with a random peer soon. In
   * a full mesh the comparison at each connection has seen to it.
   */
  seek(): void {
    const isFullMesh = this.#ports.cells() - 1 <= neighboursMax
    if (isFullMesh || this.#isSoon || this.#fruitless >= fruitlessMax) return
    this.#isSoon = true
    this.#fruitless++
    this.#ports.clock
      .sleep(syncSoonMs, this.#signal)
      .then(() => {
        this.#isSoon = false
        return this.#compareWithAny()
      })
      .catch(() => {})
  }
}
