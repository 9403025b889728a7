import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { lossText } from '../../../../cell/replication/index.ts'
import { orderText } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import type { Operation } from '../../ownership/index.ts'
import { problems } from '../cells/answer-schema.ts'
import { byNamedCell } from '../forward/index.ts'
import type { App } from '../server.ts'
import { begin, byOf } from './begin.ts'
import { cellCharsMax, prefixesPerOrderMax } from './limits.ts'
import type { RosterPorts } from './ports.ts'
import { requireCell } from './require-cell.ts'
import { byEditor, byNamedOrEditor } from './rule.ts'
import { begunSchema, operationSchema } from './schema.ts'

const tags = ['roster']
const cellName = Type.String({ maxLength: cellCharsMax })
const dryRun = Type.Optional(Type.Boolean({ description: 'Only say what it would change' }))

function operationRow({ startedMs, ...rest }: Operation) {
  return { ...rest, started: new Date(startedMs).toISOString() }
}

/** Changes of the cluster that an operator orders. */
export function addChangeRoutes(app: App, rack: RackContext, ports: RosterPorts): void {
  addSplitRoute(app, rack, ports)
  addLeaveRoute(app, rack, ports)
  addOperationRoutes(app, rack, ports)
  addPardonRoute(app, rack, ports)
  addReconcileRoute(app, rack, ports)
  addLossRoute(app, rack, ports)
  addProposalRoute(app, rack, ports)
}

function addSplitRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  app.post(
    '/cells/v1/roster/split',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Give prefixes to another cell, live',
        body: Type.Object({
          from: Type.Optional(cellName),
          to: cellName,
          prefixes: Type.Array(Type.String({ maxLength: 64 }), {
            minItems: 1,
            maxItems: prefixesPerOrderMax,
          }),
          dryRun,
        }),
        response: { 200: begunSchema, 202: begunSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { from, to, prefixes, dryRun: isDry = false } = request.body
      const order = { from, to, prefixes, by: byOf(request) }
      const change = ownership.splitOf(order)
      const start = () => ownership.split(order)
      return begin(reply, { rack, ownership }, { change, isDry, start })
    },
  )
}

function addLeaveRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  const { book } = rack
  app.post(
    '/cells/v1/roster/leave',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Take a cell out: it hands over first, unless it is dead',
        body: Type.Object({
          cell: cellName,
          to: Type.Optional(cellName),
          dead: Type.Optional(
            Type.Boolean({ description: 'It cannot be asked: you answer for it that it is off' }),
          ),
          revoke: Type.Optional(
            Type.Boolean({ description: 'Its key counts no more, as after a theft' }),
          ),
          dryRun,
        }),
        response: { 200: begunSchema, 202: begunSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { cell, to, dead = false, revoke = false, dryRun: isDry = false } = request.body
      const order = { cell, to, isDead: dead, isRevoked: revoke, by: byOf(request) }
      const change = book.cell(cell) ? ownership.leaveOf(order) : undefined
      if (!change && isDry) {
        throw new Fault('NOT_FOUND', { message: `There is no cell ${cell} in the roster.` })
      }
      const start = () => ownership.leave(order)
      return begin(reply, { rack, ownership }, { change, isDry, start })
    },
  )
}

function addOperationRoutes(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  const config = { access: 'admin' as const, cluster: byNamedOrEditor(rack) }
  const querystring = Type.Object({
    cell: Type.Optional(
      Type.String({
        maxLength: cellCharsMax,
        description: 'The cell that began it (default: the editor)',
      }),
    ),
  })
  app.get(
    '/cells/v1/roster/operations/:id',
    {
      config,
      schema: {
        tags,
        summary: 'What became of a change; known until the editor restarts',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{32}$' }) }),
        querystring,
        response: { 200: operationSchema, ...problems },
      },
    },
    async (request, reply) => {
      const operation = ownership.operations.get(request.params.id)
      if (operation) return reply.send(operationRow(operation) as never)
      throw new Fault('NOT_FOUND', {
        message: 'That change is not known: "rackcell roster show" tells whether it happened.',
      })
    },
  )
  app.get(
    '/cells/v1/roster/operations',
    {
      config,
      schema: {
        tags,
        summary: 'Changes since the editor started, the newest first',
        querystring,
        response: { 200: Type.Object({ operations: Type.Array(operationSchema) }), ...problems },
      },
    },
    async (_request, reply) => {
      const operations = ownership.operations.list().map(operationRow)
      return reply.send({ operations } as never)
    },
  )
}

function addPardonRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  app.post(
    '/cells/v1/roster/pardon',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Let a cell that contradicted itself go on after a head',
        body: Type.Object({
          cell: cellName,
          head: Type.Optional(
            Type.String({ pattern: '^[0-9a-fA-F]{8,64}$', description: 'Begin of its hash, hex' }),
          ),
        }),
        response: {
          200: Type.Object({ cell: Type.String(), order: Type.String(), head: Type.String() }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { cell, head } = request.body
      const { order, hash } = await ownership.pardon({ cell, head, by: byOf(request) })
      return reply.send({ cell, order: orderText(order), head: hash })
    },
  )
}

function addReconcileRoute(app: App, rack: RackContext, { reconciler }: RosterPorts): void {
  const { ledger, log } = rack
  app.post(
    '/cells/v1/reconcile',
    {
      config: { access: 'admin', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'Say that nobody knows better than this cell what it wrote last',
        body: Type.Object({
          cell: Type.Optional(cellName),
          alone: Type.Literal(true, { description: 'It goes on with what its disk has' }),
        }),
        response: {
          200: Type.Object({ cell: Type.String(), state: Type.String(), how: Type.String() }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.body.cell)
      await reconciler.alone()
      log.warn({ part: 'ownership', by: byOf(request) }, 'reconciled by an order')
      const { state, how } = reconciler
      return reply.send({ cell: ledger.cell, state, how })
    },
  )
}

function addLossRoute(app: App, rack: RackContext, { losses }: RosterPorts): void {
  const { ledger, log } = rack
  app.post(
    '/cells/v1/losses/acknowledge',
    {
      config: { access: 'admin', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'Say that what a cell has lost is known: it stops saying so',
        body: Type.Object({ cell: Type.Optional(cellName) }),
        response: {
          200: Type.Object({ cell: Type.String(), lost: Type.Array(Type.String()) }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.body.cell)
      const lost = (await losses.acknowledge()).map(lossText)
      log.warn({ part: 'ownership', by: byOf(request), lost }, 'losses acknowledged')
      return reply.send({ cell: ledger.cell, lost })
    },
  )
}

function addProposalRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  app.delete(
    '/cells/v1/conflicts/:id',
    {
      config: { access: 'admin', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'Decide against a write of a replaced owner, at the cell that owns the record',
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        querystring: Type.Object({ cell: Type.Optional(cellName) }),
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.query.cell)
      await ownership.dropProposal(request.params.id)
      return reply.code(204).send(null)
    },
  )
}
