import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { type ServiceValues, serviceValues } from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { message, messageSchema, sendNothing } from './answer.ts'

const names = ['Arch', 'Class', 'Flag', 'NetType', 'Role', 'SubRole', 'State', 'Type'] as const
const values = Type.Array(Type.String())
const valuesSchema = Type.Object({
  Arch: values,
  Class: values,
  Flag: values,
  NetType: values,
  Role: values,
  SubRole: values,
  State: values,
  Type: values,
})

/** The same lists, as the answer's type wants them. */
function mutable(lists: ServiceValues): Record<(typeof names)[number], string[]> {
  const entries = names.map((name) => [name, [...lists[name]]])
  return Object.fromEntries(entries) as Record<(typeof names)[number], string[]>
}

/** Health, and the vocabularies (reference 1.1). All of it is public. */
export function serviceRoutes(app: App, { ledger, enumerations }: RackContext): void {
  const config = { access: 'public' } as const
  app.get(
    '/service/ready',
    { config, schema: { summary: 'Ready to serve', response: { 200: messageSchema } } },
    async () => {
      const { health } = ledger
      if (health.state === 'open') return message('HSM is healthy')
      const because = health.state === 'failed' ? health.fault.message : 'it is closed'
      throw new Fault('STORE_CLOSED', { message: `HSM's database is unhealthy: ${because}` })
    },
  )
  app.get(
    '/service/liveness',
    { config, schema: { summary: 'Alive' } },
    async (_request, reply) => {
      return sendNothing(reply)
    },
  )
  app.get(
    '/service/values',
    { config, schema: { summary: 'Every vocabulary', response: { 200: valuesSchema } } },
    async () => mutable(serviceValues(enumerations)),
  )
  for (const name of names) {
    app.get(
      `/service/values/${name.toLowerCase()}`,
      {
        config,
        schema: {
          summary: `The vocabulary ${name}`,
          response: { 200: Type.Record(Type.String(), values) },
        },
      },
      async () => ({ [name]: mutable(serviceValues(enumerations))[name] }),
    )
  }
}
