import { compareXnames } from '../../../cell/inventory/index.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { type NodeRow, nameOf } from '../node-row.ts'
import { completenessOf, selectNodes } from '../node-selection.ts'
import { printList } from '../output/list.ts'
import type { Branch } from './shape.ts'

/** A port as `/hsm/v2/Inventory/EthernetInterfaces` has it. */
interface InterfaceRow {
  readonly ID: string
  readonly MACAddress: string
  readonly ComponentID: string
  readonly Type: string
  readonly Description: string
  readonly IPAddresses: readonly { readonly IPAddress: string; readonly Network?: string }[]
}

async function listInterfaces(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const selection = await selectNodes(client, invocation.optionalWord(0), ['id', 'hostname'])
  const nodes = new Map<string, NodeRow>(selection.nodes.map((row) => [row.id, row]))
  const all = await client.get<readonly InterfaceRow[]>('/hsm/v2/Inventory/EthernetInterfaces')
  const isLimited = invocation.optionalWord(0) !== undefined
  const rows = all
    .filter(({ ComponentID }) => !isLimited || nodes.has(ComponentID))
    .sort((left, right) => compareXnames(left.ComponentID, right.ComponentID))
  await printList(screen, format, {
    rows,
    name: ({ ID }) => ID,
    columns: [
      { title: 'MAC', value: ({ MACAddress }) => MACAddress },
      {
        title: 'IP',
        value: ({ IPAddresses }) => IPAddresses.map(({ IPAddress }) => IPAddress).join(','),
      },
      {
        title: 'NAME',
        value: ({ ComponentID }) => {
          const row = nodes.get(ComponentID)
          return row && nameOf(row)
        },
      },
      { title: 'XNAME', value: ({ ComponentID }) => ComponentID },
      { title: 'TYPE', value: ({ Type }) => Type },
      { title: 'DESCRIPTION', value: ({ Description }) => Description, mayShrink: true },
    ],
    footer: `${rows.length} interfaces`,
    none: 'No interface fits.',
  })
  return completenessOf(screen, selection)
}

/** `rackcell interface`. */
export const networkInterface: Branch = {
  kind: 'branch',
  name: 'interface',
  summary: 'network ports with their addresses',
  commands: [
    {
      kind: 'leaf',
      name: 'list',
      summary: 'list network ports; without a node set those of BMCs, too',
      arguments: [{ form: '[nodes]', summary: 'only of these nodes', completes: 'node-set' }],
      prints: 'list',
      examples: [
        ['rackcell interface list', 'every port, BMCs and unassigned ones too'],
        ['rackcell interface list @gpu', 'of a group of nodes'],
      ],
      act: listInterfaces,
    },
  ],
}
