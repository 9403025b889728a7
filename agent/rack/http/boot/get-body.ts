/** The body of a GET: the reference takes a selection of boot parameters there (reference 3.2). */
import type { FastifyRequest } from 'fastify'
import { Fault } from '../../../../cell/env/index.ts'
import { jsonFlaw } from '../json-flaw.ts'
import { bodyBytesMax } from '../limits.ts'

/**
 * Reads the body of a request whose method usually has none, as JSON; undefined when it has none.
 * The framework leaves such bodies alone, so that ordinary GETs pay nothing. Faults: INPUT_BODY,
 * LIMIT_BODY.
 */
export async function bodyOfGet({ raw }: FastifyRequest): Promise<unknown> {
  const { 'content-length': length, 'transfer-encoding': coding } = raw.headers
  if (coding === undefined && (length === undefined || length === '0')) return undefined
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bodyBytesMax) throw new Fault('LIMIT_BODY')
    chunks.push(chunk)
  }
  const text = Buffer.concat(chunks).toString('utf8')
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    const message = `Failed to interpret request body: ${jsonFlaw(text)}`
    throw new Fault('INPUT_BODY', { message })
  }
}
