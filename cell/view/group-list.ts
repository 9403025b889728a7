import { compareXnames, membersOf } from '../inventory/index.ts'
import type { Reader } from '../store/index.ts'

/** A group with its members. */
export interface GroupRow {
  readonly label: string
  readonly description?: string
  readonly exclusiveGroup?: string
  readonly tags: readonly string[]
  /** Xnames in natural order. */
  readonly members: readonly string[]
}

/** Every group, by label. */
export function listGroups(reader: Reader): readonly GroupRow[] {
  return [...reader.list('group')]
    .sort((left, right) => compareXnames(left.label, right.label))
    .map((group) => ({
      label: group.label,
      ...(group.description ? { description: group.description } : {}),
      ...(group.exclusiveGroup ? { exclusiveGroup: group.exclusiveGroup } : {}),
      tags: group.tags,
      members: membersOf(reader, group),
    }))
}
