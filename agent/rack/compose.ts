import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Fault, type Log } from '../../cell/env/index.ts'
import { Ledger } from '../../cell/store/index.ts'
import { ed25519Signer, ed25519Verifier } from './adapter/ed25519.ts'
import { makeFolder } from './adapter/make-folder.ts'
import { activatedSockets } from './adapter/socket-activation.ts'
import { systemClock as clock } from './adapter/system-clock.ts'
import { systemRandom as random } from './adapter/system-random.ts'
import { openKeysFolder, requireLoopback, type TokenIssuer } from './auth/index.ts'
import { type LoadedConfig, parseListenAddress } from './config/index.ts'
import { createApp } from './create-app.ts'
import { listen } from './listen.ts'
import { meteredStore, PrometheusMetrics } from './metrics/index.ts'
import { keepStoreOpen, openCellStore, storeFolder } from './store/open-cell-store.ts'

/** A cell that serves. */
export interface RunningCell {
  readonly id: string
  readonly url: string
  /** Nodes in its slice when it became ready. */
  readonly nodes: number
  /** A fresh token with the role admin. */
  adminToken(): Promise<string>
  /** Stops accepting, answers what is under way, flushes, closes. */
  stop(why: string): Promise<void>
}

/** Opens everything in the order of need and serves; on a fault what was opened is closed again. */
export async function startCell(loaded: LoadedConfig, log: Log): Promise<RunningCell> {
  const { config } = loaded
  const data = resolve(config.data.folder)
  const address = parseListenAddress(config.http.listen)
  requireLoopback(config.auth.mode, address.host)
  const startedMs = clock.monotonicMs()
  openDataFolder(data)
  const keys = openKeysFolder(join(data, 'keys'), { isNew: !existsSync(storeFolder(data)), log })
  const ports = {
    clock,
    random,
    log,
    signer: ed25519Signer(keys.cell),
    verifier: ed25519Verifier(),
  }
  const backups = resolve(config.backup.folder || join(data, 'backups'))
  const { freeBytesMin } = config.data
  const cellStore = await openCellStore(
    { cell: config.cell.id, data, backups, freeBytesMin },
    ports,
  )
  const ended = new AbortController()
  try {
    const metrics = new PrometheusMetrics()
    const store = meteredStore(cellStore.store, { metrics, clock })
    const opened = await cellStore.reload()
    const ledger = new Ledger({ ...ports, store }, opened)
    let url = ''
    const app = await createApp({
      loaded,
      data,
      ledger,
      store,
      metrics,
      log,
      issuerSeed: keys.issuer,
      publicKey: ports.signer.publicKey,
      incarnation: opened.incarnation,
      url: () => url,
    })
    const keeping = keepStoreOpen(ledger, cellStore, { clock, log }, ended.signal)
    url = await listen(app.server, {
      address,
      socket: activatedSockets(process.env, process.pid).get('http'),
      authMode: config.auth.mode,
    })
    const nodes = countNodes(ledger)
    const tookMs = Math.round(clock.monotonicMs() - startedMs)
    log.info({ cell: ledger.cell, url, nodes, tookMs }, 'cell ready')
    return {
      id: ledger.cell,
      url,
      nodes,
      adminToken: () => adminToken(app.issuer),
      async stop(why) {
        log.info({ cell: ledger.cell, why }, 'cell stopping')
        ended.abort()
        await app.server.close()
        await keeping
        await ledger.close()
        await cellStore.store.close()
        log.info({ cell: ledger.cell }, 'cell stopped')
      },
    }
  } catch (error) {
    ended.abort()
    await cellStore.store.close()
    throw error
  }
}

function openDataFolder(data: string): void {
  try {
    makeFolder(data, 0o700)
  } catch (cause) {
    throw new Fault('NOT_FOUND_FILE', {
      cause,
      message: `The data folder ${data} cannot be made: ${(cause as Error).message}`,
    })
  }
}

async function adminToken(issuer: TokenIssuer): Promise<string> {
  const seconds = Math.min(issuer.secondsMax, 7 * 86_400)
  const { token } = await issuer.mint({ subject: 'operator', role: 'admin', seconds })
  return token
}

function countNodes(ledger: Ledger): number {
  let nodes = 0
  for (const component of ledger.list('component')) if (component.type === 'Node') nodes++
  return nodes
}
