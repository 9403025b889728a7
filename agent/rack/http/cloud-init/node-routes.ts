/** What nodes fetch and say. They are told apart by address; nobody here has a token. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  type CloudNode,
  groupFile,
  metaData,
  phoneHome,
  rememberInstance,
  reportOf,
  userData,
  vendorData,
} from '../../../../bootstrap/cloud-init/index.ts'
import { Fault, type FaultCode } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import { ofAskingNode, readerOf, reportOfNode, sightingOf } from '../asking-node.ts'
import { type AccessLog, cloudInitBase } from '../boot/index.ts'
import { commit } from '../forward/index.ts'
import { originOf } from '../request-body.ts'
import type { App } from '../server.ts'

const tags = ['cloud-init']

/** The reference has this path only where its tunnel runs. */
const noTunnel =
  'this cell keeps no WireGuard tunnel: leave ochami_wg_ip out of the kernel parameters, or send ' +
  'nodes to the server that has the tunnel'
const yaml = 'application/x-yaml'
const plain = 'text/plain; charset=utf-8'

/**
 * Where the documents are: with and without the prefix that gateways strip, below a base that was
 * written with two slashes, or with none at all (`/cloud-initmeta-data`).
 */
const bases = ['/', '/cloud-init/', '/cloud-init//', '/cloud-init']

/** Bases below which other paths are served, too. */
export const prefixes = ['', '/cloud-init']

/** What the routes stand on. */
export interface NodePorts {
  readonly rack: RackContext
  readonly accesses: AccessLog
}

/** The meta-data of a node; the id of an own node's instance is kept from the first time on. */
export async function sendMetaData(
  { rack }: Pick<NodePorts, 'rack'>,
  node: CloudNode,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
) {
  const { ledger, log, config } = rack
  const reader = readerOf(rack, node)
  if (reader === ledger && !ledger.get('instanceInfo', node.component.id)) {
    try {
      await ledger.transact(originOf(request), (tx) => rememberInstance(tx, node.component))
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      // The id is worked out from the node's record, so the answer is the same without the write.
      log.warn({ node: node.component.id, code: error.code }, 'instance id could not be kept')
    }
  }
  const document = metaData(reader, node, cloudInitBase(request, config))
  return reply.header('content-type', yaml).send(document)
}

/**
 * The node at the other end, or its answer: 422 without a word for strangers, 404 for half-known
 * ones.
 */
function sighted({ rack }: NodePorts, request: FastifyRequest, reply: FastifyReply) {
  const sighting = sightingOf(rack, request.ip)
  if (sighting.kind === 'node') return sighting.node
  const id = sighting.kind === 'no-component' ? sighting.id : undefined
  rack.log.debug({ address: request.ip, id, path: request.url }, 'no node has this address')
  const code: FaultCode = 'NOT_FOUND'
  reply.header('cell-fault', code)
  if (id === undefined) reply.code(422).send()
  else reply.code(404).header('content-type', plain).send(`there is no component ${id}\n`)
  return undefined
}

async function receivePhoneHome({ rack }: NodePorts, request: FastifyRequest, reply: FastifyReply) {
  const { ledger, log } = rack
  const body = request.body
  const report = reportOf(typeof body === 'object' && body !== null ? { ...body } : {})
  const sighting = sightingOf(rack, request.ip)
  if (sighting.kind !== 'node') {
    log.warn({ address: request.ip, ...report }, 'phone-home from an address that no node has')
    return reply.send()
  }
  const { component } = sighting.node
  const result = await commit(ledger, { request, reply }, (tx) => phoneHome(tx, component))
  log.info({ node: component.id, address: request.ip, ...report, ...result }, 'node phoned home')
  return reply.send()
}

/** By whose address they are told apart: nobody asks for them from elsewhere. */
const sides = ['node'] as const

function addDocuments(app: App, ports: NodePorts, base: string): void {
  const { rack } = ports
  const route = (summary: string) => ({
    config: { access: 'public', sides } as const,
    schema: { tags, summary, hide: base !== '/cloud-init/' },
  })
  const ofNode = (summary: string) => ({
    ...route(summary),
    config: { access: 'public', sides, cluster: ofAskingNode } as const,
  })
  app.get(`${base}meta-data`, ofNode('Facts about the asking node'), async (request, reply) => {
    const node = sighted(ports, request, reply)
    return node ? sendMetaData(ports, node, { request, reply }) : reply
  })
  app.get(`${base}user-data`, route('An empty cloud-config'), async (request, reply) => {
    const sighting = sightingOf(rack, request.ip)
    if (sighting.kind === 'node') {
      ports.accesses.note('user-data', sighting.node.component.id, rack.clock.wallMs())
    }
    return reply.header('content-type', plain).send(userData)
  })
  app.get(
    `${base}vendor-data`,
    ofNode("URLs of the node's group files"),
    async (request, reply) => {
      const sighting = sightingOf(rack, request.ip)
      // A node whose component is gone gets an empty list, as in the reference: it goes on booting.
      if (sighting.kind === 'no-component')
        return reply.header('content-type', plain).send('#include\n')
      const node = sighted(ports, request, reply)
      if (!node) return reply
      const document = vendorData(readerOf(rack, node), node, cloudInitBase(request, rack.config))
      return reply.header('content-type', plain).send(document)
    },
  )
  // Nothing yet says how a node's network is set up; an error here would cost the node ten seconds.
  app.get(`${base}network-config`, route('Empty: the image decides'), async (_, reply) => {
    return reply.header('content-type', plain).send('')
  })
}

/** Adds the routes. */
export function addNodeRoutes(app: App, ports: NodePorts): void {
  for (const base of bases) addDocuments(app, ports, base)
  for (const prefix of [...prefixes, '/cloud-init/']) {
    app.get(
      `${prefix}/:group.yaml`,
      {
        config: { access: 'public', sides },
        schema: {
          tags,
          summary: "A group's file, for its members",
          params: Type.Object({ group: Type.String() }),
          hide: prefix !== '/cloud-init',
        },
      },
      async (request, reply) => {
        const node = sighted(ports, request, reply)
        if (!node) return reply
        const bytes = groupFile(readerOf(ports.rack, node), node, request.params.group)
        return reply.header('content-type', plain).send(bytes)
      },
    )
  }
  for (const prefix of [...prefixes, '/metadata-service']) {
    app.post(
      `${prefix}/wg-init`,
      {
        config: { access: 'public', sides, anyBody: true },
        schema: { tags, summary: 'No tunnel here: always refused', hide: prefix === '' },
      },
      async () => {
        throw new Fault('UNSUPPORTED', { message: noTunnel })
      },
    )
  }
  for (const path of ['/phone-home', '/phone-home/:id']) {
    for (const prefix of [...prefixes, '/metadata-service']) {
      app.post(
        `${prefix}${path}`,
        {
          // What it says is only logged, and a node that is refused would report again and again.
          config: { access: 'public', sides, anyBody: true, cluster: reportOfNode },
          schema: {
            tags,
            summary: 'The asking node has finished booting',
            hide: prefix === '' || !path.endsWith(':id'),
          },
        },
        async (request, reply) => receivePhoneHome(ports, request, reply),
      )
    }
  }
}
