import { Fault } from '../../../cell/env/fault.ts'
import { type Flag, flags, type State, states } from '../../../cell/inventory/index.ts'
import type { Invocation } from '../invocation.ts'
import { nodesPerRequestMax } from '../limits.ts'
import type { NodeRow } from '../node-row.ts'
import type { OptionShape } from './shape.ts'

/** What `node set` can change. */
export const changeOptions: readonly OptionShape[] = [
  {
    flags: '--state <state>',
    summary: 'the state',
    choices: [...states] satisfies readonly State[],
  },
  { flags: '--flag <flag>', summary: 'the flag', choices: [...flags] satisfies readonly Flag[] },
  { flags: '--role <role>', summary: 'the role: Compute, Service, or one of the site' },
  { flags: '--sub-role <role>', summary: 'the sub-role; goes with --role' },
  { flags: '--enabled', summary: 'take the nodes into use' },
  { flags: '--disabled', summary: 'take the nodes out of use' },
  { flags: '--software-status <text>', summary: 'free text about the software' },
  { flags: '--nid <number>', summary: 'the node id; for one node only, negative unsets it' },
  { flags: '--force', summary: 'set the state whatever it was' },
]

/** One bulk route and what it is told besides the nodes. */
interface Change {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

function changesOf(invocation: Invocation): readonly Change[] {
  const changes: Change[] = []
  const [state, flag, role] = [
    invocation.text('state'),
    invocation.text('flag'),
    invocation.text('role'),
  ]
  const [subRole, software] = [invocation.text('subRole'), invocation.text('softwareStatus')]
  if (state !== undefined) {
    const body = { State: state, ...(flag && { Flag: flag }) }
    changes.push({
      path: 'BulkStateData',
      body: invocation.flag('force') ? { ...body, Force: true } : body,
    })
  } else if (flag !== undefined) changes.push({ path: 'BulkFlagOnly', body: { Flag: flag } })
  if (role !== undefined) {
    changes.push({ path: 'BulkRole', body: { Role: role, ...(subRole && { SubRole: subRole }) } })
  } else if (subRole !== undefined) throw usage('--sub-role goes with --role.')
  if (software !== undefined) {
    changes.push({ path: 'BulkSoftwareStatus', body: { SoftwareStatus: software } })
  }
  if (invocation.flag('enabled') && invocation.flag('disabled')) {
    throw usage('--enabled and --disabled contradict each other.')
  }
  if (invocation.flag('enabled')) changes.push({ path: 'BulkEnabled', body: { Enabled: true } })
  if (invocation.flag('disabled')) changes.push({ path: 'BulkEnabled', body: { Enabled: false } })
  return changes
}

function usage(message: string): Fault {
  return new Fault('INPUT_USAGE', { message })
}

/** Sends the changes that the options ask for, for all nodes. */
export async function changeNodes(
  invocation: Invocation,
  nodes: readonly NodeRow[],
): Promise<void> {
  const changes = changesOf(invocation)
  const nid = nidOf(invocation, nodes)
  if (changes.length === 0 && nid === undefined) throw usage('Say what to change, e.g. --role.')
  for (const { path, body } of changes) {
    for (let from = 0; from < nodes.length; from += nodesPerRequestMax) {
      const ids = nodes.slice(from, from + nodesPerRequestMax).map(({ id }) => id)
      await invocation.client.send('PATCH', `/hsm/v2/State/Components/${path}`, {
        body: { ComponentIDs: ids, ...body },
      })
    }
  }
  if (nid === undefined) return
  await invocation.client.send('PATCH', '/hsm/v2/State/Components/BulkNID', {
    body: { Components: nodes.map(({ id }) => ({ ID: id, NID: nid })) },
  })
}

function nidOf(invocation: Invocation, nodes: readonly NodeRow[]): number | undefined {
  const text = invocation.text('nid')
  if (text === undefined) return undefined
  const nid = Number(text)
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(nid))
    throw usage('--nid takes a whole number.')
  if (nodes.length !== 1) throw usage(`--nid names one node, and the node set has ${nodes.length}.`)
  return nid
}
