import { sha256Of } from '../env/index.ts'
import type { Conflict } from './cluster-view.ts'

/**
 * A short name of a conflict: the same at every cell, for as long as it is about the same record.
 * Ten hex digits.
 */
export function conflictId({ kind, family, id, over }: Conflict): string {
  const about = [kind, family, id, ...(over ? [over.index, over.value] : [])]
  return Buffer.from(sha256Of([Buffer.from(JSON.stringify(about))]))
    .toString('hex')
    .slice(0, 10)
}
