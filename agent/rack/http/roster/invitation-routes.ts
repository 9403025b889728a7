import { Type } from 'typebox'
import {
  type Invitation,
  invitationSecondsDefault,
  invitationSecondsMax,
  invitationState,
  tokenUrlsMax,
} from '../../../../cell/ownership/index.ts'
import { isLoopback } from '../../auth/index.ts'
import type { RackContext } from '../../context.ts'
import { problems } from '../cells/answer-schema.ts'
import type { App } from '../server.ts'
import { cellCharsMax, joinCharsMax, prefixesPerOrderMax } from './limits.ts'
import type { RosterPorts } from './ports.ts'
import { byEditor } from './rule.ts'
import { invitationSchema } from './schema.ts'

const tags = ['roster']
const time = (wallMs: number) => new Date(wallMs).toISOString()

function rowOf(invitation: Invitation, nowMs: number) {
  const { id, cell, prefixes, by, madeMs, expiresMs } = invitation
  const state = invitationState(invitation, nowMs)
  return {
    id,
    cell,
    prefixes: [...prefixes],
    by,
    made: time(madeMs),
    expires: time(expiresMs),
    state,
  }
}

/** Invitations, and the one route that a new cell knows of: joining. */
export function addInvitationRoutes(app: App, rack: RackContext, ports: RosterPorts): void {
  const { clock } = rack
  const { invitations } = ports.ownership
  addJoinRoute(app, ports)
  addInviteRoute(app, rack, ports)
  app.get(
    '/cells/v1/invitations',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Invitations that are kept; never their secrets',
        response: {
          200: Type.Object({ invitations: Type.Array(invitationSchema) }),
          ...problems,
        },
      },
    },
    async (_request, reply) => {
      const nowMs = clock.wallMs()
      const rows = invitations.list().map((invitation) => rowOf(invitation, nowMs))
      return reply.send({
        invitations: rows.sort((left, right) => (left.made < right.made ? 1 : -1)),
      })
    },
  )
  app.delete(
    '/cells/v1/invitations/:id',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Withdraw an invitation',
        params: Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{32}$' }) }),
        response: { 204: Type.Null(), ...problems },
      },
    },
    async (request, reply) => {
      await invitations.withdraw(request.params.id)
      return reply.code(204).send(null)
    },
  )
}

function addInviteRoute(app: App, rack: RackContext, { ownership, url }: RosterPorts): void {
  const { clock } = rack
  app.post(
    '/cells/v1/invitations',
    {
      config: { access: 'admin', cluster: byEditor(rack) },
      schema: {
        tags,
        summary: 'Invite a cell: a line that lets one new host join, once',
        body: Type.Object({
          cell: Type.String({ maxLength: cellCharsMax, description: 'Name of the new cell' }),
          prefixes: Type.Optional(
            Type.Array(Type.String({ maxLength: 64 }), {
              maxItems: prefixesPerOrderMax,
              description: 'What it shall own; what is in use comes over when it has started',
            }),
          ),
          seconds: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: invitationSecondsMax,
              default: invitationSecondsDefault,
            }),
          ),
          urls: Type.Optional(
            Type.Array(Type.String({ maxLength: 300 }), {
              maxItems: tokenUrlsMax,
              description: 'How the new host reaches the cell that edits the roster',
            }),
          ),
        }),
        response: {
          201: Type.Object({ token: Type.String(), invitation: invitationSchema }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const { cell, prefixes = [], seconds = invitationSecondsDefault, urls } = request.body
      const by = request.caller?.subject ?? `address ${request.ip}`
      const reached = urls ?? [reachableUrl(url(), request.host)]
      const order = { cell, prefixes, seconds, urls: reached, by }
      const { token, invitation } = await ownership.invitations.invite(order)
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ token, invitation: rowOf(invitation, clock.wallMs()) })
    },
  )
}

/** A cell that listens on every address is reached as whoever asks reached it. */
function reachableUrl(own: string, host: string): string {
  const { hostname } = new URL(own)
  return hostname === '0.0.0.0' || hostname === '[::]' ? `http://${host}` : own
}

function addJoinRoute(app: App, { ownership }: RosterPorts): void {
  app.post(
    '/cells/v1/join',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Join with an invitation: proved by its secret, which does not travel',
        body: Type.Object({
          request: Type.String({
            maxLength: joinCharsMax,
            pattern: '^[A-Za-z0-9_-]+$',
            description: 'base64url of a JoinRequest (proto/ownership.proto)',
          }),
        }),
        response: {
          200: Type.Object({ answer: Type.String({ description: 'base64url of a JoinAnswer' }) }),
          ...problems,
        },
      },
    },
    async (request, reply) => {
      const bytes = Buffer.from(request.body.request, 'base64url')
      const from = { address: request.ip, isLoopback: isLoopback(request.ip) }
      const answer = await ownership.invitations.join(bytes, from)
      return reply
        .header('cache-control', 'no-store')
        .send({ answer: Buffer.from(answer).toString('base64url') })
    },
  )
}
