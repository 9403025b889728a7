/**
 * What the boot service knows of the nodes: hosts, dumpstate and endpoint-history.
 */
import { Type } from 'typebox'
import {
  bootHostOf,
  findComponent,
  isNodeType,
  listBootHosts,
  listBootParameters,
} from '../../../../cell/boot/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import { sendJsonList } from '../json-stream.ts'
import type { App } from '../server.ts'
import type { AccessLog } from './access-log.ts'
import { historyGathered } from './history-rule.ts'
import { nidsOf, valuesOf } from './parameters-routes.ts'
import { bootParametersJson, hostJson } from './wire.ts'

const tags = ['boot']
const list = Type.Optional(Type.Array(Type.String()))
const hostQuery = Type.Object({ name: list, mac: list, nid: list })
const json = 'application/json; charset=UTF-8'

interface HostQuery {
  readonly name?: readonly string[]
  readonly mac?: readonly string[]
  readonly nid?: readonly string[]
}

/** The nodes that the query names; the first unknown one refuses the whole. Fault: NOT_FOUND. */
function askedHosts({ view }: RackContext, query: HostQuery): Component[] {
  const known = (component: Component | undefined, what: string) => {
    if (component && isNodeType(component.type)) return component
    throw new Fault('NOT_FOUND', { message: `Not Found - Unknown ${what}` })
  }
  return [
    ...valuesOf(query.name).map((name) => {
      return known(findComponent(view, { name }), `host name '${name}'`)
    }),
    ...valuesOf(query.mac).map((mac) => {
      return known(findComponent(view, { mac }), `MAC address '${mac}'`)
    }),
    ...nidsOf(query.nid).map((nid) => known(findComponent(view, { nid }), `NID '${nid}'`)),
  ]
}

function* hostsOf(rack: RackContext, query: HostQuery | undefined) {
  const { view } = rack
  const asked =
    query && (query.name ?? query.mac ?? query.nid) ? askedHosts(rack, query) : undefined
  const hosts = asked ? asked.map((component) => bootHostOf(view, component)) : listBootHosts(view)
  for (const host of hosts) yield hostJson(host)
}

/** Adds the routes. */
export function addHostsRoutes(app: App, rack: RackContext, accesses: AccessLog): void {
  app.get(
    '/boot/v1/hosts',
    {
      config: { access: 'public', covers: true },
      schema: { tags, summary: 'Nodes with their MACs', querystring: hostQuery },
    },
    async (request, reply) => {
      // Made before the first byte is sent: an unknown name must still become a 404.
      const rows = [...hostsOf(rack, request.query)]
      return sendJsonList(reply, { head: '[', rows, tail: ']\n', type: json })
    },
  )
  app.post(
    '/boot/v1/hosts',
    {
      config: { access: 'public' },
      schema: { tags, summary: 'Nothing to refresh here: the inventory is in the same process' },
    },
    async (_, reply) => {
      return reply.code(204).header('cache-control', 'no-cache').header('content-type', json).send()
    },
  )
  app.get(
    '/boot/v1/dumpstate',
    {
      config: { access: 'public', covers: true },
      schema: { tags, summary: 'Nodes and boot configurations' },
    },
    async (_, reply) => {
      const views = listBootParameters(rack.view).map(bootParametersJson)
      const tail = `],"Params":${JSON.stringify(views)}}\n`
      const rows = hostsOf(rack, undefined)
      return sendJsonList(reply, { head: '{"Components":[', rows, tail, type: json })
    },
  )
  app.get(
    '/boot/v1/endpoint-history',
    {
      config: { access: 'public', covers: true, cluster: historyGathered },
      schema: {
        tags,
        summary: 'When a node last fetched its script or its user-data',
        querystring: Type.Object({ name: list, endpoint: list }),
      },
    },
    async (request, reply) => {
      const { name, endpoint } = request.query
      reply.header('content-type', json)
      return accesses.list(name?.[0], endpoint?.[0])
    },
  )
}
