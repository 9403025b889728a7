import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../../../cell/env/index.ts'

/** RFC 9457 problem document, with our stable code and what to do. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly remedy: string
  readonly retry: string
  readonly request: string
  readonly [extra: string]: unknown
}

/** The problem document of a fault. */
export function problemOf(fault: Fault, request: FastifyRequest): Problem {
  const details = fault.code === 'INTERNAL' ? {} : fault.details
  return {
    ...details,
    type: 'about:blank',
    title: STATUS_CODES[fault.status] ?? 'Error',
    status: fault.status,
    detail: fault.message,
    code: fault.code,
    remedy: fault.remedy,
    retry: fault.retry,
    request: request.id,
  }
}

/** Sends a fault in the form of our own API. */
export function sendProblem(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
  if (fault.retry === 'later') reply.header('retry-after', '1')
  return reply
    .code(fault.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(fault, request))
}
