import type { FamilyName, Order, Reader } from '../store/index.ts'
import type { Coverage } from './coverage.ts'

/** How a cell looks from here. `unknown` = no sign of life since this cell started. */
export type Presence = 'self' | 'alive' | 'suspect' | 'dark' | 'unknown'

/** A cell of the roster as this one sees it. */
export interface CellSight {
  readonly id: string
  readonly presence: Presence
  /** Milliseconds since the newest sign of life; undefined = none since this start. */
  readonly silentMs: number | undefined
  /** Xname prefixes that the roster gives it. */
  readonly prefixes: readonly string[]
  readonly roles: readonly string[]
  readonly addresses: readonly string[]
  /** Position of its public feed as this cell holds it; undefined = nothing heard yet. */
  readonly order: Order | undefined
  /** Whether this cell knows of a newer position than it holds. */
  readonly isBehind: boolean
  /** What it says of itself: "reconciling", "quarantined" … */
  readonly marks: readonly string[]
  /** Set when it signed two things that contradict each other. */
  readonly fork: ForkSight | undefined
  readonly nodes: number
}

/** Proof that somebody signed twice. */
export interface ForkSight {
  readonly feed: string
  readonly order: Order
  /** Hashes of the two heads, hexadecimal. */
  readonly left: string
  readonly right: string
}

/** One of several statements about the same thing. */
export interface ConflictVersion {
  readonly cell: string
  /** Who ordered it. */
  readonly subject: string | undefined
  readonly wallMs: number | undefined
  /** The record, decoded; undefined = deleted. */
  readonly value: unknown
  readonly hash: string
}

/** What two cells say differently. The first version is the one in force. */
export interface Conflict {
  /**
   * `intent`: two versions of a cluster-wide record that do not know each other; `held`: an intent
   * from the future, not in force yet; `duplicate`: two cells claim one MAC, IP, NID or host name;
   * `proposal`: a write of a replaced owner that could not be applied; `stray`: a boot
   * configuration that lies with another cell than its node's owner: it counts for nothing.
   */
  readonly kind: 'intent' | 'held' | 'duplicate' | 'proposal' | 'stray'
  readonly family: FamilyName
  readonly id: string
  /** For a duplicate: the index and value in question. */
  readonly over?: { readonly index: string; readonly value: string }
  readonly versions: readonly ConflictVersion[]
}

/** One record changed somewhere in the cluster. */
export interface ViewChange {
  /** The cell that said so. */
  readonly cell: string
  readonly family: FamilyName
  readonly id: string
  readonly deleted: boolean
}

/**
 * The whole cluster as this cell knows it: a Reader over its own slice and over what every other
 * cell said last, with how much of it there is and how old it is. Reading never waits for anybody.
 */
export interface ClusterView extends Reader {
  /** The cell that looks. */
  readonly cell: string
  /** What it decides itself, with the cluster-wide records: nobody else has a word in it. */
  readonly own: Reader
  coverage(): Coverage
  /** Every cell of the roster, by id. */
  cells(): readonly CellSight[]
  /** The cell that owns a name, by the newest roster. */
  ownerOf(xname: string): string
  /**
   * What the owner of a name says, alone, with the cluster-wide records: what a node boots is read
   * here, so that nobody else decides it, and no other table is asked.
   */
  sliceOf(xname: string): Reader
  /** The cell whose statement about a record is shown; undefined = there is no such record. */
  holderOf(family: FamilyName, id: string): string | undefined
  /** Every cell that holds such a record, whether it counts or not. */
  holdersOf(family: FamilyName, id: string): readonly string[]
  conflicts(): readonly Conflict[]
  /** Told after something became visible here: own writes after their sync, others' when folded. */
  onChange(listener: (changes: readonly ViewChange[]) => void): () => void
}
