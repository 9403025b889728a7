/**
 * How a cell comes to be in a cluster: found in its store, taken from the book that somebody laid
 * into its keys folder, or founded with this cell alone; the same for several cells of one machine;
 * and `rackcell init` with a root that only a passphrase opens. It owns the files beside a cell's
 * seeds and promises that every cell which starts has a roster, whatever was cut short before. The
 * documents themselves and their rules are those of cell/roster.
 */
export {
  type ClusterPorts,
  ensureCluster,
  type Membership,
} from './ensure-cluster.ts'
export {
  type InitiatedCluster,
  type InitPorts,
  type InitRequest,
  initCluster,
} from './init-cluster.ts'
export { type KnownIssuer, keepIssuersFile, readIssuers } from './issuers-file.ts'
export { clusterFile, openBookFile, writeBookFile } from './key-files.ts'
export type { OwnCell } from './own-cell.ts'
export { type ProvisionedCell, type ProvisionPorts, provisionCells } from './provision.ts'
export { type RenewalPorts, renewCluster } from './renew.ts'
export { openRoot, requirePassphrase, sealRoot } from './root-file.ts'
