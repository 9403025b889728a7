import type { FastifyReply } from 'fastify'
import type { Merged } from './rule.ts'

/** Sends an answer of another cell, one of several put together, or one of before, as it is. */
export function sendAnswer(reply: FastifyReply, { status, headers, body }: Merged): void {
  reply.code(status).headers(headers)
  if (body.length === 0) reply.send()
  else reply.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}
