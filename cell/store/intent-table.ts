import {
  compareStated,
  type Fold,
  foldVersions,
  type IntentVersion,
  isConflict,
  type StatedVersion,
} from './intent-fold.ts'
import { type FamilyName, recordKey } from './keyspace.ts'
import { intentAheadMs, tombstoneGraceMs } from './limits.ts'

/** What a change of one version did to its record. */
export interface IntentChange {
  readonly key: string
  /** What is read under the key has changed. */
  readonly isChanged: boolean
  /** The own version is replaced by another one: the cell should withdraw it. */
  readonly isOwnSuperseded: boolean
}

/** A record about which the cells do not say the same. */
export interface IntentConflict {
  readonly kind: 'intent' | 'held'
  readonly key: string
  /** The version in force first, then those that stand against it, then those from the future. */
  readonly versions: readonly StatedVersion[]
}

interface Place {
  readonly versions: Map<string, IntentVersion>
  fold: Fold
}

const nothing: Fold = { inForce: undefined, standing: [], held: [], superseded: [] }

/**
 * Every cell's version of every cluster-wide record, and what they add up to. It holds no more than
 * what was said: who is believed is decided before.
 */
export class IntentTable {
  readonly #self: string
  readonly #places = new Map<string, Place>()
  /** Records with versions from the future. */
  readonly #held = new Set<string>()
  /** Records about which standing versions differ. */
  readonly #contested = new Set<string>()
  /** Records whose own version is replaced by another cell's. */
  readonly #superseded = new Set<string>()

  constructor(self: string) {
    this.#self = self
  }

  /** Puts or (with undefined) takes away a cell's version, by the reader's clock. */
  set(
    { cell, key }: { readonly cell: string; readonly key: string },
    version: IntentVersion | undefined,
    nowMs: number,
  ): IntentChange {
    const place = this.#places.get(key) ?? { versions: new Map(), fold: nothing }
    if (version) {
      place.versions.set(cell, version)
      this.#places.set(key, place)
    } else {
      place.versions.delete(cell)
      if (place.versions.size === 0) this.#places.delete(key)
    }
    return this.#refold(key, place, nowMs)
  }

  #refold(key: string, place: Place, nowMs: number): IntentChange {
    const before = place.fold.inForce?.version
    place.fold = foldVersions(place.versions, { self: this.#self, nowMs })
    const after = place.fold.inForce?.version
    const isOwnSuperseded = place.fold.superseded.some(({ cell }) => cell === this.#self)
    mark(this.#held, key, place.fold.held.length > 0)
    mark(this.#contested, key, isConflict(place.fold))
    mark(this.#superseded, key, isOwnSuperseded)
    const isSilent = before?.value === undefined && after?.value === undefined
    return { key, isChanged: before?.hash !== after?.hash && !isSilent, isOwnSuperseded }
  }

  /** Records with versions from the future, by key. */
  get held(): Iterable<string> {
    return this.#held
  }

  /** Folds again what may no longer be in the future; the changes that readers see. */
  refold(nowMs: number): readonly IntentChange[] {
    const changes: IntentChange[] = []
    for (const key of [...this.#held]) {
      const place = this.#places.get(key)
      if (place) changes.push(this.#refold(key, place, nowMs))
    }
    return changes.filter(({ isChanged, isOwnSuperseded }) => isChanged || isOwnSuperseded)
  }

  /** When `refold` will have something to do, milliseconds of wall time. */
  get nextDueMs(): number | undefined {
    let due: number | undefined
    for (const key of this.#held) {
      for (const { version } of this.#places.get(key)?.fold.held ?? []) {
        due = Math.min(due ?? version.wallMs, version.wallMs)
      }
    }
    return due === undefined ? undefined : due - intentAheadMs
  }

  /** The version that counts; its value is undefined when the record is deleted. */
  inForce(family: FamilyName, id: string): StatedVersion | undefined {
    return this.inForceAt(recordKey(family, id))
  }

  inForceAt(key: string): StatedVersion | undefined {
    return this.#places.get(key)?.fold.inForce
  }

  /** What a cell states about a record. */
  version(cell: string, key: string): IntentVersion | undefined {
    return this.#places.get(key)?.versions.get(cell)
  }

  /** Every version of a record, the strongest first. */
  versionsOf(key: string): readonly StatedVersion[] {
    const versions = this.#places.get(key)?.versions ?? new Map<string, IntentVersion>()
    const stated = [...versions].map(([cell, version]) => ({ cell, version }))
    return stated.sort((left, right) => compareStated(right, left))
  }

  /** Versions that count now, those that another one replaces included: without the future. */
  presentAt(key: string): readonly StatedVersion[] {
    const { standing, superseded } = this.#places.get(key)?.fold ?? nothing
    return [...standing, ...superseded]
  }

  /** Records about which the cells do not say the same, by key. */
  conflicts(): readonly IntentConflict[] {
    const found: IntentConflict[] = []
    for (const key of [...this.#contested.union(this.#held)].sort()) {
      const { standing, held } = this.#places.get(key)?.fold ?? nothing
      const kind = this.#contested.has(key) ? 'intent' : 'held'
      found.push({ kind, key, versions: [...standing, ...held] })
    }
    return found
  }

  /** Whether versions stand against the one in force. */
  isContested(key: string): boolean {
    return this.#contested.has(key)
  }

  /** Records whose own version another cell's replaces: to be withdrawn. */
  get superseded(): readonly string[] {
    return [...this.#superseded]
  }

  /**
   * When the newest deleted intent was deleted that counts by now; minus infinity = there is none.
   */
  newestTombstoneMs(nowMs: number): number {
    let newest = Number.NEGATIVE_INFINITY
    for (const { versions } of this.#places.values()) {
      for (const { value, wallMs } of versions.values()) {
        if (value === undefined && wallMs <= nowMs + intentAheadMs)
          newest = Math.max(newest, wallMs)
      }
    }
    return newest
  }

  /** Every record that a cell states something about. */
  *keysOf(cell: string): Iterable<string> {
    for (const [key, { versions }] of this.#places) if (versions.has(cell)) yield key
  }

  /** Every record that any cell states something about. */
  keys(): Iterable<string> {
    return this.#places.keys()
  }
}

function mark(keys: Set<string>, key: string, isMarked: boolean): void {
  if (isMarked) keys.add(key)
  else keys.delete(key)
}

/** What must be known to forget deleted intents. */
export interface TombstoneEvidence {
  /** The cell whose tombstones are looked at. */
  readonly self: string
  /** Every other cell of the roster. */
  readonly others: readonly string[]
  /**
   * The hybrid time that each cell's newest signed digest names, if everything up to that digest
   * has been folded here; milliseconds.
   */
  readonly hybridMs: ReadonlyMap<string, number>
}

/**
 * The own deleted intents that may be forgotten: no other cell states anything about them, and
 * every cell of the roster has said, long enough after the deletion, that it will write nothing
 * older any more.
 */
export function collectable(
  table: IntentTable,
  { self, others, hybridMs }: TombstoneEvidence,
): readonly string[] {
  const heardMs = Math.min(...others.map((cell) => hybridMs.get(cell) ?? Number.NEGATIVE_INFINITY))
  return [...table.keysOf(self)].filter((key) => {
    const versions = table.versionsOf(key)
    const [only] = versions
    if (!only || versions.length > 1 || only.version.value !== undefined) return false
    return only.version.wallMs + tombstoneGraceMs <= heardMs
  })
}
