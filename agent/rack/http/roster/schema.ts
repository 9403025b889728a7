import { Type } from 'typebox'

const texts = Type.Array(Type.String())
const text = Type.Optional(Type.String())

export const differencesSchema = Type.Array(
  Type.Object({
    subject: Type.String({ description: 'cell x1001, prefix x1001c4, editor …' }),
    what: Type.Enum(['added', 'removed', 'changed']),
    before: text,
    after: text,
  }),
)

const cellSchema = Type.Object({
  id: Type.String(),
  key: Type.String({ description: 'The first 16 hex digits of its public key' }),
  owns: Type.Array(Type.String(), { description: 'The empty prefix: what nobody else owns' }),
  roles: texts,
  subnets: texts,
  addresses: texts,
  guardians: texts,
  term: Type.Integer({ description: 'Roster that last changed its key or what it owns' }),
  until: Type.String({ description: 'End of its certificate, RFC 3339' }),
  revoked: Type.Boolean(),
})

export const rosterSchema = Type.Object({
  cluster: Type.String(),
  name: Type.String(),
  number: Type.Integer(),
  hash: Type.String({ description: 'SHA-256 of the roster, hex' }),
  seenBy: Type.String({ description: 'The cell that answers' }),
  editor: Type.String({ description: 'The cell that signs the next roster' }),
  root: Type.String({ description: "The first 16 hex digits of SHA-256 of the root's key" }),
  demo: Type.Boolean({ description: 'The root has no passphrase' }),
  signed: Type.String({ description: "When, by its editor's clock" }),
  cells: Type.Array(cellSchema),
  issuers: Type.Array(
    Type.Object({ cell: Type.String(), key: Type.String(), inForce: Type.Boolean() }),
  ),
  revocations: Type.Array(
    Type.Object({ cell: Type.String(), key: Type.String(), reason: Type.String(), cut: text }),
  ),
  pardons: Type.Array(Type.Object({ cell: Type.String(), order: Type.String() })),
  forks: Type.Array(
    Type.Object({ number: Type.Integer(), sides: texts, settled: Type.Boolean() }),
    { description: 'Rosters that contradict each other' },
  ),
  versions: Type.Array(
    Type.Object({
      number: Type.Integer(),
      hash: Type.String(),
      signed: Type.String(),
      editor: Type.String(),
      cells: Type.Integer(),
      moves: Type.Integer({ description: 'Prefixes that changed hands with it' }),
      by: Type.Optional(
        Type.String({
          description: 'Who ordered it; kept by the cell that published it, which is asked',
        }),
      ),
      what: text,
    }),
    { description: 'The newest first' },
  ),
  waiting: Type.Array(Type.Object({ cell: Type.String(), prefixes: texts }), {
    description: 'Prefixes that a new cell gets when it has come',
  }),
})

export const diffSchema = Type.Object({
  from: Type.Object({
    number: Type.Integer({ description: '0 = there was none before' }),
    cell: Type.String(),
  }),
  to: Type.Object({ number: Type.Integer(), cell: Type.String() }),
  differences: differencesSchema,
  orders: Type.Optional(
    Type.Array(Type.Object({ number: Type.Integer(), by: Type.String(), what: Type.String() }), {
      description: 'Who ordered the rosters between them, as far as it is known',
    }),
  ),
})

export const operationSchema = Type.Object({
  id: Type.String(),
  what: Type.String(),
  by: Type.String(),
  started: Type.String(),
  state: Type.Enum(['running', 'done', 'failed']),
  progress: Type.Array(Type.Object({ seconds: Type.Number(), text: Type.String() })),
  roster: Type.Optional(Type.Integer({ description: 'The roster that it made' })),
  failure: Type.Optional(
    Type.Object({ code: Type.String(), message: Type.String(), remedy: Type.String() }),
  ),
})

/** Of a change that was asked for: begun, or only drawn up. */
export const begunSchema = Type.Object({
  operation: Type.Optional(Type.String({ description: 'Id, to ask what became of it' })),
  editor: Type.String(),
  differences: differencesSchema,
})

export const invitationSchema = Type.Object({
  id: Type.String(),
  cell: Type.String(),
  prefixes: texts,
  by: Type.String(),
  made: Type.String(),
  expires: Type.String(),
  state: Type.Enum(['open', 'used', 'expired']),
})
