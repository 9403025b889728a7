import { Fault } from '../../cell/env/index.ts'
import type { SeededRandom } from '../random/index.ts'
import type { World } from '../world/index.ts'
import { ChangedMind, drawWish, type Wish } from './change.ts'
import { ConnectionLost, type SimCell } from './sim-cell.ts'
import type { Attempt, Witness } from './witness.ts'

/** What clients stand on. */
export interface ClientPorts {
  readonly world: World
  readonly cell: SimCell
  readonly witness: Witness
  readonly random: SeededRandom
}

/** Faults after which a client knows that nothing happened. */
const refusals = new Set(['STORE_FULL', 'LIMIT_WRITES', 'STORE_CLOSED'])
/** Share of visits in which a client sends a whole burst at once. */
const burstShare = 0.02
/** Wishes of one burst. */
const burstWishes = 40

/** Writes to a cell, one wish after the other, until `isOver`. */
export class Client {
  readonly #name: string
  readonly #ports: ClientPorts
  readonly #random: SeededRandom
  readonly #thinkMs: number

  constructor(number: number, ports: ClientPorts) {
    this.#name = `client ${number}`
    this.#ports = ports
    this.#random = ports.random.fork(this.#name)
    this.#thinkMs = this.#random.between(20, 300)
  }

  /** Lives on events of the timeline alone. */
  begin(isOver: () => boolean): void {
    const visit = () => {
      if (isOver()) return
      this.#ports.world.begin(async () => {
        await this.#visit()
        next()
      })
    }
    const next = () =>
      this.#ports.world.timeline.schedule(
        this.#random.exponential(this.#thinkMs),
        this.#name,
        visit,
      )
    next()
  }

  async #visit(): Promise<void> {
    const wishes = this.#random.chance(burstShare) ? burstWishes : 1
    await Promise.all(Array.from({ length: wishes }, () => this.#wish(drawWish(this.#random))))
  }

  async #wish(wish: Wish): Promise<void> {
    const { world, cell, witness } = this.#ports
    let attempt: Attempt | undefined
    try {
      const { order } = await cell.ask((ledger) =>
        ledger
          .transact({ subject: this.#name }, (transaction) => {
            wish.decide(transaction)
            attempt = witness.begin(transaction.changes)
          })
          .then((committed) => {
            // In the same turn as the answer: the order of answers is judged.
            if (attempt) witness.acknowledge(attempt, committed.order)
            return committed
          }),
      )
      world.note(`${this.#name}: ${wish.what}: done ${order.boot}.${order.seq}`)
    } catch (error) {
      if (attempt && error instanceof Fault && refusals.has(error.code)) witness.refuse(attempt)
      world.note(`${this.#name}: ${wish.what}: ${reasonOf(error)}`)
    }
  }
}

/** Why a wish was not fulfilled, as far as that may happen; anything else is thrown on. */
function reasonOf(error: unknown): string {
  if (error instanceof Fault) return error.code
  if (error instanceof ConnectionLost || error instanceof ChangedMind) return error.name
  throw error
}
