import type { Schedule } from '../clock/index.ts'
import type { SeededRandom } from '../random/index.ts'
import {
  CrashStore,
  rot,
  type SharedShelves,
  SwiftDisk,
  SwiftStore,
  VirtualDisk,
} from '../store/index.ts'
import type { DiskFate } from './disk-fate.ts'

/** A store that one process has open. */
export type OpenStore = CrashStore | SwiftStore

/** What a disk works with. */
export interface DiskPorts {
  readonly timeline: Schedule
  readonly fate: DiskFate
  /** The machine dies in the middle of a write. */
  readonly crash: () => void
}

/** The disk of a machine, in its two makes: with every flaw of a real one, or swift and without. */
export interface MachineDisk {
  open(ports: DiskPorts): OpenStore
  /** What a power cut leaves. */
  powerCut(fate: DiskFate): void
  fill(isFull: boolean): void
  /** Turns a bit of what is stored; answers with the key. */
  rot(random: SeededRandom): string | undefined
  /** Keys of which a bit has turned: a store on it may say so, also one on a copy. */
  readonly turned: readonly string[]
  copy(): MachineDisk
  empty(): MachineDisk
}

/** A disk that can lose, tear, refuse and damage. */
export function flawedDisk(disk = new VirtualDisk(), before: readonly string[] = []): MachineDisk {
  const turned = [...before]
  return {
    turned,
    open: ({ timeline, fate, crash }) => new CrashStore({ timeline, disk, fate, crash }),
    powerCut: (fate) => disk.powerCut(fate.loss()),
    fill(isFull) {
      disk.isFull = isFull
    },
    rot(random) {
      const pick = (keys: readonly string[]) => random.pick(keys)
      const key = rot(disk, { pick, bit: (bits) => random.below(bits) })
      if (key !== undefined) turned.push(key)
      return key
    },
    copy: () => flawedDisk(disk.copy(), turned),
    empty: () => flawedDisk(),
  }
}

/** A disk for worlds of many machines; what would need bytes on a platter does not happen to it. */
export function swiftDisk(shelves: SharedShelves): MachineDisk {
  const disk = new SwiftDisk(shelves)
  const whole: MachineDisk = {
    open: ({ timeline, fate }) => new SwiftStore({ timeline, disk, syncMs: () => fate.syncMs() }),
    powerCut() {},
    fill(isFull) {
      disk.isFull = isFull
    },
    rot: () => undefined,
    turned: [],
    copy: () => whole,
    empty: () => swiftDisk(shelves),
  }
  return whole
}
