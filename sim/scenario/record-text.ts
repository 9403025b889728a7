import {
  type FamilyName,
  familyNames,
  familyRule,
  type Reader,
  recordKey,
} from '../../cell/store/index.ts'

/** A record as text that is the same for equal records, whatever the order of their members. */
export function recordText(record: unknown): string {
  return JSON.stringify(record, (_name, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(
      Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)),
    )
  })
}

/** Every record that a reader shows, as text by key. */
export function textsOf(reader: Reader): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of familyNames) {
    const rule = familyRule(name)
    for (const record of reader.list(name)) {
      texts.set(recordKey(name, rule.idOf(record)), recordText(record))
    }
  }
  return texts
}

const familiesByPrefix = new Map<string, FamilyName>(
  familyNames.map((name) => [familyRule(name).prefix, name]),
)

/** The family of a record's key; undefined for keys of other kinds. */
export function familyOfKey(key: string): FamilyName | undefined {
  return familiesByPrefix.get(key.slice(0, key.indexOf('/')))
}
