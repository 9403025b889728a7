import type { Entry } from './feed.ts'
import { intentAheadMs, intentParentsMax } from './limits.ts'
import type { HybridTime } from './start.ts'

/** What one cell states about a cluster-wide record. */
export interface IntentVersion extends HybridTime {
  /** SHA-256 of its entry, as 32 latin-1 characters. */
  readonly hash: string
  /** Hashes of the versions that it replaces, and of those that they replaced. */
  readonly parents: readonly string[]
  /** The record; undefined = deleted. */
  readonly value: unknown
  /** The record's bytes, as text; two versions with the same content are no conflict. */
  readonly content: string
  /** Who ordered it. */
  readonly subject: string | undefined
}

/** A version with the cell that states it. */
export interface StatedVersion {
  readonly cell: string
  readonly version: IntentVersion
}

/** What the versions of one record add up to, in each list the strongest first. */
export interface Fold {
  /** The version that counts; it may say that the record is deleted. */
  readonly inForce: StatedVersion | undefined
  /** Versions that nobody replaced, the one in force first. */
  readonly standing: readonly StatedVersion[]
  /** Versions from the future, which do not count yet. */
  readonly held: readonly StatedVersion[]
  /** Versions that another one replaces. */
  readonly superseded: readonly StatedVersion[]
}

const latin = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/**
 * The version that an entry states; undefined when it states none, or not as one must. `value` is
 * the decoded record, undefined = deleted.
 */
export function intentVersionOf(
  entry: Entry,
  hash: Uint8Array,
  value: unknown,
): IntentVersion | undefined {
  const { intent, withdrawn, deleted, subject } = entry
  if (!intent || withdrawn || (deleted === true) !== (value === undefined)) return undefined
  const { parents, wallMs, counter } = intent
  const isTime = Number.isSafeInteger(wallMs) && Number.isSafeInteger(counter)
  if (!isTime || wallMs < 0 || counter < 0 || parents.length > intentParentsMax) return undefined
  if (parents.some((parent) => parent.length !== 32)) return undefined
  const content = deleted || !entry.value ? '' : latin(entry.value)
  return {
    hash: latin(hash),
    parents: parents.map(latin),
    wallMs,
    counter,
    value,
    content,
    subject,
  }
}

/** Negative, zero or positive as `left` is weaker than, the same as or stronger than `right`. */
export function compareStated(left: StatedVersion, right: StatedVersion): number {
  const [one, other] = [left.version, right.version]
  const time = one.wallMs - other.wallMs || one.counter - other.counter
  return time || (left.cell < right.cell ? -1 : Number(left.cell > right.cell))
}

/**
 * Folds the versions of one record: one that another present version names as replaced does not
 * count; among the rest the latest, then the greatest cell is in force. A version from more than
 * `intentAheadMs` in the future is not present yet, but for the cell's own: what it has said it
 * stands by. Depends on what there is, not on the order in which it came.
 */
export function foldVersions(
  versions: ReadonlyMap<string, IntentVersion>,
  { self, nowMs }: { readonly self: string; readonly nowMs: number },
): Fold {
  const stated = [...versions].map(([cell, version]) => ({ cell, version }))
  stated.sort((left, right) => compareStated(right, left))
  const isHeld = ({ cell, version }: StatedVersion) =>
    cell !== self && version.wallMs > nowMs + intentAheadMs
  const present = stated.filter((one) => !isHeld(one))
  const isReplaced = ({ cell, version }: StatedVersion) =>
    present.some((other) => other.cell !== cell && other.version.parents.includes(version.hash))
  const standing = present.filter((one) => !isReplaced(one))
  return {
    inForce: standing[0],
    standing,
    held: stated.filter(isHeld),
    superseded: present.filter(isReplaced),
  }
}

/** Whether the standing versions say different things. */
export function isConflict({ standing }: Fold): boolean {
  const [first, ...others] = standing
  const says = (version: IntentVersion | undefined) =>
    version && `${version.value === undefined ? 'deleted' : 'is'} ${version.content}`
  return others.some((other) => says(other.version) !== says(first?.version))
}

/**
 * The parents of a version that replaces all of these: themselves, then what each of them replaced,
 * rank by rank. When there are too many, the oldest of each are left out.
 */
export function parentsOf(replaced: readonly IntentVersion[]): readonly string[] {
  const hashes = new Set(replaced.map(({ hash }) => hash))
  const ranks = Math.max(0, ...replaced.map(({ parents }) => parents.length))
  for (let rank = 0; rank < ranks && hashes.size < intentParentsMax; rank++) {
    for (const { parents } of replaced) {
      const parent = parents[rank]
      if (parent !== undefined) hashes.add(parent)
    }
  }
  return [...hashes].slice(0, intentParentsMax)
}
