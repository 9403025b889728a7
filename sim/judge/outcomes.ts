import type { Card } from './invariant.ts'

/** One change of one record that somebody asked for. */
interface Attempt {
  /** What the record is to be; undefined = it is to be gone. */
  readonly text: string | undefined
  readonly cell: string
  readonly begunMs: number
  isAcknowledged: boolean
}

/** Names of what is in the evidence at the most. */
const shown = 4

/**
 * Every change of every record of a slice that was decided anywhere, and what must have become of
 * it in the end, whoever owns the record by then.
 */
export class Outcomes {
  readonly #card: Card
  readonly #attempts = new Map<string, Attempt[]>()
  /** Cells of whose records something may be lost, or is for people to say. */
  readonly #excused = new Set<string>()
  /** Cells were replaced without being asked: what nobody else had a copy of stayed there. */
  #isAnyReplaced = false
  readonly #isPublic: (key: string) => boolean

  constructor(card: Card, isPublic: (key: string) => boolean) {
    this.#card = card
    this.#isPublic = isPublic
  }

  /** A change was decided; the result is called when its caller is told that it has happened. */
  begin(cell: string, key: string, text: string | undefined, begunMs: number): () => void {
    const attempts = this.#attempts.get(key) ?? []
    this.#attempts.set(key, attempts)
    const attempt: Attempt = { text, cell, begunMs, isAcknowledged: false }
    attempts.push(attempt)
    return () => {
      attempt.isAcknowledged = true
      // What was acknowledged before, at the same cell, is over and done with.
      const at = attempts.indexOf(attempt)
      const kept = attempts.filter((other, place) => {
        return place >= at || other.cell !== cell || !other.isAcknowledged
      })
      attempts.splice(0, attempts.length, ...kept)
    }
  }

  /** A disk of this cell was lost, or its feeds have parted. */
  excuse(cell: string): void {
    this.#excused.add(cell)
  }

  /** A cell was replaced as one that is dead. */
  replaced(): void {
    this.#isAnyReplaced = true
  }

  #isExcused(key: string, { cell }: Attempt): boolean {
    if (this.#excused.has(cell)) return true
    return this.#isAnyReplaced && !this.#isPublic(key)
  }

  /**
   * What is shown now otherwise than it should be, in words: a record is to be what was
   * acknowledged last, or something whose caller was never told, or, where two owners acknowledged
   * and neither knew of the other, people are to be shown what does not count.
   */
  flaws(
    shownAs: (key: string) => string | undefined,
    isShownToPeople: (key: string, text: string | undefined) => boolean,
  ): readonly string[] {
    const found: string[] = []
    for (const [key, attempts] of this.#attempts) {
      if (attempts.some((attempt) => this.#isExcused(key, attempt))) continue
      const last = attempts.findLast(({ isAcknowledged }) => isAcknowledged)
      if (!last) continue
      const text = shownAs(key)
      const isOpen = attempts.some((one) => !one.isAcknowledged && one.text === text)
      const isRival = attempts.some((one) => one.isAcknowledged && one.text === text)
      if (text === last.text || isOpen) continue
      if (isRival && isShownToPeople(key, last.text)) continue
      const said = attempts.slice(-shown).map((one) => {
        return `${one.text ?? 'gone'} (${one.cell}${one.isAcknowledged ? '' : ', open'})`
      })
      found.push(`${key} is ${text}; it was said: ${said.join('; ')}`)
    }
    return found
  }

  /** Judges what `flaws` found. */
  judge(flaws: readonly string[]): void {
    this.#card.judge('acknowledged-is-kept', flaws.length === 0, () => {
      return `at the end ${flaws.slice(0, shown).join('; and ')}`
    })
  }
}
