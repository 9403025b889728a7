import { join } from 'node:path'
import type { KeyValueStore, Log } from '../../cell/env/index.ts'
import { defaultEnumerations, extendEnumerations } from '../../cell/inventory/index.ts'
import type { Ledger } from '../../cell/store/index.ts'
import { systemClock as clock } from './adapter/system-clock.ts'
import { systemRandom as random } from './adapter/system-random.ts'
import {
  type Authenticator,
  authenticateEverybody,
  authenticateTokens,
  challengeCallers,
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
  diskDuty,
  siteKeysDuty,
  storeDuty,
} from './health/index.ts'
import { AccessLog, createBootApi } from './http/boot/index.ts'
import { createCellsApi, describeApis } from './http/cells/index.ts'
import { createCloudInitApi } from './http/cloud-init/index.ts'
import { createHsmApi } from './http/hsm/index.ts'
import { type App, createServer } from './http/server.ts'
import {
  createMetricsApi,
  measureLedger,
  measureRequests,
  type PrometheusMetrics,
} from './metrics/index.ts'
import { packageVersion } from './package-version.ts'

/** What the application is made from. */
export interface AppParts {
  readonly loaded: LoadedConfig
  readonly data: string
  readonly ledger: Ledger
  readonly store: KeyValueStore
  readonly metrics: PrometheusMetrics
  readonly log: Log
  readonly issuerSeed: Uint8Array
  /** 32 bytes: who the cell is. */
  readonly publicKey: Uint8Array
  readonly incarnation: string
  /** Where the cell is reached; known only when it listens. */
  readonly url: () => string
}

/** The server with every API, and who signs its tokens. */
export interface RackApp {
  readonly server: App
  readonly issuer: TokenIssuer
}

/** Puts authentication, duties, metrics and every API together; nothing listens yet. */
export async function createApp(parts: AppParts): Promise<RackApp> {
  const { ledger, metrics, log } = parts
  const { config } = parts.loaded
  const rack = rackContext(parts)
  const issuer = new TokenIssuer(
    { clock, random },
    { cell: ledger.cell, seed: parts.issuerSeed, secondsMax: config.auth.tokenSecondsMax },
  )
  const site = siteKeys(config, log)
  const duties = watchDuties(parts, site)
  metrics.watchProcess()
  metrics.set('rackcell_build', 1, { cell: ledger.cell, version: rack.version })
  measureLedger(ledger, metrics)
  duties.measure(metrics)
  const accesses = new AccessLog()
  const server = await createServer({
    authenticator: authenticator(config, issuer, site),
    random,
    log,
    apis: [
      createHealthApi(duties),
      createMetricsApi(metrics),
      createHsmApi(rack),
      createBootApi(rack, { version: rack.version, accesses }),
      createCloudInitApi(rack, { version: rack.version, accesses }),
      createCellsApi(rack, { ...parts, issuer, duties, source: sourceOf(parts, rack) }),
    ],
    trustedProxies: config.http.trustedProxies,
    everywhere: [
      describeApis(rack.version),
      measureRequests(metrics),
      challengeCallers,
      ...(config.auth.mode === 'off' ? [refuseCrossSite] : []),
    ],
    limits: {
      connectionsMax: config.http.connectionsMax,
      requestTimeoutMs: config.http.requestTimeoutSeconds * 1_000,
    },
  })
  return { server, issuer }
}

function rackContext({ loaded: { config }, ledger, log }: AppParts): RackContext {
  const { extraRoles, extraSubRoles } = config.inventory
  const enumerations = extendEnumerations(defaultEnumerations, {
    roles: extraRoles,
    subRoles: extraSubRoles,
  })
  return { ledger, clock, random, log, enumerations, config, version: packageVersion() }
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
  issuer: TokenIssuer,
  site: SiteKeys | undefined,
): Authenticator {
  if (auth.mode === 'off') return authenticateEverybody
  return authenticateTokens(
    { clock, issuer, site },
    {
      issuer: auth.issuer,
      audience: auth.audience,
      roles: { claims: auth.roleClaims, names: auth.roleNames, fallback: auth.defaultRole },
    },
  )
}

function watchDuties({ loaded, data, ledger }: AppParts, site: SiteKeys | undefined): Duties {
  const duties = new Duties(clock)
  duties.watch('store', storeDuty(ledger))
  duties.watch('disk', diskDuty(data, loaded.config.data.freeBytesMin))
  duties.watch(
    'clock',
    clockDuty(clock, () => ledger.newestMs),
  )
  if (site) duties.watch('auth', siteKeysDuty(site))
  return duties
}
