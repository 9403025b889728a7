import { UnionView } from '../../cell/view/index.ts'
import { ed25519Signer } from './adapter/ed25519.ts'
import { renewCluster } from './cluster/index.ts'
import type { RackConfig } from './config/index.ts'
import { measureReplication, type PrometheusMetrics } from './metrics/index.ts'
import { type Joined, joinPeers } from './neighbours/index.ts'
import type { OpenSlice } from './open-slice.ts'
import { neighbourhoodOf, OwnershipService } from './ownership/index.ts'
import { packageVersion } from './package-version.ts'

/** A cell among its peers: it listens for them, but takes no part before `joined.serve`. */
export interface Participation {
  readonly joined: Joined
  readonly view: UnionView
  readonly ownership: OwnershipService
  stop(): Promise<void>
}

/** How often certificates are looked at: they are renewed from half their life on. */
const renewEveryMs = 24 * 60 * 60 * 1_000

/** Opens the bus and puts replication, the view and changes of ownership on it. */
export async function takePart(
  slice: OpenSlice,
  { config, metrics }: { config: RackConfig; metrics: PrometheusMetrics },
): Promise<Participation> {
  const { ports, store, opened, book, books, changing, ledger, own } = slice
  const parts = { ...ports, store, ledger, book, books }
  const joined = await joinPeers({
    ...parts,
    incarnation: opened.incarnation,
    version: packageVersion(),
    seed: own.keys.cell,
    config: config.cluster,
  })
  const { bus, replicator, neighbours } = joined
  const diagnostics = () => bus.diagnostics()
  measureReplication({ self: opened.cell, book, replicator, diagnostics }, metrics)
  const view: UnionView = new UnionView(ledger, {
    ...neighbours,
    conflicts: () => [...neighbours.conflicts(), ...ownership.proposals()],
  })
  const issuer = ed25519Signer(own.keys.issuer)
  const ownership = new OwnershipService(
    { ...parts, bus, issuer, neighbourhood: neighbourhoodOf(replicator) },
    { changing, view: () => view },
  )
  const ended = new AbortController()
  void keepRenewed(slice, joined, ended.signal)
  return {
    joined,
    view,
    ownership,
    async stop() {
      ended.abort()
      await ownership.stop()
      await joined.stop()
    },
  }
}

/**
 * Renews certificates that this cell's issuer may renew. Not before the cell knows that its disk is
 * its newest: an editor that signs from an old copy would make a fork.
 */
async function keepRenewed(
  { own, book, books, ports }: OpenSlice,
  { replicator }: Joined,
  signal: AbortSignal,
): Promise<void> {
  const { clock, log } = ports
  while (!signal.aborted) {
    try {
      await clock.sleep(renewEveryMs, signal)
      if (replicator.reconciler.state !== 'reconciled') continue
      if (renewCluster(own, book, ports)) await books.save(book)
    } catch (error) {
      if (signal.aborted) return
      log.error({ part: 'cluster', err: error }, 'certificates could not be renewed')
    }
  }
}
