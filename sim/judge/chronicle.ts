import { sha256 } from '../../cell/env/index.ts'
import {
  compareOrders,
  type Entry,
  entryCodec,
  familyOfKey,
  familyRule,
  type Head,
  headCodec,
  type LoggedHead,
  type Order,
} from '../../cell/store/index.ts'
import { recordText } from '../scenario/index.ts'

/** Bytes as a text that names them: two equal texts are two equal byte strings. */
export const nameOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** What a key held from one batch on. */
export interface Version {
  /** Number of the batch within its branch. */
  readonly batch: number
  /** Name of the entry's hash. */
  readonly hash: string
  /** The record; undefined = there is none any more. */
  readonly text: string | undefined
}

/** A chain of batches. A fork makes a second one that shares the beginning. */
export interface Branch {
  readonly number: number
  /** By key, in the order of the batches. */
  readonly versions: Map<string, Version[]>
  /** Names of the heads, in order. */
  readonly heads: string[]
}

/** One batch that became durable at its writer. */
export interface Batch {
  readonly branch: Branch
  readonly number: number
  readonly order: Order
  readonly hash: string
  readonly atMs: number
  /** Names of its entries' hashes. */
  readonly entries: readonly string[]
}

/** A version of a cluster-wide record, wherever it was written. */
export interface Statement {
  readonly hash: string
  readonly cell: string
  readonly key: string
  readonly parents: readonly string[]
  readonly wallMs: number
  readonly counter: number
  readonly isWithdrawal: boolean
  readonly text: string | undefined
}

/** Everything that one cell ever said in one feed, in the order in which it became durable. */
export class Chronicle {
  readonly cell: string
  readonly #batches = new Map<string, Batch>()
  readonly #branches: Branch[] = []
  #newest: Batch | undefined
  /** Branches that people have settled. */
  #settled = 1

  constructor(cell: string) {
    this.cell = cell
  }

  get newest(): Batch | undefined {
    return this.#newest
  }

  /**
   * Whether the cell, or a clone of it, signed two things under one number, and people have not
   * said yet which of them counts.
   */
  get isForked(): boolean {
    return this.#branches.length > this.#settled
  }

  /** People have said which branch counts: what parts from now on is another fork. */
  settle(): void {
    this.#settled = Math.max(1, this.#branches.length)
  }

  batch(headHash: Uint8Array): Batch | undefined {
    return this.#batches.get(nameOf(headHash))
  }

  /** Whether a batch is of this feed. */
  has(batch: Batch): boolean {
    return this.#batches.get(batch.hash) === batch
  }

  /** What a key held as of a batch. */
  at(batch: Batch, key: string): Version | undefined {
    const versions = batch.branch.versions.get(key) ?? []
    let low = 0
    let high = versions.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((versions[middle]?.batch ?? 0) <= batch.number) low = middle + 1
      else high = middle
    }
    return versions[low - 1]
  }

  /** Every key that held a record as of a batch. */
  *keysAt(batch: Batch): Iterable<string> {
    for (const key of batch.branch.versions.keys()) {
      if (this.at(batch, key)?.text !== undefined) yield key
    }
  }

  /** Whether `earlier` is `later` or one of the batches that it follows. */
  leadsTo(earlier: Batch, later: Batch): boolean {
    return later.branch.heads[earlier.number] === earlier.hash && earlier.number <= later.number
  }

  /** Takes in a batch; the same one again says nothing new. */
  add(logged: LoggedHead, bytesOf: (key: string) => Uint8Array | undefined, atMs: number): Batch {
    const head = headCodec.decode(logged.head)
    const hash = nameOf(sha256(logged.head))
    const known = this.#batches.get(hash)
    if (known) return known
    const branch = this.#branchFor(head)
    const batch: Batch = {
      branch,
      number: branch.heads.length,
      order: head.order,
      hash,
      atMs,
      entries: head.entryHashes.map(nameOf),
    }
    branch.heads.push(hash)
    const removed = new Map(logged.removals.map(({ index, entry }) => [index, entry]))
    for (const [index, key] of logged.keys.entries()) {
      const entry = removed.get(index) ?? bytesOf(key)
      const isOf = entry && nameOf(sha256(entry)) === batch.entries[index]
      // Superseded within its own batch: nobody ever saw it.
      if (!entry || !isOf) continue
      const text = textOf(key, entryCodec.decode(entry))
      const versions = branch.versions.get(key) ?? []
      versions.push({ batch: batch.number, hash: batch.entries[index] ?? '', text })
      branch.versions.set(key, versions)
    }
    this.#batches.set(hash, batch)
    if (!this.#newest || compareOrders(this.#newest.order, batch.order) < 0) this.#newest = batch
    return batch
  }

  #branchFor(head: Head): Branch {
    const before = head.previous && this.#batches.get(nameOf(head.previous))
    if (before && before.number === before.branch.heads.length - 1) return before.branch
    const end = before ? before.number + 1 : 0
    const versions = new Map<string, Version[]>()
    for (const [key, all] of before?.branch.versions ?? []) {
      const kept = all.filter(({ batch }) => batch < end)
      if (kept.length > 0) versions.set(key, kept)
    }
    const heads = before?.branch.heads.slice(0, end) ?? []
    const branch = { number: this.#branches.length, versions, heads }
    this.#branches.push(branch)
    return branch
  }
}

/** The record of an entry as text; undefined when it removes one, or cannot be read here. */
export function textOf(key: string, entry: Entry): string | undefined {
  if (!entry.value || entry.deleted || entry.withdrawn) return undefined
  const family = familyOfKey(key)
  if (!family || entry.schema !== familyRule(family).schema) return undefined
  return recordText(familyRule(family).codec.decode(entry.value))
}
