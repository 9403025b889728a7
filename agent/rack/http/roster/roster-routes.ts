import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { documentCodec, type Roster, readRoster } from '../../../../cell/roster/index.ts'
import { ed25519Verifier } from '../../adapter/ed25519.ts'
import type { RackContext } from '../../context.ts'
import { RosterHistory } from '../../ownership/index.ts'
import { problems } from '../cells/answer-schema.ts'
import { jsonOf } from '../forward/index.ts'
import type { App } from '../server.ts'
import { cellCharsMax } from './limits.ts'
import type { RosterPorts } from './ports.ts'
import { diffRow, rosterRow } from './roster-row.ts'
import { byNamedCell } from './rule.ts'
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
      const row = await rosterRow(book, ledger.cell, { ownership, verifier })
      return reply.send(row as never)
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
    async (_request, reply) => {
      const bytes = documentCodec.encode(book.current.document)
      return reply.send({ document: Buffer.from(bytes).toString('base64url') })
    },
  )
  addDiffRoute(app, rack)
}

function requireCell({ book }: RackContext, cell: string | undefined): void {
  if (cell === undefined || book.cell(cell)) return
  const known = book.cells.map(({ id }) => id).join(', ')
  throw new Fault('NOT_FOUND', { message: `There is no cell ${cell}; there are: ${known}.` })
}

function addDiffRoute(app: App, rack: RackContext): void {
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
      const older = numbered(history, from ?? newer.number - 1)
      return reply.send(
        diffRow({ roster: older, cell: self }, { roster: newer, cell: self }) as never,
      )
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

/** Another cell's roster in force, asked with the caller's own token. */
async function currentOf(
  { book, peers, random, ledger }: RackContext,
  cell: string,
  { headers, ip }: FastifyRequest,
): Promise<Roster> {
  if (cell === ledger.cell) return book.current
  const { authorization } = headers
  const answer = await peers.forward(
    cell,
    {
      method: 'GET',
      url: '/cells/v1/roster/document',
      headers: { accept: 'application/json', ...(authorization ? { authorization } : {}) },
      client: ip,
    },
    { requestId: Buffer.from(random.bytes(16)).toString('hex'), atLeast: [] },
  )
  const said = jsonOf(answer) as { readonly document?: unknown } | undefined
  if (answer.status !== 200 || typeof said?.document !== 'string') {
    throw new Fault('PEER_REFUSED', { message: `Cell ${cell} does not show its roster.` })
  }
  const bytes = Buffer.from(said.document, 'base64url')
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
