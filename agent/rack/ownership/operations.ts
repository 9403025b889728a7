import { type Clock, Fault, type Random, randomHex } from '../../../cell/env/index.ts'
import { operationsKept, progressLinesMax } from './limits.ts'

/** One line of what a change has done. */
export interface ProgressLine {
  readonly seconds: number
  readonly text: string
}

/** A change as whoever ordered it sees it. */
export interface Operation {
  readonly id: string
  readonly what: string
  readonly by: string
  readonly startedMs: number
  state: 'running' | 'done' | 'failed'
  readonly progress: ProgressLine[]
  /** Number of the roster that it made; absent = none was needed, or it failed. */
  roster?: number
  failure?: { readonly code: string; readonly message: string; readonly remedy: string }
}

/** What the work of an operation may use. */
export interface OperationTools {
  readonly id: string
  tell(text: string): void
}

/** Changes that take longer than a request: they are started, and asked after. */
export class Operations {
  readonly #clock: Clock
  readonly #random: Random
  readonly #known = new Map<string, Operation>()

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  get(id: string): Operation | undefined {
    return this.#known.get(id)
  }

  list(): readonly Operation[] {
    return [...this.#known.values()].reverse()
  }

  /** Begins; the promise resolves when it is over, however that was. */
  start(
    { by, what }: { readonly by: string; readonly what: string },
    work: (tools: OperationTools) => Promise<number | undefined>,
  ): { readonly operation: Operation; readonly over: Promise<Operation> } {
    const id = randomHex(this.#random, 16)
    const startedMs = this.#clock.wallMs()
    const sinceMs = this.#clock.monotonicMs()
    const operation: Operation = { id, what, by, startedMs, state: 'running', progress: [] }
    this.#known.set(id, operation)
    for (const [oldest, { state }] of this.#known) {
      if (this.#known.size <= operationsKept) break
      if (state !== 'running') this.#known.delete(oldest)
    }
    const tell = (text: string) => {
      const seconds = Math.round((this.#clock.monotonicMs() - sinceMs) / 10) / 100
      if (operation.progress.length < progressLinesMax) operation.progress.push({ seconds, text })
    }
    return { operation, over: run(operation, work, { id, tell }) }
  }
}

async function run(
  operation: Operation,
  work: (tools: OperationTools) => Promise<number | undefined>,
  tools: OperationTools,
): Promise<Operation> {
  try {
    const roster = await work(tools)
    if (roster !== undefined) operation.roster = roster
    operation.state = 'done'
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    const { code, message, remedy } = error
    operation.failure = { code, message, remedy }
    operation.state = 'failed'
  }
  return operation
}
