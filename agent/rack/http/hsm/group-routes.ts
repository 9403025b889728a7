import { type Static, Type } from 'typebox'
import { randomUuid } from '../../../../cell/env/index.ts'
import {
  createGroup,
  deleteGroup,
  existingGroup,
  labelOf,
  membersOf,
  partitionJudge,
  patchGroup,
} from '../../../../cell/inventory/index.ts'
import type { Group } from '../../../../cell/record/index.ts'
import type { Reader } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { locationOf, message, messageSchema, sendNothing, uriListSchema, urisOf } from './answer.ts'
import { groupRules } from './group-rule.ts'

const collection = '/groups'
const text = Type.Optional(Type.String())
const words = Type.Optional(Type.Array(Type.String()))
const params = Type.Object({ label: Type.String() })
const membersInput = Type.Optional(Type.Object({ ids: words }))

const groupInputSchema = Type.Object({
  label: text,
  description: text,
  exclusiveGroup: text,
  tags: words,
  members: membersInput,
})

const groupPatchSchema = Type.Object({ description: text, tags: words, members: membersInput })

const groupSchema = Type.Object({
  label: Type.String(),
  description: Type.String(),
  exclusiveGroup: text,
  tags: words,
  members: Type.Object({ ids: Type.Array(Type.String()) }),
})

/** The members of a group, of these partitions only if any are named. Fault: INPUT_QUERY. */
export function shownMembers(
  reader: Reader,
  partitions: readonly string[] | undefined,
): (group: Group) => string[] {
  const isWanted = partitionJudge(reader, partitions)
  return (group) => {
    const members = membersOf(reader, group)
    return isWanted ? members.filter(isWanted) : members
  }
}

const partitionQuery = Type.Object({ partition: words })

function groupBody(group: Group, ids: string[]): Static<typeof groupSchema> {
  return {
    label: group.label,
    description: group.description ?? '',
    ...(group.exclusiveGroup && { exclusiveGroup: group.exclusiveGroup }),
    ...(group.tags.length > 0 && { tags: [...group.tags] }),
    members: { ids },
  }
}

/** Labels that a parameter names, checked. Faults: INPUT_BODY. */
export function labelsOf(
  name: string,
  values: readonly string[] | undefined,
): Set<string> | undefined {
  return values && new Set(values.map((value) => labelOf(value, name)))
}

/** Reading groups (reference 1.11). */
export function groupReadRoutes(app: App, { view }: RackContext): void {
  const config = { access: 'read', covers: true } as const
  app.get(
    collection,
    {
      config,
      schema: {
        summary: 'Groups with their members',
        querystring: Type.Object({ group: words, tag: words, partition: words }),
        response: { 200: Type.Array(groupSchema) },
      },
    },
    async ({ query }, reply) => {
      const membersIn = shownMembers(view, query.partition)
      const labels = labelsOf('group', query.group)
      const tags = labelsOf('tag', query.tag)
      const found = [...view.list('group')].filter((group) => {
        const tagged = !tags || group.tags.some((tag) => tags.has(tag))
        return tagged && (!labels || labels.has(group.label))
      })
      const rows = Iterator.from(found).map((group) => groupBody(group, membersIn(group)))
      return sendJsonList(reply, { head: '[', rows, tail: ']\n' })
    },
  )
  app.get(
    `${collection}/labels`,
    { config, schema: { summary: 'Labels', response: { 200: Type.Array(Type.String()) } } },
    async () => [...view.list('group')].map(({ label }) => label),
  )
  app.get(
    `${collection}/:label`,
    {
      config,
      schema: {
        summary: 'One group',
        params,
        querystring: partitionQuery,
        response: { 200: groupSchema },
      },
    },
    async (request) => {
      const membersIn = shownMembers(view, request.query.partition)
      const group = existingGroup(view, request.params.label)
      return groupBody(group, membersIn(group))
    },
  )
}

/** Creating, changing and removing groups (reference 1.11). */
export function groupWriteRoutes(app: App, { ledger, random }: RackContext): void {
  const ids = random.fork('group-creation')
  app.post(
    collection,
    {
      config: { access: 'write', cluster: groupRules.posted },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Create a group with its members',
        body: groupInputSchema,
        response: { 201: uriListSchema },
      },
    },
    async (request, reply) => {
      const { members, ...fields } = request.body
      const input = { ...fields, memberIds: members?.ids }
      const label = await commit(ledger, { request, reply }, (tx) => {
        return createGroup(tx, input, randomUuid(ids))
      })
      reply.header('location', locationOf(collection, [label]))
      return reply.code(201).send(urisOf(collection, [label]))
    },
  )
  app.patch(
    `${collection}/:label`,
    {
      config: { access: 'write', cluster: groupRules.patched },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Change description and tags, add members',
        params,
        body: groupPatchSchema,
      },
    },
    async (request, reply) => {
      const { members, ...fields } = request.body
      const patch = { ...fields, memberIds: members?.ids }
      const { label } = request.params
      await commit(ledger, { request, reply }, (tx) => patchGroup(tx, label, patch))
      return sendNothing(reply)
    },
  )
  app.delete(
    `${collection}/:label`,
    {
      config: { access: 'delete' },
      schema: { summary: 'Delete a group', params, response: { 200: messageSchema } },
    },
    async (request, reply) => {
      await commit(ledger, { request, reply }, (tx) => deleteGroup(tx, request.params.label))
      return message('deleted 1 entry')
    },
  )
}
