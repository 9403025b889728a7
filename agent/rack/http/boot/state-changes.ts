/** Nodes of which a state change was told: the next script of each has it wait once. */
import { changeFreshMs, changesKept, waitAgainMs } from './limits.ts'

/**
 * The reference reads the inventory anew after a notice, and has machines wait for that. Here the
 * inventory is at hand; what a machine waits for is what the same sender writes next. So one wait
 * for each node, soon after the notice, and none again for a while: anybody may send notices.
 */
export class StateChanges {
  /** By xname, the monotonic time of the notice; the oldest first. */
  readonly #told = new Map<string, number>()
  readonly #waited = new Map<string, number>()

  /** Somebody says that these have changed. */
  note(xnames: readonly string[], nowMs: number): void {
    for (const xname of xnames) {
      this.#told.delete(xname)
      keep(this.#told, xname, nowMs)
    }
  }

  /** Whether the node is to wait now; true once for a notice. */
  takeWait(xname: string, nowMs: number): boolean {
    const toldMs = this.#told.get(xname)
    if (toldMs === undefined) return false
    this.#told.delete(xname)
    const waitedMs = this.#waited.get(xname)
    if (nowMs - toldMs > changeFreshMs) return false
    if (waitedMs !== undefined && nowMs - waitedMs < waitAgainMs) return false
    this.#waited.delete(xname)
    keep(this.#waited, xname, nowMs)
    return true
  }
}

function keep(map: Map<string, number>, xname: string, nowMs: number): void {
  if (map.size >= changesKept) {
    const [oldest] = map.keys()
    if (oldest !== undefined) map.delete(oldest)
  }
  map.set(xname, nowMs)
}
