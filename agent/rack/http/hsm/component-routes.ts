import type { FastifyReply } from 'fastify'
import { type Static, Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  addComponents,
  componentFilterOf,
  componentOf,
  componentOfNid,
  componentsMatching,
  deleteComponent,
  deleteComponents,
  parseXname,
  putComponent,
  queryComponents,
  queryComponentsByNid,
} from '../../../../cell/inventory/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import { commit, ofList, ofParameter } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { sendNothing, xnameParams } from './answer.ts'
import {
  componentBody,
  componentInput,
  componentInputSchema,
  componentListSchema,
  componentSchema,
  type Selectors,
  viewOf,
} from './component-body.ts'
import {
  componentQuerySchema,
  filterOfBody,
  idQuerySchema,
  nidQuerySchema,
  selectorsOf,
} from './component-query.ts'
import { deleteRoutes } from './delete-routes.ts'

const collection = '/State/Components'

const postSchema = Type.Object({
  Components: Type.Optional(Type.Array(componentInputSchema)),
  Force: Type.Optional(Type.Boolean()),
})

const putSchema = Type.Object({
  component: Type.Optional(componentInputSchema),
  force: Type.Optional(Type.Boolean()),
})

function sendComponents(reply: FastifyReply, found: readonly Component[], selectors: Selectors) {
  const rows = Iterator.from(found).map(viewOf(selectors))
  return sendJsonList(reply, { head: '{"Components":[', rows, tail: ']}\n' })
}

function orNotFound(component: Component | undefined, text: string): Component {
  if (component === undefined) throw new Fault('NOT_FOUND', { message: text })
  return component
}

function nidOf(text: string): number {
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text)
  throw new Fault('INPUT_BODY', { message: 'Invalid NID. Must be an integer.' })
}

/** Lists and single components (reference 1.2). */
export function componentReadRoutes(app: App, { view, enumerations }: RackContext): void {
  app.get(
    collection,
    {
      config: { access: 'public', covers: true },
      schema: {
        summary: 'Components that pass the filters',
        querystring: componentQuerySchema,
        response: { 200: componentListSchema },
      },
    },
    async ({ query }, reply) => {
      const filter = componentFilterOf(view, query, enumerations)
      return sendComponents(reply, componentsMatching(view, filter), selectorsOf(query))
    },
  )
  app.get(
    `${collection}/:xname`,
    {
      config: { access: 'read' },
      schema: {
        summary: 'One component',
        params: xnameParams,
        response: { 200: componentSchema },
      },
    },
    async ({ params }) => {
      return componentBody(orNotFound(componentOf(view, params.xname), 'no such xname.'))
    },
  )
  app.get(
    `${collection}/ByNID/:nid`,
    {
      config: { access: 'read' },
      schema: {
        summary: 'The component with a number',
        params: Type.Object({ nid: Type.String() }),
        response: { 200: componentSchema },
      },
    },
    async ({ params }) => {
      return componentBody(orNotFound(componentOfNid(view, nidOf(params.nid)), 'no such NID.'))
    },
  )
}

/** Queries: filters over components named by id or by number (reference 1.2). */
export function componentQueryRoutes(app: App, { view, enumerations }: RackContext): void {
  const config = { access: 'read', covers: true } as const
  const response = { 200: componentListSchema }
  app.post(
    `${collection}/Query`,
    { config, schema: { summary: 'Components by ids', body: idQuerySchema, response } },
    async ({ body }, reply) => {
      const query = { ids: body.ComponentIDs ?? [], filter: filterOfBody(body) }
      const found = queryComponents(view, query, enumerations)
      return sendComponents(reply, found, selectorsOf(body))
    },
  )
  app.post(
    `${collection}/ByNID/Query`,
    { config, schema: { summary: 'Components by numbers', body: nidQuerySchema, response } },
    async ({ body }, reply) => {
      const query = { ranges: body.NIDRanges ?? [], filter: filterOfBody(body) }
      const found = queryComponentsByNid(view, query, enumerations)
      return sendComponents(reply, found, selectorsOf(body))
    },
  )
  app.get(
    `${collection}/Query/:xname`,
    {
      config,
      schema: {
        summary: 'A component and, with a type, what is below it',
        params: xnameParams,
        querystring: componentQuerySchema,
        response,
      },
    },
    async ({ params, query }, reply) => {
      const { id: _, ...filter } = query
      const found = queryComponents(view, { ids: [params.xname], filter }, enumerations)
      return sendComponents(reply, found, selectorsOf(query))
    },
  )
}

const components = ofList<Static<typeof postSchema>, Static<typeof componentInputSchema>>({
  items: ({ Components = [] }) => Components,
  nameOf: ({ ID }) => ID,
  bodyOf: (body, Components) => ({ ...body, Components }),
})

/** Adding, replacing, removing (reference 1.2). */
export function componentWriteRoutes(app: App, rack: RackContext): void {
  const { ledger, clock, enumerations } = rack
  const rules = () => ({ enumerations, nowMs: clock.wallMs() })
  app.post(
    collection,
    {
      config: { access: 'write', cluster: components },
      bodyLimit: bulkBodyBytesMax,
      schema: { summary: 'Add components, or with Force change them', body: postSchema },
    },
    async (request, reply) => {
      const { Components = [], Force: force = false } = request.body
      const given = Components.map(componentInput)
      await commit(ledger, { request, reply }, (tx) => {
        addComponents(tx, { components: given, force }, rules())
      })
      return sendNothing(reply)
    },
  )
  app.put(
    `${collection}/:xname`,
    {
      config: { access: 'write', cluster: ofParameter('xname') },
      schema: { summary: 'Create or replace a component', params: xnameParams, body: putSchema },
    },
    async (request, reply) => {
      const id = request.params.xname
      const component = componentInput(request.body.component ?? {})
      await commit(ledger, { request, reply }, (tx) => putComponent(tx, { id, component }, rules()))
      return sendNothing(reply)
    },
  )
  deleteRoutes(app, rack, {
    collection,
    every: { summary: 'Delete every component', act: deleteComponents },
    one: {
      summary: 'Delete a component',
      act(tx, xname) {
        const id = parseXname(xname)?.name
        if (id === undefined) throw new Fault('INPUT_XNAME', { message: 'invalid xname' })
        return deleteComponent(tx, id)
      },
    },
  })
}
