/**
 * Objects of the resource APIs that succeed the boot and cloud-init services: envelope, names and
 * uids, patches in their two standard forms, and which boot configuration is a node's. It owns what
 * kinds have in common and the record in which they are kept; what a kind may say is its service's
 * matter. It promises that an object whose content is another record's is that record, never a copy
 * of it. HTTP is an adapter in agent/rack.
 */
export {
  type BootConfiguration,
  bestConfiguration,
  type MatchedNode,
  matchedNode,
  matchScore,
} from './boot-match.ts'
export { applyJsonPatch } from './json-patch.ts'
export { selectorsMax } from './limits.ts'
export { applyMergePatch } from './merge-patch.ts'
export {
  changeResource,
  createResource,
  deleteResource,
  listResources,
  type Mirror,
  type ResourceKind,
  type ResourceObject,
  resourceWith,
  type Values,
} from './resource.ts'
