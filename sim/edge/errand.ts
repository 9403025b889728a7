import { AsyncLocalStorage } from 'node:async_hooks'

/** On whose errand code runs, through everything that it awaits. */
export class Errands<Errand> {
  readonly #store = new AsyncLocalStorage<Errand>()

  /** Runs `act`, and all that it awaits, on an errand. */
  run<Result>(errand: Errand, act: () => Result): Result {
    return this.#store.run(errand, act)
  }

  /** The errand on which the caller runs; undefined = none. */
  get current(): Errand | undefined {
    return this.#store.getStore()
  }
}
