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

  constructor(card: Card) {
    this.#card = card
  }

  /** Whoever may sign has signed twice. */
  fork(): void {
    this.#isForked = true
  }

  judge(cell: string, { number, current }: RosterBook): void {
    const known = this.#inForce.get(number)
    this.#inForce.set(number, known ?? current.id)
    if (this.#isForked) return
    this.#card.judge('one-roster', known === undefined || known === current.id, () => {
      return `${cell} goes by ${current.id.slice(0, 12)} as roster ${number}, others by ${known?.slice(0, 12)}`
    })
  }
}
