import { type Static, Type } from 'typebox'
import {
  addSubscription,
  deleteSubscriptions,
  existingSubscription,
  patchSubscription,
  putSubscription,
  type SubscriptionInput,
  type TriggerInput,
} from '../../../../cell/inventory/index.ts'
import type { Subscription } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import type { App } from '../server.ts'
import { message, messageSchema, sendNothing } from './answer.ts'

const collection = '/Subscriptions/SCN'
const params = Type.Object({ id: Type.String() })
const text = Type.Optional(Type.String())
const words = Type.Optional(Type.Array(Type.String()))

const triggers = {
  Enabled: Type.Optional(Type.Boolean()),
  Roles: words,
  SubRoles: words,
  SoftwareStatus: words,
  States: words,
}
const inputSchema = Type.Object({ Subscriber: text, ...triggers, Url: text })
const patchSchema = Type.Object({ Op: text, ...triggers })
const subscriptionSchema = Type.Object({
  ID: Type.Integer(),
  Subscriber: Type.String(),
  ...triggers,
  Url: Type.String(),
})
const listSchema = Type.Object({
  SubscriptionList: Type.Union([Type.Array(subscriptionSchema), Type.Null()]),
})

function triggersIn(body: Omit<Static<typeof patchSchema>, 'Op'>): TriggerInput {
  return {
    enabled: body.Enabled,
    roles: body.Roles,
    subRoles: body.SubRoles,
    softwareStatus: body.SoftwareStatus,
    states: body.States,
  }
}

function inputOf(body: Static<typeof inputSchema>): SubscriptionInput {
  return { ...triggersIn(body), subscriber: body.Subscriber, url: body.Url }
}

const listed = (name: string, values: readonly string[]) => {
  return values.length > 0 ? { [name]: [...values] } : {}
}

function subscriptionBody(subscription: Subscription): Static<typeof subscriptionSchema> {
  return {
    ID: subscription.id,
    Subscriber: subscription.subscriber,
    ...(subscription.enabled && { Enabled: true }),
    ...listed('Roles', subscription.roles),
    ...listed('SubRoles', subscription.subRoles),
    ...listed('SoftwareStatus', subscription.softwareStatus),
    ...listed('States', subscription.states),
    Url: subscription.url,
  }
}

/** Who hears of changes of components, as it is read (reference 1.10). */
export function subscriptionReadRoutes(app: App, { view }: RackContext): void {
  app.get(
    collection,
    {
      config: { access: 'read' },
      schema: { summary: 'Every subscription', response: { 200: listSchema } },
    },
    async () => {
      const found = [...view.list('subscription')].map(subscriptionBody)
      return { SubscriptionList: found.length > 0 ? found : null }
    },
  )
  app.get(
    `${collection}/:id`,
    {
      config: { access: 'read' },
      schema: { summary: 'One subscription', params, response: { 200: subscriptionSchema } },
    },
    async ({ params: { id } }) => subscriptionBody(existingSubscription(view, id)),
  )
}

/** Adding and changing subscriptions (reference 1.10). */
export function subscriptionWriteRoutes(app: App, rack: RackContext): void {
  const { ledger, enumerations } = rack
  const random = rack.random.fork('subscription')
  app.post(
    collection,
    {
      config: { access: 'write' },
      schema: {
        summary: 'Subscribe to changes of components',
        body: inputSchema,
        response: { 200: subscriptionSchema },
      },
    },
    async (request, reply) => {
      const input = inputOf(request.body)
      return subscriptionBody(
        await commit(ledger, { request, reply }, (tx) => {
          return addSubscription(tx, input, { enumerations, random })
        }),
      )
    },
  )
  app.put(
    `${collection}/:id`,
    {
      config: { access: 'write' },
      schema: { summary: 'Replace a subscription', params, body: inputSchema },
    },
    async (request, reply) => {
      const change = { id: request.params.id, input: inputOf(request.body) }
      await commit(ledger, { request, reply }, (tx) => putSubscription(tx, change, enumerations))
      return sendNothing(reply)
    },
  )
  app.patch(
    `${collection}/:id`,
    {
      config: { access: 'write' },
      schema: { summary: 'Add, remove or replace triggers', params, body: patchSchema },
    },
    async (request, reply) => {
      const { Op: op = '', ...body } = request.body
      const change = { id: request.params.id, op, input: triggersIn(body) }
      await commit(ledger, { request, reply }, (tx) => patchSubscription(tx, change, enumerations))
      return sendNothing(reply)
    },
  )
}

/** Removing subscriptions (reference 1.10); what they were yet to be told is forgotten. */
export function subscriptionDeleteRoutes(app: App, { ledger }: RackContext): void {
  app.delete(
    `${collection}/:id`,
    {
      config: { access: 'delete' },
      schema: { summary: 'Unsubscribe', params, response: { 200: messageSchema } },
    },
    async (request, reply) => {
      await commit(ledger, { request, reply }, (tx) => {
        tx.delete('subscription', String(existingSubscription(tx, request.params.id).id))
      })
      return message('Subscription deleted')
    },
  )
  app.delete(
    collection,
    {
      config: { access: 'delete' },
      schema: { summary: 'Delete every subscription', response: { 200: messageSchema } },
    },
    async (request, reply) => {
      const count = await commit(ledger, { request, reply }, deleteSubscriptions)
      return message(`${count} Subscriptions deleted`)
    },
  )
}
