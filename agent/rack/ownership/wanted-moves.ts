import { type WantedMove, wantedMoveCodec } from '../../../cell/ownership/index.ts'
import { wantedRetryMs } from './limits.ts'
import { Notes } from './notes.ts'
import type { Operation } from './operations.ts'
import { hasLeft, type SplitOrder } from './orders.ts'
import type { OwnershipPorts } from './ports.ts'

interface Waiting {
  readonly wanted: WantedMove
  notBeforeMs: number
  delayMs: number
}

/** What invitations promised to cells that have not come yet: given to them when they have. */
export class WantedMoves {
  readonly #ports: OwnershipPorts
  readonly #notes: Notes<WantedMove>
  readonly #waiting = new Map<string, Waiting>()

  constructor(ports: OwnershipPorts) {
    this.#ports = ports
    this.#notes = new Notes(ports.store, 'ownership/wanted', wantedMoveCodec)
  }

  /** Reads what was put down. Faults: those of the store. */
  async load(): Promise<void> {
    for (const [cell, wanted] of await this.#notes.all()) this.#wait(cell, wanted)
  }

  /** Puts it down, synced. Faults: those of the store. */
  async add(wanted: WantedMove): Promise<void> {
    await this.#notes.put(wanted.cell, wanted)
    this.#wait(wanted.cell, wanted)
  }

  list(): readonly WantedMove[] {
    return [...this.#waiting.values()].map(({ wanted }) => wanted)
  }

  #wait(cell: string, wanted: WantedMove): void {
    this.#waiting.set(cell, { wanted, notBeforeMs: 0, delayMs: wantedRetryMs.least })
  }

  /** Begins with those that are here. To be called at the cell that edits the roster. */
  tend(split: (order: SplitOrder) => { readonly over: Promise<Operation> }): void {
    const { book, bus, clock, log } = this.#ports
    for (const [cell, waiting] of this.#waiting) {
      const key = book.cell(cell)?.key
      const nowMs = clock.monotonicMs()
      if (key === undefined && hasLeft(book, cell)) {
        this.#drop(cell).catch((error: unknown) => log.warn({ cell, err: error }, 'not forgotten'))
        continue
      }
      const isHere = key !== undefined && bus.peers().includes(key)
      if (!isHere || nowMs < waiting.notBeforeMs) continue
      waiting.notBeforeMs = nowMs + waiting.delayMs
      waiting.delayMs = Math.min(waiting.delayMs * 2, wantedRetryMs.most)
      const { prefixes, by } = waiting.wanted
      void split({ to: cell, prefixes, by }).over.then(async ({ state, failure }) => {
        if (state === 'done') await this.#drop(cell)
        else log.info({ cell, ...failure }, 'the prefixes of its invitation wait')
      })
    }
  }

  async #drop(cell: string): Promise<void> {
    this.#waiting.delete(cell)
    await this.#notes.drop(cell)
  }
}
