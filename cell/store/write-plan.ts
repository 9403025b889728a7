import type { StoreOperation } from '../env/index.ts'
import { type SignedHead, storedCodec } from './feed.ts'
import type { Advance, HeadGround, Place } from './feed-heads.ts'
import type { JournalItem } from './journal.ts'
import {
  type FamilyName,
  familyRule,
  indexKey,
  type PublishedFeed,
  placeOfKey,
} from './keyspace.ts'
import { batchRecordsMax } from './limits.ts'
import { seal } from './seal.ts'
import { feedOf, type OwnEntry, type Slice } from './slice.ts'
import { hybridPut } from './start.ts'
import type { Change, Transaction } from './transaction.ts'

/** What one synced batch does to disk and memory. */
export interface Plan {
  readonly operations: readonly StoreOperation[]
  /** Heads that the batch adds, public first. */
  readonly heads: readonly SignedHead[]
  /** Shows it to readers, after it is on disk. */
  settle(): readonly Change[]
  /** Forgets it: it is not on disk. */
  abandon(): void
}

const publishedFeeds = ['public', 'close'] as const

/** A change with the own entry that it replaces, changes of the same batch included. */
interface Step {
  readonly change: Change
  readonly before: OwnEntry | undefined
  readonly replaces: Uint8Array | undefined
}

/** Plans the batch of a group of decisions: with numbers, or into the journal. */
export function planWrite(
  slice: Slice,
  transactions: readonly Transaction[],
  { wallMs, isHeld }: { readonly wallMs: number; readonly isHeld: boolean },
): Plan {
  const changes = transactions.flatMap((transaction) => transaction.changes)
  const steps = stepsOf(slice, changes)
  const plan = isHeld ? journalled(slice, steps) : numbered(slice, steps, groundOf(slice, wallMs))
  const operations = [...plan.operations]
  if (changes.some(({ family }) => familyRule(family).home === 'intent')) {
    operations.push(hybridPut(slice.hybrid))
  }
  const { hybrid } = slice
  const made = transactions.flatMap(({ changes, origin, answer }) =>
    changes.length > 0 && origin.requestId !== undefined
      ? [[origin.requestId, answer] as const]
      : [],
  )
  const order = plan.order ?? (isHeld ? undefined : slice.heads.public.position?.order)
  const requests = slice.requests.put(new Map(made), { wallMs, ...(order ? { order } : {}) })
  operations.push(...requests.operations)
  return {
    operations,
    heads: plan.heads,
    settle() {
      plan.settle()
      requests.settle()
      slice.newestMs = Math.max(slice.newestMs, wallMs)
      if (operations.some(({ key }) => key === hybridKey)) slice.promised = hybrid
      return changes.map((change) => slice.apply(change, wallMs))
    },
    abandon: () => plan.abandon(),
  }
}

const hybridKey = hybridPut({ wallMs: 0, counter: 0 }).key

function groundOf(slice: Slice, wallMs: number): HeadGround {
  return { wallMs, boot: slice.boot, standing: slice.ports.standing() }
}

/** What each change replaces: by now, and after the changes before it in the same batch. */
function stepsOf(slice: Slice, changes: readonly Change[]): readonly Step[] {
  const shadow = new Map<string, OwnEntry | undefined>()
  return changes.map((change) => {
    const { key, row, hash, isKept, family } = change
    const before = shadow.has(key) ? shadow.get(key) : slice.ownAt(change)
    const value = familyRule(family).home === 'slice' ? row?.value : undefined
    shadow.set(key, isKept ? { hash: Buffer.from(hash).toString('latin1'), value } : undefined)
    return { change, before, replaces: before && Buffer.from(before.hash, 'latin1') }
  })
}

/** The part of a plan that depends on whether the cell may give numbers. */
interface Part extends Omit<Plan, 'settle'> {
  /** The public feed after it; undefined when it does not grow. */
  readonly order: Place['order'] | undefined
  settle(): void
}

function numbered(slice: Slice, steps: readonly Step[], ground: HeadGround): Part {
  const advances = advanceFeeds(slice, ground, (feed) => {
    return steps
      .filter(({ change }) => feedOf(change.family) === feed)
      .map(({ change, replaces }) => ({ ...change, replaces }))
  })
  const next = { public: 0, close: 0 }
  const operations = steps.flatMap(({ change, before }) => {
    const feed = feedOf(change.family)
    const place = feed && advances[feed].places[next[feed]++]
    return [recordOperation(change, place), ...indexOperations(change, before)]
  })
  return { ...joined(advances), operations: [...operations, ...joined(advances).operations] }
}

function advanceFeeds(
  slice: Slice,
  ground: HeadGround,
  changesOf: (feed: PublishedFeed) => Parameters<Slice['heads']['public']['advance']>[0],
): Readonly<Record<PublishedFeed, Advance>> {
  const advance = (feed: PublishedFeed) => slice.heads[feed].advance(changesOf(feed), ground)
  return { public: advance('public'), close: advance('close') }
}

function joined(advances: Readonly<Record<PublishedFeed, Advance>>): Part {
  const all = publishedFeeds.map((feed) => advances[feed])
  return {
    operations: all.flatMap(({ operations }) => operations),
    heads: all.flatMap(({ head }) => head ?? []),
    order: advances.public.places[0]?.order,
    settle() {
      for (const advance of all) advance.settle()
    },
    abandon() {
      for (const advance of all) advance.abandon()
    },
  }
}

function journalled(slice: Slice, steps: readonly Step[]): Part {
  const provisional = steps.filter(({ change }) => feedOf(change.family) !== undefined)
  const journal = slice.journal.put(
    provisional.map(({ change, replaces }) => ({ ...change, replaces })),
  )
  const operations = steps.flatMap(({ change, before }) => {
    const isDirect = feedOf(change.family) === undefined
    const record = isDirect ? [recordOperation(change, undefined)] : []
    return [...record, ...indexOperations(change, before)]
  })
  return {
    operations: [...operations, ...journal.operations],
    heads: [],
    order: undefined,
    settle: () => journal.settle(),
    abandon() {},
  }
}

/** Writes an entry under its record's key, or takes the record away. */
export function recordOperation(
  { key, entry, isKept }: Pick<Change, 'key' | 'entry' | 'isKept'>,
  place: Place | undefined,
): StoreOperation {
  if (!isKept) return { type: 'del', key }
  return { type: 'put', key, value: seal(key, storedCodec.encode({ ...place, entry })) }
}

function indexOperations(
  { family, id, row }: Pick<Change, 'family' | 'id' | 'row'>,
  before: OwnEntry | undefined,
): StoreOperation[] {
  return indexMoves({ family, id, before: before?.value, after: row?.value })
}

/** What a record's new value changes in the indexes of its family. */
export function indexMoves({
  family,
  id,
  before,
  after,
}: {
  readonly family: FamilyName
  readonly id: string
  readonly before: unknown
  readonly after: unknown
}): StoreOperation[] {
  const operations: StoreOperation[] = []
  for (const index of familyRule(family).indexes) {
    const old = before === undefined ? [] : index.values(before)
    const fresh = after === undefined ? [] : index.values(after)
    for (const value of old) {
      if (fresh.includes(value)) continue
      operations.push({ type: 'del', key: indexKey(family, index.name, value, id) })
    }
    for (const value of fresh) {
      if (old.includes(value)) continue
      const key = indexKey(family, index.name, value, id)
      operations.push({ type: 'put', key, value: new Uint8Array() })
    }
  }
  return operations
}

/**
 * Plans the batch that gives the oldest entries of the journal their numbers; undefined when none
 * waits. Readers have seen them already.
 */
export function planNumbering(slice: Slice, wallMs: number): Plan | undefined {
  const items = slice.journal.items().slice(0, batchRecordsMax)
  if (items.length === 0) return undefined
  const of = (feed: PublishedFeed) => items.filter(({ key }) => feedOfKey(key) === feed)
  const advances = advanceFeeds(slice, groundOf(slice, wallMs), of)
  const part = joined(advances)
  const places = new Map<JournalItem, Place | undefined>()
  for (const feed of publishedFeeds) {
    for (const [at, item] of of(feed).entries()) places.set(item, advances[feed].places[at])
  }
  const removal = slice.journal.remove(items)
  return {
    operations: [
      ...items.map((item) => recordOperation(item, places.get(item))),
      ...part.operations,
      ...removal.operations,
    ],
    heads: part.heads,
    settle() {
      part.settle()
      removal.settle()
      slice.newestMs = Math.max(slice.newestMs, wallMs)
      return []
    },
    abandon: () => part.abandon(),
  }
}

function feedOfKey(key: string): PublishedFeed | undefined {
  const place = placeOfKey(key)
  return place && feedOf(place.family)
}
