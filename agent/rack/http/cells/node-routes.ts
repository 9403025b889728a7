import { Type } from 'typebox'
import { explainBoot } from '../../../../cell/boot/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import {
  coverageHeaders,
  describeNode,
  filterCharsMax,
  nodeNamed,
  parseFields,
} from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import { cloudInitBase } from '../boot/index.ts'
import type { App } from '../server.ts'
import { nodeDetailSchema, nodeListSchema, problems, whySchema } from './answer-schema.ts'
import { fieldsCharsMax, nodeSetCharsMax } from './limits.ts'
import { queryNodes, queryOwners } from './node-query.ts'
import { sendRows } from './row-stream.ts'

const tags = ['cells']
const config = { access: 'read' } as const
const nodeParams = Type.Object({
  node: Type.String({ description: 'Xname or host name', maxLength: 256 }),
})

/** Which nodes; of lists and of counts. */
export const nodesParameters = {
  nodes: Type.Optional(
    Type.String({
      description: 'Node set: cb[01-05], @gpu,!helios03, x1001*; all nodes without one',
      maxLength: nodeSetCharsMax,
    }),
  ),
  filter: Type.Optional(
    Type.String({
      description: 'Condition in CEL (docs/query.md): state == "Ready" && "gpu" in groups',
      maxLength: filterCharsMax,
    }),
  ),
  fresh: Type.Optional(
    Type.Boolean({
      description:
        'Ask the owners now instead of answering with what this cell has heard; those that do ' +
        'not answer in 2 s are shown as they were, and coverage names them',
    }),
  ),
}

const listParameters = Type.Object({
  ...nodesParameters,
  fields: Type.Optional(
    Type.String({
      description:
        'Columns with commas; kernel, initrd, image, age and type only when asked for (docs/query.md)',
      maxLength: fieldsCharsMax,
    }),
  ),
  limit: Type.Optional(
    Type.Integer({ description: 'The first so many; total counts all', minimum: 1 }),
  ),
  slice: Type.Optional(
    Type.Enum(['cluster', 'own'], { description: 'own = only nodes that this cell owns' }),
  ),
})

function requireNode({ view }: RackContext, name: string): Component {
  const node = nodeNamed(view, name)
  if (node) return node
  throw new Fault('NOT_FOUND', {
    message: `There is no node ${JSON.stringify(name.slice(0, 64))}: neither an xname nor a host name.`,
  })
}

function* firstOf<Row>(rows: Iterable<Row>, limit: number): Iterable<Row> {
  let count = 0
  for (const row of rows) {
    if (count++ >= limit) return
    yield row
  }
}

function addList(app: App, rack: RackContext): void {
  app.get(
    '/cells/v1/nodes',
    {
      config,
      schema: {
        tags,
        summary: 'Nodes of a node set for which a filter holds',
        querystring: listParameters,
        response: { 200: nodeListSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { nodes: set, filter, fields, fresh, limit = Infinity, slice } = request.query
      const isOwnSlice = slice === 'own'
      const query = { set, filter, fields: parseFields(fields), isOwnSlice }
      const answer =
        fresh && !isOwnSlice
          ? await queryOwners(rack, query, request.headers.authorization)
          : await queryNodes(rack, query)
      const { rows, ...beside } = answer
      reply.headers(coverageHeaders(beside.coverage))
      return sendRows(reply, { name: 'nodes', rows: firstOf(rows, limit), beside })
    },
  )
}

/** /cells/v1/nodes: lists, one node, and why it boots what it boots. */
export function addNodeRoutes(app: App, rack: RackContext): void {
  addList(app, rack)
  app.get(
    '/cells/v1/nodes/:node',
    {
      config,
      schema: {
        tags,
        summary: 'One node with its interfaces, controller, groups and what it boots',
        params: nodeParams,
        response: { 200: nodeDetailSchema, ...problems },
      },
    },
    async (request, reply) => {
      const detail = describeNode(rack.view, requireNode(rack, request.params.node))
      reply.headers(coverageHeaders(rack.view.coverage()))
      // The schema's types are mutable, the view's are not.
      return reply.send(detail as never)
    },
  )
  app.get(
    '/cells/v1/nodes/:node/why',
    {
      config,
      schema: {
        tags,
        summary: 'What a node boots, where each value comes from, and what would change it',
        params: nodeParams,
        response: { 200: whySchema, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = requireNode(rack, request.params.node)
      const seedUrl = `${cloudInitBase(request, rack.config)}/`
      const explanation = explainBoot(rack.view.sliceOf(id), { name: id }, { seedUrl })
      reply.headers(coverageHeaders(rack.view.coverage()))
      return reply.send(explanation as never)
    },
  )
}
