import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  type ComponentPatch,
  parseXname,
  patchEnabled,
  patchFlag,
  patchNids,
  patchRole,
  patchSoftwareStatus,
  patchState,
} from '../../../../cell/inventory/index.ts'
import type { Transaction } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import { commit, ofList, ofParameter } from '../forward/index.ts'
import type { App } from '../server.ts'
import { sendNothing } from './answer.ts'
import { nidInput } from './component-body.ts'

const collection = '/State/Components'
const text = Type.Optional(Type.String())
const flag = Type.Optional(Type.Boolean())

/**
 * All fields that a change of components may carry; each operation takes those that are its own.
 */
const fields = {
  State: text,
  Flag: text,
  Force: flag,
  ExtendedInfo: Type.Optional(Type.Unknown({ description: 'Accepted and not kept' })),
  Enabled: flag,
  SoftwareStatus: text,
  Role: text,
  SubRole: text,
}

const { State, Flag, Force, ExtendedInfo, Enabled, SoftwareStatus, Role, SubRole } = fields
const fieldsOf = {
  StateData: { State, Flag, Force, ExtendedInfo },
  FlagOnly: { Flag, ExtendedInfo },
  Enabled: { Enabled },
  SoftwareStatus: { SoftwareStatus },
  Role: { Role, SubRole },
}

type OperationName = keyof typeof fieldsOf
type Operation = (tx: Transaction, patch: ComponentPatch) => unknown

/** A body as its route's schema let it through: the fields of one operation. */
interface PatchBody {
  readonly ID?: string
  readonly ComponentIDs?: readonly string[]
  readonly State?: string
  readonly Flag?: string
  readonly Force?: boolean
  readonly Enabled?: boolean
  readonly SoftwareStatus?: string
  readonly Role?: string
  readonly SubRole?: string
}

function patchOf(body: PatchBody, ids: readonly string[] | undefined): ComponentPatch {
  return {
    ids,
    state: body.State,
    flag: body.Flag,
    force: body.Force,
    enabled: body.Enabled,
    softwareStatus: body.SoftwareStatus,
    role: body.Role,
    subRole: body.SubRole,
  }
}

/** The component of a single change: the path's. A body that names another is refused. */
function idOf(xname: string, named: string | undefined): string {
  const id = parseXname(xname)?.name
  if (id === undefined) throw new Fault('INPUT_XNAME', { message: 'invalid xname ID' })
  if (named && parseXname(named)?.name !== id) {
    throw new Fault('INPUT_BODY', { message: 'xname ID in URL and PATCH body do not match' })
  }
  return id
}

const oneConfig = { access: 'write', cluster: ofParameter('xname') } as const
const manyConfig = {
  access: 'write',
  cluster: ofList<PatchBody, string>({
    items: ({ ComponentIDs = [] }) => ComponentIDs,
    nameOf: (id) => id,
    bodyOf: (body, ComponentIDs) => ({ ...body, ComponentIDs }),
  }),
} as const

/** The PATCH routes for one component and for many (reference 1.2). */
export function componentPatchRoutes(app: App, { ledger, enumerations }: RackContext): void {
  const operations: Record<OperationName, Operation> = {
    StateData: patchState,
    FlagOnly: patchFlag,
    Enabled: patchEnabled,
    SoftwareStatus: patchSoftwareStatus,
    Role: (tx, patch) => patchRole(tx, patch, enumerations),
  }
  const run: Run = async (exchange, decide) => {
    await commit(ledger, exchange, decide)
  }
  for (const [name, operation] of Object.entries(operations)) {
    const own = fieldsOf[name as OperationName]
    const many = Type.Object({ ComponentIDs: Type.Optional(Type.Array(Type.String())), ...own })
    app.patch(
      `${collection}/Bulk${name}`,
      { config: manyConfig, schema: { summary: `Set ${name} of many components`, body: many } },
      async (request, reply) => {
        const body = request.body as PatchBody
        const patch = patchOf(body, body.ComponentIDs)
        await run({ request, reply }, (tx) => operation(tx, patch))
        return sendNothing(reply)
      },
    )
    app.patch(
      `${collection}/:xname/${name}`,
      {
        config: oneConfig,
        schema: {
          summary: `Set ${name} of one component`,
          params: Type.Object({ xname: Type.String() }),
          body: Type.Object({ ID: text, ...own }),
        },
      },
      async (request, reply) => {
        const body = request.body as PatchBody
        const id = idOf(request.params.xname, body.ID)
        await run({ request, reply }, (tx) => operation(tx, patchOf(body, [id])))
        return sendNothing(reply)
      },
    )
  }
  nidRoutes(app, run)
}

type Run = (
  exchange: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  decide: (tx: Transaction) => unknown,
) => Promise<void>

interface NumbersBody {
  readonly Components?: readonly { readonly ID?: string }[]
}

const numbersConfig = {
  access: 'write',
  cluster: ofList<NumbersBody, { readonly ID?: string }>({
    items: ({ Components = [] }) => Components,
    nameOf: ({ ID }) => ID,
    bodyOf: (_, Components) => ({ Components }),
  }),
} as const

function nidRoutes(app: App, run: Run): void {
  const NID = Type.Optional(nidInput)
  const many = Type.Object({
    Components: Type.Optional(Type.Array(Type.Object({ ID: text, NID }))),
  })
  app.patch(
    `${collection}/BulkNID`,
    { config: numbersConfig, schema: { summary: 'Number many components', body: many } },
    async (request, reply) => {
      const { Components = [] } = request.body
      const numbers = Components.map(({ ID, NID: nid }) => ({ id: ID, nid }))
      await run({ request, reply }, (tx) => patchNids(tx, numbers))
      return sendNothing(reply)
    },
  )
  app.patch(
    `${collection}/:xname/NID`,
    {
      config: oneConfig,
      schema: {
        summary: 'Number one component',
        params: Type.Object({ xname: Type.String() }),
        body: Type.Object({ ID: text, NID }),
      },
    },
    async (request, reply) => {
      const id = idOf(request.params.xname, request.body.ID)
      const { NID: nid } = request.body
      if (nid === undefined) throw new Fault('INPUT_BODY', { message: 'Missing NID' })
      await run({ request, reply }, (tx) => patchNids(tx, [{ id, nid }]))
      return sendNothing(reply)
    },
  )
}
