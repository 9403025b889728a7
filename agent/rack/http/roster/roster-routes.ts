import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { documentCodec, type Roster, readRoster } from '../../../../cell/roster/index.ts'
import { ed25519Verifier } from '../../adapter/ed25519.ts'
import type { RackContext } from '../../context.ts'
import { type OwnershipService, RosterHistory } from '../../ownership/index.ts'
import { problems } from '../cells/answer-schema.ts'
import { byNamedCell } from '../forward/index.ts'
import type { App } from '../server.ts'
import { askCell } from './ask-cell.ts'
import { cellCharsMax } from './limits.ts'
import { gatherOrders, type Orders, orderListSchema, ownOrders } from './order-list.ts'
import type { RosterPorts } from './ports.ts'
import { requireCell } from './require-cell.ts'
import { diffRow, rosterRow } from './roster-row.ts'
import { diffSchema, rosterSchema } from './schema.ts'

const tags = ['roster']
const cellName = Type.Optional(Type.String({ maxLength: cellCharsMax }))
const versionNumber = Type.Optional(Type.Integer({ minimum: 1 }))

/** /cells/v1/roster: who is in the cluster and what each owns, and what has changed. */
export function addRosterRoutes(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  const { book, ledger } = rack
  const verifier = ed25519Verifier()
  app.get(
    '/cells/v1/roster',
    {
      config: { access: 'read', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'The roster in force as a cell has it, with its versions',
        querystring: Type.Object({ cell: cellName }),
        response: { 200: rosterSchema, ...problems },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.query.cell)
      const orders = await gatherOrders(rack, ownership, request)
      return reply.send(rosterRow(book, ledger.cell, { ownership, verifier, orders }) as never)
    },
  )
  app.get(
    '/cells/v1/roster/document',
    {
      config: { access: 'read', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'The roster in force as it was signed, base64url of a SignedDocument',
        querystring: Type.Object({ cell: cellName }),
        response: { 200: Type.Object({ document: Type.String() }), ...problems },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.query.cell)
      const bytes = documentCodec.encode(book.current.document)
      return reply.send({ document: Buffer.from(bytes).toString('base64url') })
    },
  )
  addOrderRoute(app, rack, ownership)
  addDiffRoute(app, rack, ownership)
}

function addOrderRoute(app: App, rack: RackContext, ownership: OwnershipService): void {
  app.get(
    '/cells/v1/roster/orders',
    {
      config: { access: 'read', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'Who ordered the rosters that a cell published, as it keeps it',
        querystring: Type.Object({ cell: cellName }),
        response: { 200: orderListSchema, ...problems },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.query.cell)
      return reply.send({ orders: [...(await ownOrders(ownership))] })
    },
  )
}

function addDiffRoute(app: App, rack: RackContext, ownership: OwnershipService): void {
  const { book, ledger } = rack
  const self = ledger.cell
  app.get(
    '/cells/v1/roster/diff',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What differs between two rosters, or between those of two cells',
        querystring: Type.Object({
          from: versionNumber,
          to: versionNumber,
          cell: Type.Optional(
            Type.String({ maxLength: cellCharsMax, description: 'A cell to compare with' }),
          ),
        }),
        response: { 200: diffSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { cell, from, to } = request.query
      if (cell !== undefined) {
        requireCell(rack, cell)
        const theirs = await currentOf(rack, cell, request)
        const row = diffRow({ roster: book.current, cell: self }, { roster: theirs, cell })
        return reply.send(row as never)
      }
      const history = new RosterHistory(book)
      const newer = numbered(history, to ?? book.number)
      const older = from === undefined ? before(history, newer) : numbered(history, from)
      const orders = await gatherOrders(rack, ownership, request)
      const row = diffRow({ roster: older, cell: self }, { roster: newer, cell: self })
      return reply.send({ ...row, orders: ordersBetween(orders, older, newer) } as never)
    },
  )
}

function numbered(history: RosterHistory, number: number): Roster {
  const found = history.numbered(number)
  if (found) return found
  const known = [...history.newestFirst()].map((roster) => roster.number)
  const [newest] = known
  throw new Fault('NOT_FOUND', {
    message: `Roster ${number} is not kept; there are ${known.at(-1)} to ${newest}.`,
  })
}

/** The orders that lead from one roster to a later one, in their order. */
function ordersBetween(orders: Orders, older: Roster | undefined, newer: Roster) {
  const after = older?.number ?? 0
  const between = [...orders.values()].filter(({ number }) => number > after)
  return between
    .filter(({ number }) => number <= newer.number)
    .sort((left, right) => left.number - right.number)
}

/** The roster that one follows: none before the first. */
function before(history: RosterHistory, roster: Roster): Roster | undefined {
  if (roster.number === 1) return undefined
  return history.before(roster) ?? numbered(history, roster.number - 1)
}

/** Another cell's roster in force, asked with the caller's own token. */
async function currentOf(
  rack: RackContext,
  cell: string,
  request: FastifyRequest,
): Promise<Roster> {
  const { book, ledger } = rack
  if (cell === ledger.cell) return book.current
  const said = await askCell(rack, cell, '/cells/v1/roster/document', { request })
  if (typeof said?.['document'] !== 'string') {
    throw new Fault('PEER_REFUSED', { message: `Cell ${cell} does not show its roster.` })
  }
  const bytes = Buffer.from(said['document'], 'base64url')
  const read = readDocument(bytes)
  if (read) return read
  throw new Fault('PEER_REFUSED', { message: `The roster of ${cell} cannot be read here.` })
}

function readDocument(bytes: Uint8Array): Roster | undefined {
  try {
    const roster = readRoster(documentCodec.decode(bytes))
    return typeof roster === 'string' ? undefined : roster
  } catch {
    return undefined
  }
}
