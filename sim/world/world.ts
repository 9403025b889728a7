import type { Log, LogFields } from '../../cell/env/index.ts'
import { Timeline } from '../clock/index.ts'
import { HandleGuard } from '../edge/index.ts'
import { SeededRandom } from '../random/index.ts'
import { Trace } from './trace.ts'

/** What makes a world. */
export interface WorldOptions {
  readonly seed: number
  /** Hears every line of the trace. */
  readonly listen?: (line: string) => void
}

/** How far a run goes. */
export interface RunLimit {
  readonly untilMs: number
  /** More events than this are a loop that does not end. */
  readonly eventsMax: number
}

/** Everything around the code under test: virtual time, one tree of randomness, one trace. */
export class World {
  readonly seed: number
  readonly timeline = new Timeline()
  readonly random: SeededRandom
  readonly trace: Trace
  readonly #guard = new HandleGuard()
  readonly #checks: (() => void)[] = []
  #failure: { readonly error: unknown } | undefined
  #events = 0

  constructor({ seed, listen }: WorldOptions) {
    this.seed = seed
    this.random = SeededRandom.fromSeed(seed)
    this.trace = new Trace(listen && ((line) => this.#guard.leave(() => listen(line))))
  }

  get nowMs(): number {
    return this.timeline.nowMs
  }

  get events(): number {
    return this.#events
  }

  /** What ended the run, or will at the next quiet point. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure
  }

  /** Writes an effect into the trace. */
  note(text: string): void {
    this.trace.note(this.timeline.nowMs, text)
  }

  /** Calls `check` at every quiet point, after each event. */
  onQuiet(check: () => void): void {
    this.#checks.push(check)
  }

  /** Ends the run with this error at the next quiet point; the first one counts. */
  fail(error: unknown): void {
    this.#failure ??= { error }
  }

  /** Starts a simulated activity; when it throws, the run fails. */
  begin(activity: () => Promise<void>): void {
    this.#guard.enter(activity).catch((error: unknown) => this.fail(error))
  }

  /** Lets events happen until the limit, or until nothing is left to happen. */
  async run({ untilMs, eventsMax }: RunLimit): Promise<void> {
    const eventsEnd = this.#events + eventsMax
    await this.#guard.watch(async () => {
      let isOver = false
      this.timeline.schedule(untilMs - this.nowMs, 'end', () => {
        isOver = true
      })
      while (!isOver) {
        await this.#quiet()
        const event = this.timeline.next()
        if (!event) break
        if (++this.#events > eventsEnd) throw new Error(`more than ${eventsMax} events`)
        this.note(event.name)
        event.act()
      }
      await this.#quiet()
    })
  }

  async #quiet(): Promise<void> {
    // However long a chain of awaits is, it ends before the next event.
    await this.#guard.quiescence()
    for (const check of this.#checks) check()
    if (this.#guard.found) throw this.#guard.found
    if (this.#failure) throw this.#failure.error
  }
}

/** A Log port that writes into the world's trace. */
export function traceLog(world: World, fields: LogFields = {}): Log {
  const write = (level: string) => (more: LogFields, message: string) => {
    world.note(`log ${level} ${message} ${JSON.stringify({ ...fields, ...more })}`)
  }
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    child: (more) => traceLog(world, { ...fields, ...more }),
  }
}
