import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { deleteFru, deleteFrus, fruOfId, frusMatching } from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import type { App } from '../server.ts'
import { deletedMany, deletedOne, messageSchema } from './answer.ts'
import { deletedEverywhere } from './deleted-merge.ts'
import { fruBody, fruQuerySchema, fruSchema } from './hardware-body.ts'
import { fruDeleted, fruGathered, frusGathered } from './hardware-rule.ts'

const collection = '/Inventory/HardwareByFRU'
const params = Type.Object({ fruid: Type.String() })
const missing = 'no such FRU ID.'

/**
 * Hardware by part (reference 1.8). Each cell knows the parts that it has seen; a part that moved
 * between them is told by the one that saw it last.
 */
export function hardwareFruRoutes(app: App, { ledger, clock }: RackContext): void {
  app.get(
    collection,
    {
      config: { access: 'read', covers: true, cluster: frusGathered },
      schema: {
        summary: 'Hardware by part, as far as it passes the filters',
        querystring: fruQuerySchema,
        response: { 200: Type.Array(fruSchema) },
      },
    },
    async ({ query }, reply) => {
      const rows = Iterator.from(frusMatching(ledger, query)).map(fruBody)
      return sendJsonList(reply, { head: '[', rows, tail: ']\n' })
    },
  )
  app.get(
    `${collection}/:fruid`,
    {
      config: { access: 'read', covers: true, cluster: fruGathered },
      schema: { summary: 'One part of hardware', params, response: { 200: fruSchema } },
    },
    async (request) => {
      const fru = fruOfId(ledger, request.params.fruid)
      if (fru === undefined) throw new Fault('NOT_FOUND', { message: missing })
      return fruBody(fru) as never
    },
  )
  app.delete(
    collection,
    {
      config: { access: 'delete', cluster: deletedEverywhere },
      schema: { summary: 'Forget every part of hardware', response: { 200: messageSchema } },
    },
    async (request, reply) => {
      const count = await commit(ledger, { request, reply }, (tx) => {
        return deleteFrus(tx, clock.wallMs())
      })
      return deletedMany(count)
    },
  )
  app.delete(
    `${collection}/:fruid`,
    {
      config: { access: 'delete', cluster: fruDeleted },
      schema: {
        summary: 'Forget a part of hardware; its place is empty then',
        params,
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const { fruid } = request.params
      const isGone = await commit(ledger, { request, reply }, (tx) => {
        return deleteFru(tx, fruid, clock.wallMs())
      })
      return deletedOne(isGone, missing)
    },
  )
}
