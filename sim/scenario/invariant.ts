/** What must hold in every simulated world, judged from outside of the code under test. */
export const invariants = {
  'acknowledged-is-kept':
    'after every start all that was acknowledged is there, and nothing in part or out of order',
  'acknowledged-in-order': 'changes are acknowledged in the order in which they were decided',
  'chain-continues': 'every head that ever became durable continues the one before it',
  'indexes-agree': 'index entries agree with the records after every start, with nothing to mend',
  'order-goes-on': 'the order of a feed never goes back, across starts neither',
  'queues-are-bounded': 'every queue stays under its limit',
  'reads-are-current': 'a reader sees exactly what was acknowledged',
  'reads-are-durable': 'a reader sees only what a power cut could not take back',
  'reads-are-whole': 'a reader sees a change of several records whole or not at all',
  'store-opens': 'after every crash the store opens without a fault',
} as const

export type InvariantName = keyof typeof invariants

/** An invariant did not hold. */
export class Violation extends Error {
  override readonly name = 'Violation'
  readonly invariant: InvariantName

  constructor(invariant: InvariantName, evidence: string) {
    super(`${invariants[invariant]}: ${evidence}`)
    this.invariant = invariant
  }
}

/** Counts how often each invariant was judged, and throws when one does not hold. */
export class Scorecard {
  readonly #judged = new Map<InvariantName, number>()
  readonly #wanted: ReadonlySet<InvariantName>

  /**
   * `only` leaves the other invariants alone: to prove that each of these finds a fault by itself.
   */
  constructor(only?: readonly InvariantName[]) {
    this.#wanted = new Set(only ?? (Object.keys(invariants) as InvariantName[]))
  }

  judge(invariant: InvariantName, holds: boolean, evidence: () => string): void {
    if (!this.#wanted.has(invariant)) return
    if (!holds) throw new Violation(invariant, evidence())
    this.#judged.set(invariant, (this.#judged.get(invariant) ?? 0) + 1)
  }

  /** How often each invariant was judged, by name. */
  get judged(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#judged].sort())
  }
}
