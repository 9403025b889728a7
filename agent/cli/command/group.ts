import type { SetKind } from './member-set.ts'
import { setLeaves } from './member-set-change.ts'
import type { Branch } from './shape.ts'

const kind: SetKind = {
  noun: 'group',
  collection: '/hsm/v2/groups',
  labelForm: 'a-z, 0-9, - . : _',
  examples: { known: 'kube', fresh: 'debug' },
  completes: { completes: 'group' },
  columns: [{ title: 'EXCLUSIVE', value: ({ exclusiveGroup }) => exclusiveGroup }],
  creation: {
    options: [
      {
        flags: '--exclusive <set>',
        summary: 'a node may be in one group only of those with the same set',
      },
    ],
    examples: [
      ["rackcell group create debug 'cb[08-09]'", 'with two members'],
      ['rackcell group create blue --exclusive colour', 'nodes are blue or red, not both'],
    ],
    fields: (invocation, label) => ({
      label,
      ...(invocation.text('exclusive') && { exclusiveGroup: invocation.text('exclusive') }),
    }),
  },
  async replace({ client }, { label, path, ids }) {
    await client.send('PUT', `${path}/members`, { body: { group: label, ids } })
  },
}

/** `rackcell group`. */
export const group: Branch = {
  kind: 'branch',
  name: 'group',
  summary: 'groups of nodes',
  commands: setLeaves(kind),
}
