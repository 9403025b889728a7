/**
 * The boot service's own cloud-init documents. At its root the reference has the paths that
 * cloud-init's server has, too; here they stand below /boot/v1, where gateways' paths lead.
 */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { bootMetaData, bootUserData, valueAt } from '../../../../bootstrap/cloud-init/index.ts'
import { keepPhoneHome } from '../../../../cell/boot/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import { ofAskingNode, reportOfNode, sightingOf } from '../asking-node.ts'
import { commit } from '../forward/index.ts'
import type { App } from '../server.ts'
import type { AccessLog } from './access-log.ts'
import { reportCharsMax } from './limits.ts'
import { phoneHomeSchema } from './wire.ts'

const tags = ['boot']
const sides = ['node'] as const
const json = 'application/json; charset=UTF-8'
const list = Type.Optional(Type.Array(Type.String()))

/** The node at the other end; undefined for a machine that nobody knows. */
function askingNode(rack: RackContext, { ip }: FastifyRequest): Component | undefined {
  const sighting = sightingOf(rack, ip)
  return sighting.kind === 'node' ? sighting.node.component : undefined
}

/** Where a node's configurations are read; cluster-wide ones are read anywhere. */
function readerFor({ view }: RackContext, node: Component | undefined) {
  return node ? view.sliceOf(node.id) : view
}

function addDocuments(app: App, rack: RackContext, accesses: AccessLog): void {
  app.get(
    '/boot/v1/meta-data',
    {
      config: { access: 'public', sides, cluster: ofAskingNode },
      schema: {
        tags,
        summary: "The asking node's data out of boot configurations",
        description: 'Query: key=a.b gives one value.',
        querystring: Type.Object({ key: list }),
      },
    },
    async (request, reply) => {
      const node = askingNode(rack, request)
      const data = bootMetaData(readerFor(rack, node), node)
      const [key] = request.query.key ?? []
      const value = key === undefined ? data : valueAt(data, key)
      if (value === undefined) throw new Fault('NOT_FOUND', { message: 'Not Found' })
      return reply.header('content-type', json).serializer(JSON.stringify).send(value)
    },
  )
  app.get(
    '/boot/v1/user-data',
    {
      config: { access: 'public', sides, cluster: ofAskingNode },
      schema: { tags, summary: "The asking node's cloud-config out of boot configurations" },
    },
    async (request, reply) => {
      const node = askingNode(rack, request)
      if (node) accesses.note('user-data', node.id, rack.clock.wallMs())
      const document = bootUserData(readerFor(rack, node), node)
      return reply.header('content-type', 'text/yaml').send(document)
    },
  )
}

/** What a node says of itself, cut to size; what is empty is left out. */
function reportOf(body: Readonly<Record<string, string | null>>): Record<string, string> {
  const said = Object.entries(body).filter(([, text]) => text)
  return Object.fromEntries(
    said.map(([name, text]) => [name, text?.slice(0, reportCharsMax) ?? '']),
  )
}

/** Adds the routes. */
export function addCloudInitRoutes(app: App, rack: RackContext, accesses: AccessLog): void {
  addDocuments(app, rack, accesses)
  app.post(
    '/boot/v1/phone-home',
    {
      config: { access: 'public', sides, cluster: reportOfNode },
      schema: {
        tags,
        summary: 'The asking node says that it has booted; kept with its configuration',
        body: phoneHomeSchema,
      },
    },
    async (request, reply) => {
      const node = askingNode(rack, request)
      if (!node) throw new Fault('NOT_FOUND', { message: 'XName not found for IP' })
      const report = reportOf(request.body)
      const text = JSON.stringify(report)
      await commit(rack.ledger, { request, reply }, (tx) => keepPhoneHome(tx, node, text))
      const answer = { hosts: [node.id], 'cloud-init': { 'phone-home': report } }
      return reply.header('content-type', json).send(answer)
    },
  )
}
