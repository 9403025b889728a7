import { assert } from '../../cell/env/index.ts'
import { type Event, EventHeap } from './event-heap.ts'

/** Virtual time: nothing passes but from one scheduled event to the next. */
export class Timeline {
  readonly #heap = new EventHeap()
  #nowMs = 0
  #sequence = 0

  /** Milliseconds since the world began; may have a fraction. */
  get nowMs(): number {
    return this.#nowMs
  }

  /** Events that wait, cancelled ones among them. */
  get waiting(): number {
    return this.#heap.size
  }

  /** Lets `act` happen after `delayMs`; the result takes it back. */
  schedule(delayMs: number, name: string, act: () => void): () => void {
    assert(delayMs >= 0, 'an event lies in the future')
    const atMs = this.#nowMs + delayMs
    const event: Event = { atMs, sequence: this.#sequence++, name, act, isCancelled: false }
    this.#heap.push(event)
    return () => {
      event.isCancelled = true
    }
  }

  /**
   * Moves to the next event and returns it without letting it happen; undefined when there is none.
   */
  next(): Event | undefined {
    const event = this.#heap.pop()
    if (event) this.#nowMs = event.atMs
    return event
  }
}
