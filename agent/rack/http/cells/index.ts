/**
 * The cell's own API, /cells/v1, with the description of all APIs and the keys that check its
 * tokens. Thin adapters over cell/view, cell/boot, the token issuer and the copies of
 * agent/rack/backup. Errors are RFC 9457 problem documents with a stable code. It owns no rule.
 */
export { type CellsPorts, createCellsApi } from './api.ts'
export { describeApis } from './describe-apis.ts'
