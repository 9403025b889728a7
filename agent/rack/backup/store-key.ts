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

const sealedPrefixes = [
  storeKeys.headPrefix('public'),
  storeKeys.headPrefix('close'),
  storeKeys.rosterPrefix,
  storeKeys.forkPrefix,
  storeKeys.statementPrefix,
]

/**
 * The family of a record's key; undefined for an index entry, a head, or what the store says of
 * itself.
 */
export function familyOfKey(key: string): FamilyName | undefined {
  return byPrefix.get(key.slice(0, key.indexOf('/')))
}

/**
 * Looks at a record, a head or a document of the cluster; copying a damaged one would only hide the
 * damage. Faults: STORE_CORRUPT.
 */
export function requireSound(key: string, value: Uint8Array): void {
  if (familyOfKey(key) !== undefined || sealedPrefixes.some((prefix) => key.startsWith(prefix))) {
    unseal(key, value)
  }
}
