import type { Clock, Log, Random } from '../env/index.ts'

/** What a repeated activity stands on. */
export interface RoundPorts {
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
}

/** A number between 0 and 1, the same for the same branch of randomness. */
export function chance(random: Random): number {
  const [a = 0, b = 0, c = 0] = random.bytes(3)
  return (a * 65_536 + b * 256 + c) / 16_777_216
}

/** One of the items; undefined of none. */
export function oneOf<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[Math.floor(chance(random) * items.length)]
}

/** The items in random order. */
export function shuffled<Item>(random: Random, items: readonly Item[]): Item[] {
  const rest = [...items]
  for (let at = rest.length - 1; at > 0; at--) {
    const other = Math.floor(chance(random) * (at + 1))
    const kept = rest[at] as Item
    rest[at] = rest[other] as Item
    rest[other] = kept
  }
  return rest
}

/** A round of work: its name for the log, how often, and what is done. */
export interface Round {
  readonly name: string
  /** Asked before each wait, since it may depend on the size of the cluster. */
  periodMs(): number
  run(signal: AbortSignal): Promise<void> | void
}

/**
 * Runs a round again and again until `signal` ends it, with a tenth of jitter so that cells do not
 * fall into step. A round that fails is logged and tried again: the network is not to be relied on.
 */
export async function repeat(
  { clock, random, log }: RoundPorts,
  round: Round,
  signal: AbortSignal,
): Promise<void> {
  const branch = random.fork(round.name)
  while (!signal.aborted) {
    try {
      await clock.sleep(Math.round(round.periodMs() * (0.95 + chance(branch) / 10)), signal)
      await round.run(signal)
    } catch (error) {
      if (signal.aborted) return
      log.debug({ part: round.name, err: error }, 'round failed')
    }
  }
}

/** A signal that ends with `signal` or after `deadlineMs`, whichever is first. */
export function deadline(
  clock: Clock,
  deadlineMs: number,
  signal: AbortSignal,
): { readonly signal: AbortSignal; done(): void } {
  const both = new AbortController()
  const waiting = new AbortController()
  const follow = () => {
    both.abort(signal.reason)
    waiting.abort(isOver)
  }
  // By hand: there are many of these at a time, and composite signals and errors as reasons weigh.
  if (signal.aborted) follow()
  else signal.addEventListener('abort', follow, { once: true })
  const done = () => {
    signal.removeEventListener('abort', follow)
    waiting.abort(isOver)
  }
  clock
    .sleep(deadlineMs, waiting.signal)
    .then(() => both.abort(new DeadlinePassed()))
    .catch(() => {})
  return { signal: both.signal, done }
}

/** Why a wait ends that nobody needs any more. */
const isOver = 'it is over'

/** The reason of a signal whose deadline has passed. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed'
}
