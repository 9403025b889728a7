/**
 * Writing only what changes. A record that says what is stored already is not written again:
 * repeating a request leaves no trace in the feed, and tells nobody of a change that was none.
 */
import { type FamilyName, familyRule, type RecordOf, type Transaction } from '../store/index.ts'

/** Absent, empty text and `false` mean the same in a record: not set. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === '' || value === false
}

/** Whether two records, or two values in them, say the same. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (left === right || (isUnset(left) && isUnset(right))) return true
  if (typeof left !== 'object' || typeof right !== 'object' || !left || !right) return false
  const one = left as Record<string, unknown>
  const other = right as Record<string, unknown>
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...keys].every((key) => sameValue(one[key], other[key]))
}

/**
 * Writes `after` unless it says the same as `before` and nobody says otherwise; true when it was
 * written.
 */
export function putChanged<Name extends FamilyName>(
  tx: Transaction,
  family: Name,
  { before, after }: { before: RecordOf<Name> | undefined; after: RecordOf<Name> },
): boolean {
  const isSaid = before !== undefined && sameValue(before, after)
  if (isSaid && !tx.isContested(family, familyRule(family).idOf(after))) return false
  tx.put(family, after)
  return true
}

/** A copy without the members that are `undefined`: absent members are what records are made of. */
export function settled<Value extends object>(
  draft: {
    readonly [Key in keyof Value]: Value[Key] | undefined
  },
): Value {
  const entries = Object.entries(draft).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Value
}
