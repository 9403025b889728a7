import type { Clock } from '../../cell/env/index.ts'
import type { Replicator } from '../../cell/replication/index.ts'
import type { RosterBook } from '../../cell/roster/index.ts'
import type { Ledger } from '../../cell/store/index.ts'
import type { ClusterView } from '../../cell/view/index.ts'

/** A running cell as the judges look at it. */
export interface Sight {
  /** Number of its machine. */
  readonly host: number
  readonly cell: string
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly replicator: Replicator
  readonly view: ClusterView
  /** What it runs on: its clock may be wrong. */
  readonly machine: { readonly clock: Pick<Clock, 'wallMs'> }
}

/** Number of the public feed on the wire. */
export const publicFeed = 1
