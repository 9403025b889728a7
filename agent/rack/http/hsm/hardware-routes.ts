import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  deleteAllHardware,
  deleteHardware,
  hardwareAt,
  hardwareMatching,
  queryHardware,
  reportHardware,
} from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { commit, ofParameter } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { messageSchema, xnameParams } from './answer.ts'
import { deleteRoutes } from './delete-routes.ts'
import { gatheredList } from './endpoint-rule.ts'
import {
  hardwarePostSchema,
  type PlaceBody,
  placeBody,
  placeInput,
  placeQuerySchema,
  placeSchema,
  switchOf,
} from './hardware-body.ts'
import { arranged, hardwareFormat, type PlaceRow } from './hardware-format.ts'
import { created, hardwarePosted, hardwareQueried } from './hardware-rule.ts'

const collection = '/Inventory/Hardware'
const words = Type.Optional(Type.Array(Type.String()))
const querySchema = Type.Object({
  type: words,
  partition: words,
  children: words,
  parents: words,
  format: words,
})

/** Reading what sits where (reference 1.8). It is known at the owner of the place alone. */
export function hardwareReadRoutes(app: App, { ledger, view }: RackContext): void {
  const readers = { own: ledger, view }
  app.get(
    collection,
    {
      config: { access: 'read', covers: true, cluster: gatheredList(undefined, 'id') },
      schema: {
        summary: 'Hardware by place, as far as it passes the filters',
        querystring: placeQuerySchema,
        response: { 200: Type.Array(placeSchema) },
      },
    },
    async ({ query }, reply) => {
      const { children: _children, parents: _parents, ...filter } = query
      const rows = Iterator.from(hardwareMatching(readers, filter)).map(placeBody)
      return sendJsonList(reply, { head: '[', rows, tail: ']\n' })
    },
  )
  app.get(
    `${collection}/:xname`,
    {
      config: { access: 'read', cluster: ofParameter('xname') },
      schema: {
        summary: 'One place with the part in it',
        params: xnameParams,
        response: { 200: placeSchema },
      },
    },
    async ({ params }) => {
      const found = hardwareAt(ledger, params.xname)
      if (found === undefined) throw new Fault('NOT_FOUND', { message: 'no such xname.' })
      return placeBody(found) as never
    },
  )
  app.get(
    `${collection}/Query/:xname`,
    {
      config: { access: 'read', covers: true, cluster: hardwareQueried },
      schema: {
        summary: 'Hardware at and below an xname, in lists by kind',
        params: xnameParams,
        querystring: querySchema,
        response: { 200: Type.Object({ XName: Type.String(), Format: Type.String() }) },
      },
    },
    async ({ params: { xname }, query }) => {
      const format = hardwareFormat(query.format)
      const { type, partition } = query
      const children = switchOf(query.children, true)
      const parents = switchOf(query.parents, false)
      const found = queryHardware(readers, { name: xname, type, partition, children, parents })
      return arranged(found.map(placeBody) as unknown as PlaceRow[], { xname, format }) as never
    },
  )
}

/** Reporting and removing what sits where (reference 1.8). */
export function hardwareWriteRoutes(app: App, rack: RackContext): void {
  const { ledger, clock } = rack
  app.post(
    collection,
    {
      config: { access: 'write', cluster: hardwarePosted },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Report hardware: what came, went and moved is recorded',
        body: hardwarePostSchema,
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const places = (request.body.Hardware ?? []) as readonly PlaceBody[]
      const count = await commit(ledger, { request, reply }, (tx) => {
        return reportHardware(tx, places.map(placeInput), clock.wallMs())
      })
      return created(count)
    },
  )
  deleteRoutes(app, rack, {
    collection,
    every: {
      summary: 'Forget every place of hardware',
      act: (tx) => deleteAllHardware(tx, clock.wallMs()),
    },
    one: {
      summary: 'Forget a place of hardware',
      act: (tx, xname) => deleteHardware(tx, xname, clock.wallMs()),
    },
  })
}
