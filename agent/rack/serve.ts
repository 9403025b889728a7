import type { Server } from 'node:http'
import { type Clock, Fault, type Log, type Random } from '../../cell/env/index.ts'
import { isLoopback, keysFolderOf, requireLoopback } from './auth/index.ts'
import { type ListenAddress, parseListenAddress, type RackConfig } from './config/index.ts'
import { addNodeListener } from './http/node-listener.ts'
import type { App } from './http/server.ts'
import { listen, listenForNodes } from './listen.ts'
import { ownNames, TlsKeeper } from './tls/index.ts'

/** Where a cell is reached. */
export interface Reached {
  readonly url: string
  /** The side of the nodes; undefined where one listener serves both. */
  readonly nodeUrl: string | undefined
}

/** How a cell is to be reached: decided before anything is opened. */
export interface ServingPlan {
  readonly address: ListenAddress
  readonly node: ListenAddress | undefined
  readonly isSecure: boolean
}

const refuse = (key: string, message: string) =>
  new Fault('INPUT_CONFIG', { message, details: { key } })

/**
 * Which sides there are and what they speak. Off loopback the management side speaks HTTPS unless
 * it is told not to. Faults: INPUT_CONFIG, INPUT_ADDRESS.
 */
export function planServing(
  { http, tls, node, auth }: RackConfig,
  sockets: ReadonlyMap<string, number>,
): ServingPlan {
  const address = parseListenAddress(http.listen)
  requireLoopback(auth.mode, address.host)
  if ((tls.certificate === '') !== (tls.key === '')) {
    throw refuse('tls.key', 'tls.certificate and tls.key are given together, or neither.')
  }
  const isWanted = tls.always || tls.certificate !== ''
  if (http.insecure && isWanted) {
    throw refuse('http.insecure', 'http.insecure contradicts tls.always and tls.certificate.')
  }
  const hasNode = node.listen !== '' || sockets.has('node')
  return {
    address,
    node: hasNode ? parseListenAddress(node.listen || '0.0.0.0:0') : undefined,
    isSecure: !http.insecure && (isWanted || !isLoopback(address.host)),
  }
}

/** Opens the certificate that a plan needs. Faults: INPUT_CONFIG, INTEGRITY_KEYS. */
export function openTls(
  { isSecure, address }: ServingPlan,
  { tls }: RackConfig,
  cell: { readonly id: string; readonly data: string },
  ports: { readonly clock: Clock; readonly random: Random; readonly log: Log },
): TlsKeeper | undefined {
  if (!isSecure) return undefined
  return TlsKeeper.open(ports, {
    certificate: tls.certificate,
    key: tls.key,
    keysFolder: keysFolderOf(cell.data),
    cell: cell.id,
    names: ownNames(address.host, tls.names),
  })
}

/** The servers of an application: made with it, since nothing can be added to one that runs. */
export interface Sides {
  readonly plan: ServingPlan
  readonly app: App
  readonly node: Server | undefined
}

/** Adds the second listener and the keeping of the certificate; nothing listens yet. */
export function prepareSides(
  app: App,
  plan: ServingPlan,
  {
    keeper,
    checkSeconds,
  }: { readonly keeper: TlsKeeper | undefined; readonly checkSeconds: number },
): Sides {
  if (keeper) keepFresh(app, keeper, checkSeconds)
  return { plan, app, node: plan.node && addNodeListener(app) }
}

/** Opens both sides for requests. Faults: INPUT_ADDRESS, INPUT_CONFIG. */
export async function serve(
  { app, plan, node }: Sides,
  {
    config,
    sockets,
    log,
  }: {
    readonly config: RackConfig
    readonly sockets: ReadonlyMap<string, number>
    readonly log: Log
  },
): Promise<Reached> {
  const url = await listen(app, {
    address: plan.address,
    socket: sockets.get('http'),
    authMode: config.auth.mode,
    scheme: plan.isSecure ? 'https' : 'http',
    mayBePlain: config.http.insecure,
  })
  if (!node || !plan.node) {
    if (plan.isSecure && config.boot.advertise === '') {
      log.warn({ url }, 'nodes reach this cell by HTTPS only: node.listen is empty')
    }
    return { url, nodeUrl: undefined }
  }
  try {
    const socket = sockets.get('node')
    return { url, nodeUrl: await listenForNodes(node, { address: plan.node, socket }) }
  } catch (fault) {
    await app.close()
    throw fault
  }
}

/** Looks for another certificate now and then, as long as the application runs. */
function keepFresh(app: App, keeper: TlsKeeper, seconds: number): void {
  const server = app.server as unknown as Parameters<TlsKeeper['refresh']>[0]
  // Whoever cannot listen ends at once.
  const timer = setInterval(() => keeper.refresh(server), seconds * 1_000).unref()
  app.addHook('onClose', async () => clearInterval(timer))
}
