import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { deletedMany, messageSchema } from './answer.ts'

const collection = '/Inventory/ServiceEndpoints'
const words = Type.Optional(Type.Array(Type.String()))
const text = Type.Optional(Type.String())
const missing = 'no such service under redfish endpoint.'

const listSchema = Type.Object({
  ServiceEndpoints: Type.Array(
    Type.Object({
      RedfishEndpointID: Type.String(),
      RedfishType: Type.String(),
      RedfishSubtype: text,
      UUID: Type.String(),
      OdataID: Type.String(),
      RedfishEndpointFQDN: Type.String(),
      RedfishURL: Type.String(),
    }),
  ),
})

const none = { ServiceEndpoints: [] }

/**
 * Services of controllers (reference 1.6). Only asking a controller tells of them, which no cell
 * does: the lists are whole, and empty.
 */
export function serviceEndpointRoutes(app: App, _rack: RackContext): void {
  const params = Type.Object({ service: Type.String() })
  const placed = Type.Object({ service: Type.String(), xname: Type.String() })
  const querystring = Type.Object({ service: words, redfish_ep: words })
  const covers = { access: 'read', covers: true } as const
  const response = { 200: listSchema }
  const summary = 'Services of controllers: none, as no controller is asked'
  app.get(collection, { config: covers, schema: { summary, querystring, response } }, async () => {
    return none
  })
  app.get(
    `${collection}/:service`,
    { config: covers, schema: { summary, params, querystring, response } },
    async () => none,
  )
  app.get(
    `${collection}/:service/RedfishEndpoints/:xname`,
    {
      config: { access: 'read' },
      schema: { summary: 'One service of a controller', params: placed, response },
    },
    async () => {
      throw new Fault('NOT_FOUND', { message: missing })
    },
  )
  app.delete(
    collection,
    {
      config: { access: 'delete' },
      schema: { summary: 'Delete every service of controllers', response: { 200: messageSchema } },
    },
    async () => deletedMany(0),
  )
  app.delete(
    `${collection}/:service/RedfishEndpoints/:xname`,
    {
      config: { access: 'delete' },
      schema: {
        summary: 'Delete a service of a controller',
        params: placed,
        response: { 200: messageSchema },
      },
    },
    async () => {
      throw new Fault('NOT_FOUND', { message: missing })
    },
  )
}
