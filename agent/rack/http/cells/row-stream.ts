import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { streamChunkBytes } from '../limits.ts'

async function* chunks(head: string, rows: Iterable<unknown>, tail: string) {
  let chunk = head
  let separator = ''
  for (const row of rows) {
    chunk += separator + JSON.stringify(row)
    separator = ','
    if (chunk.length >= streamChunkBytes) {
      yield chunk
      chunk = ''
      // A reader that is as fast as we are would otherwise keep everybody else waiting.
      await nextTurn()
    }
  }
  yield chunk + tail
}

/**
 * Sends rows one after the other with `{"name":[` before and `],…}` behind: at most a chunk is in
 * memory, nothing is made that the reader does not take, and others get their turn between chunks.
 */
export function sendRows(
  reply: FastifyReply,
  parts: {
    readonly name: string
    readonly rows: Iterable<unknown>
    /** What stands beside the list. */
    readonly beside: object
  },
): FastifyReply {
  const { name, rows, beside } = parts
  const tail = `],${JSON.stringify(beside).slice(1)}`
  const stream = Readable.from(chunks(`{${JSON.stringify(name)}:[`, rows, tail), {
    objectMode: false,
    highWaterMark: streamChunkBytes,
  })
  return reply.header('content-type', 'application/json').send(stream)
}
