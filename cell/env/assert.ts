/** A broken invariant of ours: the process must not go on with it. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/**
 * Ends the process (through the supervisor) when `condition` is false; `fact` says what should have
 * held.
 */
export function assert(condition: unknown, fact: string): asserts condition {
  if (!condition) throw new AssertionError(fact)
}
