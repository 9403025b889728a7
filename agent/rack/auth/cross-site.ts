import { Fault } from '../../../cell/env/index.ts'
import type { App } from '../http/server.ts'
import { isLoopback } from './loopback.ts'

interface Headers {
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly 'sec-fetch-site'?: string | string[] | undefined
}

/** `[::1]:7601` is `[::1]`; the port says nothing about whose page it is. */
function nameOf(host: string): string {
  return host.replace(/:\d+$/, '')
}

/** Why a request may come from a page of another site, or undefined. */
export function crossSiteReason({ host, origin, ...headers }: Headers): string | undefined {
  if (host !== undefined && !isLoopback(nameOf(host))) {
    return `it asks for the host ${host}, not for this machine`
  }
  if (origin !== undefined) {
    const from = URL.canParse(origin) ? new URL(origin).host : origin
    if (from !== host) return `it was sent by a page of ${origin}`
  }
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return 'it was sent by a page of another site'
  return undefined
}

/**
 * Refuses what a browser sends for somebody else's page. Without tokens any page that an operator
 * opens could otherwise order things from a cell on the same machine, also through a name that
 * leads there.
 */
export function refuseCrossSite(app: App): void {
  app.addHook('onRequest', async (request) => {
    const reason = crossSiteReason(request.headers)
    if (reason === undefined) return
    throw new Fault('AUTH_ORIGIN', { message: `The request was refused: ${reason}.` })
  })
}
