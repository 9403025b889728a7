import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import { type Scope, scopeText } from '../../../../cell/identity/index.ts'
import { coversComponent } from '../../../../cell/tenancy/index.ts'
import type { ClusterView } from '../../../../cell/view/index.ts'
import type { Authenticator, Caller } from '../../auth/index.ts'
import type { App, Everywhere } from '../server.ts'
import { filteredBytesMax } from './limits.ts'
import { names, type ReadRule, type ScopedRoute, scopedRoutes } from './scoped-routes.ts'

/** What limiting stands on. */
export interface ScopePorts {
  readonly view: ClusterView
  readonly authenticator: Authenticator
}

/** Limits every route for callers whose token has a scope; others notice nothing. */
export function limitToScope({ view, authenticator }: ScopePorts): Everywhere {
  return (app: App) => {
    app.addHook('onRoute', (route) => {
      const isPublic = route.config?.access === 'public'
      const rules = [route.method]
        .flat()
        .map((method) => scopedRoutes.get(`${method} ${route.url}`))
      const rule = rules.every((each) => each === rules[0]) ? rules[0] : undefined
      if (isPublic && !rule) return
      const enters = async (request: FastifyRequest) => {
        if (isPublic) request.caller = await callerIfKnown(authenticator, request)
        if (request.caller?.scope) requireOpen(request.caller, rule)
      }
      // Behind the guard that finds out who asks, which is put in front of these later.
      route.onRequest = [enters, ...[route.onRequest ?? []].flat()]
      if (!rule || rule === 'change') return
      const filters = async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
        const scope = request.caller?.scope
        if (!scope || reply.statusCode >= 300) return payload
        return await filtered({ view, scope, rule }, { request, reply }, payload)
      }
      route.onSend = [filters, ...[route.onSend ?? []].flat()]
    })
  }
}

/** On a public route a token only makes the answer smaller: a bad one is as good as none. */
async function callerIfKnown(
  authenticator: Authenticator,
  { headers }: FastifyRequest,
): Promise<Caller | undefined> {
  if (headers.authorization === undefined) return undefined
  try {
    return await authenticator.authenticate(headers.authorization)
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}

function requireOpen({ subject, scope }: Caller, rule: ScopedRoute | undefined): void {
  if (rule || !scope) return
  throw new Fault('AUTH_SCOPE', {
    message: `The token of ${subject} is limited to ${scopeText(scope)}; this is about more than that.`,
    details: { scope: scopeText(scope) },
  })
}

interface Filter {
  readonly view: ClusterView
  readonly scope: Scope
  readonly rule: ReadRule
}

async function textOf(payload: unknown): Promise<string> {
  if (typeof payload === 'string') return payload
  if (payload instanceof Uint8Array) return Buffer.from(payload).toString('utf8')
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of payload as AsyncIterable<Uint8Array | string>) {
    const part = Buffer.from(chunk as string)
    bytes += part.length
    if (bytes > filteredBytesMax) throw new Fault('LIMIT_BODY')
    chunks.push(part)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isCovered({ view, scope, rule }: Filter, name: unknown): boolean {
  if (typeof name !== 'string' || name === '') return false
  return rule.about === 'component'
    ? coversComponent(view, scope, name)
    : names(scope, rule.about, name)
}

const memberOf = (row: unknown, member: string | undefined): unknown =>
  member === undefined ? row : (row as Readonly<Record<string, unknown>> | null)?.[member]

/** Fault: NOT_FOUND for one thing that the token does not cover: as if it were not there. */
async function filtered(
  filter: Filter,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  payload: unknown,
): Promise<unknown> {
  const { rule } = filter
  const value: unknown = JSON.parse((await textOf(payload)) || 'null')
  const covers = (row: unknown) => isCovered(filter, memberOf(row, rule.member))
  if (rule.isOne) {
    const named = (request.params as Readonly<Record<string, string>>)[rule.parameter ?? '']
    const isThere = rule.parameter === undefined ? covers(value) : isCovered(filter, named)
    if (isThere) return payload instanceof Object ? JSON.stringify(value) : payload
    throw new Fault('NOT_FOUND')
  }
  reply.removeHeader('content-length')
  const list = rule.list === undefined ? value : memberOf(value, rule.list)
  const rows = Array.isArray(list) ? list.filter(covers) : []
  const answer = rule.list === undefined ? rows : { ...(value as object), [rule.list]: rows }
  return `${JSON.stringify(answer)}\n`
}
