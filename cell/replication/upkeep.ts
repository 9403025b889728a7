import type { RosterBook } from '../roster/index.ts'
import { compareOrders, type Ledger } from '../store/index.ts'
import type { DigestWatch } from './digest-watch.ts'
import { giveUpEarlyBoots } from './early-boot.ts'
import { upkeepEveryMs } from './limits.ts'
import { publicFeed } from './pull.ts'
import type { Replicas } from './replicas.ts'
import type { Round } from './round.ts'

/** What the upkeep of cluster-wide records stands on. */
export interface UpkeepPorts {
  readonly ledger: Ledger
  readonly book: RosterBook
  readonly replicas: Replicas
  readonly watch: DigestWatch
  /** Whether the own feed may grow now. */
  mayWrite(): boolean
}

/**
 * The round that keeps cluster-wide records tidy: versions from the future come into force when
 * their time has come, the own versions that somebody replaced are withdrawn, and deletions are
 * forgotten once every cell of the roster has proved that it folded them. Boot configurations that
 * a node's owner has taken over are given up likewise.
 */
export function upkeepRound(ports: UpkeepPorts): Round {
  const { ledger, replicas } = ports
  return {
    name: 'upkeep',
    periodMs: () => upkeepEveryMs,
    async run() {
      replicas.tellIntents(ledger.refoldIntents())
      if (!ports.mayWrite()) return
      await ledger.promiseTime()
      const superseded = ledger.supersededIntents()
      const forgotten = ledger.collectableIntents(evidence(ports))
      const keys = [...new Set([...superseded, ...forgotten])]
      if (keys.length > 0) await ledger.withdraw(keys)
      await giveUpEarlyBoots({ ...ports, tables: () => replicas.tables() })
    },
  }
}

/** What every other cell's newest digest proves, as far as everything before it is folded here. */
function evidence({ ledger, book, replicas, watch }: UpkeepPorts) {
  const others = book.cells.map(({ id }) => id).filter((id) => id !== ledger.cell)
  const hybridMs = new Map<string, number>()
  for (const cell of others) {
    const name = { cell, feed: publicFeed }
    const digest = watch.newest(name)
    const held = replicas.position(name)
    if (!digest) continue
    const isFolded =
      digest.order.seq === 0 || (held && compareOrders(held.order, digest.order) >= 0)
    if (isFolded) hybridMs.set(cell, digest.hybridMs)
  }
  return { others, hybridMs }
}
