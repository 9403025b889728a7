import type { Bus, Clock, Log } from '../env/index.ts'
import { digestGapMs, digestGapPerCellMs, digestRefreshMs, pulseFewMax } from './limits.ts'
import type { Round } from './round.ts'

/** What announcing stands on. */
export interface AnnouncerPorts {
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Log
  readonly topic: string
  cells(): number
  /** The signed digest of the own public feed; undefined = nothing may be said now. */
  digest(): Uint8Array | undefined
}

/**
 * Gossips the own digest after each change: at once, then no more often than the cluster bears. A
 * digest that gets lost is repaired by anti-entropy; the newest one is all that matters.
 */
export class Announcer {
  readonly #ports: AnnouncerPorts
  readonly #signal: AbortSignal
  #lastMs = Number.NEGATIVE_INFINITY
  #waiting = false

  constructor(ports: AnnouncerPorts, signal: AbortSignal) {
    this.#ports = ports
    this.#signal = signal
  }

  /** The feed has grown. */
  changed(): void {
    if (this.#waiting || this.#signal.aborted) return
    this.#waiting = true
    const { clock, cells } = this.#ports
    const { least, most } = digestGapMs
    const gapMs = Math.min(most, Math.max(least, cells() * digestGapPerCellMs))
    const waitMs = Math.max(0, this.#lastMs + gapMs - clock.monotonicMs())
    clock
      .sleep(waitMs, this.#signal)
      .then(() => this.#publish())
      .catch(() => {})
  }

  /** The round that repeats the digest although nothing changed: it proves what was folded. */
  round(): Round {
    const periodMs = () => digestRefreshMs * Math.max(1, this.#ports.cells() / pulseFewMax)
    return { name: 'announce', periodMs, run: () => this.changed() }
  }

  async #publish(): Promise<void> {
    this.#waiting = false
    const { bus, clock, log, topic } = this.#ports
    const digest = this.#ports.digest()
    if (!digest) return
    this.#lastMs = clock.monotonicMs()
    try {
      await bus.publish(topic, digest)
    } catch (error) {
      log.warn({ part: 'announce', err: error }, 'digest not published')
    }
  }
}
