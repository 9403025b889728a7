import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ledger, Transaction } from '../../../../cell/store/index.ts'
import { originOf } from '../request-body.ts'
import { withinScope } from '../scope/index.ts'
import { headText } from './cell-head.ts'
import { encodeAnswer } from './kept-answer.ts'
import { markOf } from './mark.ts'
import { requestHash } from './request-id.ts'

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Ends a request that was only to be checked: it would not have been refused. */
export class Rehearsed extends Error {}

/**
 * The answer to a request as a repetition gets it: for `Transaction.answer`, when it says what
 * nobody could read again, such as keys.
 */
export function answerToKeep(request: FastifyRequest, body: unknown): Uint8Array {
  return encodeAnswer({
    hash: requestHash(request),
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(`${JSON.stringify(body)}\n`),
  })
}

/**
 * Makes a request's change, under its Request-Id if it has one, and puts its position into the
 * answer (`Cell-Head`). When the request is only to be checked, the decision is made against the
 * same state and thrown away; then this throws `Rehearsed`, which `answerRehearsal` turns into an
 * answer. Faults: those of `freely` and of `Ledger.transact`; AUTH_SCOPE for what the caller's
 * token does not cover.
 */
export function commit<Result>(
  ledger: Ledger,
  exchange: Exchange,
  freely: (tx: Transaction) => Result,
): Promise<Result> {
  return commitJudged(ledger, exchange, withinScope(ledger, exchange.request, freely))
}

/**
 * As `commit`, for what the owners of its components have judged by the caller's token already: this
 * cell may not know whose they are.
 */
export async function commitJudged<Result>(
  ledger: Ledger,
  { request, reply }: Exchange,
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
