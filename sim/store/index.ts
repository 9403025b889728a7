/**
 * Simulated disks behind the KeyValueStore port: one that forgets with the process, the
 * crash-point adapter over a virtual disk, on which every write can be dropped, torn, refused or
 * slow, and a swift one without flaws for worlds of many machines, which share what they hold alike
 * of other cells' feeds. All pass the contract suite of the port. Faults come from a Fate: a script
 * in tests, a seed in scenarios.
 */
export { CrashStore, type CrashStorePorts, replay } from './crash-store.ts'
export {
  type CrashStage,
  crashStages,
  type Fate,
  kindFate,
  type WriteFacts,
  type WriteFate,
} from './fate.ts'
export { compareKeys } from './key-order.ts'
export { encodeRecord, readRecord } from './log-record.ts'
export { MemoryStore } from './memory-store.ts'
export { rot } from './rot.ts'
export { SharedShelves } from './shared-shelves.ts'
export { SwiftDisk, SwiftStore, type SwiftStorePorts } from './swift-store.ts'
export { type DiskFlaws, type Loss, VirtualDisk } from './virtual-disk.ts'
