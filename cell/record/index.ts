/**
 * The records of a slice and of the cluster's intent: their types and their codecs, nothing else. A
 * type's field names are those of proto/record.proto; the compiler holds the two together. What a
 * record may say is decided in the folders that own the rules (inventory, boot, cloud).
 */
export * from './boot.ts'
export * from './cloud.ts'
export * from './component.ts'
export * from './endpoint.ts'
export * from './group.ts'
export * from './hardware.ts'
export * from './interface.ts'
export * from './lease.ts'
export * from './lock.ts'
export * from './node-map.ts'
export * from './partition.ts'
export * from './power-map.ts'
export * from './resource.ts'
export * from './subscription.ts'
