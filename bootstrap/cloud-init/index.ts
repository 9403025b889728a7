/**
 * cloud-init's server side: which node asks, the documents that it gets, and the cluster's, groups'
 * and nodes' values behind them. It owns the shape of the documents and the rules by which values
 * win, and promises that every document is made from this cell's own records: a node that boots
 * never waits for another machine. Group membership belongs to the inventory; HTTP is an adapter in
 * agent/rack.
 */
export { bootMetaData, bootUserData, valueAt } from './boot-documents.ts'
export { type DefaultsInput, defaultsOf, mergeDefaults } from './defaults.ts'
export {
  groupFile,
  labelsOf,
  metaData,
  metaDataValues,
  userData,
  vendorData,
} from './documents.ts'
export {
  addGroup,
  deleteGroup,
  type GroupFileInput,
  type GroupInput,
  groupNamed,
  setGroup,
} from './group.ts'
export { type InstanceInput, instanceIdOf, rememberInstance, setInstance } from './instance.ts'
export { type CloudNode, nodeAt, nodeNamed, type Sighting, xnameMeant } from './node.ts'
export { type PhoneHome, type PhoneHomeReport, phoneHome, reportOf } from './phone-home.ts'
export { defaultsMirror, groupMirror } from './resource-kind.ts'
export {
  type GroupOverlay,
  networkConfig,
  serviceGroupFile,
  serviceMetaData,
  serviceUserData,
  serviceVendorData,
} from './service-documents.ts'
export { templateStatus } from './template.ts'
