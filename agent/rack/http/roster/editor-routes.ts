import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { documentCodec, type SignedDocument } from '../../../../cell/roster/index.ts'
import type { RackContext } from '../../context.ts'
import { problems } from '../cells/answer-schema.ts'
import { byNamedCell } from '../forward/index.ts'
import type { App } from '../server.ts'
import { begin, byOf } from './begin.ts'
import { cellCharsMax, certificateCharsMax, documentCharsMax } from './limits.ts'
import type { RosterPorts } from './ports.ts'
import { requireCell } from './require-cell.ts'
import { byEditor } from './rule.ts'
import { begunSchema } from './schema.ts'

const tags = ['roster']
const cell = Type.String({ maxLength: cellCharsMax })
const dryRun = Type.Optional(Type.Boolean({ description: 'Only say what it would change' }))
const responses = { 200: begunSchema, 202: begunSchema, ...problems }

function signedText(maxLength: number, description: string) {
  return Type.String({ pattern: '^[\\w-]+$', maxLength, description })
}

/** A SignedDocument out of its base64url. Fault: INPUT_BODY. */
function documentIn(text: string, field: string): SignedDocument {
  try {
    return documentCodec.decode(Buffer.from(text, 'base64url'))
  } catch (cause) {
    throw new Fault('INPUT_BODY', {
      cause,
      message: `${field} is no signed document.`,
      details: { field },
    })
  }
}

/** Who signs the next roster, and who may. */
export function addEditorRoutes(app: App, rack: RackContext, ports: RosterPorts): void {
  addEditorRoute(app, rack, ports)
  addIssuerRequestRoute(app, rack, ports)
  addIssuerRoute(app, rack, ports)
  addIssuerEndRoute(app, rack, ports)
  addRootRoute(app, rack, ports)
}

function addEditorRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  app.post(
    '/cells/v1/roster/editor',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Name another editor, an issuer: it signs the roster after the next',
        body: Type.Object({ cell, dryRun }),
        response: responses,
      },
    },
    async (request, reply) => {
      const { cell: named, dryRun: isDry = false } = request.body
      const order = { cell: named, by: byOf(request) }
      const change = ownership.editorOf(order)
      const start = () => ownership.nameEditor(order)
      return begin(reply, { rack, ownership }, { change, isDry, start })
    },
  )
}

function addIssuerRequestRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  const { book, ledger } = rack
  app.get(
    '/cells/v1/roster/issuer-request',
    {
      config: { access: 'admin', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: "A cell's proved word for the key with which it would be an issuer",
        querystring: Type.Object({ cell: Type.Optional(cell) }),
        response: {
          200: Type.Object({
            cell: Type.String(),
            request: Type.String({ description: 'base64url; what the root signs upon' }),
            isIssuer: Type.Boolean({ description: 'With that key, and not revoked' }),
            until: Type.Optional(Type.String({ description: 'End of its certificate' })),
          }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      requireCell(rack, request.query.cell)
      const own = book.issuers.find((issuer) => issuer.cell === ledger.cell)
      const isIssuer = own !== undefined && ownership.holdsKeyOf(own)
      const until = isIssuer ? new Date(own.certificate.notAfterMs).toISOString() : undefined
      const asked = Buffer.from(ownership.issuerRequest()).toString('base64url')
      return reply.send({
        ...{ cell: ledger.cell, request: asked, isIssuer },
        ...(until === undefined ? {} : { until }),
      })
    },
  )
}

function addIssuerRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  app.post(
    '/cells/v1/roster/issuers',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Make a cell an issuer by a certificate of the root, or renew it',
        body: Type.Object({
          cell,
          certificate: signedText(certificateCharsMax, 'A SignedDocument, base64url'),
          renew: Type.Optional(
            Type.Boolean({ description: 'Also when it is an issuer with that key already' }),
          ),
          dryRun,
        }),
        response: responses,
      },
    },
    async (request, reply) => {
      const { cell: named, renew: isRenewal = false, dryRun: isDry = false } = request.body
      const certificate = documentIn(request.body.certificate, 'certificate')
      const order = { cell: named, certificate, isRenewal, by: byOf(request) }
      const change = ownership.issuerOf(order)
      const start = () => ownership.addIssuer(order)
      return begin(reply, { rack, ownership }, { change, isDry, start })
    },
  )
}

function addIssuerEndRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  app.post(
    '/cells/v1/roster/issuers/remove',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'End an issuer: its tokens count no more; cells that it certified stay',
        body: Type.Object({
          cell,
          revoke: Type.Optional(
            Type.Boolean({ description: 'Its key counts no more, as after a theft' }),
          ),
          dryRun,
        }),
        response: responses,
      },
    },
    async (request, reply) => {
      const { cell: named, revoke: isRevoked = false, dryRun: isDry = false } = request.body
      const order = { cell: named, isRevoked, by: byOf(request) }
      const change = ownership.noIssuerOf(order)
      const start = () => ownership.removeIssuer(order)
      return begin(reply, { rack, ownership }, { change, isDry, start })
    },
  )
}

function addRootRoute(app: App, rack: RackContext, { ownership }: RosterPorts): void {
  app.post(
    '/cells/v1/roster/root',
    {
      config: { access: 'admin', cluster: byNamedCell(rack) },
      schema: {
        tags,
        summary: 'Bring a roster that the root signed to the cell that it names as the editor',
        body: Type.Object({
          cell,
          roster: signedText(documentCharsMax, 'A SignedDocument, base64url'),
        }),
        response: {
          200: Type.Object({ cell: Type.String(), roster: Type.Integer() }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const document = documentIn(request.body.roster, 'roster')
      const order = { by: byOf(request), what: `the root names ${request.body.cell} as editor` }
      const number = await ownership.writer.adopt(document, order)
      return reply.send({ cell: rack.ledger.cell, roster: number })
    },
  )
}
