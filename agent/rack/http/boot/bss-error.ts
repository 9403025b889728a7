/** Refusals in the form of the reference: RFC 7807 with four members, whatever failed. */
import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../../../../cell/env/index.ts'
import type { UnmatchedStyle } from '../unmatched.ts'
import { UnreadableBody } from '../unreadable-body.ts'

function sendBssProblem(reply: FastifyReply, status: number, detail: string) {
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .serializer(JSON.stringify)
    .send({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', detail, status })
}

/**
 * What the body parser and the schema say is about the request; the operations' sentences are
 * whole.
 */
function detailOf(fault: Fault): string {
  return fault instanceof UnreadableBody ? `Bad Request: ${fault.message}` : fault.message
}

/** Sends a fault as the reference would. */
export function sendBssFault(fault: Fault, reply: FastifyReply) {
  if (fault.retry === 'later') reply.header('retry-after', '1')
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer')
  return sendBssProblem(reply, fault.status, detailOf(fault))
}

/** How paths below `prefix` answer what they have not. */
export function bssUnmatched(prefix: string): UnmatchedStyle {
  return {
    prefix,
    unknownPath: (_: FastifyRequest, reply: FastifyReply) =>
      reply.code(404).type('text/plain; charset=utf-8').send('404 page not found\n'),
    wrongMethod: (_: FastifyRequest, reply: FastifyReply, methods: readonly string[]) => {
      const allow = methods.join(',')
      return sendBssProblem(reply.header('allow', allow), 405, `allow ${allow}`)
    },
  }
}
