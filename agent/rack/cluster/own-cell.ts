import type { CellKeys } from '../auth/index.ts'

/** The cell that starts. */
export interface OwnCell {
  readonly id: string
  readonly keysFolder: string
  readonly keys: CellKeys
}
