/** What nodes fetch from /metadata-service. They are told apart by address, as everywhere. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  type CloudNode,
  networkConfig,
  serviceGroupFile,
  serviceMetaData,
  serviceUserData,
  serviceVendorData,
} from '../../../../bootstrap/cloud-init/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import { ofAskingNode, readerOf, sightingOf } from '../asking-node.ts'
import { cloudInitBase } from '../boot/index.ts'
import type { App } from '../server.ts'
import { overlayFor } from './profile.ts'

const prefix = '/metadata-service'
const tags = ['cloud-init']
const sides = ['node'] as const
const yaml = 'application/x-yaml'
const profiled = Type.Object({ profile: Type.Optional(Type.Array(Type.String())) })

/** The node at the other end. Fault: NOT_FOUND. */
function askingNode(rack: RackContext, { ip }: FastifyRequest): CloudNode {
  const sighting = sightingOf(rack, ip)
  if (sighting.kind === 'node') return sighting.node
  throw new Fault('NOT_FOUND', { message: 'node not found' })
}

/** Adds the routes. */
export function addMetadataRoutes(app: App, rack: RackContext): void {
  const { view, clock, config } = rack
  const route = (summary: string) => ({
    config: { access: 'public', sides, cluster: ofAskingNode } as const,
    schema: { tags, summary, querystring: profiled },
  })
  const asked = (request: FastifyRequest) => {
    const node = askingNode(rack, request)
    const { profile: [profile = ''] = [] } = request.query as { profile?: readonly string[] }
    const ownBase = cloudInitBase(request, config)
    const overlayOf = overlayFor(view, profile, clock.wallMs())
    return { node, reader: readerOf(rack, node), profile, overlayOf, ownBase }
  }
  const send = (reply: FastifyReply, type: string, document: string | Uint8Array) => {
    return reply.header('content-type', type).send(document)
  }
  app.get(`${prefix}/meta-data`, route('Facts about the asking node'), async (request, reply) => {
    const { reader, node, ...around } = asked(request)
    return send(reply, yaml, serviceMetaData(reader, node, around))
  })
  app.get(
    `${prefix}/user-data`,
    { config: { access: 'public', sides }, schema: { tags, summary: 'An empty cloud-config' } },
    async (_, reply) => send(reply, 'text/cloud-config', serviceUserData),
  )
  app.get(
    `${prefix}/vendor-data`,
    route("URLs of the files of the node's groups"),
    async (request, reply) => {
      const { reader, node, ...around } = asked(request)
      return send(reply, 'text/plain; charset=utf-8', serviceVendorData(reader, node, around))
    },
  )
  app.get(
    `${prefix}/network-config`,
    route("The node's ports and their addresses"),
    async (request, reply) => {
      const { reader, node } = asked(request)
      return send(reply, yaml, networkConfig(reader, node))
    },
  )
  app.get(
    `${prefix}/:group.yaml`,
    {
      ...route("A group's file, for its members"),
      schema: {
        ...route("A group's file, for its members").schema,
        params: Type.Object({ group: Type.String() }),
      },
    },
    async (request, reply) => {
      const { reader, node, overlayOf } = asked(request)
      const label = request.params.group
      const file = serviceGroupFile(reader, node, { label, overlay: overlayOf(label) })
      return send(reply, 'text/cloud-config', file)
    },
  )
  app.get(
    `${prefix}/health`,
    { config: { access: 'public' }, schema: { tags, summary: 'How the service is' } },
    async (_, reply) => {
      const storage = rack.ledger.health.state === 'open' ? 'ok' : 'error'
      return reply.send({ status: storage, smd_client: 'ok', storage, wireguard: 'disabled' })
    },
  )
}
