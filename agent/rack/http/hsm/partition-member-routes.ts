import { Type } from 'typebox'
import {
  addPartitionMember,
  existingPartition,
  partitionMembersOf,
  removePartitionMember,
} from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import type { App } from '../server.ts'
import { locationOf, message, messageSchema, uriListSchema, urisOf } from './answer.ts'
import { partitionRules } from './partition-rule.ts'

const path = '/partitions/:name/members'
const params = Type.Object({ name: Type.String() })

/** The members of a partition (reference 1.12). */
export function partitionMemberRoutes(app: App, { ledger, view }: RackContext): void {
  app.get(
    path,
    {
      config: { access: 'read', covers: true },
      schema: {
        summary: 'Members of a partition',
        params,
        response: { 200: Type.Object({ ids: Type.Array(Type.String()) }) },
      },
    },
    async ({ params: { name } }) => {
      return { ids: partitionMembersOf(view, existingPartition(view, name)) }
    },
  )
  app.post(
    path,
    {
      config: {
        access: 'write',
        cluster: partitionRules.ofMember(({ body }) => (body as { readonly id?: string }).id),
      },
      schema: {
        summary: 'Add a member',
        params,
        body: Type.Object({ id: Type.Optional(Type.String()) }),
        response: { 201: uriListSchema },
      },
    },
    async (request, reply) => {
      const { id = '' } = request.body
      const { member, below } = await commit(ledger, { request, reply }, (tx) => {
        const { name } = existingPartition(tx, request.params.name)
        return { member: addPartitionMember(tx, name, id), below: `/partitions/${name}/members` }
      })
      reply.header('location', locationOf(below, [member]))
      return reply.code(201).send(urisOf(below, [member]))
    },
  )
  app.delete(
    `${path}/:xname`,
    {
      config: {
        access: 'write',
        cluster: partitionRules.ofMember(({ params: { xname } }) => xname),
      },
      schema: {
        summary: 'Take a member out',
        params: Type.Object({ name: Type.String(), xname: Type.String() }),
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const { name, xname } = request.params
      await commit(ledger, { request, reply }, (tx) => removePartitionMember(tx, name, xname))
      return message('deleted 1 entry')
    },
  )
}
