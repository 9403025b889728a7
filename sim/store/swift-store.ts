import {
  Fault,
  type KeyRange,
  type KeyValueStore,
  type StoreOperation,
} from '../../cell/env/index.ts'
import type { Schedule } from '../clock/index.ts'
import type { SharedShelves } from './shared-shelves.ts'
import { ShelvedTable } from './shelved-table.ts'

/**
 * A disk for worlds with so many machines that bytes on platters would be too many: it keeps what
 * was synced, whatever dies, and has no flaws.
 */
export class SwiftDisk {
  readonly table: ShelvedTable
  isFull = false

  /** `shelves` are those of all disks that hold the same. */
  constructor(shelves?: SharedShelves) {
    this.table = new ShelvedTable(shelves)
  }
}

/** What a swift store stands on. */
export interface SwiftStorePorts {
  readonly timeline: Schedule
  readonly disk: SwiftDisk
  /** How long the next synced batch takes, in milliseconds. */
  syncMs(): number
}

/**
 * So many readings cost one event, and as much virtual time as reading from memory takes: who reads
 * in a loop must let the world go on.
 */
const readsPerEvent = 16
const readMs = 0.01

const silence = () => new Promise<never>(() => undefined)

/**
 * A store over a swift disk: reading costs next to nothing, a batch one event. Batches that were
 * not synced when the process died never happened.
 */
export class SwiftStore implements KeyValueStore {
  readonly #ports: SwiftStorePorts
  #isOpen = true
  #isDead = false
  #reads = 0
  #writing: Promise<unknown> = Promise.resolve()

  constructor(ports: SwiftStorePorts) {
    this.#ports = ports
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    await this.#living()
    await this.#turn()
    return this.#ports.disk.table.get(key)
  }

  entries(range: KeyRange): AsyncIterable<readonly [string, Uint8Array]> {
    return this.#walk(this.#ports.disk.table.range(range))
  }

  async *#walk(found: readonly (readonly [string, Uint8Array])[]) {
    await this.#living()
    await this.#turn()
    for (const entry of found) {
      if (!this.#isOpen) throw new Fault('STORE_CLOSED')
      yield entry
    }
  }

  batch(operations: readonly StoreOperation[]): Promise<void> {
    const write = this.#writing.then(() => this.#write(operations))
    // The next write begins after this one, whether it failed or not.
    this.#writing = write.catch(() => undefined)
    return write
  }

  async reopen(): Promise<void> {
    if (this.#isDead) await silence()
    this.#isOpen = true
  }

  async close(): Promise<void> {
    await this.#writing
    this.#isOpen = false
  }

  /** Its process has ended: nothing that is under way is ever answered, nothing more is written. */
  abandon(): void {
    this.#isDead = true
  }

  async #write(operations: readonly StoreOperation[]): Promise<void> {
    const { timeline, disk } = this.#ports
    await this.#living()
    if (disk.isFull) throw new Fault('STORE_FULL')
    await new Promise<void>((resolve) => {
      timeline.schedule(this.#ports.syncMs(), 'disk sync', () => {
        if (this.#isDead) return
        disk.table.apply(operations)
        resolve()
      })
    })
  }

  /** Lets time pass, all that the last few readings took at once. */
  #turn(): Promise<void> | undefined {
    if (++this.#reads % readsPerEvent !== 0) return undefined
    return new Promise((resolve) => {
      this.#ports.timeline.schedule(readsPerEvent * readMs, 'disk read', () => {
        if (!this.#isDead) resolve()
      })
    })
  }

  async #living(): Promise<void> {
    if (this.#isDead) await silence()
    if (!this.#isOpen) throw new Fault('STORE_CLOSED')
  }
}
