import { Type } from 'typebox'
import { besideNodes, coverageSchema, nodeRowSchema } from './answer-schema.ts'

const texts = Type.Array(Type.String())
const tally = Type.Optional(Type.Record(Type.String(), Type.Integer()))
const count = Type.Optional(Type.Integer())

const one = Type.Optional(Type.String())
/** Lists are counted by their elements, so they are single values in a count. */
const single = { groups: one, macs: one, ips: one, nodes: Type.Integer() }

export const summarySchema = Type.Object({
  nodes: Type.Integer({ description: 'Nodes that fit' }),
  enabled: count,
  byState: tally,
  byFlag: tally,
  byRole: tally,
  byArch: tally,
  groups: count,
  controllers: count,
  interfaces: count,
  by: Type.Optional(texts),
  counts: Type.Optional(
    Type.Array(Type.Object({ ...nodeRowSchema.properties, ...single }), {
      description: 'With by: a combination of values a row, the most frequent first',
    }),
  ),
  ...besideNodes,
  unknown: Type.Optional(texts),
})

const cellProperties = {
  id: Type.String(),
  self: Type.Boolean({ description: 'Whether it is the cell that answers' }),
  state: Type.Enum(['alive', 'degraded', 'suspect', 'dark', 'unknown'], {
    description: 'degraded is said only by the cell itself: see its /readyz',
  }),
  presence: Type.Enum(['self', 'alive', 'suspect', 'dark', 'unknown'], {
    description: 'As seen from here; unknown = no sign of life since the answering cell started',
  }),
  silentSeconds: Type.Optional(Type.Number({ description: 'Since its newest sign of life' })),
  owns: Type.Array(Type.String(), { description: 'Prefixes of xnames; the empty one covers all' }),
  roles: texts,
  addresses: Type.Array(Type.String(), { description: 'Where other cells reach it' }),
  order: Type.Optional(
    Type.String({ description: 'Newest entry of its feed that is held here: term.boot.seq' }),
  ),
  behind: Type.Boolean({ description: 'Whether newer entries are known than are held here' }),
  marks: Type.Array(Type.String(), { description: 'What it says of itself: reconciling …' }),
  fork: Type.Optional(
    Type.Object(
      {
        feed: Type.String(),
        order: Type.String(),
        left: Type.String({ description: 'Hash of one head, hex' }),
        right: Type.String({ description: 'Hash of the other' }),
      },
      { description: 'Proof that somebody signed two things under one number in its name' },
    ),
  ),
  nodes: Type.Integer(),
  url: Type.Optional(Type.String({ description: 'Of the cell that answers' })),
  version: Type.Optional(Type.String({ description: 'Of the cell that answers' })),
  lost: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Of the cell that answers: what is gone and nobody has acknowledged',
    }),
  ),
  remedy: Type.Optional(Type.String({ description: 'What to do about it' })),
}

export const cellListSchema = Type.Object({
  cells: Type.Array(Type.Object(cellProperties)),
  coverage: coverageSchema,
})

const text = Type.Optional(Type.String())

export const cellDetailSchema = Type.Object({
  ...cellProperties,
  publicKey: Type.Optional(
    Type.String({ description: 'ed25519, base64url: who the cell is. From here on: self only' }),
  ),
  incarnation: Type.Optional(Type.String({ description: 'Random id of this copy of the store' })),
  started: text,
  uptimeSeconds: count,
  storeVersion: count,
  closeOrder: text,
  root: Type.Optional(
    Type.String({ description: 'SHA-256 over every newest value of the public feed, hex' }),
  ),
  waitingWrites: count,
  records: tally,
  degraded: Type.Optional(
    Type.Array(Type.String(), { description: 'Duties that are degraded; see /readyz' }),
  ),
})

export const conflictSchema = Type.Object({
  id: Type.String({ description: 'The same at every cell while it is about the same record' }),
  kind: Type.Enum(['intent', 'held', 'duplicate', 'proposal', 'stray'], {
    description:
      'intent: two versions of a cluster-wide record that do not know each other; held: from the ' +
      'future, not in force yet; duplicate: two cells claim one address or name; proposal: a ' +
      'write of a replaced owner that could not be applied; stray: a boot configuration that ' +
      'lies with another cell than the owner of its node, and counts for nothing',
  }),
  family: Type.String({ description: 'Kind of record' }),
  record: Type.String({ description: 'Which record of it' }),
  over: Type.Optional(Type.Object({ index: Type.String(), value: Type.String() })),
  versions: Type.Array(
    Type.Object({
      cell: Type.String(),
      subject: Type.Optional(Type.String({ description: 'Who ordered it' })),
      time: Type.Optional(Type.String()),
      deleted: Type.Boolean(),
      value: Type.Optional(Type.Unknown({ description: 'The record' })),
      hash: Type.String(),
    }),
    { description: 'The first one is in force' },
  ),
})

export const conflictListSchema = Type.Object({
  conflicts: Type.Array(conflictSchema),
  coverage: coverageSchema,
})
