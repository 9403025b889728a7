/**
 * The steps of reservations at several cells, as their owners take them. They come from the cell
 * that was asked, over the network of cells, never from a client: what is kept and made is checked
 * with the caller's own token, what is undone by the operation's name, which only its cells know.
 */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  couldReserve,
  type ReservationKind,
  reserve,
  selectForLock,
} from '../../../../cell/lock/index.ts'
import { commit, markOf, namesIn } from '../forward/index.ts'
import { originOf } from '../request-body.ts'
import { coveredOf, requireNamed } from '../scope/index.ts'
import type { App } from '../server.ts'
import { sendNothing } from './answer.ts'
import {
  createdBody,
  lockFilterOf,
  lockFilterSchema,
  minutesOf,
  modelOf,
  reservationsSchema,
} from './lock-body.ts'
import type { LockTools } from './lock-routes.ts'
import { filterParts } from './lock-rule.ts'
import { type HeldBody, stepPath } from './reserve-together.ts'

const operationPattern = /^[0-9a-f]{32}$/

/** The operation that a cell takes a step of. Fault: NOT_FOUND for everybody else. */
function operationOf(request: FastifyRequest): string {
  const { operation } = request.params as { readonly operation: string }
  if (markOf(request) && operationPattern.test(operation)) return operation
  throw new Fault('NOT_FOUND', { message: 'This is a step between cells.' })
}

const params = Type.Object({ operation: Type.String() })

const holdSchema = Type.Object({
  ...lockFilterSchema.properties,
  Kind: Type.Union([Type.Literal('admin'), Type.Literal('service')]),
})

const heldSchema = Type.Object({
  Held: Type.Array(Type.String()),
  Failure: reservationsSchema.properties.Failure,
})

/** Keeping components for an operation. */
export function holdRoutes(app: App, { rack, desk }: LockTools): void {
  const { ledger, peers, enumerations } = rack
  app.post(
    stepPath(':operation', 'hold'),
    {
      config: {
        access: 'write',
        cluster: {
          names: ({ body }) => {
            const parts = [...filterParts(body as object, peers).values()]
            return namesIn(parts.flatMap(({ names }) => names))
          },
          shares: () => [{ cell: peers.self }],
        },
      },
      schema: {
        hide: true,
        summary: 'Between cells: keep components for reservations that are being made',
        params,
        body: holdSchema,
        response: { 200: heldSchema },
      },
    },
    async (request) => {
      const operation = operationOf(request)
      const { body } = request
      const kind: ReservationKind = body.Kind
      const minutes = minutesOf(kind, body)
      const model = modelOf(body)
      const origin = originOf(request)
      const { result } = await ledger.transact(origin, (tx) => {
        const ground = desk.ground()
        const { moment, holds } = ground
        requireNamed(tx, request)
        const all = selectForLock(tx, lockFilterOf(body), { enumerations, moment })
        const found = coveredOf(tx, request, all)
        const { done, refused } = couldReserve(tx, found, { kind, ground })
        const components = model === 'rigid' && refused.length > 0 ? [] : done
        const hold = { kind, minutes, subject: origin.subject, components }
        const isKept = holds.hold(operation, hold, moment.nowMs)
        return { components: isKept ? components : [], refused }
      })
      const Failure = result.refused.map(({ id, reason }) => ({ ID: id, Reason: reason }))
      return { Held: [...result.components], Failure } satisfies HeldBody
    },
  )
}

/** Making reservations of what is kept, and undoing them. */
export function commitRoutes(app: App, { rack, desk }: LockTools): void {
  const { ledger } = rack
  const { random } = desk
  app.post(
    stepPath(':operation', 'commit'),
    {
      config: { access: 'write' },
      schema: {
        hide: true,
        summary: 'Between cells: make the reservations that components are kept for',
        params,
        response: { 200: reservationsSchema },
      },
    },
    async (request, reply) => {
      const operation = operationOf(request)
      const { subject } = originOf(request)
      const ground = desk.ground()
      const { moment, holds } = ground
      const outcome = await commit(ledger, { request, reply }, (tx) => {
        const hold = holds.of(operation, moment.nowMs)
        if (hold?.subject !== subject) {
          throw new Fault('PEER_BEHIND', { message: 'The components are not kept any more.' })
        }
        holds.drop(operation)
        const components = hold.components.flatMap((id) => tx.get('component', id) ?? [])
        const wish = { kind: hold.kind, minutes: hold.minutes, operation }
        return reserve(tx, { components, model: 'rigid' }, { wish, ground, random })
      })
      return createdBody(outcome, moment)
    },
  )
  app.post(
    stepPath(':operation', 'undo'),
    {
      // After a restart there is no token: who knows the operation's name is one of its cells.
      config: { access: 'public' },
      schema: { hide: true, summary: 'Between cells: undo reservations that nobody got', params },
    },
    async (request, reply) => {
      await desk.undoHere(operationOf(request))
      return sendNothing(reply)
    },
  )
}
