/** Where a node reaches this cell: what goes into scripts and documents that send it back here. */
import type { FastifyRequest } from 'fastify'
import type { RackConfig } from '../../config/index.ts'
import { hostCharsMax } from './limits.ts'

/**
 * host, IPv4 or [IPv6], with or without a port (RFC 3986, 3.2.2); no blank, quote or control
 * character.
 */
const authority = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Whether text can stand in a URL as host and port without meaning anything else. */
function isAuthority(text: string): boolean {
  return text.length <= hostCharsMax && authority.test(text)
}

function localAuthority({ socket }: FastifyRequest): string {
  const address = socket.localAddress ?? '127.0.0.1'
  const host = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
  return `${host.includes(':') ? `[${host}]` : host}:${socket.localPort ?? 80}`
}

/**
 * The host and port under which the node came, or that the configuration says. A Host header that
 * is no address is not believed: it would be written into a script that the node runs.
 */
export function ownAuthority(request: FastifyRequest, advertise: string): string {
  if (advertise !== '') return advertise
  const host = request.host
  return host && isAuthority(host) ? host : localAuthority(request)
}

/** The base of this cell's cloud-init documents, without a slash at its end. */
export function cloudInitBase(request: FastifyRequest, config: RackConfig): string {
  const { cloudInit, boot } = config
  if (cloudInit.baseUrl !== '') return cloudInit.baseUrl.replace(/\/+$/, '')
  return `${boot.chainProto}://${ownAuthority(request, boot.advertise)}/cloud-init`
}
