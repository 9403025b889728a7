import { join } from 'node:path'
import { PendingMachines } from '../../bootstrap/dhcp/index.ts'
import type { KeyValueStore, Log } from '../../cell/env/index.ts'
import { defaultEnumerations, extendEnumerations } from '../../cell/inventory/index.ts'
import type { RosterBook } from '../../cell/roster/index.ts'
import type { Ledger } from '../../cell/store/index.ts'
import type { ClusterView } from '../../cell/view/index.ts'
import { systemClock as clock } from './adapter/system-clock.ts'
import { systemRandom as random } from './adapter/system-random.ts'
import {
  type Authenticator,
  authenticateEverybody,
  authenticateTokens,
  ClusterIssuers,
  challengeCallers,
  type Es256Key,
  jwksLoader,
  refuseCrossSite,
  SiteKeys,
  TokenIssuer,
} from './auth/index.ts'
import type { BackupSource } from './backup/index.ts'
import type { LoadedConfig, RackConfig } from './config/index.ts'
import type { RackContext } from './context.ts'
import {
  clockDuty,
  createHealthApi,
  Duties,
  type DutyState,
  diskDuty,
  siteKeysDuty,
  storeDuty,
  tlsDuty,
} from './health/index.ts'
import { AccessLog, createBootApi, keepAccesses, StateChanges } from './http/boot/index.ts'
import { createCellsApi, describeApis } from './http/cells/index.ts'
import { createCloudInitApi } from './http/cloud-init/index.ts'
import { createHsmApi } from './http/hsm/index.ts'
import { createLoaderApi } from './http/loader/index.ts'
import { createResourceApi } from './http/resource/index.ts'
import { createRosterApi, type RosterPorts } from './http/roster/index.ts'
import { limitToScope } from './http/scope/index.ts'
import { type App, createServer } from './http/server.ts'
import {
  createMetricsApi,
  measureLedger,
  measureRequests,
  type PrometheusMetrics,
} from './metrics/index.ts'
import { packageVersion } from './package-version.ts'
import type { Peers } from './peers.ts'
import { prepareSides, type ServingPlan, type Sides } from './serve.ts'
import { FileShelf } from './tftp/index.ts'
import type { TlsKeeper } from './tls/index.ts'

/** What the application is made from. */
export interface AppParts {
  readonly loaded: LoadedConfig
  readonly data: string
  readonly ledger: Ledger
  readonly view: ClusterView
  readonly peers: Peers
  /** Whether the cell takes its part among the others. */
  readonly peersDuty?: () => DutyState
  readonly book: RosterBook
  readonly store: KeyValueStore
  readonly metrics: PrometheusMetrics
  readonly log: Log
  readonly issuerSeed: Uint8Array
  /** Absent = no tokens for services that do not take EdDSA. */
  readonly es256?: Es256Key
  /** 32 bytes: who the cell is. */
  readonly publicKey: Uint8Array
  readonly incarnation: string
  /** Where the cell is reached; known only when it listens. */
  readonly url: () => string
  /** Who changes the cluster. */
  readonly roster: RosterPorts
  /** Which sides there are. */
  readonly serving: ServingPlan
  /** Absent = plain HTTP. */
  readonly tls?: TlsKeeper | undefined
}

/** The server with every API, and who signs its tokens. */
export interface RackApp {
  readonly server: App
  readonly sides: Sides
  readonly rack: RackContext
  readonly loaders: FileShelf
  /** Machines that asked for an address and that nobody knows. */
  readonly pending: PendingMachines
  readonly issuer: TokenIssuer
}

/** Puts authentication, duties, metrics and every API together; nothing listens yet. */
export async function createApp(parts: AppParts): Promise<RackApp> {
  const { ledger, metrics, log } = parts
  const { config } = parts.loaded
  const rack = rackContext(parts)
  const issuers = ClusterIssuers.follow(parts.book)
  const issuer = new TokenIssuer(
    { clock, random, issuers },
    {
      ...{ cell: ledger.cell, seed: parts.issuerSeed, es256: parts.es256 },
      secondsMax: config.auth.tokenSecondsMax,
    },
  )
  const site = siteKeys(config, log)
  const duties = watchDuties(parts, site)
  metrics.watchProcess()
  metrics.set('rackcell_build', 1, { cell: ledger.cell, version: rack.version })
  measureLedger(ledger, metrics)
  duties.measure(metrics)
  const accesses = new AccessLog()
  await accesses.load(parts.store)
  const changes = new StateChanges()
  const loaders = new FileShelf(config.network.loaders)
  const pending = new PendingMachines()
  const checks = authenticator(config, {
    ...{ clock, issuers, site },
    local: { cell: ledger.cell, key: issuer.publicKey },
  })
  const server = await createServer({
    authenticator: checks,
    random,
    log,
    apis: [
      createHealthApi(duties),
      createMetricsApi(metrics),
      createHsmApi(rack),
      createLoaderApi(loaders),
      createBootApi(rack, { version: rack.version, accesses, changes }),
      createCloudInitApi(rack, { version: rack.version, accesses }),
      createResourceApi(rack, { accesses, changes }),
      createRosterApi(rack, parts.roster),
      createCellsApi(rack, {
        ...{ ...parts, issuer, duties, pending },
        source: sourceOf(parts, rack),
        losses: parts.roster.losses,
      }),
    ],
    trustedProxies: config.http.trustedProxies,
    everywhere: [
      describeApis(rack.version),
      measureRequests(metrics),
      challengeCallers,
      limitToScope({ view: parts.view, authenticator: checks }),
      ...(config.auth.mode === 'off' ? [refuseCrossSite] : []),
    ],
    limits: {
      connectionsMax: config.http.connectionsMax,
      requestTimeoutMs: config.http.requestTimeoutSeconds * 1_000,
    },
    ...(parts.tls && { tls: parts.tls.pair }),
  })
  keepWhileServing(server, parts, accesses)
  const { checkSeconds } = config.tls
  const sides = prepareSides(server, parts.serving, { keeper: parts.tls, checkSeconds })
  return { server, sides, rack, issuer, loaders, pending }
}

/** Keeps the accesses from when the server listens until it closes. */
function keepWhileServing(server: App, { store, log }: AppParts, accesses: AccessLog): void {
  const ended = new AbortController()
  let keeping: Promise<void> | undefined
  server.addHook('onListen', async () => {
    keeping = keepAccesses(accesses, { store, clock, log }, ended.signal)
  })
  server.addHook('onClose', async () => {
    ended.abort()
    await keeping
  })
}

function rackContext(parts: AppParts): RackContext {
  const { loaded, ledger, view, peers, book, log } = parts
  const { config } = loaded
  const { extraRoles, extraSubRoles } = config.inventory
  const enumerations = extendEnumerations(defaultEnumerations, {
    roles: extraRoles,
    subRoles: extraSubRoles,
  })
  return {
    ledger,
    view,
    peers,
    book,
    clock,
    random,
    log,
    enumerations,
    config,
    version: packageVersion(),
  }
}

function sourceOf({ loaded, data, ledger, store }: AppParts, rack: RackContext): BackupSource {
  const keysFolder = join(data, 'keys')
  return { store, ledger, clock, keysFolder, config: loaded.file, program: rack.version }
}

function siteKeys({ auth }: RackConfig, log: Log): SiteKeys | undefined {
  if (auth.mode === 'off' || auth.jwks === '') return undefined
  const load = jwksLoader(auth.jwks, { timeoutMs: auth.jwksTimeoutSeconds * 1_000 })
  const keys = new SiteKeys(
    { clock, log, load },
    {
      place: auth.jwks,
      retryMs: auth.jwksRetrySeconds * 1_000,
      maxAgeMs: auth.jwksMaxAgeSeconds * 1_000,
    },
  )
  // A place that does not answer must not hold up a start: nodes boot without it.
  void keys.refresh()
  return keys
}

function authenticator(
  { auth }: RackConfig,
  ports: Parameters<typeof authenticateTokens>[0],
): Authenticator {
  if (auth.mode === 'off') return authenticateEverybody
  return authenticateTokens(ports, {
    issuer: auth.issuer,
    audience: auth.audience,
    roles: { claims: auth.roleClaims, names: auth.roleNames, fallback: auth.defaultRole },
    scopeClaims: auth.scopeClaims,
  })
}

function watchDuties(
  { loaded, data, ledger, peersDuty, tls }: AppParts,
  site: SiteKeys | undefined,
): Duties {
  const duties = new Duties(clock)
  duties.watch('store', storeDuty(ledger))
  duties.watch('disk', diskDuty(data, loaded.config.data.freeBytesMin))
  duties.watch(
    'clock',
    clockDuty(clock, () => ledger.newestMs),
  )
  if (site) duties.watch('auth', siteKeysDuty(site))
  if (tls) duties.watch('tls', tlsDuty(tls, clock))
  if (peersDuty) duties.watch('peers', peersDuty)
  return duties
}
