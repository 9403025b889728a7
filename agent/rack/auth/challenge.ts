import { Fault } from '../../../cell/env/index.ts'
import type { App } from '../http/server.ts'

/** Text for a quoted string of a header (RFC 9110 section 5.6.4): ASCII without quotes. */
function quotable(text: string): string {
  return text
    .replaceAll('"', "'")
    .replace(/[^\x20-\x7e]/g, '?')
    .replaceAll('\\', '/')
}

/**
 * The WWW-Authenticate header of a fault (RFC 6750 section 3), or undefined when it is none of the
 * token's.
 */
export function challengeOf(fault: Fault): string | undefined {
  const realm = 'Bearer realm="rackcell"'
  const because = `error_description="${quotable(fault.message)}"`
  switch (fault.code) {
    case 'AUTH_MISSING':
      return realm
    case 'AUTH_TOKEN':
      return `${realm}, error="invalid_token", ${because}`
    case 'AUTH_REFUSED':
    case 'AUTH_SCOPE':
      return `${realm}, error="insufficient_scope", ${because}`
    default:
      return undefined
  }
}

/** Adds the challenge to every refusal, whatever form the API gives its errors. */
export function challengeCallers(app: App): void {
  app.addHook('onError', async (_request, reply, error) => {
    const challenge = error instanceof Fault ? challengeOf(error) : undefined
    if (challenge !== undefined) reply.header('www-authenticate', challenge)
  })
}
