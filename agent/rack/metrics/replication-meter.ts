import type { Replicator } from '../../../cell/replication/index.ts'
import type { RosterBook } from '../../../cell/roster/index.ts'
import type { BusDiagnostics } from '../adapter/libp2p/index.ts'
import { counterOfTotals } from './counter-of-totals.ts'
import type { Metrics } from './metrics.ts'

/** What is measured of a cell among its peers. */
export interface ReplicationParts {
  readonly self: string
  readonly book: RosterBook
  readonly replicator: Pick<Replicator, 'liveness' | 'puller' | 'watch'>
  diagnostics(): BusDiagnostics
}

const presences = ['alive', 'suspect', 'dark', 'unknown'] as const

/** Shows at each collection how a cell is connected, whom it hears, and what it fetched. */
export function measureReplication(parts: ReplicationParts, metrics: Metrics): void {
  const { replicator } = parts
  const catchUp = counterOfTotals(metrics)
  metrics.onCollect(() => {
    showPresence(parts, metrics)
    const { totals, ...now } = parts.diagnostics()
    metrics.set('rackcell_peer_connections', now.connections, {})
    metrics.set('rackcell_peer_streams', now.streams, {})
    metrics.set('rackcell_peer_requests', now.requests, {})
    metrics.set('rackcell_loop_lag_seconds', now.lagMs / 1_000, {})
    metrics.set('rackcell_feeds_behind', replicator.puller.wanted, {})
    for (const [fate, total] of Object.entries(replicator.watch.counts)) {
      catchUp('rackcell_digests_total', total, { fate })
    }
    const { applied, failed, bytes } = replicator.puller.counts
    catchUp('rackcell_pulls_total', applied, { outcome: 'applied' })
    catchUp('rackcell_pulls_total', failed, { outcome: 'failed' })
    catchUp('rackcell_pull_bytes_total', bytes, {})
    catchUp('rackcell_gossip_bytes_total', totals.publishedBytes, { direction: 'published' })
    catchUp('rackcell_gossip_bytes_total', totals.heardBytes, { direction: 'heard' })
    catchUp('rackcell_peers_refused_total', totals.refusedPeers, {})
    catchUp('rackcell_links_mended_total', totals.silentLinks, { why: 'silent' })
    catchUp('rackcell_links_mended_total', totals.deafPeers, { why: 'deaf' })
    catchUp('rackcell_links_mended_total', totals.phantoms, { why: 'phantom' })
  })
}

function showPresence({ self, book, replicator }: ReplicationParts, metrics: Metrics): void {
  const counts = new Map<string, number>(presences.map((presence) => [presence, 0]))
  for (const { id } of book.cells) {
    if (id === self) continue
    const presence = replicator.liveness.presence(id, book.cells.length)
    counts.set(presence, (counts.get(presence) ?? 0) + 1)
  }
  for (const presence of presences) {
    metrics.set('rackcell_peers', counts.get(presence) ?? 0, { presence })
  }
}
