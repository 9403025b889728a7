/** Refusals as the reference words them: a status and a line of text. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault } from '../../../../cell/env/index.ts'
import type { UnmatchedStyle } from '../unmatched.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Status for a body that cannot be read or lacks something; 400 when absent. */
    refusedStatus?: number
  }
}

const plain = 'text/plain; charset=utf-8'

/** Sends a fault as the reference would. */
export function sendCloudInitFault(fault: Fault, request: FastifyRequest, reply: FastifyReply) {
  const { refusedStatus } = request.routeOptions.config
  const status = fault.code === 'INPUT_BODY' ? (refusedStatus ?? fault.status) : fault.status
  if (fault.retry === 'later') reply.header('retry-after', '1')
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  return reply.code(status).header('content-type', plain).send(`${fault.message}\n`)
}

/** How paths below `prefix` answer what they have not. */
export function cloudInitUnmatched(prefix: string): UnmatchedStyle {
  return {
    prefix,
    unknownPath: (_: FastifyRequest, reply: FastifyReply) =>
      reply.code(404).header('content-type', plain).send('404 page not found\n'),
    wrongMethod: (_: FastifyRequest, reply: FastifyReply, methods: readonly string[]) =>
      reply.code(405).header('allow', methods.join(', ')).send(),
  }
}
