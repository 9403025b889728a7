import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault, type Log } from '../../../../cell/env/index.ts'
import type { Ledger, RequestMark } from '../../../../cell/store/index.ts'
import { headersBack } from './carried-header.ts'
import { headText } from './cell-head.ts'
import { decodeAnswer, encodeAnswer } from './kept-answer.ts'
import { markOf } from './mark.ts'
import { givenRequestId, requestHash } from './request-id.ts'
import type { Merged } from './rule.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Under which id the change of this request happens once; absent when it has none. */
    changeId: string | undefined
    /** Whether the change was made: from then on its answer is worth keeping. */
    hasCommitted: boolean
  }
}

/**
 * Repetitions under one Request-Id: whoever repeats a change that was made gets the answer of the
 * first time, also after a restart, and one that is under way is waited for.
 */
export class Repetitions {
  readonly #ledger: Ledger
  readonly #log: Log
  /** Ids under way; the promise ends with the answer. */
  readonly #running = new Map<string, { readonly ended: Promise<void>; end(): void }>()

  constructor(ledger: Ledger, log: Log) {
    this.#ledger = ledger
    this.#log = log
  }

  /**
   * The answer of the first time; undefined when there was none, and then the id is this request's
   * until `leave`. Faults: CONFLICT_REQUEST when the id was another request's, INPUT_HEADER,
   * STORE_*.
   */
  async enter(request: FastifyRequest): Promise<Merged | undefined> {
    const id = givenRequestId(request)
    if (id === undefined) return undefined
    const isCheck = markOf(request)?.isCheck === true
    if (!isCheck) await this.#take(id)
    try {
      const mark = await this.#ledger.request(id)
      if (mark) {
        const answer = this.#answerOf(mark, request)
        if (!isCheck) this.#release(id)
        return answer
      }
    } catch (error) {
      if (!isCheck) this.#release(id)
      throw error
    }
    if (!isCheck) request.changeId = id
    return undefined
  }

  /** Keeps the answer to a change that was made, and lets repetitions go on. */
  async leave(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<void> {
    const id = request.changeId
    if (id === undefined) return
    request.changeId = undefined
    try {
      if (request.hasCommitted) await this.#keep(id, request, reply, payload)
    } finally {
      this.#release(id)
    }
  }

  async #take(id: string): Promise<void> {
    for (let first = this.#running.get(id); first; first = this.#running.get(id)) await first.ended
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    this.#running.set(id, { ended, end })
  }

  #release(id: string): void {
    this.#running.get(id)?.end()
    this.#running.delete(id)
  }

  async #keep(id: string, request: FastifyRequest, reply: FastifyReply, payload: unknown) {
    const body = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : ''
    const answer = encodeAnswer({
      hash: requestHash(request),
      status: reply.statusCode,
      headers: headersBack(reply.getHeaders() as OutgoingHttpHeaders),
      body: Buffer.from(body),
    })
    try {
      await this.#ledger.answer(id, answer)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      // The change is on disk with its id: a repetition is told so, if not in the same words.
      this.#log.warn({ requestId: id, code: error.code }, 'answer could not be kept')
    }
  }

  #answerOf({ answer, order }: RequestMark, request: FastifyRequest): Merged {
    const kept = answer && decodeAnswer(answer)
    if (kept && kept.hash !== requestHash(request)) throw new Fault('CONFLICT_REQUEST')
    if (kept) return kept
    const head = order && headText({ cell: this.#ledger.cell, order })
    return { status: 204, headers: head ? { 'cell-head': head } : {}, body: new Uint8Array() }
  }
}
