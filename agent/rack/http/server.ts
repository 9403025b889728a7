import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Ajv } from 'ajv'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  type FastifyRequest,
  type RawServerDefault,
} from 'fastify'
import type { TSchema } from 'typebox'
import { assert, Fault, type Log, type Random, randomHex } from '../../../cell/env/index.ts'
import { type Access, type Authenticator, type Caller, requireAccess } from '../auth/caller.ts'
import { asFault } from './as-fault.ts'
import { answerClientError } from './client-error.ts'
import { keyFolder } from './fold-keys.ts'
import { behindGateway } from './gateway-path.ts'
import {
  bodyBytesMax,
  connectionsMax,
  headerBytesMax,
  keepAliveMs,
  parameterCharsMax,
  requestTimeoutMs,
} from './limits.ts'
import { sendProblem } from './problem.ts'
import { parseBodies } from './request-body.ts'
import { requireSide, type Side } from './side.ts'
import { answerUnmatched, type UnmatchedStyle } from './unmatched.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; absent on public routes. */
    caller: Caller | undefined
  }
  interface FastifyInstance {
    /** Checks who asks once more, as at the beginning of the request. Faults: AUTH_*. */
    checkCaller(request: FastifyRequest): Promise<void>
  }
  interface FastifyContextConfig {
    /** What the route demands. Every route must say it. */
    access?: Access
    /** The listeners on which the route is, where there are two; `management` when absent. */
    sides?: readonly Side[]
  }
}

/** The application with TypeBox schemas as types. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** One API: adds its routes, its error form and how it answers what it does not have. */
export interface Api {
  readonly unmatched: readonly UnmatchedStyle[]
  register(app: App): Promise<void> | void
}

/** What the server needs. */
export interface ServerPorts {
  readonly authenticator: Authenticator
  readonly random: Random
  readonly log: Log
  readonly apis: readonly Api[]
  /** Addresses whose X-Forwarded-For counts; empty = from nobody. */
  readonly trustedProxies: readonly string[]
  /** What concerns every route of every API: measuring, describing, refusing by origin. */
  readonly everywhere?: readonly Everywhere[]
  /**
   * Connections at once and how long a request may take to arrive; the folder's limits when absent.
   */
  readonly limits?: { readonly connectionsMax: number; readonly requestTimeoutMs: number }
  /** What HTTPS begins with; plain HTTP when absent. */
  readonly tls?: { readonly cert: string; readonly key: string }
}

/** Adds hooks before the first route is declared, so that they hold for all of them. */
export type Everywhere = (app: App) => Promise<void> | void

const bodies = new Ajv({ allErrors: false, strict: false, coerceTypes: false, useDefaults: true })
const queries = new Ajv({
  allErrors: false,
  strict: false,
  coerceTypes: 'array',
  useDefaults: true,
})

/** Builds the server with all APIs; nothing listens yet. */
export async function createServer(ports: ServerPorts): Promise<App> {
  const newId = requestIds(ports.random)
  const limits = ports.limits ?? { connectionsMax, requestTimeoutMs }
  const app = fastify({
    bodyLimit: bodyBytesMax,
    requestTimeout: limits.requestTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    exposeHeadRoutes: false,
    rewriteUrl: ({ url = '/' }) => behindGateway(url),
    trustProxy: ports.trustedProxies.length > 0 ? [...ports.trustedProxies] : false,
    genReqId: (request) => givenId(request.headers['x-request-id']) ?? newId(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: parameterCharsMax },
    ...serverKind(ports.tls),
    forceCloseConnections: 'idle',
    // Fastify's own refusal has neither our form nor the code.
    return503OnClosing: false,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      const fault = asFault(error)
      reply.headers({ 'x-request-id': request.id, 'cell-fault': fault.code })
      sendProblem(fault, request, reply)
    },
  }).withTypeProvider<TypeBoxTypeProvider>() as unknown as App
  app.server.maxConnections = limits.connectionsMax
  app.decorateRequest('caller', undefined)
  app.decorate('checkCaller', callerCheck(ports.authenticator))
  app.setValidatorCompiler(({ schema, httpPart }) =>
    (httpPart === 'body' ? bodies : queries).compile(schema as object),
  )
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  // The code of a fault, also where the form of the answer has no place for it.
  app.addHook('onError', async (_request, reply, error) => {
    reply.header('cell-fault', asFault(error).code)
  })
  refuseWhileStopping(app)
  parseBodies(app as unknown as FastifyInstance)
  for (const extend of ports.everywhere ?? []) await extend(app)
  guardRoutes(app)
  answerUnmatched(
    app as unknown as FastifyInstance,
    ports.apis.flatMap((api) => api.unmatched),
  )
  app.setErrorHandler((error, request, reply) => {
    return sendProblem(logged(asFault(error), request, ports.log), request, reply)
  })
  for (const api of ports.apis) {
    const plugin: FastifyPluginAsync = async (scope) => {
      await api.register(scope as unknown as App)
    }
    await app.register(plugin)
  }
  return app
}

/** HTTP/1.1 only, by either: what clients of these APIs speak. */
function serverKind(tls: ServerPorts['tls']): object {
  const limits = { maxHeaderSize: headerBytesMax }
  if (!tls) return { http: limits }
  return { https: { ...limits, ...tls, minVersion: 'TLSv1.2', ALPNProtocols: ['http/1.1'] } }
}

/** What comes on a connection that is open still, while the last answers are given. */
function refuseWhileStopping(app: App): void {
  let isStopping = false
  app.addHook('preClose', async () => {
    isStopping = true
  })
  app.addHook('onRequest', async () => {
    if (isStopping) throw new Fault('STORE_CLOSED', { message: 'This cell stops.' })
  })
}

/** Random per start and counted within it: drawing each one costs a twentieth of a boot script. */
function requestIds(random: Random): () => string {
  const start = randomHex(random.fork('request-id'), 6)
  let count = 0
  return () => `${start}-${(++count).toString(36)}`
}

/** A caller's request id is kept when it is short and printable. */
function givenId(given: string | string[] | undefined): string | undefined {
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : undefined
}

/** Finds out who asks, and whether that one may use the route. */
function callerCheck(authenticator: Authenticator): App['checkCaller'] {
  return async (request) => {
    const { access = 'public' } = request.routeOptions.config
    if (access === 'public') return
    const caller = await authenticator.authenticate(request.headers.authorization)
    request.caller = caller
    requireAccess(caller, access)
  }
}

/** Puts in front of each route what it declares: who may call it, and how its keys are spelled. */
function guardRoutes(app: App): void {
  app.addHook('onRoute', (route) => {
    const access = route.config?.access
    assert(access, `${String(route.method)} ${route.url} says who may call it`)
    const sides = route.config?.sides ?? ['management']
    const guards = [async (request: FastifyRequest) => requireSide(request, sides)]
    if (access !== 'public') guards.push((request: FastifyRequest) => app.checkCaller(request))
    route.onRequest = [...guards, ...[route.onRequest ?? []].flat()]
    const folds = foldersOf(route.schema)
    if (folds) route.preValidation = [folds, ...[route.preValidation ?? []].flat()]
  })
}

function foldersOf(schema: { body?: unknown; querystring?: unknown } | undefined) {
  const body = schema?.body ? keyFolder(schema.body as TSchema) : undefined
  const query = schema?.querystring ? keyFolder(schema.querystring as TSchema) : undefined
  if (!body && !query) return undefined
  return async (request: FastifyRequest) => {
    if (body) request.body = body(request.body)
    if (query) request.query = query(mergeSpellings(request.query))
  }
}

/** `type=Node&Type=NodeBMC` is one parameter with two values: keys count in any case. */
function mergeSpellings(query: unknown): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(query as Record<string, string | string[]>)) {
    const name = key.toLowerCase()
    const before = merged[name]
    merged[name] = before === undefined ? value : [before, value].flat()
  }
  return merged
}

/**
 * Logs what a person must see: our own failures with their chain, other cells' silence in a line,
 * refusals only when asked for.
 */
export function logged(fault: Fault, request: FastifyRequest, log: Log): Fault {
  const fields = { request: request.id, method: request.method, path: request.url.split('?')[0] }
  const { code } = fault
  // A cell that is away, too much at once, or being stopped is no failure of this one.
  const isWeather = /^(PEER|LIMIT)_/.test(code) || code === 'STORE_CLOSED'
  if (isWeather) log.info({ ...fields, code }, fault.message)
  else if (fault.status >= 500) log.error({ ...fields, code, err: fault }, fault.message)
  else log.debug({ ...fields, code: fault.code }, fault.message)
  return fault
}
