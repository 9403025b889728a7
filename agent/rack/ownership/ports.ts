import type {
  Bus,
  Clock,
  KeyValueStore,
  Log,
  Random,
  Signer,
  Verifier,
} from '../../../cell/env/index.ts'
import type { Loss } from '../../../cell/replication/index.ts'
import type { BookStore, RosterBook } from '../../../cell/roster/index.ts'
import type { Ledger, Order } from '../../../cell/store/index.ts'
import type { CellTables } from '../../../cell/view/index.ts'

/** Where a cell's public feed stands. */
export interface FeedHead {
  readonly order: Order
  readonly headHash: Uint8Array
}

/** What a change of ownership must know of the other cells. */
export interface Neighbourhood {
  /** The newest head of a cell's public feed that is folded here. */
  headOf(cell: string): FeedHead | undefined
  /** The highest boot under which anything of a cell was seen. */
  bootSeen(cell: string): number
  /** What a cell said, as it is shown here. */
  tableOf(cell: string): CellTables | undefined
  /** Waits until positions are folded here. Fault: PEER_BEHIND. */
  reach(
    marks: readonly { readonly cell: string; readonly order: Order }[],
    signal: AbortSignal,
  ): Promise<void>
  addressesOf(cell: string): readonly string[]
  reachRoster(number: number): Promise<void>
  /** Keeps that records of a dead cell are gone, until an operator knows. Faults: STORE_*. */
  lost(loss: Loss): Promise<void>
  /** Whether this cell knows that its disk is its newest. */
  isReconciled(): boolean
}

/** What the service stands on. */
export interface OwnershipPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly verifier: Verifier
  /** The cell's key. */
  readonly signer: Signer
  /** The issuer's key that lies beside it; it counts where the roster names it. */
  readonly issuer: Signer
  readonly store: KeyValueStore
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly books: BookStore
  readonly bus: Bus
  readonly neighbourhood: Neighbourhood
}
