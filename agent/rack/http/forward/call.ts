import type { FastifyRequest } from 'fastify'
import type { ForwardedCall } from '../../peers.ts'
import { checkHeader, headersThere } from './carried-header.ts'
import { shareId } from './request-id.ts'
import type { Asked, Share } from './rule.ts'

/** A request as a rule sees it. */
export function askedOf({ method, url, params, query, body, ip }: FastifyRequest): Asked {
  return { method, url, params: params as Asked['params'], query, body, client: ip }
}

/** Whether a share is the request as it came. */
export function isWhole({ method, url, body }: Share): boolean {
  return method === undefined && url === undefined && body === undefined
}

/** Whether a request changes nothing: asking twice is as good as once. */
export function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** A share with what is sent for it, and the id under which it happens once. */
export interface Errand {
  readonly share: Share
  readonly id: string
  readonly call: ForwardedCall
}

function bodyOf(request: FastifyRequest, share: Share): Uint8Array {
  if (share.body !== undefined) return Buffer.from(JSON.stringify(share.body))
  return (isWhole(share) && request.rawBody) || new Uint8Array()
}

/**
 * What is sent for a share; `requestId` names the whole request. One of several shares goes under
 * an id of its own: what is kept under the request's is its whole answer.
 */
export function errandOf(
  request: FastifyRequest,
  share: Share,
  { requestId, isAlone }: { readonly requestId: string; readonly isAlone: boolean },
): Errand {
  const { cell, method = request.method, url = request.url } = share
  const body = bodyOf(request, share)
  const id = isAlone && isWhole(share) ? requestId : shareId(requestId, { cell, method, url, body })
  // The name of the request in this cell's log goes along: the owner's log has the same.
  const headers = { ...headersThere(request.raw.headers), 'x-request-id': request.id }
  return {
    share,
    id,
    call: {
      method,
      url,
      headers: isReading(method) ? headers : { ...headers, 'request-id': id },
      ...(body.length > 0 ? { body } : {}),
      client: request.ip,
    },
  }
}

/** The call that finds out whether a share would be refused. */
export function checkOf(request: FastifyRequest, errand: Errand): ForwardedCall {
  const { share, call } = errand
  if (share.check) {
    const headers = headersThere(request.raw.headers)
    return { method: 'GET', url: share.check, headers, client: call.client }
  }
  return { ...call, headers: { ...call.headers, [checkHeader]: 'true' } }
}
