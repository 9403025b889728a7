import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../cell/env/index.ts'
import type { App } from '../http/server.ts'
import type { Metrics } from './metrics.ts'

/** Which API a route pattern belongs to: its first part, as the table of APIs has it. */
const apis: readonly (readonly [prefix: string, api: string])[] = [
  ['/hsm/', 'hsm'],
  ['/boot/', 'boot'],
  ['/cloud-init', 'cloud-init'],
  ['/cells/', 'cells'],
]

function apiOf(route: string | undefined): string {
  if (route === undefined) return 'none'
  return apis.find(([prefix]) => route.startsWith(prefix))?.[1] ?? 'other'
}

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])

/** The route as it was declared; what no route matched has none, or anybody could invent labels. */
function routeOf(request: FastifyRequest): string | undefined {
  return request.is404 ? undefined : request.routeOptions.url
}

/** Counts and times every request of every API. */
export function measureRequests(metrics: Metrics): (app: App) => void {
  return (app) => {
    app.addHook('onResponse', async (request, reply) => {
      const route = routeOf(request)
      const api = apiOf(route)
      const method = methods.has(request.method) ? request.method : 'other'
      const status = String(reply.statusCode)
      metrics.count('rackcell_http_requests_total', { api, route: route ?? 'none', method, status })
      metrics.observe('rackcell_http_request_seconds', reply.elapsedTime / 1_000, { api })
    })
    app.addHook('onError', async (_request, _reply, error) => {
      if (!(error instanceof Fault) || !error.code.startsWith('AUTH_')) return
      metrics.count('rackcell_auth_refusals_total', { code: error.code })
    })
  }
}
