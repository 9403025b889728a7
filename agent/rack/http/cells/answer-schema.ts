import { Type } from 'typebox'

const texts = Type.Array(Type.String())
const text = Type.Optional(Type.String())

/** RFC 9457, with our code and what to do. */
export const problemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String({ description: 'Stable name of the failure; docs/errors.md lists them' }),
    remedy: Type.String({ description: 'What to do' }),
    retry: Type.Enum(['now', 'later', 'never']),
    request: Type.String({ description: 'The X-Request-Id' }),
  },
  { additionalProperties: true, title: 'Problem' },
)

/** Answers of a route that may fail in the usual ways. */
export const problems = { '4xx': problemSchema, '5xx': problemSchema }

export const coverageSchema = Type.Object({
  cells: Type.Integer({ description: 'Cells that the answer covers' }),
  of: Type.Integer({ description: 'Cells of the cluster' }),
  oldestSeconds: Type.Optional(
    Type.Number({ description: 'Age of its oldest part; absent when that is not known' }),
  ),
  missing: Type.Array(
    Type.Object({
      cell: Type.String(),
      silentSeconds: Type.Optional(
        Type.Number({ description: 'Since its last sign of life; absent = none since the start' }),
      ),
    }),
    { description: 'Cells that are shown as they were' },
  ),
})

const rowProperties = {
  id: text,
  hostname: text,
  nid: Type.Optional(Type.Integer()),
  state: text,
  flag: text,
  enabled: Type.Optional(Type.Boolean()),
  role: text,
  subRole: text,
  arch: text,
  class: text,
  groups: Type.Optional(texts),
  macs: Type.Optional(texts),
  ips: Type.Optional(texts),
  kernel: text,
  initrd: text,
  image: text,
  cell: Type.Optional(Type.String({ description: 'The cell that owns it' })),
  age: Type.Optional(
    Type.Integer({
      description: "Seconds since that cell's newest sign of life; absent = none known",
    }),
  ),
  type: text,
}

/** What is told beside nodes or counts of them. */
export const besideNodes = {
  coverage: coverageSchema,
  unknown: Type.Array(Type.String(), { description: 'Names of the set that no node has' }),
  answered: Type.Optional(
    Type.Array(Type.String(), { description: 'With fresh: the cells that answered in time' }),
  ),
}

/** A node, as far as its fields were asked for. */
export const nodeRowSchema = Type.Object(rowProperties)

export const nodeListSchema = Type.Object({
  nodes: Type.Array(nodeRowSchema),
  total: Type.Integer({ description: 'Nodes that fit, those beyond the limit included' }),
  ...besideNodes,
})

export const nodeDetailSchema = Type.Object({
  ...rowProperties,
  type: Type.String(),
  softwareStatus: text,
  locked: Type.Optional(Type.Boolean()),
  interfaces: Type.Array(Type.Object({ mac: Type.String(), ips: texts, description: text })),
  endpoint: Type.Optional(
    Type.Object({
      id: Type.String(),
      name: text,
      fqdn: text,
      ipAddress: text,
      macAddr: text,
      enabled: Type.Boolean(),
    }),
  ),
})

const told = Type.Object({ value: Type.String(), from: Type.String() })

export const whySchema = Type.Object({
  boots: Type.Boolean(),
  verdict: Type.String({ description: 'One sentence: what it boots, from where' }),
  node: Type.Optional(
    Type.Object({
      xname: Type.String(),
      hostname: text,
      nid: Type.Optional(Type.Integer()),
      role: text,
      state: text,
      macs: texts,
      groups: texts,
    }),
  ),
  wait: Type.Optional(Type.String({ description: 'Why its own configuration is not served' })),
  values: Type.Array(
    Type.Object({
      name: Type.Enum(['kernel', 'initrd', 'params']),
      value: Type.String(),
      from: Type.String(),
      overridden: Type.Array(told),
      change: Type.String({ description: 'What would change it' }),
    }),
  ),
  commandLine: Type.Array(Type.Object({ text: Type.String(), from: Type.String() })),
  levels: Type.Array(
    Type.Object({
      kind: Type.String(),
      subject: Type.String(),
      name: Type.String(),
      found: Type.Enum(['used', 'overridden', 'passed over', 'nothing']),
    }),
  ),
  notes: texts,
})

export const groupListSchema = Type.Object({
  groups: Type.Array(
    Type.Object({
      label: Type.String(),
      description: text,
      exclusiveGroup: text,
      tags: texts,
      members: texts,
    }),
  ),
  coverage: coverageSchema,
})
