/** Which headers go with a request to its owner, and which come back with the answer. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'

/** Says that a forwarded request is only to be checked; from a client it means nothing. */
export const checkHeader = 'rackcell-check'

/**
 * Who asks, in what form, on what condition, and where a node reached the cell: documents name that
 * address. What concerns the connection stays here.
 */
const there = [
  'accept',
  'authorization',
  'content-type',
  'host',
  'if-match',
  'if-none-match',
] as const

const back = [
  'allow',
  'bss-referral-token',
  'cache-control',
  'cell-coverage',
  'cell-fault',
  'cell-head',
  'cell-oldest',
  'content-type',
  'etag',
  'location',
  'retry-after',
  'www-authenticate',
] as const

type Headers = Readonly<Record<string, string>>

function picked(headers: IncomingHttpHeaders | OutgoingHttpHeaders, names: readonly string[]) {
  const kept: Record<string, string> = {}
  for (const name of names) {
    const value = headers[name]
    if (value !== undefined) kept[name] = String(value)
  }
  return kept
}

/** What of a request's headers the owner gets. */
export function headersThere(headers: IncomingHttpHeaders): Headers {
  return picked(headers, there)
}

/** What of an answer's headers whoever asked gets. */
export function headersBack(headers: OutgoingHttpHeaders): Headers {
  return picked(headers, back)
}
