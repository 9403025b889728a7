import type { FastifyReply, FastifyRequest } from 'fastify'
import { rosterDifferences } from '../../../../cell/ownership/index.ts'
import type { RackContext } from '../../context.ts'
import type { Operation } from '../../ownership/index.ts'
import type { RosterPorts } from './ports.ts'

/** Who orders a change, for the record. */
export function byOf({ caller, ip }: FastifyRequest): string {
  return caller?.subject ?? `address ${ip}`
}

type Change = Parameters<RosterPorts['ownership']['draft']>[0]

/** Draws an order up, and begins it unless that is all that was wanted. */
export async function begin(
  reply: FastifyReply,
  { rack, ownership }: { rack: RackContext; ownership: RosterPorts['ownership'] },
  order: {
    readonly change: Change | undefined
    readonly isDry: boolean
    readonly start: () => { readonly operation: Operation }
  },
) {
  const { book } = rack
  const { editor } = book.current
  const refusal = ownership.writer.refusal()
  if (refusal) throw refusal
  const draft = order.change && ownership.draft(order.change)
  const differences = draft ? rosterDifferences(book.current, draft) : []
  if (order.isDry) return reply.send({ editor, differences } as never)
  const { operation } = order.start()
  return reply.code(202).send({ operation: operation.id, editor, differences } as never)
}
