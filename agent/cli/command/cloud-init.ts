import { setDefaults, showDefaults } from './cloud-init-defaults.ts'
import { cloudGroups } from './cloud-init-group.ts'
import { nodeDocument } from './cloud-init-node.ts'
import type { Branch } from './shape.ts'

/** `rackcell cloud-init`. */
export const cloudInit: Branch = {
  kind: 'branch',
  name: 'cloud-init',
  summary: 'what nodes are told when they come up',
  commands: [
    {
      kind: 'branch',
      name: 'defaults',
      summary: 'values for the whole cluster',
      commands: [showDefaults, setDefaults],
    },
    cloudGroups,
    {
      kind: 'branch',
      name: 'node',
      summary: 'what one node gets',
      commands: [nodeDocument],
    },
  ],
}
