/** Where a node reaches this cell: what goes into scripts and documents that send it back here. */
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { FastifyRequest } from 'fastify'
import { formatListenAddress, type RackConfig } from '../../config/index.ts'
import { nodeAddress, sideOf } from '../side.ts'
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

/** Where the side of the nodes is, for a script that is asked for on the other one. */
function nodeAuthority(request: FastifyRequest, { address: host, port }: AddressInfo): string {
  if (host !== '0.0.0.0' && host !== '::') return formatListenAddress({ host, port })
  return localAuthority(request).replace(/:\d+$/, `:${port}`)
}

/**
 * The host and port under which the node came, or that the configuration says. A Host header that
 * is no address is not believed: it would be written into a script that the node runs.
 */
function ownAuthority(request: FastifyRequest, { boot }: RackConfig): string {
  if (boot.advertise !== '') return boot.advertise
  const elsewhere = sideOf(request) === 'management' ? nodeAddress(request) : undefined
  if (elsewhere) return nodeAuthority(request, elsewhere)
  const host = request.host
  return host && isAuthority(host) ? host : localAuthority(request)
}

/** Scheme, host and port by which the asking node comes back, without a slash at the end. */
export function ownOrigin(request: FastifyRequest, config: RackConfig): string {
  const { advertise, chainProto } = config.boot
  // One listener for both sides: where it speaks HTTPS, nothing else reaches it.
  const isJoined = sideOf(request) === undefined && advertise === ''
  const { encrypted = false } = request.raw.socket as Partial<TLSSocket>
  const scheme = isJoined && encrypted ? 'https' : chainProto
  return `${scheme}://${ownAuthority(request, config)}`
}

/** The base of this cell's cloud-init documents, without a slash at its end. */
export function cloudInitBase(request: FastifyRequest, config: RackConfig): string {
  const { baseUrl } = config.cloudInit
  if (baseUrl !== '') return baseUrl.replace(/\/+$/, '')
  return `${ownOrigin(request, config)}/cloud-init`
}
