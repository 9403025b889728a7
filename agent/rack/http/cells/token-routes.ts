import { Type } from 'typebox'
import { roles, tokenAlgorithms } from '../../../../cell/identity/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { problems } from './answer-schema.ts'
import type { CellsPorts } from './ports.ts'

const tokenSchema = Type.Object({
  token: Type.String({ description: 'JWT, signed as was asked for' }),
  subject: Type.String(),
  role: Type.Enum([...roles]),
  seconds: Type.Integer(),
  expires: Type.String({ description: 'RFC 3339' }),
  id: Type.String({ description: 'The claim jti' }),
})

const keySchema = Type.Object({
  kty: Type.Enum(['OKP', 'EC']),
  crv: Type.Enum(['Ed25519', 'P-256']),
  x: Type.String(),
  y: Type.Optional(Type.String({ description: 'Of P-256 only' })),
  kid: Type.String(),
  alg: Type.Enum([...tokenAlgorithms]),
  use: Type.Literal('sig'),
})

/** POST /cells/v1/tokens makes tokens; /.well-known/jwks.json tells others how to check them. */
export function addTokenRoutes(app: App, { log }: RackContext, { issuer }: CellsPorts): void {
  app.post(
    '/cells/v1/tokens',
    {
      config: { access: 'admin' },
      schema: {
        tags: ['cells'],
        summary: 'Make a token',
        body: Type.Object({
          role: Type.Enum([...roles]),
          seconds: Type.Optional(
            Type.Integer({ description: 'How long it is valid', default: 8 * 3_600 }),
          ),
          subject: Type.String({ description: 'Who uses it, for the record' }),
          alg: Type.Optional(
            Type.Enum([...tokenAlgorithms], {
              description: 'ES256 for services that do not take EdDSA',
              default: 'EdDSA',
            }),
          ),
          scope: Type.Optional(
            Type.Array(Type.String(), {
              description:
                'What it is limited to: group:NAME, partition:NAME; everything when absent',
            }),
          ),
        }),
        response: { 201: tokenSchema, ...problems },
      },
    },
    async (request, reply) => {
      const { role, seconds = 8 * 3_600, subject, alg = 'EdDSA', scope } = request.body
      const { token, claims } = await issuer.mint({ role, seconds, subject, alg, scope })
      const expires = new Date(claims.exp * 1_000).toISOString()
      log.info(
        { part: 'auth', tokenId: claims.jti, subject, role, expires, by: request.caller?.subject },
        'token made',
      )
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ token, subject, role, seconds, expires, id: claims.jti })
    },
  )
  app.get(
    '/.well-known/jwks.json',
    {
      config: { access: 'public' },
      schema: {
        tags: ['cells'],
        summary: "Public keys that check the cluster's tokens (RFC 7517)",
        response: { 200: Type.Object({ keys: Type.Array(keySchema) }) },
      },
    },
    async (_request, reply) => {
      return reply.header('cache-control', 'max-age=300').send({ keys: [...issuer.jwks] })
    },
  )
}
