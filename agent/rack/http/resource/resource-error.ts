/** Refusals in the form of the reference: a sentence and the status. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../../../../cell/env/index.ts'
import type { UnmatchedStyle } from '../unmatched.ts'

function sendError(reply: FastifyReply, code: number, error: string) {
  const body = JSON.stringify({ error, code })
  return reply.code(code).header('content-type', 'application/json').serializer(String).send(body)
}

/** Sends a fault as the reference would. */
export function sendResourceFault(fault: Fault, reply: FastifyReply) {
  if (fault.retry === 'later') reply.header('retry-after', '1')
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer')
  return sendError(reply, fault.status, fault.message)
}

/** How paths below `prefix` answer what they have not. */
export function resourceUnmatched(prefix: string): UnmatchedStyle {
  return {
    prefix,
    unknownPath: (_: FastifyRequest, reply: FastifyReply) => {
      return sendError(reply, 404, 'there is no such path')
    },
    wrongMethod: (_: FastifyRequest, reply: FastifyReply, methods: readonly string[]) => {
      const allow = methods.join(', ')
      return sendError(reply.header('allow', allow), 405, `allowed are ${allow}`)
    },
  }
}

/**
 * The version of the answer's form that a client takes (`application/json;version=v1`): its media
 * type, or undefined when there is no such version.
 */
export function mediaTypeFor(accept: string | undefined): string | undefined {
  const [, version] = /version=\s*"?([\w.]+)/.exec(accept ?? '') ?? []
  if (version === undefined) return 'application/json'
  return version === 'v1' ? 'application/json;version=v1' : undefined
}
