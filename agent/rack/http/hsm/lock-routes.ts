import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  changeLocks,
  type LockAction,
  type LockGround,
  nothingFound,
  type Outcome,
  removeReservations,
  reservationOf,
  selectForLock,
} from '../../../../cell/lock/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import type { Reader, Transaction } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import type { LockDesk } from '../../lock/index.ts'
import { commit, type Messenger, markOf } from '../forward/index.ts'
import { coveredOf, requireNamed } from '../scope/index.ts'
import type { App } from '../server.ts'
import {
  type FilterBody,
  lockFilterOf,
  lockFilterSchema,
  lockQuerySchema,
  lockStatusSchema,
  modelOf,
  statusRow,
  type UpdateBody,
  updateBody,
  updateSchema,
} from './lock-body.ts'
import {
  changedByFilter,
  filterParts,
  mergedUpdates,
  missingIds,
  type Parts,
  statusByFilter,
  statusOfAll,
} from './lock-rule.ts'
import { askOwners } from './lock-together.ts'

/** What the routes of locks stand on. */
export interface LockTools {
  readonly rack: RackContext
  readonly desk: LockDesk
  readonly messenger: Messenger
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** Whether several cells decide a request that came from a client. */
export function areSeveral(request: FastifyRequest, parts: Parts<unknown>): boolean {
  return markOf(request) === undefined && parts.size > 1
}

/** A flexible change at every owner; what one of them could not be asked fails by itself. */
export async function updateTogether(
  tools: LockTools,
  exchange: Exchange,
  parts: Parts<unknown>,
): Promise<UpdateBody> {
  // Before any of them does its part.
  requireNamed(tools.rack.view, exchange.request)
  const { bodies, lost } = await askOwners<UpdateBody>(tools, exchange, parts)
  if (bodies.length === 0 && lost.length === 0) throw nothingFound()
  const refused = lost.map((id) => ({ id, reason: 'ServerError' as const }))
  return mergedUpdates([...bodies, updateBody({ done: [], refused })])
}

type Change = (
  tx: Transaction,
  order: { components: readonly Component[]; model: 'rigid' | 'flexible' },
  ground: LockGround,
) => Outcome<string>

const change =
  (action: LockAction): Change =>
  (tx, order, ground) =>
    changeLocks(tx, order, { action, ground })

const changes: readonly (readonly [path: string, summary: string, change: Change])[] = [
  ['lock', 'Lock components', change('lock')],
  ['unlock', 'Unlock components', change('unlock')],
  ['disable', 'End reservations of components and permit none', change('disable')],
  ['repair', 'Permit reservations of components again', change('repair')],
  ['reservations/remove', 'End reservations without their keys', removeReservations],
]

/** Lock, unlock, disable, repair, and the end of reservations without a key (reference 1.14). */
export function lockRoutes(app: App, tools: LockTools): void {
  const { rack, desk } = tools
  const { ledger, peers, enumerations } = rack
  for (const [path, summary, decide] of changes) {
    app.post(
      `/locks/${path}`,
      {
        config: { access: 'write', cluster: changedByFilter },
        schema: { summary, body: lockFilterSchema, response: { 200: updateSchema } },
      },
      async (request, reply) => {
        const { body } = request
        const model = modelOf(body)
        const parts = filterParts(body, peers)
        if (areSeveral(request, parts)) return updateTogether(tools, { request, reply }, parts)
        const outcome = await commit(ledger, { request, reply }, (tx) => {
          const ground = desk.ground()
          const { moment } = ground
          const found = selectForLock(tx, lockFilterOf(body), { enumerations, moment })
          const components = coveredOf(tx, request, found)
          return decide(tx, { components, model }, ground)
        })
        return updateBody(outcome)
      },
    )
  }
}

/** How locks stand (reference 1.14), always read at the owner. */
export function lockStatusRoutes(app: App, { rack, desk }: LockTools): void {
  const { ledger, enumerations } = rack
  const statusOf = (reader: Reader, body: FilterBody) => {
    const { moment } = desk.ground()
    const found = selectForLock(reader, lockFilterOf(body), { enumerations, moment })
    return found.map((component) => {
      return statusRow(component, reservationOf(reader, component.id, moment), moment)
    })
  }
  app.post(
    '/locks/status',
    {
      config: { access: 'read', cluster: statusByFilter, covers: true },
      schema: {
        summary: 'How the locks of components stand',
        body: lockFilterSchema,
        response: { 200: lockStatusSchema },
      },
    },
    async (request) => {
      const Components = statusOf(ledger, request.body)
      const isPart = markOf(request) !== undefined
      if (Components.length === 0 && !isPart) throw nothingFound()
      return { Components, ...missingIds(request.body, Components) }
    },
  )
  app.get(
    '/locks/status',
    {
      config: { access: 'read', cluster: statusOfAll, covers: true },
      schema: {
        summary: 'How the locks of all components stand that pass the filters',
        querystring: lockQuerySchema,
        response: { 200: lockStatusSchema },
      },
    },
    async ({ query }) => ({ Components: statusOf(ledger, query) }),
  )
}
