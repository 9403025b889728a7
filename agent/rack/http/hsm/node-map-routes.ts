import { type Static, Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  deleteNodeMaps,
  type NodeMapInput,
  nodeMapOf,
  parseXname,
  putNodeMaps,
  refuseNodeMaps,
} from '../../../../cell/inventory/index.ts'
import type { NodeMap } from '../../../../cell/record/index.ts'
import type { RackContext } from '../../context.ts'
import { type ClusterRule, commit, ofList, ofParameter } from '../forward/index.ts'
import { sendJsonList } from '../json-stream.ts'
import { bulkBodyBytesMax } from '../limits.ts'
import type { App } from '../server.ts'
import { message, messageSchema, xnameParams } from './answer.ts'
import { nidInput } from './component-body.ts'
import { deleteRoutes } from './delete-routes.ts'
import { enteredEverywhere } from './deleted-merge.ts'

const collection = '/Defaults/NodeMaps'
const text = Type.Optional(Type.String())

const fields = {
  ID: text,
  NID: Type.Optional(nidInput),
  Role: text,
  SubRole: text,
  NodeInfo: Type.Optional(Type.Unknown({ description: 'Any value, kept as it is' })),
}
const inputSchema = Type.Object(fields)
const postSchema = Type.Object({ ...fields, NodeMaps: Type.Optional(Type.Array(inputSchema)) })

const nodeMapSchema = Type.Object({
  ID: Type.String(),
  NID: Type.Integer(),
  Role: text,
  SubRole: text,
  NodeInfo: Type.Optional(Type.Unknown()),
})

type Input = Static<typeof inputSchema>
type PostBody = Static<typeof postSchema>

function inputOf({ ID, NID, Role, SubRole, NodeInfo }: Input): NodeMapInput {
  return { id: ID, nid: NID, role: Role, subRole: SubRole, nodeInfo: NodeInfo }
}

function nodeMapBody(map: NodeMap): Static<typeof nodeMapSchema> {
  return {
    ID: map.id,
    NID: map.nid,
    ...(map.role && { Role: map.role }),
    ...(map.subRole && { SubRole: map.subRole }),
    ...(map.nodeInfoJson && { NodeInfo: JSON.parse(map.nodeInfoJson) }),
  }
}

/** A body is a list, or one node map by itself. */
function mapsIn({ NodeMaps, ...single }: PostBody): readonly Input[] {
  return NodeMaps ?? [single]
}

const posted: ClusterRule = {
  ...ofList<PostBody, Input>({
    items: mapsIn,
    nameOf: ({ ID }) => ID,
    bodyOf: (_, NodeMaps) => ({ NodeMaps }),
  }),
  // Numbers are compared with all that are known; an owner would only see its own.
  refuse({ body }, { view, enumerations }) {
    refuseNodeMaps(view, mapsIn(body as PostBody).map(inputOf), enumerations)
  },
  merge: enteredEverywhere,
}

/** What a PUT says, under the name in its path. Fault: INPUT_BODY when it names another node. */
function replacementOf(xname: string, body: Input): NodeMapInput {
  const id = parseXname(xname)?.name
  if (body.ID && parseXname(body.ID)?.name !== id) {
    throw new Fault('INPUT_BODY', { message: 'xname in URL and PUT body do not match' })
  }
  return inputOf({ ...body, ID: xname })
}

const replaced: ClusterRule = {
  ...ofParameter('xname'),
  refuse({ params, body }, { view, enumerations }) {
    refuseNodeMaps(view, [replacementOf(params['xname'] ?? '', body as Input)], enumerations)
  },
}

/** What nodes get that are added without a number or a role, as it is read (reference 1.3). */
export function nodeMapReadRoutes(app: App, { view }: RackContext): void {
  app.get(
    collection,
    {
      config: { access: 'read', covers: true },
      schema: {
        summary: 'Every node map',
        response: { 200: Type.Object({ NodeMaps: Type.Array(nodeMapSchema) }) },
      },
    },
    async (_request, reply) => {
      const rows = Iterator.from(view.list('nodeMap')).map(nodeMapBody)
      return sendJsonList(reply, { head: '{"NodeMaps":[', rows, tail: ']}\n' })
    },
  )
  app.get(
    `${collection}/:xname`,
    {
      config: { access: 'read' },
      schema: { summary: 'One node map', params: xnameParams, response: { 200: nodeMapSchema } },
    },
    async ({ params }) => {
      const map = nodeMapOf(view, params.xname)
      if (map === undefined) throw new Fault('NOT_FOUND', { message: 'no such xname.' })
      return nodeMapBody(map)
    },
  )
}

/** Creating, replacing and removing node maps (reference 1.3). */
export function nodeMapWriteRoutes(app: App, rack: RackContext): void {
  const { ledger, enumerations } = rack
  app.post(
    collection,
    {
      config: { access: 'write', cluster: posted },
      bodyLimit: bulkBodyBytesMax,
      schema: {
        summary: 'Create or replace node maps',
        body: postSchema,
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const maps = mapsIn(request.body).map(inputOf)
      const count = await commit(ledger, { request, reply }, (tx) => {
        return putNodeMaps(tx, maps, enumerations)
      })
      return message(`Created or modified ${count} entries`)
    },
  )
  app.put(
    `${collection}/:xname`,
    {
      config: { access: 'write', cluster: replaced },
      schema: {
        summary: 'Create or replace one node map',
        params: xnameParams,
        body: inputSchema,
        response: { 200: nodeMapSchema },
      },
    },
    async (request, reply) => {
      const { xname } = request.params
      const map = replacementOf(xname, request.body)
      return await commit(ledger, { request, reply }, (tx) => {
        putNodeMaps(tx, [map], enumerations)
        return nodeMapBody(nodeMapOf(tx, xname) as NodeMap)
      })
    },
  )
  deleteRoutes(app, rack, {
    collection,
    every: { summary: 'Delete every node map', act: deleteNodeMaps },
    one: {
      summary: 'Delete a node map',
      act: (tx, xname) => tx.delete('nodeMap', parseXname(xname)?.name ?? ''),
    },
  })
}
