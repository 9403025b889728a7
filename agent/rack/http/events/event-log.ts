import type { NodeSides, ViewEvent } from './event.ts'
import { eventsKept } from './limits.ts'

/** An event in its place. */
export interface PastEvent {
  readonly number: number
  readonly event: ViewEvent
  /** Absent for what is no node. */
  readonly sides: NodeSides | undefined
  /** As it goes over the wire. */
  readonly text: string
}

/** Where a reader stands: after the event of this number. */
export type Position =
  | { readonly kind: 'after'; readonly number: number }
  /** It cannot go on from where it was. */
  | { readonly kind: 'lost'; readonly reason: 'foreign' | 'too old' | 'unreadable' }

/**
 * The newest events, numbered without a gap from 1. A position is told as `<incarnation>-<number>`;
 * the incarnation is new with each log, so that a number of another process, or of this one before
 * it paused, is never taken for one of these.
 */
export class EventLog {
  readonly #incarnation: string
  readonly #events: PastEvent[] = []
  #newest = 0

  constructor(incarnation: string) {
    this.#incarnation = incarnation
  }

  /** Number of the newest event; 0 = there is none yet. */
  get newest(): number {
    return this.#newest
  }

  /** Number of the oldest event that is still there. */
  get oldest(): number {
    return Math.max(1, this.#newest - eventsKept + 1)
  }

  /** Adds an event, with the time at which it was seen: RFC 3339. */
  append(event: ViewEvent, time: string, sides?: NodeSides): void {
    this.#newest++
    const id = this.positionText(this.#newest)
    const text = `id: ${id}\nevent: ${event.type}\ndata: ${JSON.stringify({ ...event, time })}\n\n`
    this.#events[this.#newest % eventsKept] = { number: this.#newest, event, sides, text }
  }

  /** The event of this number; undefined when it is not there, or not any more. */
  at(number: number): PastEvent | undefined {
    const found = this.#events[number % eventsKept]
    return found?.number === number ? found : undefined
  }

  positionText(number: number): string {
    return `${this.#incarnation}-${number}`
  }

  /** Where a reader that saw this id last stands. */
  positionOf(id: string): Position {
    const [, incarnation, digits] = /^([0-9a-f]{16})-(\d{1,15})$/.exec(id) ?? []
    if (incarnation === undefined) return { kind: 'lost', reason: 'unreadable' }
    const number = Number(digits)
    if (incarnation !== this.#incarnation || number > this.#newest) {
      return { kind: 'lost', reason: 'foreign' }
    }
    if (number + 1 < this.oldest) return { kind: 'lost', reason: 'too old' }
    return { kind: 'after', number }
  }
}
