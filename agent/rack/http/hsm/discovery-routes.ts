import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { messageSchema } from './answer.ts'

const said =
  'No controller is asked by this cell: send what is there to Inventory/RedfishEndpoints and ' +
  'Inventory/Hardware, as "magellan send" does. Nothing was started.'

const statusSchema = Type.Object({
  ID: Type.Integer(),
  Status: Type.String(),
  LastUpdateTime: Type.String(),
  Details: Type.Object({ Message: Type.String() }),
})

/** What a body may hold; each member is looked at by hand, as the reference has words for it. */
const discoverSchema = Type.Object({
  xnames: Type.Optional(Type.Unknown()),
  force: Type.Optional(Type.Unknown()),
})

function refuseBody({ xnames, force }: { readonly xnames?: unknown; readonly force?: unknown }) {
  const isList =
    xnames === undefined ||
    (Array.isArray(xnames) && xnames.every((name) => typeof name === 'string'))
  if (isList && (force === undefined || typeof force === 'boolean')) return
  throw new Fault('INPUT_BODY', { message: 'POST body was not understood' })
}

/**
 * Asking controllers what there is (reference 1.9). No cell does it yet, and says so: an answer of
 * success would make a client wait for hardware that never comes.
 */
export function discoveryRoutes(app: App, { clock }: RackContext): void {
  const LastUpdateTime = new Date(clock.wallMs()).toISOString()
  const status = { ID: 0, Status: 'NotStarted', LastUpdateTime, Details: { Message: said } }
  app.post(
    '/Inventory/Discover',
    {
      config: { access: 'write' },
      schema: {
        summary: 'Ask controllers what there is: refused, no cell does it',
        body: discoverSchema,
        response: { 200: messageSchema },
      },
    },
    async ({ body }) => {
      refuseBody(body)
      throw new Fault('UNSUPPORTED', { message: said })
    },
  )
  app.get(
    '/Inventory/DiscoveryStatus',
    {
      config: { access: 'read' },
      schema: {
        summary: 'How far asking controllers is: never begun',
        response: { 200: Type.Array(statusSchema) },
      },
    },
    async () => [status],
  )
  app.get(
    '/Inventory/DiscoveryStatus/:id',
    {
      config: { access: 'read' },
      schema: {
        summary: 'How far one run of asking controllers is',
        params: Type.Object({ id: Type.String() }),
        response: { 200: statusSchema },
      },
    },
    async ({ params: { id } }) => {
      if (!/^\d{1,10}$/.test(id)) {
        throw new Fault('INPUT_QUERY', { message: 'id is not an unsigned integer' })
      }
      if (Number(id) !== 0) throw new Fault('NOT_FOUND', { message: 'no such discovery status.' })
      return status
    },
  )
}
