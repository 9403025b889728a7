import type { Clock } from '../../cell/env/index.ts'

/** The process has ended: what was asked of it may have happened or not. */
export class ProcessEnded extends Error {
  override readonly name = 'ProcessEnded'

  constructor() {
    super('the process has ended')
  }
}

/**
 * One process, from its start to its death. A dead process does nothing: what it waited for never
 * comes, and only those who asked it for something learn that it is gone.
 */
export class Life {
  readonly number: number
  readonly #end = new AbortController()
  #isPowerGone = false

  constructor(number: number) {
    this.number = number
  }

  get signal(): AbortSignal {
    return this.#end.signal
  }

  get isOver(): boolean {
    return this.#end.signal.aborted
  }

  /** Whether its machine went with it, and can tell nobody. */
  get isPowerGone(): boolean {
    return this.#isPowerGone
  }

  end({ isPowerGone = false }: { readonly isPowerGone?: boolean } = {}): void {
    if (this.isOver) return
    this.#isPowerGone = isPowerGone
    this.#end.abort(new ProcessEnded())
  }

  /** The clock as this process has it: nobody is woken after the end. */
  clockOf(clock: Clock): Clock {
    return {
      wallMs: () => clock.wallMs(),
      monotonicMs: () => clock.monotonicMs(),
      sleep: (delayMs, signal) => this.#whileAlive(clock.sleep(delayMs, signal)),
    }
  }

  /** What somebody outside asked of the process, or ProcessEnded when it dies first. */
  answer<Result>(asked: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const lose = () => reject(this.signal.reason)
      if (this.isOver) return lose()
      this.signal.addEventListener('abort', lose, { once: true })
      const forget = () => this.signal.removeEventListener('abort', lose)
      asked.then(resolve, reject).finally(forget)
    })
  }

  #whileAlive<Result>(waited: Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      waited.then(
        (result) => {
          if (!this.isOver) resolve(result)
        },
        (error: unknown) => {
          if (!this.isOver) reject(error)
        },
      )
    })
  }
}
