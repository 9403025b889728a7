/**
 * When each node last fetched what: enough to see a node that hangs between two stages of its boot.
 */
import type { KeyValueStore } from '../../../../cell/env/index.ts'
import { seal, storeKeys, unseal } from '../../../../cell/store/index.ts'
import { accessesBytesMax, accessesKept } from './limits.ts'

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

const key = storeKeys.note('accesses')

/** The newest access per node and document; the oldest are dropped beyond a limit. */
export class AccessLog {
  readonly #last = new Map<AccessEndpoint, Map<string, number>>(
    accessEndpoints.map((endpoint) => [endpoint, new Map()]),
  )
  #isChanged = false

  note(endpoint: AccessEndpoint, xname: string, wallMs: number): void {
    this.#set({ name: xname, endpoint, last_epoch: Math.floor(wallMs / 1_000) })
    this.#isChanged = true
  }

  #set({ name, endpoint, last_epoch }: Access): void {
    const nodes = this.#last.get(endpoint)
    if (!nodes) return
    // Taken out first, so that the order is that of the accesses and the oldest stands in front.
    if (!nodes.delete(name) && nodes.size >= accessesKept) {
      const [oldest] = nodes.keys()
      if (oldest !== undefined) nodes.delete(oldest)
    }
    nodes.set(name, last_epoch)
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

  /** Takes in what an earlier start has kept; damaged, it begins anew. Fault: STORE_CLOSED. */
  async load(store: KeyValueStore): Promise<void> {
    const sealed = await store.get(key)
    if (!sealed || sealed.length > accessesBytesMax) return
    for (const access of rowsOf(sealed)) this.#set(access)
  }

  /**
   * Puts the accesses since the last time on disk, without a flush: a boot waits for no disk, and
   * what a power cut takes with it is a line of history. Faults: STORE_*.
   */
  async keep(store: KeyValueStore): Promise<void> {
    if (!this.#isChanged) return
    this.#isChanged = false
    const rows = this.list().map(({ name, endpoint, last_epoch }) => [name, endpoint, last_epoch])
    const value = seal(key, new TextEncoder().encode(JSON.stringify(rows)))
    await store.batch([{ type: 'put', key, value }], { sync: false })
  }
}

function rowsOf(sealed: Uint8Array): Access[] {
  try {
    const rows: unknown = JSON.parse(new TextDecoder().decode(unseal(key, sealed)))
    return Array.isArray(rows) ? rows.flatMap(accessOf) : []
  } catch {
    return []
  }
}

function accessOf(row: unknown): Access[] {
  const [name, endpoint, seconds] = Array.isArray(row) ? (row as unknown[]) : []
  const kind = accessEndpoints.find((each) => each === endpoint)
  if (typeof name !== 'string' || !kind || !Number.isSafeInteger(seconds)) return []
  return [{ name, endpoint: kind, last_epoch: seconds as number }]
}
