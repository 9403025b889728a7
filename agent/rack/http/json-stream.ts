import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { streamChunkBytes } from './limits.ts'

function* chunks(head: string, rows: Iterable<unknown>, tail: string): Generator<string> {
  let chunk = head
  let separator = ''
  for (const row of rows) {
    chunk += separator + JSON.stringify(row)
    separator = ','
    if (chunk.length >= streamChunkBytes) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk + tail
}

/** A list and what stands around it. */
interface JsonList {
  readonly head: string
  readonly rows: Iterable<unknown>
  readonly tail: string
  /** Content type; `application/json` when absent. */
  readonly type?: string
}

/**
 * Sends a list row by row, so that its length never becomes memory: head, rows with commas, tail.
 */
export function sendJsonList(
  reply: FastifyReply,
  { head, rows, tail, type = 'application/json' }: JsonList,
): FastifyReply {
  reply.header('content-type', type)
  return reply.send(Readable.from(chunks(head, rows, tail), { objectMode: false }))
}
