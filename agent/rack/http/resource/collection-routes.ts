/** The routes of one kind: its list, its objects and their status. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  changeResource,
  createResource,
  deleteResource,
  listResources,
  type ResourceObject,
  resourceWith,
} from '../../../../cell/resource/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import type { App } from '../server.ts'
import type { ServedKind } from './kind.ts'
import { draftOf, etagOf, objectJson, patchedDraft, statusOf } from './wire.ts'

const identified = Type.Object({ uid: Type.String() })
const anything = Type.Unknown()

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

const tagsIn = (header: string | undefined) => (header ?? '').split(',').map((tag) => tag.trim())

/** Weak and strong tags are compared alike, as the reference gives weak ones only. */
const isTagged = (tags: readonly string[], etag: string) => {
  return tags.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag.replace(/^W\//, ''))
}

/** Refuses a change of another version than the caller has read. Fault: CONFLICT_VERSION. */
function requireVersion({ headers }: FastifyRequest, before: ResourceObject): void {
  const wanted = headers['if-match']
  if (wanted === undefined || isTagged(tagsIn(wanted), etagOf(before))) return
  throw new Fault('CONFLICT_VERSION')
}

/** As text, so that the media type stays as the client asked for it. */
const sendJson = (reply: FastifyReply, value: object) => {
  return reply.serializer(String).send(JSON.stringify(value))
}

const typeOf = ({ headers }: FastifyRequest) => headers['content-type'] ?? 'application/json'

/** The kind's routes share these. */
class Collection {
  readonly #rack: RackContext
  readonly kind: ServedKind

  constructor(rack: RackContext, kind: ServedKind) {
    this.#rack = rack
    this.kind = kind
  }

  list(): object[] {
    const nowMs = this.#nowMs
    return listResources(this.#rack.view, this.kind).map((each) => {
      return objectJson(this.kind, each, nowMs)
    })
  }

  get #nowMs(): number {
    return this.#rack.clock.wallMs()
  }

  with(uid: string): ResourceObject {
    const object = resourceWith(this.#rack.view, this.kind, uid)
    if (object) return object
    const message = `there is no ${this.kind.kind} ${uid.slice(0, 64)}`
    throw new Fault('NOT_FOUND', { message })
  }

  async create(exchange: Exchange): Promise<ResourceObject> {
    const draft = draftOf(this.kind, exchange.request.body)
    const nowMs = this.#nowMs
    return commit(this.#rack.ledger, exchange, (tx) => {
      return createResource(tx, this.kind, draft, nowMs)
    })
  }

  async change(
    exchange: Exchange,
    change: (before: ResourceObject, nowMs: number) => Partial<ResourceObject>,
  ): Promise<ResourceObject> {
    const { uid } = exchange.request.params as { readonly uid: string }
    const nowMs = this.#nowMs
    return commit(this.#rack.ledger, exchange, (tx) => {
      return changeResource(tx, this.kind, { uid, nowMs }, (before) => {
        requireVersion(exchange.request, before)
        const { labels, annotations, spec, status } = { ...before, ...change(before, nowMs) }
        return { labels, annotations, spec, status }
      })
    })
  }

  async remove(exchange: Exchange): Promise<void> {
    const { uid } = exchange.request.params as { readonly uid: string }
    await commit(this.#rack.ledger, exchange, (tx) => {
      deleteResource(tx, this.kind, uid, (before) => requireVersion(exchange.request, before))
    })
  }

  send(object: ResourceObject, reply: FastifyReply) {
    reply.header('etag', etagOf(object)).header('cache-control', 'private')
    return sendJson(reply, objectJson(this.kind, object, this.#nowMs))
  }
}

function addReads(app: App, collection: Collection): void {
  const { kind, path } = collection.kind
  const tags = ['resources']
  app.get(
    path,
    { config: { access: 'read' }, schema: { tags, summary: `Every ${kind}` } },
    async (_, reply) => sendJson(reply, collection.list()),
  )
  app.get(
    `${path}/:uid`,
    { config: { access: 'read' }, schema: { tags, summary: `One ${kind}`, params: identified } },
    async (request, reply) => {
      const object = collection.with(request.params.uid)
      const known = request.headers['if-none-match']
      if (known !== undefined && isTagged(tagsIn(known), etagOf(object))) {
        return reply.code(304).header('etag', etagOf(object)).send()
      }
      return collection.send(object, reply)
    },
  )
}

function addWrites(app: App, collection: Collection): void {
  const { kind, path } = collection.kind
  const tags = ['resources']
  const config = { access: 'write' } as const
  const schema = (summary: string) => ({ tags, summary, params: identified, body: anything })
  app.post(
    path,
    { config, schema: { tags, summary: `Make a ${kind}`, body: anything } },
    async (request, reply) => {
      const object = await collection.create({ request, reply })
      reply.code(201).header('location', `${path}/${object.uid}`)
      return collection.send(object, reply)
    },
  )
  app.put(
    `${path}/:uid`,
    { config, schema: schema(`Replace the spec of a ${kind}`) },
    async (request, reply) => {
      const object = await collection.change({ request, reply }, () => {
        return { spec: draftOf(collection.kind, request.body).spec }
      })
      return collection.send(object, reply)
    },
  )
  app.patch(
    `${path}/:uid`,
    { config, schema: schema(`Change a ${kind}: merge patch, JSON patch, or members of spec`) },
    async (request, reply) => {
      const { body } = request
      const object = await collection.change({ request, reply }, (before, nowMs) => {
        return patchedDraft(collection.kind, before, { body, type: typeOf(request), nowMs })
      })
      return collection.send(object, reply)
    },
  )
  app.delete(
    `${path}/:uid`,
    {
      config: { access: 'delete' },
      schema: { tags, summary: `Remove a ${kind}`, params: identified },
    },
    async (request, reply) => {
      await collection.remove({ request, reply })
      return sendJson(reply, { message: `${kind} deleted`, uid: request.params.uid })
    },
  )
}

function addStatus(app: App, collection: Collection): void {
  const { kind, path } = collection.kind
  for (const method of ['PUT', 'PATCH'] as const) {
    app.route({
      method,
      url: `${path}/:uid/status`,
      config: { access: 'write' },
      schema: {
        tags: ['resources'],
        summary: `${method === 'PUT' ? 'Replace' : 'Change'} the status of a ${kind}`,
        params: identified,
        body: anything,
      },
      handler: async (request, reply) => {
        const type = method === 'PUT' ? undefined : typeOf(request)
        const object = await collection.change({ request, reply }, ({ status }) => {
          return { status: statusOf(status, request.body, type) }
        })
        return collection.send(object, reply)
      },
    })
  }
}

/** Adds the routes of a kind. */
export function addCollection(app: App, rack: RackContext, kind: ServedKind): void {
  const collection = new Collection(rack, kind)
  addReads(app, collection)
  addWrites(app, collection)
  addStatus(app, collection)
}
