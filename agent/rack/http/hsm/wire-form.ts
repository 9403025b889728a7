import { STATUS_CODES } from 'node:http'
import type {} from '@fastify/swagger'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fault, Log } from '../../../../cell/env/index.ts'
import { asFault } from '../as-fault.ts'
import { answerRehearsal } from '../forward/index.ts'
import { type App, logged } from '../server.ts'
import type { UnmatchedStyle } from '../unmatched.ts'
import { UnreadableBody } from '../unreadable-body.ts'
import { nothingSchema, problemSchema } from './answer.ts'
import { jsonDepthMax } from './limits.ts'
import { hsmBase } from './paths.ts'

/** One JSON document and a line feed: how the reference ends every body. */
const jsonLine = (value: unknown): string => `${JSON.stringify(value)}\n`

function sendProblem(reply: FastifyReply, status: number, detail: string): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .serializer(jsonLine)
    .send({
      type: 'about:blank',
      title: STATUS_CODES[status] ?? 'Error',
      ...(detail === '' ? {} : { detail }),
      status,
    })
}

const decodeHeading = 'error decoding JSON '
const queryHeading = 'bad query param: '

/**
 * Status and text of a fault in the reference's form. What its decoder cannot read it takes for a
 * failure of its own, 500; clients and their tests know it so (reference 0.1).
 */
function wordsOf(fault: Fault): { readonly status: number; readonly detail: string } {
  const { status, message } = fault
  if (fault instanceof UnreadableBody) {
    return { status: 500, detail: decodeHeading + message.replace(decodeHeading, '') }
  }
  if (fault.code === 'INPUT_QUERY') {
    return { status, detail: queryHeading + message.replace(queryHeading, '') }
  }
  return { status, detail: message }
}

/** Go's decoder takes `null` for "not given", at every depth. Faults: UnreadableBody. */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= jsonDepthMax) {
    throw new UnreadableBody(`it is nested deeper than ${jsonDepthMax}`)
  }
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item, depth + 1))
  const kept = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutNulls(item, depth + 1)]))
}

/** Makes every route of the scope read and answer as the reference does (reference 0.1). */
export function speakReference(app: App, log: Log): void {
  app.addHook('onRoute', (route) => {
    const response = (route.schema?.response ?? { 204: nothingSchema }) as object
    route.schema = {
      tags: ['hsm'],
      ...route.schema,
      response: { ...response, '4xx': problemSchema, '5xx': problemSchema },
    }
  })
  app.addHook('preValidation', async (request) => {
    request.body = request.body === null ? {} : withoutNulls(request.body)
  })
  app.setSerializerCompiler(() => jsonLine)
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    if (type.startsWith('application/json')) reply.header('content-type', 'application/json')
    return payload
  })
  app.setErrorHandler((error, request, reply) => {
    if (answerRehearsal(error, reply)) return reply
    const fault = logged(asFault(error), request, log)
    if (fault.retry === 'later') reply.header('retry-after', '1')
    const { status, detail } = wordsOf(fault)
    return sendProblem(reply, status, detail)
  })
}

/**
 * How the reference answers what it has no route for: Go's plain text, and 405 with the methods.
 */
export const referenceUnmatched: UnmatchedStyle = {
  prefix: hsmBase,
  wrongMethod(_request: FastifyRequest, reply: FastifyReply, methods: readonly string[]) {
    const list = methods.join(',')
    return sendProblem(reply.header('allow', list), 405, `allow ${list}`)
  },
  unknownPath(_request: FastifyRequest, reply: FastifyReply) {
    return reply.code(404).type('text/plain; charset=utf-8').send('404 page not found\n')
  },
}
