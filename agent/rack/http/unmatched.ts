import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FaultCode } from '../../../cell/env/index.ts'

interface Pattern {
  readonly matcher: RegExp
  readonly methods: Set<string>
}

/** How an API answers what it has no route for. */
export interface UnmatchedStyle {
  readonly prefix: string
  /** The path exists, with these methods. */
  wrongMethod(request: FastifyRequest, reply: FastifyReply, methods: readonly string[]): unknown
  unknownPath(request: FastifyRequest, reply: FastifyReply): unknown
}

function matcherOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*'
    return part
      .split(/(:[A-Za-z]+)/)
      .map((piece) => (piece.startsWith(':') ? '[^/]+' : RegExp.escape(piece)))
      .join('')
  })
  return new RegExp(`^${parts.join('/')}/?$`)
}

/**
 * Answers requests without a route: 405 with the allowed methods when the path exists under another
 * one, otherwise 404, each in the manner of the API that the path belongs to.
 */
export function answerUnmatched(app: FastifyInstance, styles: readonly UnmatchedStyle[]): void {
  const patterns = new Map<string, Pattern>()
  app.addHook('onRoute', ({ url, method }) => {
    const pattern = patterns.get(url) ?? { matcher: matcherOf(url), methods: new Set() }
    for (const name of [method].flat()) pattern.methods.add(name)
    patterns.set(url, pattern)
  })
  const longestFirst = [...styles].sort((left, right) => right.prefix.length - left.prefix.length)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/'
    const methods = new Set<string>()
    for (const { matcher, methods: known } of patterns.values()) {
      if (matcher.test(path)) for (const name of known) methods.add(name)
    }
    // Here, and not by throwing: each API has a form of its own for these, without a code.
    const code: FaultCode = methods.size === 0 ? 'NOT_FOUND_ROUTE' : 'INPUT_METHOD'
    reply.header('cell-fault', code)
    const style = longestFirst.find(({ prefix }) => path.startsWith(prefix))
    if (!style) return reply.code(404).send()
    if (methods.size === 0) return style.unknownPath(request, reply)
    return style.wrongMethod(request, reply, [...methods].sort())
  })
}
