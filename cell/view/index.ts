/**
 * The cluster as this cell knows it: lists of nodes by node set, one node with everything around
 * it, groups, counts. It joins what other folders own and keeps nothing of its own. Every answer
 * about the whole cluster carries how much of it is covered and how old the oldest part is; a lone
 * cell covers everything, now.
 */
export { type Coverage, coverageHeaders, loneCoverage } from './coverage.ts'
export { type GroupRow, listGroups } from './group-list.ts'
export { describeNode, type NodeDetail, nodeNamed } from './node-detail.ts'
export { listNodes, type NodeList } from './node-list.ts'
export { type NodeField, type NodeRow, nodeRowMaker, parseFields } from './node-row.ts'
export { type Summary, summarise } from './summary.ts'
