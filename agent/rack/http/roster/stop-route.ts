import { Type } from 'typebox'
import type { RackContext } from '../../context.ts'
import { problems } from '../cells/answer-schema.ts'
import { byNamedCell } from '../forward/index.ts'
import type { App } from '../server.ts'
import { cellCharsMax, stopSecondsMax } from './limits.ts'
import type { RosterPorts } from './ports.ts'
import { requireCell } from './require-cell.ts'

/**
 * POST /cells/v1/stop: a cell ends in order, at once; whoever keeps it running is told for how
 * long.
 */
export function addStopRoute(app: App, rack: RackContext, { stop }: RosterPorts): void {
  app.post(
    '/cells/v1/stop',
    {
      config: { access: 'admin', cluster: byNamedCell(rack) },
      schema: {
        tags: ['roster'],
        summary: 'Stop a cell in order',
        body: Type.Object({
          cell: Type.Optional(Type.String({ minLength: 1, maxLength: cellCharsMax })),
          seconds: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: stopSecondsMax,
              description: 'Start it again after this long, if "rackcell up" keeps it running',
            }),
          ),
        }),
        response: {
          202: Type.Object({ cell: Type.String(), isKept: Type.Boolean() }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.body.cell)
      const by = request.caller?.subject ?? 'nobody'
      const isKept = stop({ by, seconds: request.body.seconds })
      return reply.code(202).send({ cell: rack.ledger.cell, isKept })
    },
  )
}
