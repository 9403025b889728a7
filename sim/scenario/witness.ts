import type { Change, Order } from '../../cell/store/index.ts'
import { compareOrders, orderText } from '../../cell/store/index.ts'
import type { Scorecard } from './invariant.ts'
import { recordText } from './record-text.ts'

/** A change that was decided: what it makes of each record, undefined = deleted. */
export interface Attempt {
  readonly number: number
  readonly outcome: ReadonlyMap<string, string | undefined>
}

/** Differences named in the evidence of a violation. */
const differencesShown = 5

/**
 * Stands outside and writes down what clients decided and what they were told. After every start it
 * holds the store against that: what was acknowledged must be there; what was neither acknowledged
 * nor refused may be, in the order of decision and each change whole.
 */
export class Witness {
  readonly #card: Scorecard
  /** Records after everything that is known to have happened. */
  readonly #known = new Map<string, string>()
  /** Decided, and neither acknowledged nor refused yet: oldest first. */
  #open: Attempt[] = []
  #attempts = 0
  #newest: Order = { term: 0, boot: 0, seq: 0 }

  constructor(card: Scorecard) {
    this.#card = card
  }

  /** Changes that were decided so far. */
  get attempts(): number {
    return this.#attempts
  }

  /** Called within the decision, with everything that it changed. */
  begin(changes: readonly Change[]): Attempt {
    const outcome = new Map<string, string | undefined>()
    for (const { key, row } of changes) outcome.set(key, row && recordText(row.value))
    const attempt: Attempt = { number: this.#attempts++, outcome }
    this.#open.push(attempt)
    return attempt
  }

  /** The client was told that it happened. */
  acknowledge(attempt: Attempt, order: Order): void {
    const oldest = this.#open.shift()
    this.#card.judge('acknowledged-in-order', oldest === attempt, () => {
      return `change ${attempt.number} was acknowledged before change ${oldest?.number}`
    })
    this.#judgeOrder(order)
    apply(this.#known, attempt)
  }

  /** The client was told that nothing of it happened. */
  refuse(attempt: Attempt): void {
    this.#open = this.#open.filter((other) => other !== attempt)
  }

  /** What a reader should see under a key. */
  knownAt(key: string): string | undefined {
    return this.#known.get(key)
  }

  /** Judges what a start found, and takes it as known from now on. */
  judgeStart(found: ReadonlyMap<string, string>, order: Order): void {
    const state = new Map(this.#known)
    const open = this.#open
    this.#open = []
    const misses = [differences(state, found)]
    for (const attempt of open) {
      if (misses.at(-1)?.length === 0) break
      apply(state, attempt)
      misses.push(differences(state, found))
    }
    const nearest = misses.toSorted((left, right) => left.length - right.length)[0] ?? []
    this.#card.judge('acknowledged-is-kept', nearest.length === 0, () => {
      const shown = nearest.slice(0, differencesShown).join('; ')
      return `${open.length} changes open, ${nearest.length} records differ: ${shown}`
    })
    this.#known.clear()
    for (const [key, text] of found) this.#known.set(key, text)
    this.#judgeOrder(order)
  }

  #judgeOrder(order: Order): void {
    this.#card.judge('order-goes-on', compareOrders(this.#newest, order) <= 0, () => {
      return `${orderText(order)} came after ${orderText(this.#newest)}`
    })
    this.#newest = order
  }
}

function apply(state: Map<string, string>, { outcome }: Attempt): void {
  for (const [key, text] of outcome) {
    if (text === undefined) state.delete(key)
    else state.set(key, text)
  }
}

function differences(
  wanted: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): readonly string[] {
  const lines: string[] = []
  for (const [key, text] of wanted) {
    const other = found.get(key)
    if (other !== text) lines.push(`${key} should be ${text} and is ${other ?? 'missing'}`)
  }
  for (const [key, text] of found) {
    if (!wanted.has(key)) lines.push(`${key} should be missing and is ${text}`)
  }
  return lines
}
