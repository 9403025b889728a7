import type { KeyValueStore } from '../../cell/env/index.ts'
import type { DiskFlaws } from '../store/index.ts'
import type { CellProcess } from './cell-process.ts'

/**
 * A fault that a test plants, to see that the judges find it: something between a process and its
 * disk, a disk that is worse than its promise, or a part of a cell that does not do its work.
 */
export interface Plant {
  /** Comes between a process and its store. */
  store?(store: KeyValueStore): KeyValueStore
  /** Of every disk. */
  readonly flaws?: DiskFlaws
  /** Called for each start of a cell, when its disk is read and before it says anything. */
  cell?(process: CellProcess): void
}
