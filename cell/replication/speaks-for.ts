import type { EthernetInterface } from '../record/index.ts'
import { familyRule, type RecordInQuestion } from '../store/index.ts'
import { ownedName } from '../view/index.ts'

/** What the roster says, as far as belief needs it. */
export interface Belief {
  /** The cell that owns a name. */
  ownerOf(xname: string): string
  isIntentWriter(cell: string): boolean
}

/**
 * Whether a cell may say this: records of a slice only about what it owns, cluster-wide records
 * only with the role. An interface without a node, and boot parameters for a MAC or NID, belong to
 * whoever wrote them.
 */
export function speaksFor(belief: Belief, cell: string, record: RecordInQuestion): boolean {
  if (familyRule(record.family).home === 'intent') return belief.isIntentWriter(cell)
  const name = nameInQuestion(record)
  return name === undefined || belief.ownerOf(name) === cell
}

/** The name whose owner decides over a record of a slice; undefined = whoever wrote it. */
export function nameInQuestion({ family, id, value }: RecordInQuestion): string | undefined {
  if (family === 'ethernetInterface') {
    return (value as EthernetInterface | undefined)?.componentId || undefined
  }
  return ownedName(family, id)
}
