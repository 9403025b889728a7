import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { Fault, type Log } from '../../../../cell/env/index.ts'
import {
  addEndpoints,
  deleteEndpoint,
  deleteEndpoints,
  endpointOf,
  endpointsMatching,
  patchEndpoint,
  putEndpoint,
} from '../../../../cell/inventory/index.ts'
import type { RedfishEndpoint } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import { commit, ofParameter } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { locationOf, sendNothing, uriListSchema, urisOf, xnameParams } from './answer.ts'
import { deleteRoutes } from './delete-routes.ts'
import { endpointsPosted, gatheredList } from './endpoint-rule.ts'
import {
  type EndpointBody,
  endpointBody,
  endpointDocument,
  endpointInputSchema,
  endpointListSchema,
  endpointPatchSchema,
  endpointPostSchema,
  endpointSchema,
  endpointsIn,
  isOneEndpoint,
  unusedParts,
} from './redfish-endpoint-body.ts'

const collection = '/Inventory/RedfishEndpoints'
const words = Type.Optional(Type.Array(Type.String()))

const querySchema = Type.Object({
  id: words,
  fqdn: words,
  type: words,
  uuid: words,
  macaddr: words,
  ipaddress: words,
  laststatus: words,
})

function sendEndpoints(reply: FastifyReply, found: readonly RedfishEndpoint[]) {
  const rows = Iterator.from(found).map(endpointBody)
  return sendJsonList(reply, { head: '{"RedfishEndpoints":[', rows, tail: ']}\n' })
}

/** Tells the log what of a request was passed over. */
function tell(log: Log, bodies: readonly EndpointBody[], notes: readonly string[]): void {
  for (const note of [...bodies.flatMap(unusedParts), ...notes]) {
    log.warn({ part: 'hsm', endpoints: bodies.map(({ ID }) => ID), note }, 'inventory passed over')
  }
}

const listName = 'RedfishEndpoints'

/** Reading endpoints (reference 1.4). They are known at their owner alone. */
export function redfishEndpointReadRoutes(app: App, { ledger }: RackContext): void {
  const config = { access: 'read', covers: true, cluster: gatheredList(listName, 'id') } as const
  app.get(
    collection,
    {
      config,
      schema: {
        summary: 'Redfish endpoints that pass the filters',
        querystring: querySchema,
        response: { 200: endpointListSchema },
      },
    },
    async ({ query }, reply) => sendEndpoints(reply, endpointsMatching(ledger, query)),
  )
  app.get(
    `${collection}/:xname`,
    {
      config: { access: 'read', cluster: ofParameter('xname') },
      schema: {
        summary: 'One Redfish endpoint',
        params: xnameParams,
        response: { 200: endpointSchema },
      },
    },
    async ({ params }) => {
      const endpoint = endpointOf(ledger, params.xname)
      if (endpoint === undefined) throw new Fault('NOT_FOUND', { message: 'no such xname.' })
      return endpointBody(endpoint)
    },
  )
  app.get(
    `${collection}/Query/:xname`,
    {
      config,
      schema: {
        summary: 'Every Redfish endpoint, for the xnames all and s0',
        params: xnameParams,
        response: { 200: endpointListSchema },
      },
    },
    async ({ params }, reply) => {
      if (!['all', 's0'].includes(params.xname.toLowerCase())) {
        throw new Fault('INPUT_XNAME', { message: 'not yet implemented' })
      }
      return sendEndpoints(reply, endpointsMatching(ledger, {}))
    },
  )
}

/** Adding and replacing endpoints with their inventories (reference 1.4). */
export function redfishEndpointWriteRoutes(app: App, { ledger, clock, log }: RackContext): void {
  const config = { access: 'write', cluster: ofParameter('xname') } as const
  app.post(
    collection,
    {
      config: { access: 'write', cluster: endpointsPosted(collection) },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Add Redfish endpoints with what is below them',
        body: endpointPostSchema,
        response: { 201: uriListSchema },
      },
    },
    async (request, reply) => {
      const { body } = request
      const isList = !isOneEndpoint(body)
      const bodies = endpointsIn(body)
      const documents = bodies.map(endpointDocument)
      const result = await commit(ledger, { request, reply }, (tx) => {
        return addEndpoints(tx, { documents, isList }, clock.wallMs())
      })
      tell(log, bodies, result.notes)
      if (result.ids.length === 0) return sendNothing(reply)
      reply.header('location', locationOf(collection, result.ids))
      return reply.code(201).send(urisOf(collection, result.ids))
    },
  )
  app.put(
    `${collection}/:xname`,
    {
      config,
      schema: {
        summary: 'Create or replace a Redfish endpoint',
        params: xnameParams,
        body: endpointInputSchema,
        response: { 200: endpointSchema },
      },
    },
    async (request, reply) => {
      const change = { id: request.params.xname, document: endpointDocument(request.body) }
      const result = await commit(ledger, { request, reply }, (tx) => {
        return putEndpoint(tx, change, clock.wallMs())
      })
      tell(log, [request.body], result.notes)
      return endpointBody(result.endpoint)
    },
  )
  app.patch(
    `${collection}/:xname`,
    {
      config,
      schema: {
        summary: 'Change a Redfish endpoint',
        params: xnameParams,
        body: endpointPatchSchema,
        response: { 200: endpointSchema },
      },
    },
    async (request, reply) => {
      const change = { id: request.params.xname, patch: endpointDocument(request.body) }
      const result = await commit(ledger, { request, reply }, (tx) => patchEndpoint(tx, change))
      return endpointBody(result)
    },
  )
}

/** Removing endpoints (reference 1.4). */
export function redfishEndpointDeleteRoutes(app: App, rack: RackContext): void {
  deleteRoutes(app, rack, {
    collection,
    every: { summary: 'Delete every Redfish endpoint', act: deleteEndpoints },
    one: {
      summary: 'Delete a Redfish endpoint; what is below it counts as gone',
      act: deleteEndpoint,
    },
  })
}
