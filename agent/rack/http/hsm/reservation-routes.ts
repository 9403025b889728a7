import {
  check,
  type ReservationKind,
  release,
  renew,
  reserve,
  selectForLock,
} from '../../../../cell/lock/index.ts'
import { answerToKeep, commit } from '../forward/index.ts'
import { coveredOf } from '../scope/index.ts'
import type { App } from '../server.ts'
import {
  checkedBody,
  createdBody,
  keysOf,
  lockFilterOf,
  lockFilterSchema,
  lockKeysSchema,
  minutesOf,
  modelOf,
  type ReservationsBody,
  reservationsSchema,
  updateBody,
  updateSchema,
} from './lock-body.ts'
import { areSeveral, type LockTools, updateTogether } from './lock-routes.ts'
import {
  changedByKeys,
  checkedByKeys,
  filterParts,
  keyParts,
  reservedByFilter,
} from './lock-rule.ts'
import { askOwners } from './lock-together.ts'
import { reserveTogether } from './reserve-together.ts'

const kinds: readonly (readonly [path: string, kind: ReservationKind, summary: string])[] = [
  ['/locks/reservations', 'admin', 'Reserve locked components until released'],
  ['/locks/service/reservations', 'service', 'Reserve unlocked components for some minutes'],
]

/** New reservations (reference 1.14). */
export function reserveRoutes(app: App, tools: LockTools): void {
  const { rack, desk } = tools
  const { ledger, peers, enumerations } = rack
  const { random } = desk
  for (const [path, kind, summary] of kinds) {
    app.post(
      path,
      {
        config: { access: 'write', cluster: reservedByFilter },
        schema: { summary, body: lockFilterSchema, response: { 200: reservationsSchema } },
      },
      async (request, reply) => {
        const { body } = request
        const model = modelOf(body)
        const minutes = minutesOf(kind, body)
        const parts = filterParts(body, peers)
        if (areSeveral(request, parts)) {
          return reserveTogether(tools, { request, reply }, { kind, model, parts })
        }
        const ground = desk.ground()
        const { moment } = ground
        const outcome = await commit(ledger, { request, reply }, (tx) => {
          const found = selectForLock(tx, lockFilterOf(body), { enumerations, moment })
          const components = coveredOf(tx, request, found)
          const wish = { kind, minutes }
          const made = reserve(tx, { components, model }, { wish, ground, random })
          tx.answer = answerToKeep(request, createdBody(made, moment))
          return made
        })
        return createdBody(outcome, moment)
      },
    )
  }
}

/** Release and renewal, with keys (reference 1.14). */
export function reservationKeyRoutes(app: App, tools: LockTools): void {
  const { rack, desk } = tools
  const { ledger, peers } = rack
  const config = { access: 'write', cluster: changedByKeys } as const
  const response = { 200: updateSchema }
  for (const path of ['/locks/reservations/release', '/locks/service/reservations/release']) {
    app.post(
      path,
      { config, schema: { summary: 'End reservations', body: lockKeysSchema, response } },
      async (request, reply) => {
        const { body } = request
        const model = modelOf(body)
        const keys = keysOf(body.ReservationKeys, 'Reservation')
        const parts = keyParts('ReservationKeys', body, peers)
        if (areSeveral(request, parts)) return updateTogether(tools, { request, reply }, parts)
        const outcome = await commit(ledger, { request, reply }, (tx) => {
          return release(tx, keys, { model, ground: desk.ground() })
        })
        return updateBody(outcome)
      },
    )
  }
  app.post(
    '/locks/service/reservations/renew',
    { config, schema: { summary: 'Renew reservations', body: lockKeysSchema, response } },
    async (request, reply) => {
      const { body } = request
      const model = modelOf(body)
      const keys = keysOf(body.ReservationKeys, 'Reservation')
      const minutes = minutesOf('service', body) ?? 0
      const parts = keyParts('ReservationKeys', body, peers)
      if (areSeveral(request, parts)) return updateTogether(tools, { request, reply }, parts)
      const outcome = await commit(ledger, { request, reply }, (tx) => {
        return renew(tx, keys, { minutes, model, ground: desk.ground() })
      })
      return updateBody(outcome)
    },
  )
}

/** Whether deputy keys are good (reference 1.14): asked at the owners of their components. */
export function reservationCheckRoutes(app: App, tools: LockTools): void {
  const { rack, desk } = tools
  app.post(
    '/locks/service/reservations/check',
    {
      config: { access: 'read', cluster: checkedByKeys },
      schema: {
        summary: 'Whether deputy keys are good',
        body: lockKeysSchema,
        response: { 200: reservationsSchema },
      },
    },
    async (request, reply) => {
      const { body } = request
      const keys = keysOf(body.DeputyKeys, 'Deputy')
      const parts = keyParts('DeputyKeys', body, rack.peers)
      if (areSeveral(request, parts)) {
        const asked = { request, reply }
        const { bodies, lost } = await askOwners<ReservationsBody>(tools, asked, parts)
        const unheard = lost.map((ID) => ({ ID, Reason: 'ServerError' }))
        return {
          Success: bodies.flatMap(({ Success }) => Success),
          Failure: [...bodies.flatMap(({ Failure }) => Failure), ...unheard],
        }
      }
      const ground = desk.ground()
      return checkedBody(check(rack.ledger, keys, ground), ground.moment)
    },
  )
}
