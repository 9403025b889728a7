import type { FastifyReply, FastifyRequest } from 'fastify'
import { Fault, randomHex } from '../../../../cell/env/index.ts'
import type { LockDesk } from '../../lock/index.ts'
import {
  type Answer,
  eachAtOnce,
  errandOf,
  jsonOf,
  type Messenger,
  mergedHead,
} from '../forward/index.ts'
import { askedAtOnceMax } from './limits.ts'
import { isNothingFound, type Part, type Parts } from './lock-rule.ts'

/** What the owners of a flexible request answered. */
export interface Together<Body> {
  readonly bodies: readonly Body[]
  /** Components whose owner did not answer. */
  readonly lost: readonly string[]
  readonly headers: Readonly<Record<string, string>>
}

/** Words of a refusal by another cell, in the fault that this one would have thrown. */
export function refusalOf(answer: Answer): Fault {
  const { detail } = (jsonOf(answer) ?? {}) as { readonly detail?: string }
  const message = detail === undefined ? {} : { message: detail.slice(0, 200) }
  if (answer.status === 401) return new Fault('AUTH_TOKEN', message)
  if (answer.headers['cell-fault'] === 'AUTH_SCOPE') return new Fault('AUTH_SCOPE', message)
  if (answer.status === 403) return new Fault('AUTH_REFUSED', message)
  if (answer.status === 421) return new Fault('CONFLICT_ROSTER', { details: { cell: answer.cell } })
  if (answer.status < 500) return new Fault('INPUT_BODY', message)
  return new Fault('PEER_UNREACHABLE', { ...message, details: { cell: answer.cell } })
}

/** Asks one cell as a part of a request. Faults: PEER_*. */
export function askPart(
  messenger: Messenger,
  request: FastifyRequest,
  asked: { readonly cell: string; readonly url: string; readonly body: unknown },
  requestId: string,
): Promise<Answer> {
  const share = { method: 'POST', ...asked }
  return messenger.run(request, errandOf(request, share, { requestId, isAlone: false }))
}

/**
 * Sends a flexible request to every owner. One that does not answer costs its components alone,
 * as far as the request names them. Faults: PEER_* when it does not, refusals of a whole part.
 */
export async function askOwners<Body>(
  { desk, messenger }: { readonly desk: LockDesk; readonly messenger: Messenger },
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  parts: Parts<unknown>,
): Promise<Together<Body>> {
  const requestId = request.changeId ?? randomHex(desk.random, 16)
  const bodies: Body[] = []
  const lost: string[] = []
  const answers: Answer[] = []
  await eachAtOnce([...parts], askedAtOnceMax, async ([cell, part]: [string, Part<unknown>]) => {
    try {
      const asked = { cell, url: request.url, body: part.body }
      const answer = await askPart(messenger, request, asked, requestId)
      if (answer.status < 400) {
        answers.push(answer)
        bodies.push(jsonOf(answer) as Body)
      } else if (!isNothingFound(answer)) throw refusalOf(answer)
    } catch (error) {
      const isLost = error instanceof Fault && error.code.startsWith('PEER_')
      if (!isLost || part.names.length === 0) throw error
      lost.push(...part.names)
    }
  })
  const headers = mergedHead(answers)
  reply.headers(headers)
  return { bodies, lost, headers }
}
