/**
 * The slice of one cell on disk and in memory: the table of all key prefixes, transactions, group
 * commit, the signed feed, opening with its checks, migrations. It promises that a change is
 * acknowledged only after one synced batch carried its records, their indexes and its feed entry,
 * and that readers see only what is on disk. It does not know what records mean, and reaches the
 * disk only through KeyValueStore.
 */
export {
  chainFlaw,
  compareOrders,
  type Entry,
  entryCodec,
  type Head,
  type Order,
  orderText,
  type ReadHead,
  readHead,
  type Stored,
  storedCodec,
} from './feed.ts'
export {
  type FamilyName,
  type Feed,
  families,
  familyNames,
  familyRule,
  prefixRange,
  type RecordOf,
  recordKey,
  storeKeys,
  storeVersion,
} from './keyspace.ts'
export { type Committed, Ledger, type LedgerHealth, type LedgerPorts } from './ledger.ts'
export { headsKept, pendingTransactionsMax } from './limits.ts'
export type { Migration } from './migration.ts'
export { auditIndexes, type OpenedStore, type OpenOptions, openStore } from './open.ts'
export { FeedRoot } from './root.ts'
export { seal, unseal } from './seal.ts'
export { type HybridTime, readCell } from './start.ts'
export type { Reader } from './tables.ts'
export type { Change, Origin, Transaction } from './transaction.ts'
