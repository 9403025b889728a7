const firstMs = 500
const largestMs = 30_000
/** A cell that ran this long is taken for healthy: the next death starts from the beginning. */
const healthyMs = 60_000

/**
 * How long to wait before the next restart, given how many came in a row and how long the last one
 * ran.
 */
export function nextBackoff(
  before: number,
  ranMs: number,
): { readonly attempts: number; readonly waitMs: number } {
  const attempts = ranMs >= healthyMs ? 1 : before + 1
  return { attempts, waitMs: Math.min(largestMs, firstMs * 2 ** (attempts - 1)) }
}
