import { type Static, Type } from 'typebox'
import type { Api } from '../http/server.ts'
import type { Duties, DutyReport } from './duties.ts'

const dutySchema = Type.Object({
  duty: Type.String({ description: 'store, disk, clock, auth …' }),
  state: Type.Enum(['ok', 'degraded']),
  reason: Type.Optional(Type.String()),
  remedy: Type.Optional(Type.String()),
})

const readySchema = Type.Object({
  ready: Type.Boolean(),
  degraded: Type.Array(Type.String(), { description: 'Names of the duties that are degraded' }),
  duties: Type.Array(dutySchema),
})

function answerOf(reports: readonly DutyReport[]): Static<typeof readySchema> {
  const degraded = reports.filter(({ state }) => state !== 'ok').map(({ duty }) => duty)
  return { ready: degraded.length === 0, degraded, duties: [...reports] }
}

/** GET /healthz: the process lives. GET /readyz: 200, or 503 naming each degraded duty. */
export function createHealthApi(duties: Duties): Api {
  return {
    unmatched: [],
    register(app) {
      app.get(
        '/healthz',
        {
          config: { access: 'public' },
          schema: {
            summary: 'Whether the process lives',
            tags: ['health'],
            response: { 200: Type.Object({ alive: Type.Literal(true) }) },
          },
        },
        async () => ({ alive: true as const }),
      )
      app.get(
        '/readyz',
        {
          config: { access: 'public' },
          schema: {
            summary: 'Whether every duty is done, and which is not',
            tags: ['health'],
            response: { 200: readySchema, 503: readySchema },
          },
        },
        async (_request, reply) => {
          const answer = answerOf(await duties.report())
          return reply
            .header('cache-control', 'no-store')
            .code(answer.ready ? 200 : 503)
            .send(answer)
        },
      )
    },
  }
}
