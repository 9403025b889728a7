/**
 * Simulated disks behind the KeyValueStore port: one that forgets with the process, and the
 * crash-point adapter over a virtual disk, on which every write can be dropped, torn, refused or
 * slow. Both pass the contract suite of the port. Faults come from a Fate: a script in tests, a
 * seed in scenarios.
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
export { type DiskFlaws, type Loss, VirtualDisk } from './virtual-disk.ts'
