/** What operators set, and what they may look at in a node's place. */
import { type Static, Type } from 'typebox'
import {
  addGroup,
  defaultsOf,
  deleteGroup,
  groupFile,
  groupNamed,
  mergeDefaults,
  nodeNamed,
  setGroup,
  setInstance,
  userData,
  vendorData,
  xnameMeant,
} from '../../../../bootstrap/cloud-init/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import { ofNamedNode, readerOf } from '../asking-node.ts'
import { cloudInitBase } from '../boot/index.ts'
import { commit } from '../forward/index.ts'
import type { App } from '../server.ts'
import { prefixes, sendMetaData } from './node-routes.ts'
import {
  defaultsInput,
  defaultsJson,
  defaultsSchema,
  groupInput,
  groupJson,
  groupSchema,
  instanceInput,
  instanceJson,
  instanceSchema,
} from './wire.ts'

const tags = ['cloud-init admin']
const json = 'application/json'
const plain = 'text/plain; charset=utf-8'
const named = Type.Object({ name: Type.String() })
const identified = Type.Object({ id: Type.String() })

function addDefaults(app: App, { ledger, view }: RackContext, prefix: string): void {
  const url = `${prefix}/admin/cluster-defaults`
  const hide = prefix === ''
  app.get(
    url,
    { config: { access: 'read' }, schema: { tags, summary: 'Values of the whole cluster', hide } },
    async (_, reply) => {
      return reply.header('content-type', json).send(JSON.stringify(defaultsJson(defaultsOf(view))))
    },
  )
  app.post(
    url,
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Take over the values that are not empty',
        body: defaultsSchema,
        hide,
      },
    },
    async (request, reply) => {
      const input = defaultsInput(request.body)
      await commit(ledger, { request, reply }, (tx) => mergeDefaults(tx, input))
      return reply.code(201).send()
    },
  )
}

function addGroupReads(app: App, { view }: RackContext, prefix: string): void {
  const hide = prefix === ''
  app.get(
    `${prefix}/admin/groups`,
    {
      config: { access: 'read', covers: true },
      schema: { tags, summary: 'All groups by name', hide },
    },
    async (_, reply) => {
      const groups = [...view.list('cloudGroup')].sort((a, b) => (a.name < b.name ? -1 : 1))
      const map = Object.fromEntries(groups.map((group) => [group.name, groupJson(group)]))
      return reply.header('content-type', json).send(JSON.stringify(map, null, '\t'))
    },
  )
  app.get(
    `${prefix}/admin/groups/:name`,
    { config: { access: 'read' }, schema: { tags, summary: 'One group', params: named, hide } },
    async (request, reply) => {
      const group = groupNamed(view, request.params.name)
      return reply.header('content-type', json).send(JSON.stringify(groupJson(group)))
    },
  )
}

function addGroupWrites(app: App, { ledger }: RackContext, prefix: string): void {
  const hide = prefix === ''
  const config = { access: 'write', refusedStatus: 422 } as const
  app.post(
    `${prefix}/admin/groups`,
    { config, schema: { tags, summary: 'Add a group', body: groupSchema, hide } },
    async (request, reply) => {
      const input = groupInput(request.body)
      await commit(ledger, { request, reply }, (tx) => addGroup(tx, input))
      return reply.code(201).header('location', `/groups/${input.name}`).send()
    },
  )
  app.put(
    `${prefix}/admin/groups/:name`,
    {
      config,
      schema: { tags, summary: 'Add or replace a group', params: named, body: groupSchema, hide },
    },
    async (request, reply) => {
      const input = groupInput(request.body, request.params.name)
      await commit(ledger, { request, reply }, (tx) => setGroup(tx, input))
      return reply.code(201).header('location', `/groups/${input.name}`).send()
    },
  )
  app.delete(
    `${prefix}/admin/groups/:name`,
    {
      config: { access: 'delete' },
      schema: { tags, summary: 'Remove a group', params: named, hide },
    },
    async (request, reply) => {
      const { name } = request.params
      await commit(ledger, { request, reply }, (tx) => deleteGroup(tx, name))
      return reply.code(200).send()
    },
  )
}

function addInstances(app: App, { ledger, view }: RackContext, prefix: string): void {
  const url = `${prefix}/admin/instance-info/:id`
  const hide = prefix === ''
  const ofNode = ofNamedNode('id')
  app.get(
    url,
    {
      config: { access: 'read', cluster: ofNode },
      schema: { tags, summary: "A node's own values", params: identified, hide },
    },
    async (request, reply) => {
      const id = xnameMeant(view, request.params.id)
      const info = ledger.get('instanceInfo', id)
      if (!info) throw new Fault('NOT_FOUND', { message: `nothing is kept for ${id}` })
      return reply.header('content-type', json).send(JSON.stringify(instanceJson(info)))
    },
  )
  app.put(
    url,
    {
      config: { access: 'write', cluster: ofNode },
      schema: {
        tags,
        summary: "Replace a node's own values; its instance id stays",
        params: identified,
        body: instanceSchema,
        hide,
      },
    },
    async (request, reply) => {
      const id = xnameMeant(view, request.params.id)
      const input = instanceInput(request.body)
      await commit(ledger, { request, reply }, (tx) => setInstance(tx, id, input))
      return reply.code(201).send()
    },
  )
}

function addImpersonation(app: App, rack: RackContext, prefix: string): void {
  const { view, config } = rack
  const base = `${prefix}/admin/impersonation/:id`
  const route = (summary: string) => ({
    config: { access: 'read' } as const,
    schema: { tags, summary, params: identified, hide: prefix === '' },
  })
  const ofNode = (summary: string) => ({
    ...route(summary),
    config: { access: 'read', cluster: ofNamedNode('id') } as const,
  })
  app.get(`${base}/meta-data`, ofNode('meta-data as the node gets it'), async (request, reply) => {
    return sendMetaData({ rack }, nodeNamed(view, request.params.id), { request, reply })
  })
  app.get(`${base}/user-data`, route('user-data as the node gets it'), async (_, reply) => {
    return reply.header('content-type', plain).send(userData)
  })
  app.get(
    `${base}/vendor-data`,
    ofNode('vendor-data as the node gets it'),
    async (request, reply) => {
      const node = nodeNamed(view, request.params.id)
      const document = vendorData(readerOf(rack, node), node, cloudInitBase(request, config))
      return reply.header('content-type', plain).send(document)
    },
  )
  const params = Type.Object({ id: Type.String(), group: Type.String() })
  app.get(
    `${base}/:group.yaml`,
    {
      config: { access: 'read' },
      schema: { tags, summary: "A group's file as the node gets it", params, hide: prefix === '' },
    },
    async (request, reply) => {
      const { id, group } = request.params as Static<typeof params>
      const node = nodeNamed(view, id)
      const bytes = groupFile(readerOf(rack, node), node, group)
      return reply.header('content-type', plain).send(bytes)
    },
  )
}

/** Adds the routes. */
export function addAdminRoutes(app: App, rack: RackContext): void {
  for (const prefix of prefixes) {
    addDefaults(app, rack, prefix)
    addGroupReads(app, rack, prefix)
    addGroupWrites(app, rack, prefix)
    addInstances(app, rack, prefix)
    if (rack.config.cloudInit.impersonation) addImpersonation(app, rack, prefix)
  }
}
