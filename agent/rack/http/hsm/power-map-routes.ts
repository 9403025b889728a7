import { type Static, Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  deletePowerMaps,
  parseXname,
  powerMapOf,
  putPowerMaps,
} from '../../../../cell/inventory/index.ts'
import type { PowerMap } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import { type ClusterRule, commit, ofList, ofParameter } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { message, messageSchema, xnameParams } from './answer.ts'
import { deleteRoutes } from './delete-routes.ts'
import { enteredEverywhere } from './deleted-merge.ts'
import { gatheredList } from './endpoint-rule.ts'

const collection = '/sysinfo/powermaps'
const inputSchema = Type.Object({
  id: Type.Optional(Type.String()),
  poweredBy: Type.Optional(Type.Array(Type.String())),
})
const powerMapSchema = Type.Object({ id: Type.String(), poweredBy: Type.Array(Type.String()) })

type Input = Static<typeof inputSchema>

const powerMapBody = ({ id, poweredBy }: PowerMap) => ({ id, poweredBy: [...poweredBy] })

const posted: ClusterRule = {
  ...ofList<readonly Input[], Input>({
    items: (body) => (Array.isArray(body) ? body : []),
    nameOf: ({ id }) => id,
    bodyOf: (_, maps) => maps,
  }),
  merge: enteredEverywhere,
}

/** What supplies components with power (reference 1.15). It is known at its owner alone. */
export function powerMapReadRoutes(app: App, { ledger }: RackContext): void {
  app.get(
    collection,
    {
      config: { access: 'read', covers: true, cluster: gatheredList(undefined) },
      schema: { summary: 'Every power map', response: { 200: Type.Array(powerMapSchema) } },
    },
    async (_request, reply) => {
      const rows = Iterator.from(ledger.list('powerMap')).map(powerMapBody)
      return sendJsonList(reply, { head: '[', rows, tail: ']\n' })
    },
  )
  app.get(
    `${collection}/:xname`,
    {
      config: { access: 'read', cluster: ofParameter('xname') },
      schema: { summary: 'One power map', params: xnameParams, response: { 200: powerMapSchema } },
    },
    async ({ params }) => {
      const map = powerMapOf(ledger, params.xname)
      if (map === undefined) throw new Fault('NOT_FOUND', { message: 'no such xname.' })
      return powerMapBody(map)
    },
  )
}

/** Creating, replacing and removing power maps (reference 1.15). */
export function powerMapWriteRoutes(app: App, rack: RackContext): void {
  const { ledger } = rack
  app.post(
    collection,
    {
      config: { access: 'write', cluster: posted },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Create or replace power maps',
        body: Type.Array(inputSchema),
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const maps = request.body
      const count = await commit(ledger, { request, reply }, (tx) => putPowerMaps(tx, maps))
      return message(`Created or modified ${count} entries`)
    },
  )
  app.put(
    `${collection}/:xname`,
    {
      config: { access: 'write', cluster: ofParameter('xname') },
      schema: {
        summary: 'Create or replace one power map',
        params: xnameParams,
        body: inputSchema,
        response: { 200: powerMapSchema },
      },
    },
    async (request, reply) => {
      const { xname } = request.params
      const { id = xname, poweredBy } = request.body
      if (parseXname(id)?.name !== parseXname(xname)?.name) {
        throw new Fault('INPUT_BODY', { message: 'xname in URL and PUT body do not match' })
      }
      return await commit(ledger, { request, reply }, (tx) => {
        putPowerMaps(tx, [{ id: xname, poweredBy }])
        return powerMapBody(powerMapOf(tx, xname) as PowerMap)
      })
    },
  )
  deleteRoutes(app, rack, {
    collection,
    every: { summary: 'Delete every power map', act: deletePowerMaps },
    one: {
      summary: 'Delete a power map',
      act: (tx, xname) => tx.delete('powerMap', parseXname(xname)?.name ?? ''),
    },
  })
}
