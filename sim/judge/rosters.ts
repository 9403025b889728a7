import type { RosterBook } from '../../cell/roster/index.ts'
import type { Card } from './invariant.ts'

/** Judges which rosters cells let count. */
export class Rosters {
  readonly #card: Card
  /** Name of the roster that is in force somewhere, by number. */
  readonly #inForce = new Map<number, string>()
  /**
   * Rosters that contradict another are about, by somebody who may sign: then cells may differ for
   * a while.
   */
  #isForked = false
  readonly #wasParted: (cell: string) => boolean

  /** `wasParted` = whether a cell ever went on from an old disk alone. */
  constructor(card: Card, wasParted: (cell: string) => boolean) {
    this.#card = card
    this.#wasParted = wasParted
  }

  judge(cell: string, { number, current }: RosterBook): void {
    const known = this.#inForce.get(number)
    this.#inForce.set(number, known ?? current.id)
    if (known !== undefined && known !== current.id && this.#wasParted(current.editor)) {
      if (!this.#isForked) this.#card.sometimes('an editor with an old disk signed twice')
      this.#isForked = true
    }
    if (this.#isForked) return
    this.#card.judge('one-roster', known === undefined || known === current.id, () => {
      return `${cell} goes by ${current.id.slice(0, 12)} as roster ${number}, others by ${known?.slice(0, 12)}`
    })
  }
}
