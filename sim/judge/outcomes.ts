import type { Card } from './invariant.ts'

/** One change of one record that somebody asked for. */
interface Attempt {
  /** What the record is to be; undefined = it is to be gone. */
  readonly text: string | undefined
  readonly cell: string
  readonly begunMs: number
  isAcknowledged: boolean
  /** It was decided before people settled a fork of its cell: perhaps on the branch given up. */
  isSettled: boolean
}

/** How things stand at the end. */
export interface Present {
  /** The cell that owns a record now; undefined = whoever wrote it. */
  ownerOf(key: string, text: string | undefined): string | undefined
  isShownToPeople(key: string, text: string | undefined): boolean
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
  /** When cells last lost a disk, or wrote on two branches. */
  readonly #harmedMs = new Map<string, number>()
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
    const attempt: Attempt = { text, cell, begunMs, isAcknowledged: false, isSettled: false }
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
  excuse(cell: string, nowMs: number): void {
    this.#excused.add(cell)
    this.#harmedMs.set(cell, nowMs)
  }

  /** People have said which branch of this cell counts: what it acknowledges now is to be kept. */
  settle(cell: string): void {
    this.#excused.delete(cell)
    for (const attempts of this.#attempts.values()) {
      for (const attempt of attempts) if (attempt.cell === cell) attempt.isSettled = true
    }
  }

  /** A cell was replaced as one that is dead. */
  replaced(): void {
    this.#isAnyReplaced = true
  }

  #isExcused(key: string, { cell, isSettled }: Attempt, last: Attempt): boolean {
    // What a cell says after it was settled takes the place of what it said before.
    if (isSettled) return last.isSettled || last.cell !== cell
    if (this.#excused.has(cell)) return true
    return this.#isAnyReplaced && !this.#isPublic(key)
  }

  /** It changed hands, and since then one who may have had it had no luck with a disk. */
  #isLostByHeir({ cell, begunMs }: Attempt, owner: string | undefined): boolean {
    if (owner === undefined || owner === cell) return false
    return [...this.#harmedMs].some(([other, atMs]) => other !== cell && atMs > begunMs)
  }

  /**
   * What is shown now otherwise than it should be, in words: a record is to be what was
   * acknowledged last, or something whose caller was never told, or, where two owners acknowledged
   * and neither knew of the other, people are to be shown what does not count.
   */
  flaws(
    shownAs: (key: string) => string | undefined,
    { ownerOf, isShownToPeople }: Present,
  ): readonly string[] {
    const found: string[] = []
    for (const [key, attempts] of this.#attempts) {
      const last = attempts.findLast(({ isAcknowledged }) => isAcknowledged)
      if (!last || attempts.some((attempt) => this.#isExcused(key, attempt, last))) continue
      if (this.#isLostByHeir(last, ownerOf(key, last.text))) continue
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
