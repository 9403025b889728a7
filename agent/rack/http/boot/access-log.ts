/**
 * When each node last fetched what: enough to see a node that hangs between two stages of its boot.
 */
import { accessesKept } from './limits.ts'

/** Documents whose access is remembered, under the reference's names. */
export const accessEndpoints = ['bootscript', 'user-data'] as const
export type AccessEndpoint = (typeof accessEndpoints)[number]

/** One row of GET endpoint-history. */
export interface Access {
  readonly name: string
  readonly endpoint: AccessEndpoint
  /** Seconds since the epoch. */
  readonly last_epoch: number
}

/** The newest access per node and document, in memory; the oldest are dropped beyond a limit. */
export class AccessLog {
  readonly #last = new Map<AccessEndpoint, Map<string, number>>(
    accessEndpoints.map((endpoint) => [endpoint, new Map()]),
  )

  note(endpoint: AccessEndpoint, xname: string, wallMs: number): void {
    const nodes = this.#last.get(endpoint)
    if (!nodes) return
    if (nodes.size >= accessesKept && !nodes.has(xname)) {
      const [oldest] = nodes.keys()
      if (oldest !== undefined) nodes.delete(oldest)
    }
    nodes.set(xname, Math.floor(wallMs / 1_000))
  }

  /** Rows, narrowed to a node or a document when given. */
  list(name?: string, endpoint?: string): Access[] {
    const rows: Access[] = []
    for (const [kind, nodes] of this.#last) {
      if (endpoint && endpoint !== kind) continue
      for (const [xname, last_epoch] of nodes) {
        if (!name || name === xname) rows.push({ name: xname, endpoint: kind, last_epoch })
      }
    }
    return rows
  }
}
