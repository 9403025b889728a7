/**
 * What a rack holds: names (xnames, node sets), the state model, and the operations on components,
 * endpoints, interfaces and groups as functions over a transaction. It owns the rules and no state:
 * a slice lies in cell/store. Routes and command line are adapters over what is exported here.
 */

export {
  addComponents,
  type ComponentInput,
  type ComponentRules,
  componentOf,
  componentOfNid,
  deleteComponent,
  deleteComponents,
  putComponent,
} from './component.ts'
export {
  componentEndpointOf,
  deleteComponentEndpoint,
  deleteComponentEndpoints,
  type OfferedComponent,
  offered,
} from './component-endpoint.ts'
export {
  type ComponentFilterInput,
  componentFilterNames,
  componentFilterOf,
  componentsMatching,
  partitionJudge,
} from './component-filter.ts'
export {
  type ComponentPatch,
  patchEnabled,
  patchFlag,
  patchNids,
  patchRole,
  patchSoftwareStatus,
  patchState,
} from './component-patch.ts'
export { queryComponents, queryComponentsByNid } from './component-query.ts'
export type {
  EndpointInventory,
  ManagerInput,
  PortInput,
  SystemInput,
} from './endpoint-derivation.ts'
export {
  type ComponentEndpointFilterInput,
  componentEndpointsMatching,
  type EndpointFilterInput,
  endpointsMatching,
} from './endpoint-filter.ts'
export type { EndpointInput } from './endpoint-input.ts'
export type { PduInput } from './endpoint-pdu.ts'
export * from './enumeration.ts'
export {
  type AddressInput,
  addAddress,
  addInterface,
  deleteAddress,
  deleteInterface,
  deleteInterfaces,
  existingInterface,
  type InterfaceInput,
  type InterfacePatch,
  interfaceOf,
  interfaceType,
  patchAddress,
  patchInterface,
} from './ethernet-interface.ts'
export {
  addMember,
  createGroup,
  deleteGroup,
  existingGroup,
  type GroupInput,
  type GroupPatch,
  groupOf,
  patchGroup,
  refuseGroup,
  removeMember,
  setMembers,
} from './group.ts'
export {
  deleteAllHardware,
  deleteFru,
  deleteFrus,
  deleteHardware,
  fruOfId,
  type Hardware,
  hardwareAt,
  reportHardware,
} from './hardware.ts'
export {
  type FruFilterInput,
  frusMatching,
  type HardwareFilterInput,
  type HardwareQueryInput,
  hardwareMatching,
  queryHardware,
} from './hardware-filter.ts'
export {
  deleteEvents,
  deleteEventsAt,
  deleteEventsOf,
  eventsAt,
  eventsMatching,
  eventsOf,
  type PlacedEvent,
} from './hardware-history.ts'
export type { HardwareInfos, HardwareInput } from './hardware-input.ts'
export {
  type HardwareKind,
  hardwareKindOf,
  hardwareKinds,
  nestedTypes,
} from './hardware-kind.ts'
export { type InterfaceFilterInput, interfacesMatching } from './interface-filter.ts'
export * from './ip.ts'
export { labelOf, parseLabel } from './label.ts'
export * from './mac.ts'
export {
  type ComponentMemberships,
  groupLabelsOf,
  groupsOf,
  membershipsOf,
  membersOf,
} from './membership.ts'
export {
  deleteNodeMaps,
  type NodeMapInput,
  nodeMapOf,
  putNodeMaps,
  refuseNodeMaps,
} from './node-map.ts'
export * from './node-set.ts'
export { foldNodeSet } from './node-set-fold.ts'
export { globMatches } from './node-set-glob.ts'
export { parseNodeSet } from './node-set-parse.ts'
export { countNames, type NamePattern, spellNames } from './node-set-pattern.ts'
export {
  addPartitionMember,
  createPartition,
  deletePartition,
  existingPartition,
  type PartitionInput,
  type PartitionPatch,
  parsePartition,
  partitionNameOf,
  patchPartition,
  refusePartition,
  removePartitionMember,
} from './partition.ts'
export { partitionMembersOf, partitionOf } from './partition-member.ts'
export { deletePowerMaps, type PowerMapInput, powerMapOf, putPowerMaps } from './power-map.ts'
export { settled } from './record-change.ts'
export {
  addEndpoints,
  deleteEndpoint,
  deleteEndpoints,
  type EndpointDocument,
  type EndpointsChanged,
  endpointOf,
  patchEndpoint,
  putEndpoint,
} from './redfish-endpoint.ts'
export * from './state-machine.ts'
export {
  forgetNotices,
  type Notice,
  type NoticePayload,
  noteChanges,
  noticesFor,
  payloadsOf,
} from './state-notice.ts'
export {
  addSubscription,
  deleteSubscriptions,
  existingSubscription,
  patchSubscription,
  putSubscription,
  type SubscriptionInput,
  type TriggerInput,
} from './subscription.ts'
export * from './xname.ts'
