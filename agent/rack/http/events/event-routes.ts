import { Type } from 'typebox'
import { filterCharsMax } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { EventDesk } from './event-desk.ts'
import { eventWish } from './event-wish.ts'
import { eventNodesCharsMax, eventTypesCharsMax } from './limits.ts'

const parameters = Type.Object({
  nodes: Type.Optional(
    Type.String({
      description: 'Only nodes of this set, before the change or after it',
      maxLength: eventNodesCharsMax,
    }),
  ),
  filter: Type.Optional(
    Type.String({
      description: 'Only nodes for which this holds, before the change or after it (docs/query.md)',
      maxLength: filterCharsMax,
    }),
  ),
  types: Type.Optional(
    Type.String({
      description: 'Only these types, with commas: node.changed,cell (docs/events.md)',
      maxLength: eventTypesCharsMax,
    }),
  ),
})

/** GET /cells/v1/events: changes of the view as they become visible. */
export function addEventRoutes(app: App, rack: RackContext): EventDesk {
  const desk = new EventDesk(rack)
  app.addHook('preClose', async () => {
    await desk.close('stopping')
  })
  app.get(
    '/cells/v1/events',
    {
      config: { access: 'read' },
      schema: {
        tags: ['cells'],
        summary: 'What changes in the cluster, as this cell sees it (server-sent events)',
        description:
          'Begins with an event "ready". Last-Event-ID resumes after that event; when that is ' +
          'not possible the stream begins with "reset", and lists have to be read again. An ' +
          'event "end" says why this cell ends a stream: the token has expired, say.',
        querystring: parameters,
        headers: Type.Object({
          'last-event-id': Type.Optional(
            Type.String({ description: 'Id of the last event that was seen' }),
          ),
        }),
        response: {
          200: {
            description: 'Events (HTML Living Standard, 9.2)',
            content: { 'text/event-stream': { schema: Type.String() } },
          },
        },
      },
    },
    async (request, reply) => {
      const wish = eventWish(request.query, rack.view)
      const mayRead = () => app.checkCaller(request)
      const reader = await desk.open(wish, request.headers['last-event-id'], mayRead)
      if (request.raw.socket.destroyed) reader.destroy()
      return reply
        .type('text/event-stream; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .send(reader as never)
    },
  )
  return desk
}
