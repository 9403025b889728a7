/**
 * Running a request through the own application without a connection: what another cell forwarded,
 * and this cell's share of a request that it took apart. Both go through the same routes, tokens
 * and checks as any other.
 */
import { Fault } from '../../../../cell/env/index.ts'
import type { ForwardedCall } from '../../peers.ts'
import { bulkBodyBytesMax, headerBytesMax } from '../limits.ts'
import { checkHeader, headersBack } from './carried-header.ts'
import { type Mark, markedRequest } from './mark.ts'
import type { Merged } from './rule.ts'

/** The application, as far as it is needed here. */
export interface Executing {
  inject(options: {
    method: string
    url: string
    headers: Record<string, string>
    payload?: Buffer
    remoteAddress: string
    Request: object
  }): Promise<{
    readonly statusCode: number
    readonly headers: Readonly<Record<string, number | string | string[] | undefined>>
    readonly rawPayload: Buffer
  }>
}

const methods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const headerName = /^[a-z][a-z0-9-]{0,63}$/
/** Printable (RFC 9110, 5.5): no line break gets into a log or another header. */
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/

/** Why a call cannot be run; it was written by another machine. */
function flawOf({ method, url, headers, body, client }: ForwardedCall): string | undefined {
  const lines = Object.entries(headers)
  const size = lines.reduce((sum, [name, value]) => sum + name.length + value.length, url.length)
  if (!methods.includes(method)) return 'its method is none'
  if (!/^\/[\x21-\x7e]*$/.test(url) || url.startsWith('//')) return 'its path is none'
  if (size > headerBytesMax) return 'its headers are too large'
  if (!lines.every(([name, value]) => headerName.test(name) && headerValue.test(value))) {
    return 'one of its headers is none'
  }
  if (client.length > 64 || !/^[\w.:%-]*$/.test(client)) return 'the address of who asks is none'
  return body && body.length > bulkBodyBytesMax ? 'its body is too large' : undefined
}

async function run(app: Executing, call: ForwardedCall, mark: Mark): Promise<Merged> {
  const flaw = flawOf(call)
  if (flaw !== undefined) {
    throw new Fault('INPUT_BODY', { message: `The forwarded request cannot be run: ${flaw}.` })
  }
  const { [checkHeader]: _, ...headers } = call.headers
  const answer = await app.inject({
    method: call.method,
    url: call.url,
    headers,
    remoteAddress: call.client || '0.0.0.0',
    Request: markedRequest(mark),
    ...(call.body && call.body.length > 0 ? { payload: Buffer.from(call.body) } : {}),
  })
  return {
    status: answer.statusCode,
    headers: headersBack(answer.headers),
    body: answer.rawPayload,
  }
}

/**
 * Runs a request that another cell forwarded: this cell checks the caller's token itself, answers
 * 421 for what it does not own, and never sends it on. `requestId` is the id under which it happens
 * once, unless the call says one itself. Fault: INPUT_BODY for what is no request.
 */
export function executeForwarded(
  app: Executing,
  call: ForwardedCall,
  requestId?: string,
): Promise<Merged> {
  const isCheck = call.headers[checkHeader] === 'true'
  const headers = requestId === undefined ? {} : { 'request-id': requestId }
  return run(
    app,
    { ...call, headers: { ...headers, ...call.headers } },
    {
      kind: 'forwarded',
      isCheck,
    },
  )
}

/** Runs this cell's own share of a request; with `isCheck` nothing is written. */
export function executePart(app: Executing, call: ForwardedCall, isCheck: boolean) {
  return run(app, call, { kind: 'part', isCheck })
}
