/**
 * The program behind `rackcell sim`: runs simulated worlds from seeds, judges them, and shows one
 * again. Progress goes to standard error; what a replay shows, and one closing line of JSON, to
 * standard output. Exit codes: 0 every invariant held, 1 one did not, 2 usage.
 */
import { createHash, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { OneCellReport, SimulationFailure } from './scenario/index.ts'
import { virtualMsDefault } from './scenario/limits.ts'

const usage = `rackcell sim run    [--seed N] [--seeds N] [--virtual-ms N] [--json]
rackcell sim replay --seed N [--virtual-ms N] [--json]

run     simulates one world per seed and judges it
        --seed N        the first seed; without it a fresh one is drawn and printed
        --seeds N       how many seeds, one after the other (default 100)
        --virtual-ms N  how long clients write in each world (default ${virtualMsDefault})
        --json          only the closing line of JSON
replay  simulates one world and prints everything that happens in it
        --seed N        the seed that a failed run has named
`

/** Seeds that are drawn stay readable. */
const freshSeedMax = 1_000_000
/** How often a run says how far it is, in milliseconds. */
const progressMs = 1_000

interface Wanted {
  readonly verb: 'run' | 'replay'
  readonly seed: number
  readonly seeds: number
  readonly virtualMs: number
  readonly isJson: boolean
}

class UsageError extends Error {
  override readonly name = 'UsageError'
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) {
    throw new UsageError(`--${name} takes a whole number, not "${text}"`)
  }
  return number
}

function parse(args: readonly string[]): Wanted | 'help' {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      'virtual-ms': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return 'help'
  const [verb, ...more] = positionals
  if ((verb !== 'run' && verb !== 'replay') || more.length > 0) {
    throw new UsageError(`"run" or "replay" is expected, not "${positionals.join(' ')}"`)
  }
  const seed = wholeNumber('seed', values.seed)
  if (verb === 'replay' && seed === undefined) throw new UsageError('replay needs --seed N')
  const seeds = wholeNumber('seeds', values.seeds) ?? (verb === 'run' ? 100 : 1)
  if (seeds === 0) throw new UsageError('--seeds takes at least 1')
  if (verb === 'replay' && seeds !== 1) throw new UsageError('replay shows one seed')
  return {
    verb,
    seed: seed ?? randomInt(freshSeedMax),
    seeds,
    virtualMs: wholeNumber('virtual-ms', values['virtual-ms']) ?? virtualMsDefault,
    isJson: values.json,
  }
}

/** Sums the reports of several worlds up. */
class Summary {
  readonly #begin = performance.now()
  readonly #hash = createHash('sha256')
  readonly #wanted: Wanted
  readonly #invariants = new Map<string, number>()
  #worlds = 0
  #events = 0
  #virtualMs = 0
  #lastHash = ''

  constructor(wanted: Wanted) {
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

function packageVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}

async function simulate(wanted: Wanted): Promise<number> {
  const { verb, seed, seeds, virtualMs, isJson } = wanted
  // Only now: who asks for help need not wait for the whole cell to load.
  const { runOneCell, SimulationFailure } = await import('./scenario/index.ts')
  const say = (text: string) => isJson || process.stderr.write(text)
  const listen = (line: string) => isJson || process.stdout.write(`${line}\n`)
  const summary = new Summary(wanted)
  say(`seed ${seed}${seeds > 1 ? ` to ${seed + seeds - 1}` : ''}, ${virtualMs} virtual ms each\n`)
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
    say(summary.progress)
    saidMs = performance.now()
  }
  say(summary.progress)
  process.stdout.write(summary.line(true))
  return 0
}

async function main(args: readonly string[]): Promise<number> {
  let wanted: Wanted | 'help'
  try {
    wanted = parse(args)
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  if (wanted !== 'help') return await simulate(wanted)
  process.stdout.write(usage)
  return 0
}

process.exitCode = await main(process.argv.slice(2))
