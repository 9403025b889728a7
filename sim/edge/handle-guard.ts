import { AsyncLocalStorage, createHook } from 'node:async_hooks'

/** What code may create without touching the real world. */
const harmless = new Set(['PROMISE', 'TickObject', 'Microtask'])
/**
 * Made by a synchronous signature as well as by one in the thread pool; only the latter calls back.
 */
const harmlessUnlessCalled = new Set(['SIGNREQUEST'])

/** Watches one simulated run for timers, files, sockets and thread-pool work. */
export class HandleGuard {
  readonly #inside = new AsyncLocalStorage<HandleGuard | undefined>()
  readonly #suspects = new Set<number>()
  #isOwn = false
  #found: Error | undefined

  /** Starts something whose doings, now and later, are looked at while a simulation is watched. */
  enter<Result>(activity: () => Result): Result {
    return this.#inside.run(this, activity)
  }

  /** Runs what belongs to the world outside, for example the writing of a trace. */
  leave<Result>(act: () => Result): Result {
    return this.#inside.run(undefined, act)
  }

  /** Runs `simulation`, and watches it and everything that was entered. */
  async watch<Result>(simulation: () => Promise<Result>): Promise<Result> {
    const hook = createHook({
      init: (id, type) => this.#judge(id, type),
      before: (id) => {
        if (this.#suspects.has(id)) this.#accuse('callback of the thread pool')
      },
      // Promises are by far the most numerous, and harmless.
      trackPromises: false,
    } as Parameters<typeof createHook>[0])
    // In production the process would end here.
    const rejected = (reason: unknown) => {
      this.#found ??= new Error(`a rejection that nobody handles: ${String(reason)}`, {
        cause: reason,
      })
    }
    hook.enable()
    process.on('unhandledRejection', rejected)
    try {
      return await this.enter(simulation)
    } finally {
      process.off('unhandledRejection', rejected)
      hook.disable()
    }
  }

  /** The first thing that touched the real world, with the stack that made it. */
  get found(): Error | undefined {
    return this.#found
  }

  /**
   * Resolves after every microtask and tick of this turn, by the one real handle that is allowed.
   */
  quiescence(): Promise<void> {
    return new Promise((resolve) => {
      this.#isOwn = true
      setImmediate(resolve)
      this.#isOwn = false
    })
  }

  #judge(id: number, type: string): void {
    if (this.#isOwn || harmless.has(type)) return
    if (this.#inside.getStore() !== this) return
    if (harmlessUnlessCalled.has(type)) this.#suspects.add(id)
    else this.#accuse(type)
  }

  #accuse(what: string): void {
    this.#found ??= new Error(`a real ${what} was met in a simulated run`)
  }
}
