/**
 * Time as a cell may know it. The rack agent implements it with timers, the simulator with its
 * event heap.
 */
export interface Clock {
  /** Milliseconds since the epoch; may jump. Never use it for durations. */
  wallMs(): number
  /** Monotonic milliseconds; they mean something only within this process. */
  monotonicMs(): number
  /** Resolves after `delayMs`; rejects with the signal's reason when it is aborted. */
  sleep(delayMs: number, signal: AbortSignal): Promise<void>
}
