import type { PendingMachines } from '../../../../bootstrap/dhcp/index.ts'
import type { Loss } from '../../../../cell/replication/index.ts'
import type { TokenIssuer } from '../../auth/index.ts'
import type { BackupSource } from '../../backup/index.ts'
import type { Duties } from '../../health/index.ts'
import type { Metrics } from '../../metrics/index.ts'

/** What the cell's own API needs besides the rack. */
export interface CellsPorts {
  readonly issuer: TokenIssuer
  readonly duties: Duties
  readonly metrics: Metrics
  /** What a backup is made of; the export reads the same store. */
  readonly source: BackupSource
  /** 32 bytes: who the cell is. */
  readonly publicKey: Uint8Array
  readonly incarnation: string
  /** What is gone and no operator has acknowledged. */
  readonly losses: { readonly list: readonly Loss[] }
  /** Machines that asked for an address and that nobody knows. */
  readonly pending: PendingMachines
  /** Where the cell is reached; asked at each answer, since the port may be any free one. */
  readonly url: () => string
}
