/** /boot/v1/bootparameters: reading and writing what nodes boot. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import {
  addBootParameters,
  type BootParametersInput,
  type BootParametersQuery,
  type BootWriteRules,
  deleteBootParameters,
  findBootParameters,
  listBootParameters,
  nidMax,
  patchBootParameters,
  setBootParameters,
} from '../../../../cell/boot/index.ts'
import { Fault, randomUuid } from '../../../../cell/env/index.ts'
import type { Transaction } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import { keyFolder } from '../fold-keys.ts'
import { commit } from '../forward/index.ts'
import type { App } from '../server.ts'
import { bodyOfGet } from './get-body.ts'
import { parametersDeleted, parametersPatched, parametersSet } from './parameters-rule.ts'
import { bootParametersJson, bootParametersSchema, goInteger, inputOf } from './wire.ts'

const url = '/boot/v1/bootparameters'
const tags = ['boot']
const list = Type.Optional(Type.Array(Type.String()))

const selection = Type.Object({
  mac: list,
  name: list,
  nid: list,
})

const parametersList = Type.Array(
  Type.Object({
    hosts: list,
    macs: list,
    nids: Type.Optional(Type.Array(Type.Integer())),
    params: Type.Optional(Type.String()),
    kernel: Type.Optional(Type.String()),
    initrd: Type.Optional(Type.String()),
    'cloud-init': Type.Object({
      'meta-data': Type.Unknown(),
      'user-data': Type.Unknown(),
      'phone-home': Type.Record(Type.String(), Type.String()),
    }),
  }),
)

const foldBody = keyFolder(bootParametersSchema)

/** Values of a repeated or comma-separated parameter. */
export function valuesOf(given: readonly string[] | undefined): string[] {
  return (given ?? []).flatMap((text) => text.split(',')).filter((text) => text !== '')
}

/** Numbers of a `nid` parameter. Fault: INPUT_QUERY naming the bad one. */
export function nidsOf(given: readonly string[] | undefined): number[] {
  return valuesOf(given).map((text) => {
    const nid = goInteger(text)
    if (nid !== undefined && nid >= 0 && nid <= nidMax) return nid
    throw new Fault('INPUT_QUERY', { message: `Bad Request - Invalid nid '${text}'` })
  })
}

function bodyInput(body: unknown): BootParametersInput {
  const folded = foldBody(body ?? {})
  if (Value.Check(bootParametersSchema, folded)) return inputOf(folded)
  throw new Fault('INPUT_BODY', {
    message: 'Failed to interpret request body: a member has the wrong type',
  })
}

/** What a GET selects: its query and its body together; undefined = everything. */
async function selectionOf(
  request: FastifyRequest<{ Querystring: Static<typeof selection> }>,
): Promise<BootParametersQuery | undefined> {
  const { mac, name, nid } = request.query
  const [hosts, macs, nids] = [valuesOf(name), valuesOf(mac), nidsOf(nid)]
  const body = await bodyOfGet(request)
  if (body === undefined && hosts.length + macs.length + nids.length === 0) return undefined
  const input = bodyInput(body)
  return {
    hosts: [...input.hosts, ...hosts],
    macs: [...input.macs, ...macs],
    nids: [...input.nids, ...nids],
    kernel: input.kernel,
    initrd: input.initrd,
  }
}

type Write = (tx: Transaction, input: BootParametersInput, rules: BootWriteRules) => void

/** Runs a write and answers with an empty body of JSON type, as the reference does. */
function writing(rack: RackContext, write: Write, answer: { status: number; token: boolean }) {
  const { ledger, enumerations } = rack
  const random = rack.random.fork('referral-token')
  return async (
    request: FastifyRequest<{ Body: Static<typeof bootParametersSchema> }>,
    reply: FastifyReply,
  ) => {
    const rules = { enumerations, referralToken: randomUuid(random) }
    const input = inputOf(request.body)
    await commit(ledger, { request, reply }, (tx) => write(tx, input, rules))
    if (answer.token) reply.header('BSS-Referral-Token', rules.referralToken)
    return reply
      .code(answer.status)
      .header('content-type', 'application/json; charset=UTF-8')
      .send('')
  }
}

/** Adds the routes. */
export function addParametersRoutes(app: App, rack: RackContext): void {
  const { view, enumerations } = rack
  const body = bootParametersSchema
  app.get(
    url,
    {
      config: { access: 'read', covers: true },
      schema: {
        tags,
        summary: 'Boot configurations of the given nodes, or all',
        querystring: selection,
        response: { 200: parametersList },
      },
    },
    async (request, reply) => {
      const query = await selectionOf(request)
      const views = query ? findBootParameters(view, query, enumerations) : listBootParameters(view)
      reply.header('content-type', 'application/json; charset=UTF-8')
      return reply.serializer(JSON.stringify).send(views.map(bootParametersJson) as never)
    },
  )
  app.post(
    url,
    {
      config: { access: 'write', cluster: parametersSet },
      schema: { tags, summary: 'Add boot configurations; known ones stay', body },
    },
    writing(rack, addBootParameters, { status: 201, token: true }),
  )
  app.put(
    url,
    {
      config: { access: 'write', cluster: parametersSet },
      schema: { tags, summary: 'Add boot configurations or change the given fields', body },
    },
    writing(rack, setBootParameters, { status: 200, token: true }),
  )
  app.patch(
    url,
    {
      config: { access: 'write', cluster: parametersPatched },
      schema: { tags, summary: 'Change the given fields of known boot configurations', body },
    },
    writing(rack, patchBootParameters, { status: 200, token: false }),
  )
  app.delete(
    url,
    {
      config: { access: 'delete', cluster: parametersDeleted },
      schema: { tags, summary: 'Remove boot configurations', body },
    },
    writing(rack, deleteBootParameters, { status: 200, token: false }),
  )
}
