/**
 * Requests that other cells decide: who owns what they name, sending them there with the caller's
 * own token, taking bulk requests apart and putting the answers together, lists to which every cell
 * adds its part, positions (Cell-Head, Cell-At-Least) and repetitions (Request-Id). It promises
 * that what concerns this cell alone awaits nobody, that nothing of a split change is done before
 * every owner would take its share, and that a repetition under one Request-Id happens once. Which
 * names a request touches and how its answers are merged is a rule of its route, which lives with
 * the route; how bytes travel between cells is behind the port Peers.
 */
export { eachAtOnce } from './at-once.ts'
export { errandOf } from './call.ts'
export { headsOf } from './cell-head.ts'
export { answerRehearsal, answerToKeep, commit, commitJudged } from './commit.ts'
export { type Executing, executeForwarded } from './execute.ts'
export { joinCluster } from './join.ts'
export { markOf } from './mark.ts'
export { jsonOf, mergedHead, mergeLists, withJson } from './merge.ts'
export { Messenger } from './messenger.ts'
export {
  type Answer,
  type Asked,
  allCells,
  byCell,
  byNamedCell,
  type ClusterRule,
  type Merged,
  namesIn,
  ofList,
  ofParameter,
  ownerOfText,
  type Share,
  type World,
} from './rule.ts'
