/**
 * What a node boots: configurations by host, port, number, group, role or for all, the one function
 * that picks among them, and why it picked. It owns the precedence (docs/boot-precedence.md) and
 * what may stand in a configuration, and promises that boot scripts and explanations come from the
 * same decision. It writes no script (bootstrap/ipxe does) and knows no addresses; records lie in
 * cell/store.
 */
export { bootCloudData, type CloudValues, keepPhoneHome } from './cloud-data.ts'
export { type BootSurroundings, commandLine } from './command-line.ts'
export {
  adoptEarlyBoot,
  claimantOf,
  type EarlyBoot,
  isBlindSubject,
  isConfigured,
} from './early.ts'
export {
  type BootExplanation,
  type ExplainedLevel,
  type ExplainedNode,
  type ExplainedPiece,
  type ExplainedValue,
  explainBoot,
  type OverriddenValue,
} from './explain.ts'
export { type BootHost, bootHostOf, listBootHosts } from './hosts.ts'
export { jsonTextOf } from './json-text.ts'
export { nidMax } from './limits.ts'
export {
  type BootIdentity,
  componentNamed,
  findComponent,
  macsOf,
} from './node-search.ts'
export {
  type BootParametersQuery,
  type BootParametersView,
  type CloudInitParts,
  findBootParameters,
  listBootParameters,
} from './parameters.ts'
export {
  addBootParameters,
  type BootParametersInput,
  type BootWriteRules,
  bootUsers,
  deleteBootParameters,
  patchBootParameters,
  setBootParameters,
} from './parameters-change.ts'
export {
  type BootIdentifiers,
  type BootSubject,
  bootSubjects,
  identifierOf,
  joinIdentifiers,
} from './parameters-subject.ts'
export { type BootChoice, type BootResolution, resolveBoot, type WaitReason } from './resolve.ts'
export { isNodeType, type SubjectKind } from './subject.ts'
