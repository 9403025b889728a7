import type { Timeline } from './timeline.ts'

/** Where something can be made to happen later: a timeline, or one machine's share of it. */
export type Schedule = Pick<Timeline, 'nowMs' | 'schedule'>

/**
 * The timeline as one machine lives it: while the machine stands still, what should happen to it
 * waits, and then happens in the order in which it was due.
 */
export class HostTimeline implements Schedule {
  readonly #timeline: Schedule
  #stalledUntilMs = 0

  constructor(timeline: Schedule) {
    this.#timeline = timeline
  }

  get nowMs(): number {
    return this.#timeline.nowMs
  }

  get isStalled(): boolean {
    return this.#stalledUntilMs > this.nowMs
  }

  /** Nothing happens on this machine for `byMs` from now on; the longest stall counts. */
  stall(byMs: number): void {
    this.#stalledUntilMs = Math.max(this.#stalledUntilMs, this.nowMs + byMs)
  }

  /** The machine goes on; what has waited so far happens when it would have. */
  wake(): void {
    this.#stalledUntilMs = Math.min(this.#stalledUntilMs, this.nowMs)
  }

  schedule(delayMs: number, name: string, act: () => void): () => void {
    let cancel = () => {}
    const fire = () => {
      const waitMs = this.#stalledUntilMs - this.nowMs
      if (waitMs > 0) cancel = this.#timeline.schedule(waitMs, name, fire)
      else act()
    }
    cancel = this.#timeline.schedule(delayMs, name, fire)
    return () => cancel()
  }
}
