import type { Clock, Log, Random } from '../../cell/env/index.ts'
import type { Enumerations } from '../../cell/inventory/index.ts'
import type { Ledger } from '../../cell/store/index.ts'
import type { RackConfig } from './config/index.ts'

/** What every API of a rack agent stands on. */
export interface RackContext {
  readonly ledger: Ledger
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly enumerations: Enumerations
  readonly config: RackConfig
  /** Version of this program. */
  readonly version: string
}
