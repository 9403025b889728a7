import { resolve } from 'node:path'
import type { Log } from '../../cell/env/index.ts'
import type { Ledger } from '../../cell/store/index.ts'
import { activatedSockets } from './adapter/socket-activation.ts'
import { systemClock as clock } from './adapter/system-clock.ts'
import { keysFolderOf, openEs256Key, type TokenIssuer } from './auth/index.ts'
import { keepIssuersFile } from './cluster/index.ts'
import type { LoadedConfig } from './config/index.ts'
import { createApp, type RackApp } from './create-app.ts'
import { executeForwarded } from './http/forward/index.ts'
import { PrometheusMetrics } from './metrics/index.ts'
import { peersDuty, testNetwork } from './neighbours/index.ts'
import { RackNetwork } from './network/index.ts'
import { httpPost, NoticeSender } from './notices/index.ts'
import { type OpenSlice, openSlice } from './open-slice.ts'
import { openTls, planServing, serve } from './serve.ts'
import { keepStoreOpen } from './store/open-cell-store.ts'
import { type Participation, takePart } from './take-part.ts'

/** Somebody wants the cell to stop; `seconds` = how long it is to rest. */
export interface StopOrder {
  readonly by: string
  readonly seconds: number | undefined
}

/** A cell that serves. */
export interface RunningCell {
  readonly id: string
  readonly url: string
  /** The side of the nodes, where it is another listener. */
  readonly nodeUrl: string | undefined
  /** PEM of the authority that clients are to trust, when it is self-made. */
  readonly ca: string | undefined
  /** Nodes in its slice when it became ready. */
  readonly nodes: number
  /** Where other cells reach it, as multiaddrs. */
  readonly addresses: readonly string[]
  /** Tells it where other cells are reached, by id. */
  introduce(addresses: Readonly<Record<string, readonly string[]>>): void
  /** A fresh token with the role admin; empty where the roster makes this cell no issuer. */
  adminToken(): Promise<string>
  /** Settles when somebody orders the cell to stop. */
  readonly ordered: Promise<StopOrder>
  /** Stops accepting, answers what is under way, flushes, closes. */
  stop(why: string): Promise<void>
}

/** Opens everything in the order of need and serves; on a fault what was opened is closed again. */
export async function startCell(loaded: LoadedConfig, log: Log): Promise<RunningCell> {
  const { config } = loaded
  const data = resolve(config.data.folder)
  const sockets = activatedSockets(process.env, process.pid)
  const serving = planServing(config, sockets)
  const startedMs = clock.monotonicMs()
  const metrics = new PrometheusMetrics()
  const slice = await openSlice(config, { data, log, metrics })
  const { ledger, cellStore } = slice
  const ended = new AbortController()
  const ordered = Promise.withResolvers<StopOrder>()
  let part: Participation | undefined
  let notices: NoticeSender | undefined
  let app: RackApp | undefined
  let network: RackNetwork | undefined
  let keeping: Promise<void> | undefined
  const close = async () => {
    ended.abort()
    await network?.stop()
    await app?.server.close()
    await notices?.stop()
    await part?.stop()
    await keeping
    await ledger.close()
    await cellStore.store.close()
  }
  try {
    keepIssuersFile(data, slice.book, log)
    part = await takePart(slice, { config, metrics })
    const { replicator, bus } = part.joined
    notices = NoticeSender.start({ ...slice.ports, ledger, post: httpPost })
    let url = ''
    const tls = openTls(serving, config, { id: ledger.cell, data }, slice.ports)
    const made = await createApp({
      ...{ loaded, data, metrics, log, ledger, store: slice.store, book: slice.book },
      ...{ view: part.view, peers: part.joined.peers },
      peersDuty: peersDuty({ book: slice.book, replicator }, testNetwork(clock, log)),
      ...whoItIs(slice, data),
      ...{ serving, tls, url: () => url },
      roster: {
        ...{ ownership: part.ownership, url: () => url },
        ...{ reconciler: replicator.reconciler, losses: replicator.losses },
        stop: (order) => stopLater(order, ordered.resolve),
      },
    })
    app = made
    await part.joined.serve((call) => executeForwarded(made.server, call))
    await part.ownership.start()
    keeping = keepStoreOpen(ledger, cellStore, { clock, log }, ended.signal)
    const reached = await serve(made.sides, { config, sockets, log })
    url = reached.url
    network = await RackNetwork.start(config.network, { ...made, metrics, reached })
    const nodes = countNodes(ledger)
    log.info({ cell: ledger.cell, ...reached, nodes, tookMs: sinceMs(startedMs) }, 'cell ready')
    return {
      ...{ id: ledger.cell, ...reached, ca: tls?.authority, nodes },
      ...{ addresses: bus.addresses(), ordered: ordered.promise },
      introduce: (addresses) => replicator.introduce(addresses),
      adminToken: () => adminToken(made.issuer),
      async stop(why) {
        log.info({ cell: ledger.cell, why }, 'cell stopping')
        await close()
        log.info({ cell: ledger.cell }, 'cell stopped')
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

const sinceMs = (startedMs: number) => Math.round(clock.monotonicMs() - startedMs)

function whoItIs({ own, ports, opened }: OpenSlice, data: string) {
  return {
    issuerSeed: own.keys.issuer,
    es256: openEs256Key(keysFolderOf(data)),
    publicKey: ports.signer.publicKey,
    incarnation: opened.incarnation,
  }
}

async function adminToken(issuer: TokenIssuer): Promise<string> {
  if (!issuer.mayMint) return ''
  const seconds = Math.min(issuer.secondsMax, 7 * 86_400)
  const { token } = await issuer.mint({ subject: 'operator', role: 'admin', seconds })
  return token
}

function countNodes(ledger: Ledger): number {
  let nodes = 0
  for (const component of ledger.list('component')) if (component.type === 'Node') nodes++
  return nodes
}

/** Lets the answer out before the cell stops; true when a parent keeps the cell running. */
function stopLater(order: StopOrder, resolve: (order: StopOrder) => void): boolean {
  setImmediate(() => resolve(order))
  return process.connected
}
