import { protocols } from '../../proto/index.ts'
import type { Bus, Clock, PeerKey } from '../env/index.ts'
import { type Order, readHead } from '../store/index.ts'
import { type FeedName, type FeedPosition, type FeedWork, ownWork } from './feed-work.ts'
import { pullBytesMax, pullSilenceMs, pullTotalMs } from './limits.ts'
import {
  type PullPart,
  pullRequestCodec,
  type WireBatch,
  type WireHead,
  type WireRecord,
} from './message.ts'
import { deadline } from './round.ts'

export type { FeedName, FeedPosition } from './feed-work.ts'

/** Numbers of the feeds. */
export const publicFeed = 1
export const closeFeed = 2

/** What a pull brought, not yet believed. */
export type Pulled =
  | { readonly kind: 'delta'; readonly batches: readonly WireBatch[] }
  | { readonly kind: 'snapshot'; readonly records: readonly WireRecord[]; readonly head: WireHead }
  /** The peer answered, and has nothing newer. */
  | { readonly kind: 'nothing' }
  /** The peer did not answer, or broke off. */
  | { readonly kind: 'unanswered' }

/** What a pull brought when it brought something. */
export type PulledNews = Exclude<Pulled, { kind: 'nothing' | 'unanswered' }>

/** Whether there is something to prove and fold. */
export function isNews(pulled: Pulled): pulled is PulledNews {
  return pulled.kind === 'delta' || pulled.kind === 'snapshot'
}

/** The position that pulled bytes claim to lead to; it is proved later. */
export function newestOf(pulled: PulledNews): Order | undefined {
  const head = pulled.kind === 'snapshot' ? pulled.head : pulled.batches.findLast(hasHead)?.head
  const read = head && readHead(head)
  return read && typeof read !== 'string' ? read.head.order : undefined
}

const hasHead = (batch: WireBatch) => batch.head !== undefined

/** What to ask of whom. */
export interface Asking {
  readonly peer: PeerKey
  readonly name: FeedName
  /** Where the asker stands; undefined = it wants everything. */
  readonly have: FeedPosition | undefined
  /** What the peer is believed to have: it may wait a moment until it does. */
  readonly want?: Order
  /** A snapshot is not wanted: its first frame ends the pull with nothing. */
  readonly deltaOnly?: boolean
}

/** What asking stands on. */
export interface PullPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly work?: FeedWork
}

/** Asks one peer for what it has of a feed beyond `have`. Never throws. */
export async function pullFrom(
  { bus, clock, work = ownWork }: PullPorts,
  { peer, name, have, want, deltaOnly = false }: Asking,
  signal: AbortSignal,
): Promise<{ readonly pulled: Pulled; readonly bytes: number }> {
  const request = pullRequestCodec.encode({
    cell: name.cell,
    feed: name.feed,
    ...(have ? { have: have.order, haveHash: have.headHash } : {}),
    ...(want ? { want } : {}),
  })
  const staged = new Staged()
  const ended = new AbortController()
  const relay = () => ended.abort()
  let limit = deadline(clock, pullSilenceMs, signal)
  limit.signal.addEventListener('abort', relay, { once: true })
  const total = deadline(clock, pullTotalMs, signal)
  total.signal.addEventListener('abort', relay, { once: true })
  try {
    for await (const frame of bus.request(peer, protocols.pull, request, ended.signal)) {
      limit.done()
      limit = deadline(clock, pullSilenceMs, signal)
      limit.signal.addEventListener('abort', relay, { once: true })
      const part = work.part(frame)
      if (deltaOnly && part?.snapshot) return { pulled: { kind: 'nothing' }, bytes: frame.length }
      if (!staged.add(part, frame.length)) break
    }
  } catch {
    return { pulled: { kind: 'unanswered' }, bytes: staged.bytes }
  } finally {
    limit.done()
    total.done()
  }
  return { pulled: staged.pulled, bytes: staged.bytes }
}

/** The parts of one pull as they come in, within the bound. */
class Staged {
  readonly #batches: WireBatch[] = []
  readonly #records: WireRecord[] = []
  #snapshot = false
  #head: WireHead | undefined
  #bytes = 0
  #isWhole = false

  /**
   * False when nothing more is wanted: the last part came, or it is too much, or no such message.
   */
  add(part: PullPart | undefined, bytes: number): boolean {
    this.#bytes += bytes
    if (!part || this.#bytes > pullBytesMax) return false
    if (part.refusal) {
      this.#isWhole = true
      return false
    }
    this.#snapshot ||= part.snapshot
    this.#batches.push(...part.batches)
    for (const record of part.records) this.#records.push(record)
    if (part.head) this.#head = part.head
    this.#isWhole = part.last
    return !part.last
  }

  get bytes(): number {
    return this.#bytes
  }

  get pulled(): Pulled {
    if (!this.#isWhole) return { kind: 'unanswered' }
    if (this.#snapshot) {
      return this.#head
        ? { kind: 'snapshot', records: this.#records, head: this.#head }
        : { kind: 'nothing' }
    }
    return this.#batches.length > 0
      ? { kind: 'delta', batches: this.#batches }
      : { kind: 'nothing' }
  }
}
