import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import { type Scope, scopeText } from '../../../../cell/identity/index.ts'
import { coversBootSubject, coversComponent, coversPlace } from '../../../../cell/tenancy/index.ts'
import type { ClusterView } from '../../../../cell/view/index.ts'
import type { Authenticator, Caller } from '../../auth/index.ts'
import type { App, Everywhere } from '../server.ts'
import { filteredBytesMax } from './limits.ts'
import { type ReadRule, type ScopedRoute, scopedRoutes, type Within } from './scoped-routes.ts'
import { requireNamed } from './within-scope.ts'

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
      if (rule.isNaming) {
        const names = async (request: FastifyRequest) => requireNamed(view, request)
        route.preHandler = [names, ...[route.preHandler ?? []].flat()]
      }
      const filters = async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
        const scope = request.caller?.scope
        if (!scope) return payload
        // What is outside and what is not there are told alike.
        if (reply.statusCode === 404) return notFound(payload)
        if (reply.statusCode >= 300) return payload
        return await filtered({ within: withinOf(view, scope), rule }, { request, reply }, payload)
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
  readonly within: Within
  readonly rule: ReadRule
}

function withinOf(view: ClusterView, scope: Scope): Within {
  const isName = (name: unknown): name is string => typeof name === 'string' && name !== ''
  return {
    component: (name) => isName(name) && coversComponent(view, scope, name),
    place: (name) => isName(name) && coversPlace(view, scope, name),
    bootSubject: (subject) => coversBootSubject(view, scope, subject),
    group: (name) => isName(name) && scope.groups.includes(name),
    partition: (name) => isName(name) && scope.partitions.includes(name),
  }
}

/** A refusal that names nothing. */
function notFound(payload: unknown): unknown {
  if (typeof payload !== 'string') return payload
  const problem = JSON.parse(payload) as object
  return 'detail' in problem ? JSON.stringify({ ...problem, detail: 'Not found.' }) : payload
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

type Members = Readonly<Record<string, unknown>>

/** The rows of one list that are covered; anything else is no list, and has none. */
function keptRows(list: unknown, { rule, within }: Filter): readonly unknown[] {
  return Array.isArray(list) ? list.flatMap((row) => rule.keep(row, within) ?? []) : []
}

/** An answer of lists, with the rows that are covered. */
function keptOf(value: unknown, filter: Filter): unknown {
  const { lists, hasListsOnly } = filter.rule
  if (!lists && !hasListsOnly) return keptRows(value, filter)
  const members = Object.entries(value as Members).map(([name, member]) => {
    const isList = hasListsOnly ? Array.isArray(member) : lists?.includes(name)
    return [name, isList ? keptRows(member, filter) : member] as const
  })
  return Object.fromEntries(members)
}

/** Fault: NOT_FOUND for one thing that the token does not cover: as if it were not there. */
async function filtered(
  filter: Filter,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  payload: unknown,
): Promise<unknown> {
  const { rule, within } = filter
  const value: unknown = JSON.parse((await textOf(payload)) || 'null')
  if (rule.isOne) {
    const { parameter } = rule
    const named = parameter === undefined ? value : (request.params as Members)[parameter]
    if (rule.keep(named, within) === undefined) throw new Fault('NOT_FOUND')
    return payload instanceof Object ? JSON.stringify(value) : payload
  }
  const kept = keptOf(value, filter)
  const isNothing = Array.isArray(kept) && kept.length === 0
  if (rule.isSearch && isNothing && isSearching(request)) throw new Fault('NOT_FOUND')
  reply.removeHeader('content-length')
  return `${JSON.stringify(kept)}\n`
}

/** Whether a request asks for something, and not for all there is. */
function isSearching({ query, headers }: FastifyRequest): boolean {
  return Object.keys(query as object).length > 0 || Number(headers['content-length'] ?? 0) > 0
}
