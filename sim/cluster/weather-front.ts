import type { PeerKey } from '../../cell/env/index.ts'
import type { Mishap } from '../fault/index.ts'
import { calm, type NetworkWeather, type SimNetwork } from '../network/index.ts'

const weatherKinds = new Set(['loss', 'duplicates', 'reorder', 'delay'])

/** How bad the weather gets at the most. */
const worst = { perMille: 400, lateMs: 2_000, delayMs: 400, jitterMs: 200 }
/** Share of time for which a flapping link is up. */
const upShare = 0.5

/** Makes the mishaps of a network happen, several at once if need be, and end. */
export class WeatherFront {
  readonly #network: SimNetwork
  readonly #active = new Set<Mishap>()

  constructor(network: SimNetwork) {
    this.#network = network
  }

  /** Begins a mishap of the network; the result ends it. Undefined = it is none. */
  begin(mishap: Mishap, sides: readonly [PeerKey[], PeerKey[]]): (() => void) | undefined {
    if (weatherKinds.has(mishap.kind)) {
      this.#active.add(mishap)
      this.#settle()
      return () => {
        this.#active.delete(mishap)
        this.#settle()
      }
    }
    const [some, others] = sides
    if (mishap.kind === 'partition') return this.#network.partition(some, others)
    if (mishap.kind === 'one-way') return this.#network.partition(some, others, 'aToB')
    if (mishap.kind !== 'flapping') return undefined
    const periodMs = 300 + mishap.amount * 4_000
    const times = Math.max(1, Math.floor(mishap.forMs / periodMs))
    const upMs = periodMs * upShare
    this.#network.flap(some, others, { downMs: periodMs - upMs, upMs, times })
    return () => {}
  }

  #settle(): void {
    const most = (kind: Mishap['kind']) => {
      let amount = 0
      for (const mishap of this.#active) {
        if (mishap.kind === kind) amount = Math.max(amount, mishap.amount)
      }
      return amount
    }
    const delay = most('delay')
    const weather: NetworkWeather = {
      ...calm,
      dropPerMille: Math.round(most('loss') * worst.perMille),
      duplicatePerMille: Math.round(most('duplicates') * worst.perMille),
      latePerMille: Math.round(most('reorder') * worst.perMille),
      lateMs: worst.lateMs,
      delayMs: { least: calm.delayMs.least, most: calm.delayMs.most + delay * worst.delayMs },
      jitterMs: calm.jitterMs + delay * worst.jitterMs,
    }
    this.#network.setWeather(weather)
  }
}
