import { type StoreOperation, sha256 } from '../../cell/env/index.ts'
import {
  type Change,
  type FamilyName,
  familyOfKey,
  familyRule,
  type LoggedHead,
  orderText,
  recordKey,
} from '../../cell/store/index.ts'
import { Ages } from './ages.ts'
import { type Batch, Chronicle, nameOf } from './chronicle.ts'
import { DiskSight } from './disk-sight.ts'
import { Folds, type Shown } from './folds.ts'
import { Intents } from './intents.ts'
import type { Card } from './invariant.ts'
import { Acknowledged } from './kept.ts'
import { Outcomes } from './outcomes.ts'
import { Rosters } from './rosters.ts'
import type { Sight } from './sight.ts'
import { Statements } from './statements.ts'

/** What a judge stands on. */
export interface JudgePorts {
  readonly card: Card
  nowMs(): number
  /** Whose cell lives on a machine. */
  cellOf(host: number): string
  isHostile(host: number): boolean
}

/** What somebody was told has happened. */
export interface Told {
  readonly host: number
  readonly cell: string
  readonly entries: readonly ToldEntry[]
}

/** One entry of a change. */
interface ToldEntry {
  /** The key of its record. */
  readonly key: string
  readonly hash: string
  /** It takes the record off the disk, and leaves nothing there by itself. */
  readonly isGone: boolean
}

interface Feeds {
  readonly public: Chronicle
  readonly close: Chronicle
}

/**
 * Stands outside of a cluster, writes down what each cell made durable, and holds against it what
 * cells acknowledge and show. It never asks the code under test what should be.
 */
export class ClusterJudge {
  readonly card: Card
  readonly folds: Folds
  readonly intents: Intents
  readonly ages: Ages
  readonly rosters: Rosters
  readonly outcomes: Outcomes
  readonly statements = new Statements()
  readonly #ports: JudgePorts
  readonly #feeds = new Map<string, Feeds>()
  readonly #acknowledged = new Map<string, Acknowledged>()
  readonly #disks = new Map<number, DiskSight>()
  /** Batches by the name of an entry that they carry. */
  readonly #carriers = new Map<string, Batch>()
  /** Boots under which cells went on by people's word. */
  readonly #settledBoots = new Map<string, number>()
  /** Keys of records that were changed on an old disk, whose newer state had changed as well. */
  readonly #rebased = new Set<string>()
  readonly #listeners: ((cell: string, batch: Batch, feed: 'public' | 'close') => void)[] = []

  constructor(ports: JudgePorts) {
    const { card, nowMs } = ports
    this.#ports = ports
    this.card = card
    const isParted = (cell: string) => this.acknowledgedOf(cell).isParted
    // Of what a cell stated while it was two, some is gone for good.
    const wasParted = (cell: string) => isParted(cell) || this.#settledBoots.has(cell)
    this.intents = new Intents({ card, statements: this.statements, isParted: wasParted })
    this.ages = new Ages(card, nowMs)
    this.rosters = new Rosters(card, wasParted)
    this.outcomes = new Outcomes(card, (key) => {
      const family = familyOfKey(key)
      return family !== undefined && this.isPublic(family)
    })
    this.folds = new Folds({
      card,
      chronicleOf: (cell) => this.feedsOf(cell).public,
      isHostile: ports.isHostile,
      isParted,
      settledBoot: (cell) => this.#settledBoots.get(cell) ?? 0,
    })
  }

  feedsOf(cell: string): Feeds {
    const known = this.#feeds.get(cell)
    if (known) return known
    const feeds = { public: new Chronicle(cell), close: new Chronicle(cell) }
    this.#feeds.set(cell, feeds)
    return feeds
  }

  acknowledgedOf(cell: string): Acknowledged {
    const known = this.#acknowledged.get(cell)
    if (known) return known
    const feeds = this.feedsOf(cell)
    const acknowledged = new Acknowledged([feeds.public, feeds.close], this.card)
    this.#acknowledged.set(cell, acknowledged)
    return acknowledged
  }

  diskOf(host: number): DiskSight {
    const known = this.#disks.get(host)
    if (known) return known
    const disk = new DiskSight()
    this.#disks.set(host, disk)
    return disk
  }

  isIntent(family: FamilyName): boolean {
    return isIntent(family)
  }

  isPublic(family: FamilyName): boolean {
    return familyRule(family).feed === 'public'
  }

  /**
   * Whether a record was written on an old disk and stayed on top of the newer slice, record by
   * record: what was removed together by then may have come back in part.
   */
  isRebased(key: string): boolean {
    return this.#rebased.has(key)
  }

  /**
   * The batch that carries an entry of a machine; undefined while it has no number there. The same
   * may have been said before: under an earlier number, on a branch that was given up, or on a disk
   * that is gone.
   */
  carrierOf(host: number, { key, hash }: Pick<ToldEntry, 'key' | 'hash'>): Batch | undefined {
    const disk = this.diskOf(host)
    const carrier = disk.isWaiting(key, hash) ? undefined : this.#carriers.get(hash)
    const isHeld = carrier !== undefined && this.#isOnDisk(disk, this.#ports.cellOf(host), carrier)
    return isHeld ? carrier : undefined
  }

  /** Told of each batch that becomes durable at its writer. */
  onBatch(listener: (cell: string, batch: Batch, feed: 'public' | 'close') => void): void {
    this.#listeners.push(listener)
  }

  /** Something became durable on a machine. */
  durable(host: number, operations: readonly StoreOperation[]): void {
    const disk = this.diskOf(host)
    const cell = this.#ports.cellOf(host)
    const { heads, entries, rebased } = disk.take(operations)
    for (const key of rebased) this.#rebased.add(key)
    for (const bytes of entries.values()) this.statements.add(cell, bytes)
    for (const { feed, logged } of heads) {
      const chronicle = this.feedsOf(cell)[feed]
      const isNew = chronicle.batch(sha256(logged.head)) === undefined
      const batch = chronicle.add(logged, (key) => entries.get(key), this.#ports.nowMs())
      disk.numbered(batch.entries)
      if (chronicle.isForked) this.part(cell)
      for (const entry of batch.entries) this.#carriers.set(entry, batch)
      for (const { entry } of logged.removals) this.statements.add(cell, entry)
      this.acknowledgedOf(cell).numbered(batch)
      if (isNew) for (const listener of this.#listeners) listener(cell, batch, feed)
    }
  }

  /** Somebody was told that a change has happened. */
  told({ host, cell, entries }: Told): void {
    const disk = this.diskOf(host)
    for (const entry of entries) {
      const { key, hash, isGone } = entry
      const isThere = disk.had(hash) || (isGone && disk.newest(key) === undefined)
      this.card.judge('acknowledged-is-durable', isThere, () => {
        return `${cell} acknowledged ${key}, and its disk has no such entry`
      })
      this.acknowledgedOf(cell).add(hash, this.carrierOf(host, entry))
    }
  }

  /** Whether a batch is of what a disk holds now. */
  #isOnDisk(disk: DiskSight, cell: string, batch: Batch): boolean {
    return (['public', 'close'] as const).some((feed) => {
      const chronicle = this.feedsOf(cell)[feed]
      const newest = newestOf(chronicle, [disk.ownHead(feed)])
      return newest !== undefined && chronicle.has(batch) && chronicle.leadsTo(batch, newest)
    })
  }

  /** A cell has read its disk and is about to go to work. */
  opened(sight: Sight): void {
    this.folds.restart(sight.host, this.diskOf(sight.host).replicaOrders())
    this.intents.forget(sight.host)
    const differences = this.diskOf(sight.host).differences(sight)
    this.card.judge('acknowledged-is-kept', differences.length === 0, () => {
      return `after a start of ${sight.cell} ${differences.slice(0, 4).join('; ')}`
    })
  }

  /**
   * The disk of a machine is gone, for an older one or an empty one. What nobody else has is lost
   * with it.
   */
  diskChanged(host: number, next: DiskSight, isAlive: (other: number) => boolean): void {
    const cell = this.#ports.cellOf(host)
    const others = [...this.#disks].filter(([other]) => other !== host && isAlive(other))
    const { public: told } = this.feedsOf(cell)
    const holders = [next.ownHead(), ...others.map(([, disk]) => disk.replicaHead(cell))]
    this.acknowledgedOf(cell).lost((chronicle) => {
      if (chronicle !== told) return newestOf(chronicle, [next.ownHead('close')])
      return newestOf(chronicle, holders)
    })
    this.outcomes.excuse(cell, this.#ports.nowMs())
    this.intents.lose(cell)
    this.#disks.set(host, next)
    this.folds.forget(host)
    this.intents.forget(host)
  }

  /** A cell has written twice under one number: what counts is for people to say. */
  part(cell: string): void {
    this.acknowledgedOf(cell).part()
    this.outcomes.excuse(cell, this.#ports.nowMs())
  }

  /**
   * People have said which branch of a cell counts, and it goes on with that one, under this boot:
   * it is judged again like any other. `pardoned` = the head after which it was to go on, as long
   * as it has the disk that has it.
   */
  settle(
    sight: Sight,
    { boot, pardoned }: { readonly boot: number; readonly pardoned: Uint8Array | undefined },
  ): void {
    const { cell, ledger } = sight
    const feeds = this.feedsOf(cell)
    const positionOf = (chronicle: Chronicle) => {
      const position = ledger.position(chronicle === feeds.public ? 'public' : 'close')
      return position && chronicle.batch(position.headHash)
    }
    const position = positionOf(feeds.public)
    const wanted = pardoned && feeds.public.batch(pardoned)
    const goesOn = wanted && position && feeds.public.leadsTo(wanted, position)
    this.card.judge('acknowledged-is-kept', goesOn === true || pardoned === undefined, () => {
      const [from, to] = [wanted, position].map((one) => one && orderText(one.order))
      return `${cell} was pardoned at ${from}, and is at ${to}, which does not lead from there`
    })
    feeds.public.settle()
    feeds.close.settle()
    this.acknowledgedOf(cell).settle(positionOf)
    this.outcomes.settle(cell)
    this.#settledBoots.set(cell, boot)
  }

  /** A cell shows other things than before. */
  shown(sight: Sight, changes: readonly Shown[]): void {
    for (const change of changes) {
      if (isIntent(change.family)) this.intents.shown(sight, recordKey(change.family, change.id))
      else this.folds.shown(sight, change)
    }
  }

  /** Looks at what changes without anybody saying so. */
  lookAt(sight: Sight): void {
    if (this.#ports.isHostile(sight.host)) return
    this.folds.positions(sight)
    this.ages.judge(sight)
    this.rosters.judge(sight.cell, sight.book)
  }
}

const isIntent = (family: FamilyName) => familyRule(family).home === 'intent'

function newestOf(
  chronicle: Chronicle,
  heads: readonly (LoggedHead | undefined)[],
): Batch | undefined {
  let newest: Batch | undefined
  for (const head of heads) {
    const batch = head && chronicle.batch(sha256(head.head))
    if (batch && (!newest || chronicle.leadsTo(newest, batch))) newest = batch
  }
  return newest
}

/** Names the entries of a change as the judge knows them. */
export function toldEntries(
  changes: readonly Pick<Change, 'key' | 'hash' | 'isKept'>[],
): Told['entries'] {
  return changes.map(({ key, hash, isKept }) => ({ key, hash: nameOf(hash), isGone: !isKept }))
}
