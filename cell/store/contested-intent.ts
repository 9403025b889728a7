import type { StatedVersion } from './intent-fold.ts'
import type { IntentConflict } from './intent-table.ts'
import { type FamilyName, placeOfKey } from './keyspace.ts'

/** An intent about which the cells do not say the same, or which comes from the future. */
export interface ContestedIntent {
  readonly kind: 'intent' | 'held'
  readonly family: FamilyName
  readonly id: string
  /** The version in force first. */
  readonly versions: readonly {
    readonly cell: string
    readonly subject: string | undefined
    readonly wallMs: number
    /** The record; undefined = deleted. */
    readonly value: unknown
    /** Hexadecimal. */
    readonly hash: string
  }[]
}

/** Conflicts in the words that people are shown. */
export function contestedIntents(conflicts: readonly IntentConflict[]): ContestedIntent[] {
  return conflicts.flatMap(({ kind, key, versions }) => {
    const place = placeOfKey(key)
    return place ? [{ kind, ...place, versions: versions.map(shown) }] : []
  })
}

function shown({ cell, version }: StatedVersion): ContestedIntent['versions'][number] {
  const { subject, wallMs, value } = version
  const hash = Buffer.from(version.hash, 'latin1').toString('hex')
  return { cell, subject, wallMs, value, hash }
}
