/** The OpenAPI description of this service alone, at the path where the reference has its own. */
import type { FastifyInstance, RouteOptions } from 'fastify'

const prefix = '/cloud-init'

interface RouteSchema {
  readonly summary?: string
  readonly hide?: boolean
  readonly body?: object
}

function operationOf({ schema, url }: RouteOptions): object {
  const { summary, body } = (schema ?? {}) as RouteSchema
  const names = [...url.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => name)
  return {
    summary: summary ?? '',
    parameters: names.map((name) => {
      return { name, in: 'path', required: true, schema: { type: 'string' } }
    }),
    ...(body && { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: { default: { description: 'see the documentation' } },
  }
}

/** Listens to the routes that are added to `app` from now on; gives the document of all of them. */
export function describeRoutes(app: FastifyInstance, version: string): () => object {
  const paths: Record<string, Record<string, object>> = {}
  app.addHook('onRoute', (route) => {
    const { hide } = (route.schema ?? {}) as RouteSchema
    if (hide || !route.url.startsWith(`${prefix}/`)) return
    const path = route.url.slice(prefix.length).replace(/:([A-Za-z]+)/g, '{$1}')
    const operations = paths[path] ?? {}
    paths[path] = operations
    for (const method of [route.method].flat())
      operations[method.toLowerCase()] = operationOf(route)
  })
  return () => ({
    openapi: '3.0.3',
    info: { title: 'rackcell cloud-init', version },
    servers: [{ url: prefix }],
    paths,
  })
}
