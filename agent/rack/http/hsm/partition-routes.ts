import { type Static, Type } from 'typebox'
import { randomUuid } from '../../../../cell/env/index.ts'
import {
  createPartition,
  deletePartition,
  existingPartition,
  partitionMembersOf,
  partitionNameOf,
  patchPartition,
} from '../../../../cell/inventory/index.ts'
import type { Partition } from '../../../../cell/record/index.ts'
import type { Reader } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import { commit } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { locationOf, message, messageSchema, sendNothing, uriListSchema, urisOf } from './answer.ts'
import { labelsOf } from './group-routes.ts'
import { partitionRules } from './partition-rule.ts'

const collection = '/partitions'
const text = Type.Optional(Type.String())
const words = Type.Optional(Type.Array(Type.String()))
const params = Type.Object({ name: Type.String() })
const membersInput = Type.Optional(Type.Object({ ids: words }))

const partitionInputSchema = Type.Object({
  name: text,
  description: text,
  tags: words,
  members: membersInput,
})

const partitionPatchSchema = Type.Object({ description: text, tags: words, members: membersInput })

const partitionSchema = Type.Object({
  name: Type.String(),
  description: Type.String(),
  tags: words,
  members: Type.Object({ ids: Type.Array(Type.String()) }),
})

function partitionBody(reader: Reader, partition: Partition): Static<typeof partitionSchema> {
  return {
    name: partition.name,
    description: partition.description ?? '',
    ...(partition.tags.length > 0 && { tags: [...partition.tags] }),
    members: { ids: partitionMembersOf(reader, partition) },
  }
}

/** Reading partitions (reference 1.12). */
export function partitionReadRoutes(app: App, { view }: RackContext): void {
  const config = { access: 'read', covers: true } as const
  app.get(
    collection,
    {
      config,
      schema: {
        summary: 'Partitions with their members',
        querystring: Type.Object({ partition: words, tag: words }),
        response: { 200: Type.Array(partitionSchema) },
      },
    },
    async ({ query }, reply) => {
      const names = query.partition && new Set(query.partition.map(partitionNameOf))
      const tags = labelsOf('tag', query.tag)
      const found = [...view.list('partition')].filter((partition) => {
        const isTagged = !tags || partition.tags.some((tag) => tags.has(tag))
        return isTagged && (!names || names.has(partition.name))
      })
      const rows = Iterator.from(found).map((partition) => partitionBody(view, partition))
      return sendJsonList(reply, { head: '[', rows, tail: ']\n' })
    },
  )
  app.get(
    `${collection}/names`,
    { config, schema: { summary: 'Names', response: { 200: Type.Array(Type.String()) } } },
    async () => [...view.list('partition')].map(({ name }) => name),
  )
  app.get(
    `${collection}/:name`,
    { config, schema: { summary: 'One partition', params, response: { 200: partitionSchema } } },
    async (request) => partitionBody(view, existingPartition(view, request.params.name)),
  )
}

/** Creating, changing and removing partitions (reference 1.12). */
export function partitionWriteRoutes(app: App, { ledger, random }: RackContext): void {
  const ids = random.fork('partition-creation')
  app.post(
    collection,
    {
      config: { access: 'write', cluster: partitionRules.posted },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Create a partition with its members',
        body: partitionInputSchema,
        response: { 201: uriListSchema },
      },
    },
    async (request, reply) => {
      const { members, ...fields } = request.body
      const input = { ...fields, memberIds: members?.ids }
      const name = await commit(ledger, { request, reply }, (tx) => {
        return createPartition(tx, input, randomUuid(ids))
      })
      reply.header('location', locationOf(collection, [name]))
      return reply.code(201).send(urisOf(collection, [name]))
    },
  )
  app.patch(
    `${collection}/:name`,
    {
      config: { access: 'write', cluster: partitionRules.patched },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Change description and tags, add members',
        params,
        body: partitionPatchSchema,
      },
    },
    async (request, reply) => {
      const { members, ...fields } = request.body
      const patch = { ...fields, memberIds: members?.ids }
      const { name } = request.params
      await commit(ledger, { request, reply }, (tx) => patchPartition(tx, name, patch))
      return sendNothing(reply)
    },
  )
  app.delete(
    `${collection}/:name`,
    {
      config: { access: 'delete' },
      schema: { summary: 'Delete a partition', params, response: { 200: messageSchema } },
    },
    async (request, reply) => {
      await commit(ledger, { request, reply }, (tx) => deletePartition(tx, request.params.name))
      return message('deleted 1 entry')
    },
  )
}
