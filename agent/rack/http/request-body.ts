import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sha256Of } from '../../../cell/env/index.ts'
import type { Origin } from '../../../cell/store/index.ts'
import { jsonFlaw } from './json-flaw.ts'
import { UnreadableBody } from './unreadable-body.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, for the record of who ordered what. */
    rawBody: Buffer | undefined
  }
  interface FastifyContextConfig {
    /** Whether a body that is no JSON is taken for a form, in which nothing is wrong. */
    anyBody?: boolean
  }
}

/** Escapes of a JSON text one after another: a pair of surrogates, a half of one, any other. */
const escapes =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)/gs

/**
 * A half of a surrogate pair can be escaped in JSON, and in no other way be written down: what was
 * stored of it could not be read again. As Go's decoder does, it is taken for U+FFFD.
 */
function withoutHalves(text: string): string {
  if (!/\\u[dD][89a-fA-F]/.test(text)) return text
  return text.replaceAll(escapes, (whole, half?: string) => (half ? '\\ufffd' : whole))
}

/** Go's decoder takes `null` and an absent body for the empty value; so do we. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(withoutHalves(text))
  } catch {
    throw new UnreadableBody(`error decoding JSON ${jsonFlaw(text)}`)
  }
}

function parseForm(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

function parseAny(text: string): unknown {
  try {
    return JSON.parse(withoutHalves(text))
  } catch {
    return parseForm(text)
  }
}

/**
 * Reads every body as JSON whatever its Content-Type, or without one: that is what existing clients
 * send (reference clients 0.1). Only forms, which cloud-init's phone_home posts, are told apart by
 * their type.
 */
export function parseBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.decorateRequest('rawBody', undefined)
  app.addHook('onRequest', async ({ headers }) => {
    // A type that is none would be refused before anybody looks at the body.
    const type = headers['content-type']
    if (type !== undefined && !/^[^\s/;]+\/[^\s/;]+/.test(type)) delete headers['content-type']
  })
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, body: Buffer) => {
      request.rawBody = body
      const text = body.toString('utf8')
      if (text.trim() === '') return undefined
      if (request.routeOptions.config.anyBody) return parseAny(text)
      const type = request.headers['content-type'] ?? ''
      // curl says "form" of any body: a bracket at the start, which a form would escape, is JSON.
      const isForm = type.startsWith('application/x-www-form-urlencoded') && !/^\s*[[{]/.test(text)
      return isForm ? parseForm(text) : parseJson(text)
    },
  )
}

/** Who ordered a change, for the record: the caller's subject and a hash of the request. */
export function originOf(request: FastifyRequest): Origin {
  const subject = request.caller?.subject ?? `address ${request.ip}`
  const line = Buffer.from(`${request.method} ${request.url}\n`)
  const digest = sha256Of(request.rawBody ? [line, request.rawBody] : [line])
  return { subject, request: digest.subarray(0, 16) }
}
