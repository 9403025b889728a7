import type { Signer, StoreOperation, Verifier } from '../env/index.ts'
import {
  compareOrders,
  type FeedIdentity,
  feedOfNumber,
  isSame,
  type Order,
  readHead,
  readValue,
  type SignedHead,
} from './feed.ts'
import type { Advance } from './feed-heads.ts'
import {
  type FeedFlaw,
  isFlaw,
  type ProvenChange,
  type PulledBatch,
  type PulledSnapshot,
  proveDelta,
  proveSnapshot,
} from './feed-proof.ts'
import { intentVersionOf } from './intent-fold.ts'
import { familyRule, type PublishedFeed, placeOfKey } from './keyspace.ts'
import type { FeedRoot } from './root.ts'
import type { Slice } from './slice.ts'
import { bootPut } from './start.ts'
import type { Change } from './transaction.ts'
import { indexMoves, type Plan, recordOperation } from './write-plan.ts'

/** What peers hold of this cell's own feed. */
export type PulledFeed =
  | { readonly kind: 'delta'; readonly batches: readonly PulledBatch[] }
  | ({ readonly kind: 'snapshot' } & PulledSnapshot)

/** A record that was changed both before the disk was lost and after it was restored. */
export interface Differing {
  readonly key: string
}

/** What became of adopting the own feed from peers. */
export type Adopted =
  | {
      readonly kind: 'adopted'
      /** Position of the feed that was adopted. */
      readonly order: Order
      /** Records of the journal whose ground has changed: applied all the same. */
      readonly differing: readonly Differing[]
    }
  | FeedFlaw

/** The batch that adopts a feed, and what to report of it. */
export interface AdoptionPlan extends Plan {
  readonly adopted: Extract<Adopted, { kind: 'adopted' }>
}

/**
 * Checks signatures of the own key by making them again: ed25519 signatures are a function of key
 * and message (RFC 8032), and nobody is told the outcome but this cell.
 */
export function ownVerifier(signer: Signer): Verifier {
  return { verify: (signature, message) => isSame(signer.sign(message), signature) }
}

/** Whether a head is signed with the own key and yet not of the own feed as it stands here. */
export function isForeignHead(slice: Slice, signed: SignedHead): boolean {
  const { signer } = slice.ports
  const read = readHead(signed, { verifier: ownVerifier(signer), publicKey: signer.publicKey })
  if (typeof read === 'string' || read.head.cell !== slice.cell) return false
  const own = slice.heads[feedOfNumber(read.head.feed)].position
  const order = own ? compareOrders(read.head.order, own.order) : 1
  return order > 0 || (order === 0 && own !== undefined && !isSame(read.hash, own.hash))
}

interface News {
  readonly feed: PublishedFeed
  readonly order: Order
  readonly boot: number
  readonly root: FeedRoot
  /** What each key becomes that differs from now; undefined = gone. */
  readonly changes: ReadonlyMap<string, ProvenChange | undefined>
  readonly log: Pick<Advance, 'operations' | 'settle'>
  undo(): void
}

/**
 * Plans the batch that takes over a newer state of an own feed: records, indexes, heads, and a boot
 * beyond every one that peers have seen. What waits in the journal stays on top of it.
 */
export function planAdoption(
  slice: Slice,
  pulled: PulledFeed,
  nowMs: number,
): AdoptionPlan | FeedFlaw {
  const newest = pulled.kind === 'snapshot' ? pulled.head : pulled.batches.findLast(hasHead)?.head
  const read = newest && readHead(newest)
  if (!read || typeof read === 'string') return { kind: read ?? 'undecodable' }
  const feed = feedOfNumber(read.head.feed)
  const identity: FeedIdentity = {
    cell: slice.cell,
    feed: read.head.feed,
    publicKey: slice.ports.signer.publicKey,
    verifier: ownVerifier(slice.ports.signer),
  }
  const news =
    pulled.kind === 'delta'
      ? newsOfDelta(slice, feed, proveDelta(identity, slice.heads[feed].last, pulled.batches))
      : newsOfSnapshot(slice, feed, proveSnapshot(identity, slice.heads[feed].last, pulled))
  if (isFlaw(news)) return news
  const unreadable = [...news.changes.values()].find(
    (change) => change && !isReadable(change, feed),
  )
  if (unreadable) {
    news.undo()
    return { kind: 'entry' }
  }
  return planOf(slice, news, nowMs)
}

const hasHead = (batch: PulledBatch) => batch.head !== undefined

/** Own entries must be such as this program writes: it could not open the store otherwise. */
function isReadable(change: ProvenChange, feed: PublishedFeed): boolean {
  const place = placeOfKey(change.key)
  if (!place || familyRule(place.family).feed !== feed) return false
  if (change.isRemoval) return true
  const value = change.entry.deleted ? undefined : readValue(change)
  if (familyRule(place.family).home === 'slice') return value !== undefined
  return intentVersionOf(change.entry, change.hash, value) !== undefined
}

function newsOfDelta(
  slice: Slice,
  feed: PublishedFeed,
  proven: ReturnType<typeof proveDelta>,
): News | FeedFlaw {
  if (isFlaw(proven)) return proven
  const { head } = proven.newest
  const { root } = slice.heads[feed]
  const changes = new Map<string, ProvenChange | undefined>()
  for (const change of proven.changes) {
    changes.set(change.key, change.isRemoval ? undefined : change)
  }
  const undo = moveRoot(slice, root, changes)
  if (!isSame(root.digest(), head.root)) {
    undo()
    return { kind: 'root' }
  }
  const log = slice.heads[feed].follow(proven.heads, root)
  return { feed, order: head.order, boot: head.order.boot, root, changes, log, undo }
}

/** Moves a root to what the changes bring; the result takes it back. */
function moveRoot(
  slice: Slice,
  root: FeedRoot,
  changes: ReadonlyMap<string, ProvenChange | undefined>,
): () => void {
  const undo: (() => void)[] = []
  for (const [key, change] of changes) {
    const place = placeOfKey(key)
    const before = place && slice.numberedAt({ ...place, key })
    if (before) root.delete(key, before)
    if (change) root.add(key, change.hash)
    undo.push(() => {
      if (change) root.delete(key, change.hash)
      if (before) root.add(key, before)
    })
  }
  return () => {
    for (const step of undo.reverse()) step()
  }
}

function newsOfSnapshot(
  slice: Slice,
  feed: PublishedFeed,
  proven: ReturnType<typeof proveSnapshot>,
): News | FeedFlaw {
  if (isFlaw(proven)) return proven
  const { head } = proven.newest
  const changes = new Map<string, ProvenChange | undefined>()
  const numbered = new Map(slice.numbered(feed))
  for (const record of proven.records) {
    const before = numbered.get(record.key)
    if (!before || !isSame(before, record.hash)) changes.set(record.key, record)
    numbered.delete(record.key)
  }
  for (const key of numbered.keys()) changes.set(key, undefined)
  const log = slice.heads[feed].replace(proven.head, proven.root)
  const { order } = head
  return { feed, order, boot: order.boot, root: proven.root, changes, log, undo() {} }
}

function planOf(slice: Slice, news: News, nowMs: number): AdoptionPlan {
  const operations: StoreOperation[] = []
  const shown: Change[] = []
  const rebased = new Map<string, Uint8Array | undefined>()
  for (const [key, change] of news.changes) {
    const place = placeOfKey(key)
    if (!place) continue
    const entry = change?.bytes ?? new Uint8Array()
    operations.push(recordOperation({ key, entry, isKept: change !== undefined }, change))
    if (slice.journal.at(key)) {
      rebased.set(key, change?.hash)
      continue
    }
    const next = changeOf({ ...place, key }, change)
    const before = slice.ownAt(next)?.value
    operations.push(...indexMoves({ ...place, before, after: next.row?.value }))
    shown.push(next)
  }
  const journal = slice.journal.rebase(rebased)
  const boot = Math.max(slice.boot, news.boot) + 1
  operations.push(...news.log.operations, ...journal.operations, bootPut(boot))
  const differing = [...rebased.keys()].map((key) => ({ key }))
  return {
    operations,
    heads: [],
    adopted: { kind: 'adopted', order: news.order, differing },
    settle() {
      news.log.settle()
      journal.settle()
      slice.boot = boot
      return shown.map((change) => slice.apply(change, nowMs))
    },
    abandon: () => news.undo(),
  }
}

function changeOf(
  place: Pick<Change, 'family' | 'id' | 'key'>,
  change: ProvenChange | undefined,
): Change {
  if (!change) {
    const none = new Uint8Array()
    return { ...place, row: undefined, isKept: false, entry: none, hash: none, before: undefined }
  }
  const { entry, bytes, hash } = change
  const value = entry.deleted ? undefined : readValue(change)
  const row =
    value === undefined ? undefined : { value, hash: Buffer.from(hash).toString('latin1') }
  const next = { ...place, row, isKept: true, entry: bytes, hash, before: undefined }
  const version = intentVersionOf(entry, hash, value)
  return version && familyRule(place.family).home === 'intent' ? { ...next, version } : next
}
