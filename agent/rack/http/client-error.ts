import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { type FaultCode, faults } from '../../../cell/env/index.ts'

/** Statuses of what the parser refuses; everything else is a request that it cannot read. */
const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
}

const details: Readonly<Record<number, string>> = {
  408: 'the request did not arrive in time',
  413: 'the extensions of the chunks are too large',
  431: 'the request line and headers are too large',
}

const code: FaultCode = 'INPUT_HTTP'

/**
 * Answers what never becomes a request, as a problem document (RFC 9457), and closes the
 * connection: nobody knows where the next request would begin.
 */
export function answerClientError(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const status = statuses[error.code ?? ''] ?? 400
  const title = STATUS_CODES[status] ?? 'Error'
  const detail = details[status] ?? 'this cannot be read as an HTTP request'
  const { remedy, retry } = faults[code]
  const problem = { type: 'about:blank', title, status, detail, code, remedy, retry }
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `Cell-Fault: ${code}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
