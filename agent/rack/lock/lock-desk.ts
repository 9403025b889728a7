import { Fault, type Random, randomHex } from '../../../cell/env/index.ts'
import {
  HoldTable,
  type LockGround,
  tendReservations,
  undoOperation,
} from '../../../cell/lock/index.ts'
import type { RackContext } from '../context.ts'
import { operationsMax, remainderStaleMs, tendEveryMs, tendedAtOnceMax } from './limits.ts'

const upkeep = { subject: 'cell' } as const

/** Has one cell undo an operation; resolves when it did. */
export type Undo = (cell: string, operation: string) => Promise<void>

/**
 * What locks need beside the records: this run's clock, the holds of operations of several cells,
 * and the upkeep that ends what is over and undoes what nobody finished.
 */
export class LockDesk {
  readonly random: Random
  readonly #rack: RackContext
  readonly #holds = new HoldTable()
  readonly #clock: string
  /** Operations of this cell that somebody works on. */
  readonly #underWay = new Set<string>()
  readonly #ended = new AbortController()
  readonly #undo: Undo
  #tending: Promise<void> = Promise.resolve()

  constructor(rack: RackContext, undo: Undo) {
    this.#rack = rack
    this.#undo = undo
    this.random = rack.random.fork('locks')
    this.#clock = randomHex(this.random, 8)
  }

  /** Time and holds as of now. */
  ground(): LockGround {
    const { clock } = this.#rack
    const moment = { clock: this.#clock, nowMs: clock.monotonicMs(), wallMs: clock.wallMs() }
    return { moment, holds: this.#holds }
  }

  /** Begins the upkeep. Call when requests can be sent. */
  start(): void {
    this.#tending = this.#tend()
  }

  async stop(): Promise<void> {
    this.#ended.abort()
    await this.#tending
  }

  /** A new operation, which upkeep leaves alone until `leave`. Fault: LIMIT_RATE. */
  enter(): string {
    if (this.#underWay.size >= operationsMax) throw new Fault('LIMIT_RATE')
    const operation = randomHex(this.random, 16)
    this.#underWay.add(operation)
    return operation
  }

  leave(operation: string): void {
    this.#underWay.delete(operation)
  }

  /** Undoes an operation's part here: hold and reservations, whatever there is. Faults: STORE_*. */
  async undoHere(operation: string): Promise<void> {
    this.#holds.undo(operation, this.#rack.clock.monotonicMs())
    await this.#rack.ledger.transact(upkeep, (tx) => undoOperation(tx, operation))
  }

  /**
   * Undoes an operation at every owner of its components and forgets it; false when one of them was
   * not reached: upkeep goes on with it then. Faults: STORE_*.
   */
  async undoEverywhere(operation: string, components: readonly string[]): Promise<boolean> {
    const { peers, ledger } = this.#rack
    const owners = [...new Set(components.map((id) => peers.ownerOf(id)))]
    const tries = owners.map((cell) => {
      return cell === peers.self ? this.undoHere(operation) : this.#undo(cell, operation)
    })
    const results = await Promise.allSettled(tries)
    for (const [at, result] of results.entries()) {
      if (result.status === 'fulfilled') continue
      const { log } = this.#rack
      log.warn({ operation, cell: owners[at], err: result.reason }, 'reservations not undone yet')
    }
    if (results.some(({ status }) => status === 'rejected')) return false
    await ledger.transact(upkeep, (tx) => tx.delete('lockOperation', operation))
    return true
  }

  /**
   * One round of upkeep: removes what is over, stores what is left of the rest, and undoes the
   * operations that this cell logged and nobody works on: their keys reached nobody.
   */
  async tend(): Promise<void> {
    const { ledger, peers } = this.#rack
    for (const { id, components } of [...ledger.list('lockOperation')]) {
      if (!this.#underWay.has(id)) await this.undoEverywhere(id, components)
    }
    if (ledger.count('reservation') === 0) return
    const bounds = { staleMs: remainderStaleMs, max: tendedAtOnceMax }
    const isOwn = (id: string) => peers.ownerOf(id) === peers.self
    await ledger.transact(upkeep, (tx) => tendReservations(tx, this.ground(), { ...bounds, isOwn }))
  }

  async #tend(): Promise<void> {
    const { clock, log } = this.#rack
    const { signal } = this.#ended
    for (;;) {
      try {
        await this.tend()
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        log.warn({ code: error.code }, 'reservations could not be looked after')
      }
      const isAwake = await clock.sleep(tendEveryMs, signal).then(
        () => true,
        () => false,
      )
      if (!isAwake) return
    }
  }
}
