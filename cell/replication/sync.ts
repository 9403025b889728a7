import { protocols } from '../../proto/index.ts'
import { type Bus, type Clock, type PeerKey, type Random, sha256 } from '../env/index.ts'
import { orderText } from '../store/index.ts'
import { type Knowledge, noteKnowledge } from './knowledge.ts'
import { syncDeadlineMs, syncPeriodMs } from './limits.ts'
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
  /** What a peer holds; newer positions are pulled from it. */
  offered(peer: PeerKey, marks: readonly FeedMark[]): void
  forks(): readonly WireFork[]
  forkHeard(fork: WireFork): void
}

/** One line per mark that is equal exactly when the marks are. */
function lineOf({ cell, feed, order, headHash }: FeedMark): string {
  return `${cell}/${feed}/${orderText(order)}/${Buffer.from(headHash).toString('hex')}`
}

/** SHA-256 over the marks in a fixed order: equal tables have equal hashes. */
export function tableHash(marks: readonly FeedMark[]): Uint8Array {
  const lines = marks.map(lineOf).sort()
  return sha256(Buffer.from(lines.join('\n')))
}

/** Answers other cells' tables. */
export function serveSync(ports: SyncPorts): void {
  ports.bus.handle(protocols.sync, async function* answer(peer, bytes) {
    const asked = readMessage(syncRequestCodec, bytes)
    if (!asked) return
    noteKnowledge(ports, peer, asked)
    const marks = ports.marks()
    const table = tableHash(marks)
    const isSame = Buffer.compare(table, asked.table) === 0
    yield syncAnswerCodec.encode({
      table,
      marks: isSame ? [] : marks,
      forks: ports.forks(),
      ...ports.knowledge(),
    })
  })
}

/** The round that compares this cell's table with a random peer's. */
export function syncRound(ports: SyncPorts): Round {
  const random = ports.random.fork('sync')
  return {
    name: 'sync',
    // memberlist's scale: twice as long for each doubling beyond 32.
    periodMs: () => syncPeriodMs * (1 + Math.ceil(Math.log2(Math.max(ports.cells(), 32) / 32))),
    async run(signal) {
      const peer = oneOf(random, [...ports.bus.peers()].sort())
      if (peer !== undefined) await syncWith(ports, peer, signal)
    },
  }
}

/** Compares tables with one peer and asks for what it has beyond; also at every new connection. */
export async function syncWith(
  ports: SyncPorts,
  peer: PeerKey,
  signal: AbortSignal,
): Promise<void> {
  const limit = deadline(ports.clock, syncDeadlineMs, signal)
  const request = syncRequestCodec.encode({ table: tableHash(ports.marks()), ...ports.knowledge() })
  try {
    const frame = await firstFrame(ports.bus.request(peer, protocols.sync, request, limit.signal))
    const answer = readMessage(syncAnswerCodec, frame)
    if (!answer) return
    noteKnowledge(ports, peer, answer)
    for (const fork of answer.forks) ports.forkHeard(fork)
    ports.offered(peer, answer.marks)
  } catch {
    // The next round, or the next connection, tries again.
  } finally {
    limit.done()
  }
}
