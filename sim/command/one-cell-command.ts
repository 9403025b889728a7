import { createHash } from 'node:crypto'
import { packageVersion } from '../edge/index.ts'
import type { OneCellReport, SimulationFailure } from '../scenario/index.ts'
import type { Voice } from './flags.ts'

/** Worlds of one cell to be run, one seed after the other. */
export interface OneCellWanted {
  readonly verb: 'run' | 'replay'
  readonly seed: number
  readonly seeds: number
  readonly virtualMs: number
}

/** How often a run says how far it is, in milliseconds. */
const progressMs = 1_000

/** Sums the reports of several worlds up. */
class Summary {
  readonly #begin = performance.now()
  readonly #hash = createHash('sha256')
  readonly #wanted: OneCellWanted
  readonly #invariants = new Map<string, number>()
  #worlds = 0
  #events = 0
  #virtualMs = 0
  #lastHash = ''

  constructor(wanted: OneCellWanted) {
    this.#wanted = wanted
  }

  add({ events, virtualMs, invariants, traceHash }: OneCellReport): void {
    this.#worlds++
    this.#events += events
    this.#virtualMs += virtualMs
    this.#hash.update(traceHash)
    this.#lastHash = traceHash
    for (const [name, times] of Object.entries(invariants)) {
      this.#invariants.set(name, (this.#invariants.get(name) ?? 0) + times)
    }
  }

  get progress(): string {
    const seconds = ((performance.now() - this.#begin) / 1_000).toFixed(0)
    return `${this.#worlds}/${this.#wanted.seeds} worlds, ${this.#events} events, ${seconds} s\n`
  }

  /** The closing line. The hash of several worlds is the hash of their hashes. */
  line(held: boolean, failure?: SimulationFailure): string {
    const { seed, seeds } = this.#wanted
    return `${JSON.stringify({
      seed,
      seeds,
      version: packageVersion(),
      held,
      events: this.#events,
      virtualMs: this.#virtualMs,
      realMs: Math.round(performance.now() - this.#begin),
      invariants: Object.fromEntries([...this.#invariants].sort()),
      traceHash: this.#worlds === 1 ? this.#lastHash : this.#hash.copy().digest('hex'),
      ...(failure && { failedSeed: failure.seed, failure: failure.message.split('\n')[0] }),
    })}\n`
  }
}

/** Runs worlds of one cell. Answers with the exit code: 0 only when all held. */
export async function runOneCellCommand(wanted: OneCellWanted, voice: Voice): Promise<number> {
  const { verb, seed, seeds, virtualMs } = wanted
  // Only now: who asks for help need not wait for the whole cell to load.
  const { runOneCell, SimulationFailure } = await import('../scenario/index.ts')
  const listen = (line: string) => voice.print(`${line}\n`)
  const summary = new Summary(wanted)
  const range = seeds > 1 ? ` to ${seed + seeds - 1}` : ''
  voice.say(`seed ${seed}${range}, ${virtualMs} virtual ms each\n`)
  let saidMs = performance.now()
  for (let next = seed; next < seed + seeds; next++) {
    try {
      summary.add(await runOneCell({ seed: next, virtualMs, ...(verb === 'replay' && { listen }) }))
    } catch (error) {
      if (!(error instanceof SimulationFailure)) throw error
      process.stderr.write(`${error.message}\n`)
      process.stdout.write(summary.line(false, error))
      return 1
    }
    if (performance.now() - saidMs < progressMs) continue
    voice.say(summary.progress)
    saidMs = performance.now()
  }
  voice.say(summary.progress)
  process.stdout.write(summary.line(true))
  return 0
}
