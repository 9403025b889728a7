import { Type } from 'typebox'
import { explainBoot } from '../../../../cell/boot/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import {
  coverageHeaders,
  describeNode,
  listNodes,
  loneCoverage,
  nodeNamed,
  nodeRowMaker,
  parseFields,
} from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import { cloudInitBase } from '../boot/index.ts'
import { sendJsonList } from '../json-stream.ts'
import type { App } from '../server.ts'
import { nodeDetailSchema, nodeListSchema, problems, whySchema } from './answer-schema.ts'
import { fieldsCharsMax, nodeSetCharsMax } from './limits.ts'

const tags = ['cells']
const config = { access: 'read' } as const
const nodeParams = Type.Object({
  node: Type.String({ description: 'Xname or host name', maxLength: 256 }),
})

function requireNode({ ledger }: RackContext, name: string): Component {
  const node = nodeNamed(ledger, name)
  if (node) return node
  throw new Fault('NOT_FOUND', {
    message: `There is no node ${JSON.stringify(name.slice(0, 64))}: neither an xname nor a host name.`,
  })
}

function* rowsOf(nodes: readonly Component[], rowOf: (node: Component) => unknown) {
  for (const node of nodes) yield rowOf(node)
}

function addList(app: App, { ledger }: RackContext): void {
  app.get(
    '/cells/v1/nodes',
    {
      config,
      schema: {
        tags,
        summary: 'Nodes of a node set',
        querystring: Type.Object({
          nodes: Type.Optional(
            Type.String({
              description: 'Node set: cb[01-05], @gpu,!helios03, x1001*; all nodes without one',
              maxLength: nodeSetCharsMax,
            }),
          ),
          fields: Type.Optional(
            Type.String({
              description: 'Columns with commas; kernel, initrd and image only when asked for',
              maxLength: fieldsCharsMax,
            }),
          ),
        }),
        response: { 200: nodeListSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { nodes: set, fields } = request.query
      const { nodes, unknown } = listNodes(ledger, set)
      const rowOf = nodeRowMaker(ledger, parseFields(fields))
      const end = JSON.stringify({ coverage: loneCoverage, unknown }).slice(1)
      reply.headers(coverageHeaders(loneCoverage))
      return sendJsonList(reply, {
        head: '{"nodes":[',
        rows: rowsOf(nodes, rowOf),
        tail: `],${end}`,
      })
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
      const detail = describeNode(rack.ledger, requireNode(rack, request.params.node))
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
      const explanation = explainBoot(rack.ledger, { name: id }, { seedUrl })
      return reply.send(explanation as never)
    },
  )
}
