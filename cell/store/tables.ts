import { type FamilyName, familyNames, familyRule, type RecordOf, recordKey } from './keyspace.ts'

/** A record in memory with the hash of the entry that carries it. */
export interface Row<Value = unknown> {
  readonly value: Value
  /** SHA-256 of the entry, as 32 latin-1 characters: a third of a buffer's memory. */
  readonly hash: string
}

/** What may be asked of the slice: the committed state, or a transaction's view of it. */
export interface Reader {
  /** The record, or undefined. */
  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined
  /** Every record of the family, in no promised order. */
  list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>>
  /** Ids of the records that an index gives for a value. */
  lookup(family: FamilyName, index: string, value: string): readonly string[]
  /** How many records the family has. */
  count(family: FamilyName): number
}

type IndexTable = Map<string, string | Set<string>>

const indexName = (family: FamilyName, index: string) => `${family}.${index}`

/**
 * The committed slice in memory: rows by family, and their indexes. It mirrors what lies on disk
 * and changes only after a batch has been synced.
 */
export class Tables implements Reader {
  readonly #rows = new Map<FamilyName, Map<string, Row>>()
  readonly #indexes = new Map<string, IndexTable>()

  constructor() {
    for (const name of familyNames) {
      this.#rows.set(name, new Map())
      for (const index of familyRule(name).indexes) {
        this.#indexes.set(indexName(name, index.name), new Map())
      }
    }
  }

  row(family: FamilyName, id: string): Row | undefined {
    return this.#rows.get(family)?.get(id)
  }

  get<Name extends FamilyName>(family: Name, id: string): RecordOf<Name> | undefined {
    return this.row(family, id)?.value as RecordOf<Name> | undefined
  }

  *rows(family: FamilyName): Iterable<readonly [string, Row]> {
    yield* this.#rows.get(family) ?? []
  }

  *list<Name extends FamilyName>(family: Name): Iterable<RecordOf<Name>> {
    for (const row of this.#rows.get(family)?.values() ?? []) yield row.value as RecordOf<Name>
  }

  count(family: FamilyName): number {
    return this.#rows.get(family)?.size ?? 0
  }

  lookup(family: FamilyName, index: string, value: string): readonly string[] {
    const found = this.#indexes.get(indexName(family, index))?.get(value)
    if (found === undefined) return []
    return typeof found === 'string' ? [found] : [...found]
  }

  /** Puts or (with undefined) removes a row and brings its indexes in line. */
  apply(family: FamilyName, id: string, next: Row | undefined): void {
    const rows = this.#rows.get(family)
    const before = rows?.get(id)
    for (const rule of familyRule(family).indexes) {
      const table = this.#indexes.get(indexName(family, rule.name))
      if (!table) continue
      if (before) for (const value of rule.values(before.value)) removeFrom(table, value, id)
      if (next) for (const value of rule.values(next.value)) addTo(table, value, id)
    }
    if (next) rows?.set(id, next)
    else rows?.delete(id)
  }

  /** The key of every row. */
  *keys(): Iterable<string> {
    for (const [family, rows] of this.#rows) {
      for (const id of rows.keys()) yield recordKey(family, id)
    }
  }

  /** Every index entry that the rows call for, as `family.index`, value, id. For audits. */
  *indexEntries(): Iterable<readonly [FamilyName, string, string, string]> {
    for (const [family, rows] of this.#rows) {
      for (const rule of familyRule(family).indexes) {
        for (const [id, row] of rows) {
          for (const value of rule.values(row.value)) yield [family, rule.name, value, id]
        }
      }
    }
  }
}

function addTo(table: IndexTable, value: string, id: string): void {
  const found = table.get(value)
  if (found === undefined) table.set(value, id)
  else if (typeof found === 'string') {
    if (found !== id) table.set(value, new Set([found, id]))
  } else found.add(id)
}

function removeFrom(table: IndexTable, value: string, id: string): void {
  const found = table.get(value)
  if (found === id) table.delete(value)
  else if (found instanceof Set) {
    found.delete(id)
    if (found.size === 0) table.delete(value)
  }
}
