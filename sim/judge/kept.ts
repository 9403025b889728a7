import type { Batch, Chronicle } from './chronicle.ts'
import type { Card } from './invariant.ts'

/**
 * What one cell has acknowledged, as the heads to which its feeds must lead: behind them nothing
 * acknowledged lies.
 */
export class Acknowledged {
  readonly #chronicles: readonly Chronicle[]
  readonly #card: Card
  readonly #tips = new Map<Chronicle, readonly Batch[]>()
  /** Names of acknowledged entries that have no number yet. */
  readonly #waiting = new Set<string>()
  #isParted = false

  constructor(chronicles: readonly Chronicle[], card: Card) {
    this.#chronicles = chronicles
    this.#card = card
  }

  /** An entry has been acknowledged; `batch` = the one that carries it, when it has a number. */
  add(entry: string, batch: Batch | undefined): void {
    if (batch) this.#addTip(batch)
    else this.#waiting.add(entry)
  }

  /** A batch has become durable. */
  numbered(batch: Batch): void {
    let isOurs = false
    for (const entry of batch.entries) if (this.#waiting.delete(entry)) isOurs = true
    if (isOurs) this.#addTip(batch)
  }

  /**
   * A disk is gone, and with it what had no second copy. `survives` = the newest batch of a feed
   * that somebody else has, or the disk that takes its place.
   */
  lost(survives: (chronicle: Chronicle) => Batch | undefined): void {
    this.#waiting.clear()
    for (const chronicle of this.#chronicles) {
      const survivor = survives(chronicle)
      const kept = (this.#tips.get(chronicle) ?? []).flatMap((tip) => {
        if (survivor && chronicle.leadsTo(tip, survivor)) return [tip]
        return survivor && chronicle.leadsTo(survivor, tip) ? [survivor] : []
      })
      this.#tips.set(chronicle, [...new Set(kept)])
    }
  }

  /**
   * The cell has written twice under one number, as a clone does, or went on without what others
   * still have: which part counts is for people to say.
   */
  part(): void {
    this.#isParted = true
  }

  get isParted(): boolean {
    return this.#isParted
  }

  /**
   * People have said which part counts, and the cell goes on with it: what it acknowledged before
   * is kept as far as that one has it, and what it acknowledges from now on counts again.
   */
  settle(positionOf: (chronicle: Chronicle) => Batch | undefined): void {
    this.#isParted = false
    this.#waiting.clear()
    for (const chronicle of this.#chronicles) {
      const position = positionOf(chronicle)
      this.#tips.set(chronicle, position ? [position] : [])
    }
  }

  /** Judges where the cell's feeds stand. */
  judge(positionOf: (chronicle: Chronicle) => Batch | undefined, when: string): void {
    if (this.#isParted) return
    for (const chronicle of this.#chronicles) {
      const position = positionOf(chronicle)
      for (const tip of this.#tips.get(chronicle) ?? []) {
        const holds = position !== undefined && chronicle.leadsTo(tip, position)
        this.#card.judge('acknowledged-is-kept', holds, () => {
          const at = position ? `${position.order.boot}.${position.order.seq}` : 'nothing'
          const { boot, seq } = tip.order
          return `${when}: ${chronicle.cell} is at ${at}, which does not lead from ${boot}.${seq}`
        })
      }
    }
  }

  #addTip(batch: Batch): void {
    for (const chronicle of this.#chronicles) {
      if (!chronicle.has(batch)) continue
      const tips = this.#tips.get(chronicle) ?? []
      if (tips.some((tip) => chronicle.leadsTo(batch, tip))) return
      this.#tips.set(chronicle, [...tips.filter((tip) => !chronicle.leadsTo(tip, batch)), batch])
    }
  }
}
