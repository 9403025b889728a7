import { bmcOf, compareXnames, parseXname } from '../../../cell/inventory/index.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { selectNodes } from '../node-selection.ts'
import { printList } from '../output/list.ts'
import { askOwners, ownersCompletenessOf } from '../owners-answer.ts'
import type { Branch } from './shape.ts'

/** A controller as `/hsm/v2/Inventory/RedfishEndpoints` has it; its password is never sent. */
interface EndpointRow {
  readonly ID: string
  readonly Type: string
  readonly Name?: string
  readonly FQDN?: string
  readonly IPAddress?: string
  readonly MACAddr?: string
  readonly Enabled: boolean
}

interface EndpointList {
  readonly RedfishEndpoints: readonly EndpointRow[]
}

async function listEndpoints(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const set = invocation.optionalWord(0)
  const selection =
    set === undefined ? undefined : await selectNodes(client, set, ['id', 'hostname'])
  const bmcs = new Set(selection?.nodes.map(({ id }) => bmcXnameOf(id)))
  const answer = await askOwners<EndpointList>(client, '/hsm/v2/Inventory/RedfishEndpoints')
  const rows = answer.body.RedfishEndpoints.filter(
    ({ ID }) => selection === undefined || bmcs.has(ID),
  ).sort((left, right) => compareXnames(left.ID, right.ID))
  await printList(screen, format, {
    rows,
    name: ({ ID }) => ID,
    columns: [
      { title: 'XNAME', value: ({ ID }) => ID },
      { title: 'NAME', value: ({ Name }) => Name },
      { title: 'TYPE', value: ({ Type }) => Type },
      { title: 'IP', value: ({ IPAddress }) => IPAddress },
      { title: 'MAC', value: ({ MACAddr }) => MACAddr },
      { title: 'FQDN', value: ({ FQDN }) => FQDN, mayShrink: true },
      { title: 'ENABLED', value: ({ Enabled }) => (Enabled ? 'yes' : 'no') },
    ],
    footer: `${rows.length} endpoints`,
    none: 'No endpoint fits.',
  })
  return ownersCompletenessOf(screen, answer, selection)
}

function bmcXnameOf(node: string): string | undefined {
  const xname = parseXname(node)
  return xname && bmcOf(xname.name)
}

/** `rackcell endpoint`. */
export const endpoint: Branch = {
  kind: 'branch',
  name: 'endpoint',
  summary: 'BMCs and other controllers',
  commands: [
    {
      kind: 'leaf',
      name: 'list',
      summary: 'list BMCs and other controllers',
      arguments: [{ form: '[nodes]', summary: 'only those of these nodes', completes: 'node-set' }],
      prints: 'list',
      examples: [
        ['rackcell endpoint list', 'every controller'],
        ["rackcell endpoint list 'cb[01-03]'", 'the BMCs of three nodes'],
      ],
      act: listEndpoints,
    },
  ],
}
