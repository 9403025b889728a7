import type { Transaction } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import { commit, ofParameter } from '../forward/index.ts'
import type { App } from '../server.ts'
import { deletedMany, deletedOne, messageSchema, xnameParams } from './answer.ts'
import { deletedEverywhere } from './deleted-merge.ts'

/** How the records of a collection are removed. */
export interface Deletion {
  readonly collection: string
  readonly every: {
    readonly summary: string
    /** Answers with how many there were. */
    act(tx: Transaction): number
  }
  readonly one: {
    readonly summary: string
    /** False when there was none. Faults: INPUT_XNAME. */
    act(tx: Transaction, xname: string): boolean
  }
}

/** `DELETE` of all that a cell has, at every cell, and of one by its xname, at its owner. */
export function deleteRoutes(app: App, { ledger }: RackContext, deletion: Deletion): void {
  const { collection, every, one } = deletion
  app.delete(
    collection,
    {
      config: { access: 'delete', cluster: deletedEverywhere },
      schema: { summary: every.summary, response: { 200: messageSchema } },
    },
    async (request, reply) => {
      return deletedMany(await commit(ledger, { request, reply }, (tx) => every.act(tx)))
    },
  )
  app.delete(
    `${collection}/:xname`,
    {
      config: { access: 'delete', cluster: ofParameter('xname') },
      schema: { summary: one.summary, params: xnameParams, response: { 200: messageSchema } },
    },
    async (request, reply) => {
      const { xname } = request.params
      const isGone = await commit(ledger, { request, reply }, (tx) => one.act(tx, xname))
      return deletedOne(isGone, 'no such xname.')
    },
  )
}
