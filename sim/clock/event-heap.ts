/** Something that happens at a virtual moment. */
export interface Event {
  readonly atMs: number
  /** Order of scheduling: decides between events of one moment. */
  readonly sequence: number
  /** What the trace says of it. */
  readonly name: string
  readonly act: () => void
  isCancelled: boolean
}

function isBefore(left: Event, right: Event): boolean {
  return left.atMs === right.atMs ? left.sequence < right.sequence : left.atMs < right.atMs
}

/** A binary heap of events, earliest first, and first scheduled first within one moment. */
export class EventHeap {
  readonly #events: Event[] = []

  get size(): number {
    return this.#events.length
  }

  push(event: Event): void {
    const events = this.#events
    let at = events.length
    while (at > 0) {
      const parentAt = (at - 1) >>> 1
      const parent = events[parentAt]
      if (!parent || isBefore(parent, event)) break
      events[at] = parent
      at = parentAt
    }
    events[at] = event
  }

  /** Takes the earliest event that was not cancelled. */
  pop(): Event | undefined {
    for (;;) {
      const event = this.#take()
      if (!event?.isCancelled) return event
    }
  }

  #take(): Event | undefined {
    const events = this.#events
    const first = events[0]
    const last = events.pop()
    if (last && events.length > 0) this.#sink(last)
    return first
  }

  /** Lets `event` sink from the top to its place. */
  #sink(event: Event): void {
    const events = this.#events
    let at = 0
    for (;;) {
      const left = events[2 * at + 1]
      const right = events[2 * at + 2]
      if (!left) break
      const isRight = right !== undefined && isBefore(right, left)
      const child = isRight ? right : left
      if (isBefore(event, child)) break
      events[at] = child
      at = 2 * at + (isRight ? 2 : 1)
    }
    events[at] = event
  }
}
