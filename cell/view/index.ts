/**
 * The cluster as this cell knows it: lists of nodes by node set, one node with everything around
 * it, groups, counts. It joins what other folders own and keeps nothing of its own: a union of the
 * cell's own tables and of what every other cell said last. Lists can be filtered and counted by
 * conditions in CEL (query/). Every answer about the whole cluster
 * carries how much of it is covered and how old the oldest part is; a lone cell covers everything,
 * now. Reading never waits for anybody.
 */
export { type BootReading, readBoot } from './boot-reading.ts'
export type {
  CellSight,
  ClusterView,
  Conflict,
  ConflictVersion,
  ForkSight,
  Presence,
  ViewChange,
} from './cluster-view.ts'
export { conflictId } from './conflict-name.ts'
export { type NodeCount, NodeTally } from './count-by.ts'
export { type Coverage, coverageHeaders, type MissingCell } from './coverage.ts'
export { type GroupRow, listGroups } from './group-list.ts'
export { describeNode, type NodeDetail, nodeNamed } from './node-detail.ts'
export { type NodeFilter, nodeVocabulary, parseNodeFilter } from './node-filter.ts'
export { allNodes, listNodes, type NodeList } from './node-list.ts'
export {
  type NodeField,
  type NodeRow,
  type NodeSource,
  nodeFields,
  nodeRowMaker,
  parseFields,
} from './node-row.ts'
export { type NodeSetMatch, nodeSetMatch } from './node-set-match.ts'
export { ownedName } from './owned-name.ts'
export { filterCharsMax } from './query/index.ts'
export { type Summary, summarise } from './summary.ts'
export {
  type CellTables,
  loneNeighbours,
  type Neighbours,
  type OwnTables,
  UnionView,
} from './union-view.ts'
