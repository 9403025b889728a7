import { protocols } from '../../proto/index.ts'
import type { Bus, Clock, KeyValueStore, PeerKey } from '../env/index.ts'
import {
  compareOrders,
  type FeedBatch,
  type Order,
  readDelta,
  readSnapshot,
  type Shelf,
} from '../store/index.ts'
import { type FeedWork, ownWork } from './feed-work.ts'
import { partBytes, pullPatienceMs } from './limits.ts'
import {
  type PullPart,
  type PullRequest,
  pullPartCodec,
  pullRequestCodec,
  readMessage,
  type WireBatch,
  type WireRecord,
} from './message.ts'
import type { FeedName, FeedPosition } from './pull.ts'

/** What answering pulls stands on. */
export interface PullServerPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly store: KeyValueStore
  readonly work?: FeedWork
  position(name: FeedName): FeedPosition | undefined
  /** Where a feed lies in the store; undefined = this cell does not hold it. */
  shelfOf(name: FeedName): Shelf | undefined
  /** The close feed is for guardians only. */
  mayRead(peer: PeerKey, name: FeedName): boolean
}

const empty: PullPart = { snapshot: false, batches: [], records: [], last: false }
/** How often a waiting answer looks whether its feed has grown. */
const lookEveryMs = 25

/** Answers pulls of every feed that this cell holds, its own and others'. */
export function servePulls(ports: PullServerPorts): void {
  ports.bus.handle(protocols.pull, async function* answer(peer, bytes, signal) {
    const request = readMessage(pullRequestCodec, bytes)
    const name = request && { cell: request.cell, feed: request.feed }
    const shelf = name && ports.shelfOf(name)
    if (!request || !name || !shelf || !ports.mayRead(peer, name)) {
      yield pullPartCodec.encode({ ...empty, last: true, refusal: 'unknown' })
      return
    }
    if (request.want) await untilHeld(ports, { name, want: request.want, signal })
    const { work = ownWork } = ports
    const { haveHash } = request
    yield* work.frames({ name, haveHash, at: ports.position(name) }, () =>
      parts(ports, shelf, request),
    )
  })
}

/** A neighbour passes a digest on before it has pulled the entries: give it a moment. */
async function untilHeld(
  { clock, position }: PullServerPorts,
  { name, want, signal }: { name: FeedName; want: Order; signal: AbortSignal },
): Promise<void> {
  const endMs = clock.monotonicMs() + pullPatienceMs
  const isHeld = () => {
    const found = position(name)
    return found !== undefined && compareOrders(found.order, want) >= 0
  }
  while (!isHeld() && clock.monotonicMs() < endMs) await clock.sleep(lookEveryMs, signal)
}

async function* parts(
  { store }: PullServerPorts,
  shelf: Shelf,
  { have, haveHash }: PullRequest,
): AsyncIterable<Uint8Array> {
  if (have && haveHash) {
    const delta = await readDelta(store, shelf, { order: have, hash: haveHash })
    if (delta !== 'behind') {
      yield* deltaParts(delta)
      return
    }
  }
  yield* snapshotParts(store, shelf)
}

async function* deltaParts(batches: AsyncIterable<FeedBatch>): AsyncIterable<Uint8Array> {
  let held: WireBatch[] = []
  let bytes = 0
  for await (const batch of batches) {
    for (const piece of pieces(batch)) {
      held.push(piece)
      bytes += sizeOf(piece)
      if (bytes < partBytes) continue
      yield pullPartCodec.encode({ ...empty, batches: held })
      held = []
      bytes = 0
    }
  }
  yield pullPartCodec.encode({ ...empty, batches: held, last: true })
}

/** A large batch in pieces; all but the first have no head. */
function* pieces({ head, entries }: FeedBatch): Iterable<WireBatch> {
  let from = 0
  let bytes = 0
  for (const [at, { entry }] of entries.entries()) {
    bytes += entry.length
    if (bytes < partBytes) continue
    yield { ...(from === 0 ? { head } : {}), entries: entries.slice(from, at + 1) }
    from = at + 1
    bytes = 0
  }
  if (from === 0 || from < entries.length) {
    yield { ...(from === 0 ? { head } : {}), entries: entries.slice(from) }
  }
}

function sizeOf({ head, entries }: WireBatch): number {
  return entries.reduce((sum, { entry }) => sum + entry.length + 16, head?.head.length ?? 0)
}

async function* snapshotParts(store: KeyValueStore, shelf: Shelf): AsyncIterable<Uint8Array> {
  let records: WireRecord[] = []
  let bytes = 0
  const reading = readSnapshot(store, shelf)
  for await (const record of reading.records) {
    records.push(record)
    bytes += record.entry.length + 16
    if (bytes < partBytes) continue
    yield pullPartCodec.encode({ ...empty, snapshot: true, records })
    records = []
    bytes = 0
  }
  const head = await reading.head
  yield head
    ? pullPartCodec.encode({ ...empty, snapshot: true, records, head, last: true })
    : pullPartCodec.encode({ ...empty, last: true, refusal: 'unknown' })
}
