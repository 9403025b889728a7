import {
  type FamilyName,
  familyNames,
  familyRule,
  storeKeys,
  unseal,
} from '../../../cell/store/index.ts'

const byPrefix = new Map<string, FamilyName>(
  familyNames.map((name) => [familyRule(name).prefix, name]),
)

const headPrefixes = [storeKeys.headPrefix('public'), storeKeys.headPrefix('close')]

/**
 * The family of a record's key; undefined for an index entry, a head, or what the store says of
 * itself.
 */
export function familyOfKey(key: string): FamilyName | undefined {
  return byPrefix.get(key.slice(0, key.indexOf('/')))
}

/**
 * The body of a record or head; copying a damaged one would only hide the damage. Faults:
 * STORE_CORRUPT.
 */
export function requireSound(key: string, value: Uint8Array): void {
  if (familyOfKey(key) !== undefined || headPrefixes.some((prefix) => key.startsWith(prefix))) {
    unseal(key, value)
  }
}
