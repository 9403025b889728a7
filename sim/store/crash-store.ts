import {
  Fault,
  type KeyRange,
  type KeyValueStore,
  type StoreOperation,
} from '../../cell/env/index.ts'
import type { Schedule } from '../clock/index.ts'
import type { Fate, WriteFate } from './fate.ts'
import { encodeRecord, readRecord } from './log-record.ts'
import { SortedTable } from './sorted-table.ts'
import type { VirtualDisk } from './virtual-disk.ts'

/** What a crash store stands on. */
export interface CrashStorePorts {
  readonly timeline: Schedule
  readonly disk: VirtualDisk
  readonly fate: Fate
  /** Called when fate kills the machine in the middle of a write, after the store was abandoned. */
  readonly crash?: () => void
}

/** Entries that one reading of the disk brings while walking a range. */
const entriesPerRead = 64

/** What a dead process answers. */
const silence = () => new Promise<never>(() => undefined)

type Entry = readonly [string, Uint8Array]

/**
 * The crash-point adapter: a store whose every batch is one record (length, CRC, bytes) appended to
 * a log on a virtual disk, and safe only once a sync is over. It answers from events of the
 * timeline alone, and goes silent for ever when its process dies. Opening drops a torn record at
 * the log's end and, as LevelDB does by writing a table from what it recovered, makes the rest
 * safe.
 */
export class CrashStore implements KeyValueStore {
  readonly #ports: CrashStorePorts
  #state: 'open' | 'broken' | 'closed' | 'dead' = 'closed'
  #table = new SortedTable()
  #writing: Promise<unknown> = Promise.resolve()

  /** Closed until `reopen`. */
  constructor(ports: CrashStorePorts) {
    this.#ports = ports
  }

  /** A store that is open. Fault: STORE_LOCKED while another one has the disk open. */
  static async open(ports: CrashStorePorts): Promise<CrashStore> {
    const store = new CrashStore(ports)
    await store.reopen()
    return store
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    await this.#living()
    await this.#pass(this.#ports.fate.readMs(), 'disk read')
    return this.#table.get(key)
  }

  entries(range: KeyRange): AsyncIterable<Entry> {
    return this.#walk(this.#table.range(range))
  }

  async *#walk(found: readonly Entry[]): AsyncIterable<Entry> {
    await this.#living()
    for (let at = 0; at === 0 || at < found.length; at += entriesPerRead) {
      await this.#pass(this.#ports.fate.readMs(), 'disk walk')
      for (const entry of found.slice(at, at + entriesPerRead)) {
        this.#requireOpen()
        yield entry
      }
    }
  }

  batch(
    operations: readonly StoreOperation[],
    { sync }: { readonly sync: boolean },
  ): Promise<void> {
    const write = this.#writing.then(() => this.#write(operations, sync))
    // The next write begins after this one, whether it failed or not.
    this.#writing = write.catch(() => undefined)
    return write
  }

  async reopen(): Promise<void> {
    const { disk } = this.#ports
    if (this.#state === 'dead') await silence()
    if (disk.holder !== undefined && disk.holder !== this) throw new Fault('STORE_LOCKED')
    disk.holder = this
    await this.#pass(this.#ports.fate.readMs(), 'disk open')
    this.#table = new SortedTable()
    const end = replay(disk.log, 0, (batch) => this.#table.apply(batch))
    disk.truncate(end)
    disk.sync(end)
    this.#state = 'open'
  }

  async close(): Promise<void> {
    await this.#writing
    if (this.#ports.disk.holder === this) this.#ports.disk.holder = undefined
    if (this.#state !== 'dead') this.#state = 'closed'
  }

  /** Its process has ended: nothing that is under way is ever answered, nothing more is written. */
  abandon(): void {
    this.#state = 'dead'
    if (this.#ports.disk.holder === this) this.#ports.disk.holder = undefined
  }

  async #write(operations: readonly StoreOperation[], sync: boolean): Promise<void> {
    const { disk } = this.#ports
    await this.#living()
    if (this.#state === 'broken') throw new Fault('STORE_WRITE')
    if (operations.length === 0) return
    const record = disk.flaws.splitsBatches
      ? Buffer.concat(operations.map((operation) => encodeRecord([operation])))
      : encodeRecord(operations)
    const fate = this.#ports.fate.ofWrite({
      number: disk.countWrite(),
      bytes: record.length,
      sync,
    })
    await this.#pass(fate.writeMs, `disk write ${record.length}`)
    if (disk.isFull) throw new Fault('STORE_FULL')
    disk.append(record.subarray(0, Math.floor(record.length * shareOf(fate))))
    if (fate.kind === 'failed') {
      this.#state = 'broken'
      throw new Fault('STORE_WRITE', { details: { share: fate.share } })
    }
    if (fate.kind === 'crash' && fate.stage !== 'synced') await this.#die(fate.stage)
    if (sync) {
      const covered = disk.log.length
      await this.#pass(fate.syncMs, 'disk sync')
      disk.sync(covered)
    }
    if (fate.kind === 'crash') await this.#die(fate.stage)
    this.#table.apply(operations)
  }

  /** Resolves after `delayMs` of virtual time; never when the process has died meanwhile. */
  #pass(delayMs: number, name: string): Promise<void> {
    return new Promise((resolve) => {
      this.#ports.timeline.schedule(delayMs, name, () => {
        if (this.#state !== 'dead') resolve()
      })
    })
  }

  #die(stage: string): Promise<never> {
    this.#ports.timeline.schedule(0, `machine dies: ${stage}`, () => {
      if (this.#state === 'dead') return
      this.abandon()
      this.#ports.crash?.()
    })
    return silence()
  }

  #requireOpen(): void {
    if (this.#state === 'closed') throw new Fault('STORE_CLOSED')
  }

  /** Goes on only in a process that lives, with the store open. */
  async #living(): Promise<void> {
    this.#requireOpen()
    if (this.#state === 'dead') await silence()
  }
}

/** The share of a record's bytes that reaches the log. */
function shareOf(fate: WriteFate): number {
  if (fate.kind === 'failed') return fate.share
  if (fate.kind === 'crash' && fate.stage === 'before') return 0
  if (fate.kind === 'crash' && fate.stage === 'within') return fate.share
  return 1
}

/** Gives every whole record from `from` on to `take`; answers with where the log ends. */
export function replay(
  log: Uint8Array,
  from: number,
  take: (batch: readonly StoreOperation[]) => void,
): number {
  let end = from
  for (;;) {
    const record = readRecord(log, end)
    if (!record) return end
    take(record.operations)
    end = record.end
  }
}
