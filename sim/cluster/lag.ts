import { compareOrders, type Order } from '../../cell/store/index.ts'
import type { Batch } from '../judge/index.ts'
import { Quantiles } from '../report/index.ts'

interface Written {
  readonly order: Order
  readonly atMs: number
}

/** How long each change takes from its writer's disk to every other cell. */
export class Lag {
  readonly quantiles = new Quantiles()
  readonly #written = new Map<string, Written[]>()
  /** How many of a cell's changes a machine has, by machine and cell. */
  readonly #reached = new Map<string, number>()

  /** A change is on its writer's disk. */
  wrote(cell: string, { order, atMs }: Batch): void {
    const written = this.#written.get(cell) ?? []
    this.#written.set(cell, written)
    const last = written.at(-1)
    if (!last || compareOrders(last.order, order) < 0) written.push({ order, atMs })
  }

  /** A machine has a cell's changes up to a position. */
  reached(host: number, cell: string, order: Order, nowMs: number): void {
    const written = this.#written.get(cell)
    if (!written) return
    const place = `${host}/${cell}`
    let at = this.#reached.get(place) ?? 0
    for (; at < written.length; at++) {
      const change = written[at]
      if (!change || compareOrders(change.order, order) > 0) break
      this.quantiles.add(nowMs - change.atMs)
    }
    this.#reached.set(place, at)
  }

  /** Changes that a machine does not have yet. */
  behind(host: number, cell: string): number {
    const written = this.#written.get(cell)?.length ?? 0
    return written - (this.#reached.get(`${host}/${cell}`) ?? 0)
  }
}
