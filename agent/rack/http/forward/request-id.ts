/** Request-Id: a name that a client gives to a change, so that repeating it changes nothing. */
import type { FastifyRequest } from 'fastify'
import { Fault, sha256Of } from '../../../../cell/env/index.ts'
import { requestIdCharsMax } from './limits.ts'

const digits = 32

function hexOf(...pieces: readonly (string | Uint8Array)[]): string {
  const parts = pieces.flatMap((piece) => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    // The length before each piece: no two lists of pieces hash alike.
    return [Buffer.from(`${bytes.length}\n`), bytes]
  })
  return Buffer.from(sha256Of(parts)).toString('hex').slice(0, digits)
}

/**
 * The id that a client chose as 32 hex digits; anything but 32 hex digits is hashed to them.
 * Undefined when it chose none. Fault: INPUT_HEADER.
 */
export function givenRequestId({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined {
  const given = headers['request-id']
  if (given === undefined) return undefined
  const text = String(given).trim()
  if (/^[0-9a-f]{32}$/.test(text)) return text
  if (text.length > 0 && text.length <= requestIdCharsMax) return hexOf('request', text)
  throw new Fault('INPUT_HEADER', {
    message: `Request-Id has ${text.length} characters; 1 to ${requestIdCharsMax} make one`,
    details: { header: 'Request-Id' },
  })
}

/** What is asked, in 32 hex digits: the same for a repetition by the same caller alone. */
export function requestHash({ caller, ip, method, url, rawBody }: FastifyRequest): string {
  return hexOf(caller?.subject ?? ip, method, url, rawBody ?? '')
}

/** The id of one share of a request; another share, or one put together otherwise, has another. */
export function shareId(
  requestId: string,
  { cell, method, url, body }: { cell: string; method: string; url: string; body: Uint8Array },
): string {
  return hexOf('share', requestId, cell, method, url, body)
}

/** The id under which a share is only checked. */
export function checkId(id: string): string {
  return hexOf('check', id)
}
