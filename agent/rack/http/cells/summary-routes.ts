import { Type } from 'typebox'
import {
  coverageHeaders,
  listGroups,
  NodeTally,
  parseFields,
  summarise,
} from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { groupListSchema, problems } from './answer-schema.ts'
import { summarySchema } from './cluster-schema.ts'
import { fieldsCharsMax } from './limits.ts'
import { findNodes, type NodeAnswer, queryNodes, queryOwners } from './node-query.ts'
import { nodesParameters } from './node-routes.ts'
import { sendRows } from './row-stream.ts'
import { WorkTurn } from './work-turn.ts'

const tags = ['cells']
const config = { access: 'read' } as const

async function countsOf(rack: RackContext, answer: NodeAnswer, by: string) {
  const fields = parseFields(by, 'by')
  const tally = new NodeTally(fields)
  const turn = new WorkTurn(rack.clock)
  for (const row of answer.rows) {
    if (turn.isOver()) await turn.rest()
    tally.add(row)
  }
  const { total: nodes, unknown, coverage, answered } = answer
  return { nodes, by: fields, counts: tally.counts(), unknown, coverage, answered }
}

function addSummary(app: App, rack: RackContext): void {
  app.get(
    '/cells/v1/summary',
    {
      config,
      schema: {
        tags,
        summary: 'The cluster in numbers, or nodes counted by some of their fields',
        querystring: Type.Object({
          ...nodesParameters,
          by: Type.Optional(
            Type.String({
              description: 'Count by these fields together: image,cell',
              maxLength: fieldsCharsMax,
            }),
          ),
        }),
        response: { 200: summarySchema, ...problems },
      },
    },
    async (request, reply) => {
      const { nodes: set, filter, by, fresh } = request.query
      const fields = parseFields(by || 'id', 'by')
      const query = { set, filter, fields, isOwnSlice: false }
      const { view } = rack
      if (by) {
        const answer = fresh
          ? await queryOwners(rack, query, request.headers.authorization)
          : await queryNodes(rack, query)
        reply.headers(coverageHeaders(answer.coverage))
        return reply.send((await countsOf(rack, answer, by)) as never)
      }
      const isWhole = set === undefined && filter === undefined
      const found = isWhole ? undefined : await findNodes(rack, query)
      const coverage = view.coverage()
      reply.headers(coverageHeaders(coverage))
      const { nodes, unknown } = found ?? {}
      return reply.send({ ...summarise(view, nodes), unknown, coverage } as never)
    },
  )
}

/** /cells/v1/summary and groups: the cluster as a whole. */
export function addSummaryRoutes(app: App, rack: RackContext): void {
  addSummary(app, rack)
  app.get(
    '/cells/v1/groups',
    {
      config,
      schema: {
        tags,
        summary: 'Groups with their members',
        response: { 200: groupListSchema, ...problems },
      },
    },
    async (_request, reply) => {
      const coverage = rack.view.coverage()
      reply.headers(coverageHeaders(coverage))
      return sendRows(reply, { name: 'groups', rows: listGroups(rack.view), beside: { coverage } })
    },
  )
}
