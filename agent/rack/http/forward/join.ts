import type { FastifyReply, FastifyRequest } from 'fastify'
import { coverageHeaders } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { marksOf, reachMarks } from './at-least.ts'
import { isReading } from './call.ts'
import { Dispatcher } from './dispatcher.ts'
import type { Executing } from './execute.ts'
import { Repetitions } from './repetition.ts'
import { sendAnswer } from './send-answer.ts'

type Hook = (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void) => void

type SendHook = (
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: Error | null, payload: unknown) => void,
) => void

/**
 * Makes every route that is added to `app` from now on answer for the whole cluster, as its config
 * says: `cluster` = who decides, `covers` = Cell-Coverage in the answer. Cell-At-Least counts on
 * all of them, Request-Id on those that change something. Hooks call back instead of returning
 * promises: a request that concerns this cell alone goes on in the same turn.
 */
export function joinCluster(app: App, rack: RackContext): void {
  const { ledger, peers, view } = rack
  const dispatcher = new Dispatcher(rack, app as unknown as Executing)
  const waits: Hook = (request, _reply, done) => {
    if (request.headers['cell-at-least'] === undefined) {
      done()
      return
    }
    const wait = async () => reachMarks(marksOf(request), { peers, order: ledger.order('public') })
    wait().then(() => done(), done)
  }
  const repetitions = new Repetitions(ledger, rack.log)
  const repeats: Hook = (request, reply, done) => {
    if (request.headers['request-id'] === undefined) {
      done()
      return
    }
    repetitions.enter(request).then((answer) => {
      if (answer) sendAnswer(reply, answer)
      else done()
    }, done)
  }
  const keeps: SendHook = (request, reply, payload, done) => {
    if (request.changeId === undefined) {
      done(null, payload)
      return
    }
    repetitions.leave(request, reply, payload).then(
      () => done(null, payload),
      (error) => {
        done(error as Error, payload)
      },
    )
  }
  const covers: Hook = (_request, reply, done) => {
    reply.headers(coverageHeaders(view.coverage()))
    done()
  }
  app.decorateRequest('changeId', undefined)
  app.decorateRequest('hasCommitted', false)
  app.addHook('onRoute', (route) => {
    const isChanging = ![route.method].flat().every(isReading)
    const { cluster: rule, covers: isCovering } = route.config ?? {}
    const dispatches: Hook = (request, reply, done) => {
      if (rule) dispatcher.dispatch({ request, reply, rule }, done)
      else done()
    }
    route.preHandler = [
      waits,
      ...(isChanging ? [repeats] : []),
      ...(isCovering ? [covers] : []),
      ...(rule ? [dispatches] : []),
      ...[route.preHandler ?? []].flat(),
    ]
    if (isChanging) route.onSend = [...[route.onSend ?? []].flat(), keeps]
  })
}
