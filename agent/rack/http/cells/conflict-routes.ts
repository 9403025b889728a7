import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { type Conflict, conflictId, coverageHeaders } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import { byNamedCell } from '../forward/index.ts'
import type { App } from '../server.ts'
import { problems } from './answer-schema.ts'
import { conflictListSchema, conflictSchema } from './cluster-schema.ts'
import { gatheredConflicts } from './conflict-rule.ts'
import { sendRows } from './row-stream.ts'

const tags = ['cells']
const access = 'read'

/** A conflict as it is sent; passwords stay where they are. */
function conflictRow(conflict: Conflict) {
  const { kind, family, id, over, versions } = conflict
  return {
    id: conflictId(conflict),
    kind,
    family,
    record: id,
    ...(over ? { over } : {}),
    versions: versions.map(({ cell, subject, wallMs, value, hash }) => ({
      cell,
      ...(subject === undefined ? {} : { subject }),
      ...(wallMs === undefined ? {} : { time: new Date(wallMs).toISOString() }),
      deleted: value === undefined,
      ...(value === undefined || family === 'endpointSecret' ? {} : { value }),
      hash,
    })),
  }
}

function* rowsOf(conflicts: readonly Conflict[]) {
  for (const conflict of conflicts) yield conflictRow(conflict)
}

/** /cells/v1/conflicts: what cells say differently. */
export function addConflictRoutes(app: App, rack: RackContext): void {
  const { view } = rack
  app.get(
    '/cells/v1/conflicts',
    {
      config: { access, cluster: gatheredConflicts },
      schema: {
        tags,
        summary: 'What cells say differently; the first version is the one in force',
        response: { 200: conflictListSchema, ...problems },
      },
    },
    async (_request, reply) => {
      const coverage = view.coverage()
      reply.headers(coverageHeaders(coverage))
      const rows = rowsOf(view.conflicts())
      return sendRows(reply, { name: 'conflicts', rows, beside: { coverage } })
    },
  )
  app.get(
    '/cells/v1/conflicts/:id',
    {
      config: { access, cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'One conflict',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        querystring: Type.Object({
          cell: Type.Optional(
            Type.String({ maxLength: 64, description: 'Where a proposal lies (default: here)' }),
          ),
        }),
        response: { 200: conflictSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const conflict = view.conflicts().find((each) => conflictId(each) === id)
      if (!conflict) {
        throw new Fault('NOT_FOUND', {
          message: `There is no conflict ${JSON.stringify(id)}; it may be settled.`,
        })
      }
      reply.headers(coverageHeaders(view.coverage()))
      return reply.send(conflictRow(conflict) as never)
    },
  )
}
