/**
 * The slice of one cell on disk and in memory: the table of all key prefixes, transactions, group
 * commit, the signed feed with its log, opening with its checks, migrations; and what cells need of
 * each other's feeds: reading them, proving them, folding intent. It promises that a change is
 * acknowledged only after one synced batch carried its records, their indexes and its feed entry,
 * and that readers see only what is on disk. It does not know what records mean, and reaches the
 * disk only through KeyValueStore.
 */
export type { Adopted, Differing, PulledFeed } from './adoption.ts'
export type { ContestedIntent } from './contested-intent.ts'
export { type Digest, type DigestFlaw, digestVersion, readDigest, signDigest } from './digest.ts'
export {
  chainFlaw,
  compareOrders,
  type Entry,
  entryCodec,
  type FeedIdentity,
  feedNumber,
  feedOfNumber,
  type Head,
  type HeadCheck,
  headCodec,
  isRemoval,
  isSame,
  type LoggedHead,
  loggedHeadCodec,
  type Order,
  orderKey,
  orderText,
  type ReadEntry,
  type ReadHead,
  readEntry,
  readHead,
  readValue,
  type SignedHead,
  type Stored,
  storedCodec,
} from './feed.ts'
export {
  type FeedFlaw,
  forkOf,
  isFlaw,
  type ProvenChange,
  type ProvenDelta,
  type ProvenHead,
  type ProvenSnapshot,
  type PulledBatch,
  type PulledSnapshot,
  proveDelta,
  proveSnapshot,
} from './feed-proof.ts'
export {
  type FeedBatch,
  type FeedPosition,
  hasHead,
  readDelta,
  readKeptHeads,
  readSnapshot,
  type Snapshot,
  type SnapshotRecord,
} from './feed-reader.ts'
export { type IntentVersion, intentVersionOf, type StatedVersion } from './intent-fold.ts'
export {
  collectable,
  type IntentChange,
  type IntentConflict,
  IntentTable,
  type TombstoneEvidence,
} from './intent-table.ts'
export {
  type FamilyName,
  type Feed,
  families,
  familyNames,
  familyOfKey,
  familyRule,
  type PublishedFeed,
  placeOfKey,
  prefixRange,
  type RecordOf,
  recordKey,
  storeKeys,
  storeVersion,
} from './keyspace.ts'
export {
  type CommitListener,
  type Committed,
  type HeadPosition,
  Ledger,
  type LedgerHealth,
  type LedgerPorts,
} from './ledger.ts'
export { headsKept, pendingTransactionsMax } from './limits.ts'
export type { Migration } from './migration.ts'
export { auditIndexes, type OpenedStore, type OpenOptions, openStore } from './open.ts'
export { PackedTables, type RowMemo } from './packed-tables.ts'
export type { RequestMark } from './request-log.ts'
export { FeedRoot } from './root.ts'
export { seal, unseal } from './seal.ts'
export { ownShelf, replicaOfKey, replicaShelf, type Shelf } from './shelf.ts'
export { loneStanding, type RecordInQuestion, type Standing } from './standing.ts'
export { type HybridTime, readCell } from './start.ts'
export { type Reader, type Row, Tables } from './tables.ts'
export type { Change, Origin, Transaction } from './transaction.ts'
