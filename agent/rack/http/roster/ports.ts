import type { Losses, Reconciler } from '../../../../cell/replication/index.ts'
import type { OwnershipService } from '../../ownership/index.ts'

/** What the routes about the roster need besides the rack. */
export interface RosterPorts {
  readonly ownership: OwnershipService
  readonly reconciler: Pick<Reconciler, 'alone' | 'how' | 'state'>
  readonly losses: Pick<Losses, 'acknowledge' | 'list'>
  /**
   * Ends the cell in order after its answer is sent; true when somebody keeps it running, and will
   * start it again after `seconds`.
   */
  stop(order: { readonly by: string; readonly seconds: number | undefined }): boolean
  /** Where this cell is reached. */
  readonly url: () => string
}
