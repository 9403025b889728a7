import type { Clock, Log, Random } from '../../cell/env/index.ts'
import type { Enumerations } from '../../cell/inventory/index.ts'
import type { RosterBook } from '../../cell/roster/index.ts'
import type { Ledger } from '../../cell/store/index.ts'
import type { ClusterView } from '../../cell/view/index.ts'
import type { RackConfig } from './config/index.ts'
import type { Peers } from './peers.ts'

/** What every API of a rack agent stands on. */
export interface RackContext {
  /** The own slice: where changes are made. */
  readonly ledger: Ledger
  /** The whole cluster as this cell knows it: where everything is read. */
  readonly view: ClusterView
  /** The other cells, for what only an owner can say or do. */
  readonly peers: Peers
  /** Who is in the cluster, and what each owns. */
  readonly book: RosterBook
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly enumerations: Enumerations
  readonly config: RackConfig
  /** Version of this program. */
  readonly version: string
}
