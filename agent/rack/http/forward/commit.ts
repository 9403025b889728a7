import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ledger, Transaction } from '../../../../cell/store/index.ts'
import { originOf } from '../request-body.ts'
import { headText } from './cell-head.ts'
import { markOf } from './mark.ts'

/** Ends a request that was only to be checked: it would not have been refused. */
export class Rehearsed extends Error {}

/**
 * Makes a request's change, under its Request-Id if it has one, and puts its position into the
 * answer (`Cell-Head`). When the request is only to be checked, the decision is made against the
 * same state and thrown away; then this throws `Rehearsed`, which `answerRehearsal` turns into an
 * answer. Faults: those of `decide` and of `Ledger.transact`.
 */
export async function commit<Result>(
  ledger: Ledger,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  decide: (tx: Transaction) => Result,
): Promise<Result> {
  if (markOf(request)?.isCheck) {
    await ledger.transact(originOf(request), (tx) => {
      decide(tx)
      throw new Rehearsed()
    })
  }
  const { changeId } = request
  const origin = { ...originOf(request), ...(changeId ? { requestId: changeId } : {}) }
  const { result, order } = await ledger.transact(origin, decide)
  request.hasCommitted = true
  reply.header('cell-head', headText({ cell: ledger.cell, order }))
  return result
}

/** Answers a request that was only checked; false when it was none. For error handlers. */
export function answerRehearsal(error: unknown, reply: FastifyReply): boolean {
  if (!(error instanceof Rehearsed)) return false
  reply.code(204).send()
  return true
}
