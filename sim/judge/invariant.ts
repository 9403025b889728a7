/** What must hold in every simulated cluster, judged from outside of the code under test. */
export const clusterInvariants = {
  'acknowledged-is-durable': 'what somebody was told has happened is on the disk of its owner',
  'acknowledged-is-kept':
    'nothing that was acknowledged is missing, but for what had no second copy on a lost disk',
  'age-is-honest': 'nothing is shown as younger than it is',
  'boot-is-local': 'a node that boots never waits for another cell',
  'boot-is-served':
    'a cell knows every node of its own rack that it has acknowledged, and in the end each is up',
  'intent-goes-on': 'what an intent has replaced never comes back, a deleted one least of all',
  'one-roster': 'of each number one roster at most is ever in force, whatever the cell',
  'order-goes-on': 'what a cell shows of another never goes back',
  'queues-are-bounded': 'every queue stays under its limit',
  'reads-own-writes': 'who wrote at a cell reads it there',
  'repeats-change-nothing': 'a request that is repeated under its id happens once',
  'said-at-all': 'what a cell shows of another is what that one had written, no more and no less',
  'said-by-its-owner': 'a cell shows of another only what the roster gives to that one',
  'store-opens': 'a store opens after every crash, and when bits have turned says so',
  'views-agree': 'after the last trouble all cells come to agree, in bounded time',
} as const

export type ClusterInvariant = keyof typeof clusterInvariants

/** An invariant did not hold. */
export class Broken extends Error {
  override readonly name = 'Broken'
  readonly invariant: ClusterInvariant

  constructor(invariant: ClusterInvariant, evidence: string) {
    super(`${invariant}: ${clusterInvariants[invariant]}: ${evidence}`)
    this.invariant = invariant
  }
}

/** Counts how often each invariant was judged, and throws when one does not hold. */
export class Card {
  /** How often each invariant that is judged was found to hold. */
  readonly #judged: ReadonlyMap<ClusterInvariant, { times: number }>
  readonly #sometimes = new Map<string, number>()
  readonly #fail: (broken: Broken) => void

  /**
   * `only` leaves the other invariants alone: to prove that each of these finds a fault by itself.
   * `fail` hears of each that broke: what is judged within production code must not throw there.
   */
  constructor(fail: (broken: Broken) => void, only?: readonly ClusterInvariant[]) {
    this.#fail = fail
    const wanted = only ?? (Object.keys(clusterInvariants) as ClusterInvariant[])
    this.#judged = new Map(wanted.map((name) => [name, { times: 0 }]))
  }

  judge(invariant: ClusterInvariant, holds: boolean, evidence: () => string): void {
    const tally = this.#judged.get(invariant)
    if (!tally) return
    if (holds) tally.times++
    else this.#fail(new Broken(invariant, evidence()))
  }

  /** Something rare happened: a run that never does it proves nothing about it. */
  sometimes(what: string, times = 1): void {
    this.#sometimes.set(what, (this.#sometimes.get(what) ?? 0) + times)
  }

  /** How often each invariant was judged, by name. */
  get judged(): Readonly<Record<string, number>> {
    const counts = [...this.#judged].map(([name, { times }]) => [name, times] as const)
    return Object.fromEntries(counts.filter(([, times]) => times > 0).sort())
  }

  get rare(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#sometimes].sort())
  }
}
