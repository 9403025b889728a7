/**
 * Kinds of frames of a request. The asker sends one `request` and ends its half of the stream; the
 * answer is `taken`, any number of `part`, `end`; or `busy`; or `failed` at any place.
 */
export const kinds = {
  /** Not even looked at: too much is under way. Safe to repeat. */
  busy: 0,
  /** The request has arrived whole and is being worked on. */
  taken: 1,
  /** A frame of the answer. */
  part: 2,
  /** The answer is complete. Without it a connection that ends would look like a short answer. */
  end: 3,
  /** The handler gave up; what it did before is unknown. */
  failed: 4,
  request: 5,
} as const
