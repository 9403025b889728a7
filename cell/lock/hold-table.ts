import { holdMs, undoneMax, undoneMs } from './limits.ts'
import type { ReservationKind } from './reservation.ts'

/** Components that are kept for an operation of several cells until it is decided. */
export interface Hold {
  readonly kind: ReservationKind
  readonly minutes: number | undefined
  /** Who asked for it: nobody else may turn it into reservations. */
  readonly subject: string
  readonly components: readonly string[]
}

interface Held extends Hold {
  readonly untilMs: number
}

/**
 * What an owner keeps for operations of several cells, for `holdMs` on its monotonic clock. In
 * memory: a restart ends every hold, and the step that comes for it is refused.
 */
export class HoldTable {
  readonly #held = new Map<string, Held>()
  /** Operation by component. */
  readonly #byComponent = new Map<string, string>()
  /** When each operation was undone, the oldest first. */
  readonly #undone = new Map<string, number>()

  /** Keeps components for an operation; false when it was undone meanwhile. */
  hold(operation: string, hold: Hold, nowMs: number): boolean {
    this.#sweep(nowMs)
    if (this.#undone.has(operation)) return false
    this.drop(operation)
    if (hold.components.length === 0) return true
    this.#held.set(operation, { ...hold, untilMs: nowMs + holdMs })
    for (const component of hold.components) this.#byComponent.set(component, operation)
    return true
  }

  /** Whether a component is kept, and not for `operation`. */
  isHeld(component: string, nowMs: number): boolean {
    const operation = this.#byComponent.get(component)
    return operation !== undefined && this.#live(operation, nowMs) !== undefined
  }

  /** What is kept for an operation; undefined when it is over, was undone, or never was. */
  of(operation: string, nowMs: number): Hold | undefined {
    return this.#live(operation, nowMs)
  }

  /** Ends a hold: it became reservations, or nothing comes of it. */
  drop(operation: string): void {
    for (const component of this.#held.get(operation)?.components ?? []) {
      if (this.#byComponent.get(component) === operation) this.#byComponent.delete(component)
    }
    this.#held.delete(operation)
  }

  /** Ends a hold for good: steps of the operation that are still under way come too late. */
  undo(operation: string, nowMs: number): void {
    this.#sweep(nowMs)
    this.drop(operation)
    this.#undone.delete(operation)
    this.#undone.set(operation, nowMs)
  }

  #live(operation: string, nowMs: number): Held | undefined {
    const held = this.#held.get(operation)
    return held && nowMs < held.untilMs ? held : undefined
  }

  #sweep(nowMs: number): void {
    for (const [operation, { untilMs }] of this.#held) if (nowMs >= untilMs) this.drop(operation)
    for (const [operation, sinceMs] of this.#undone) {
      if (nowMs - sinceMs < undoneMs && this.#undone.size < undoneMax) break
      this.#undone.delete(operation)
    }
  }
}
