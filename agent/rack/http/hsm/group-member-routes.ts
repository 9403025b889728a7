import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  addMember,
  existingGroup,
  labelOf,
  removeMember,
  setMembers,
} from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { locationOf, message, messageSchema, sendNothing, uriListSchema, urisOf } from './answer.ts'
import { shownMembers } from './group-routes.ts'
import { groupRules, membersPut } from './group-rule.ts'

const path = '/groups/:label/members'
const params = Type.Object({ label: Type.String() })
const text = Type.Optional(Type.String())
const words = Type.Optional(Type.Array(Type.String()))

const below = (label: string) => `/groups/${labelOf(label, 'group label')}/members`

/** The members of a group (reference 1.11). */
export function groupMemberRoutes(app: App, { ledger, view }: RackContext): void {
  app.get(
    path,
    {
      config: { access: 'read', covers: true },
      schema: {
        summary: 'Members of a group',
        params,
        querystring: Type.Object({ partition: words }),
        response: { 200: Type.Object({ ids: Type.Array(Type.String()) }) },
      },
    },
    async (request) => {
      const membersIn = shownMembers(view, request.query.partition)
      return { ids: membersIn(existingGroup(view, request.params.label)) }
    },
  )
  app.post(
    path,
    {
      config: {
        access: 'write',
        cluster: groupRules.ofMember(({ body }) => (body as { readonly id?: string }).id),
      },
      schema: {
        summary: 'Add a member',
        params,
        body: Type.Object({ id: text }),
        response: { 201: uriListSchema },
      },
    },
    async (request, reply) => {
      const { label } = request.params
      const id = request.body.id ?? ''
      const member = await commit(ledger, { request, reply }, (tx) => addMember(tx, label, id))
      reply.header('location', locationOf(below(label), [member]))
      return reply.code(201).send(urisOf(below(label), [member]))
    },
  )
}

/**
 * Setting all members at once, and taking one out: that changes the group, it deletes no record.
 */
export function groupMembersChangeRoutes(app: App, { ledger }: RackContext): void {
  app.put(
    path,
    {
      config: { access: 'write', cluster: membersPut(below) },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Make the group consist of exactly these',
        params,
        body: Type.Object({ group: text, ids: words }),
        response: { 201: uriListSchema },
      },
    },
    async (request, reply) => {
      const { label } = request.params
      const { group, ids = [] } = request.body
      if (group && labelOf(group, 'group') !== labelOf(label, 'group label')) {
        throw new Fault('INPUT_BODY', { message: 'group in URL and PUT body do not match' })
      }
      const result = await commit(ledger, { request, reply }, (tx) => setMembers(tx, label, ids))
      if (result.length === 0) return sendNothing(reply)
      reply.header('location', locationOf(below(label), result))
      return reply.code(201).send(urisOf(below(label), result))
    },
  )
  app.delete(
    `${path}/:xname`,
    {
      config: { access: 'write', cluster: groupRules.ofMember(({ params }) => params['xname']) },
      schema: {
        summary: 'Take a member out',
        params: Type.Object({ label: Type.String(), xname: Type.String() }),
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const { label, xname } = request.params
      await commit(ledger, { request, reply }, (tx) => removeMember(tx, label, xname))
      return message('deleted 1 entry')
    },
  )
}
