/** `rackcell node pending` and `accept`: machines that asked for an address and nobody knows. */
import { Fault } from '../../../cell/env/fault.ts'
import { parseMac } from '../../../cell/inventory/index.ts'
import type { CellClient } from '../cell-client.ts'
import type { ExitCode } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { printList } from '../output/list.ts'
import { askOwners, ownersCompletenessOf } from '../owners-answer.ts'
import { pathSegment } from '../path-segment.ts'
import type { Leaf } from './shape.ts'

/** A machine as `/cells/v1/pending` has it. */
interface MachineRow {
  readonly mac: string
  readonly cell: string
  readonly firmware?: string
  readonly uuid?: string
  readonly hostName?: string
  readonly circuitId?: string
  readonly remoteId?: string
  readonly address?: string
  readonly last: string
}

interface MachineList {
  readonly machines: readonly MachineRow[]
}

const path = '/cells/v1/pending'

async function listPending(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const answer = await askOwners<MachineList>(client, path)
  const rows = answer.body.machines.toSorted((a, b) => a.mac.localeCompare(b.mac))
  await printList(screen, format, {
    rows,
    name: ({ mac }) => mac,
    columns: [
      { title: 'MAC', value: ({ mac }) => mac },
      { title: 'FIRMWARE', value: ({ firmware }) => firmware ?? 'a system' },
      { title: 'UUID', value: ({ uuid }) => uuid },
      { title: 'PORT', value: portText },
      { title: 'IP', value: ({ address }) => address },
      { title: 'LAST', value: ({ last }) => last },
      { title: 'CELL', value: ({ cell }) => cell },
    ],
    whole: answer.body,
    footer: `${rows.length} unknown · "rackcell node accept MAC --as XNAME" makes one a node`,
    none: 'No unknown machine has asked.',
  })
  return ownersCompletenessOf(screen, answer)
}

/** What the relay said of the place: the switch and its port. */
function portText({ remoteId, circuitId }: MachineRow): string | undefined {
  return [remoteId, circuitId].filter(Boolean).join('/') || undefined
}

/** The machine of a MAC in any form. Faults: INPUT_MAC, NOT_FOUND. */
async function requirePending(client: CellClient, text: string): Promise<MachineRow> {
  const mac = parseMac(text)
  if (!mac) throw new Fault('INPUT_MAC', { message: `${JSON.stringify(text)} is no MAC address.` })
  const { machines } = await client.get<MachineList>(path)
  const found = machines.find((row) => row.mac === mac.colon)
  if (found) return found
  throw new Fault('NOT_FOUND', {
    message: `No unknown machine has asked with ${mac.colon}; nothing was changed.`,
  })
}

async function acceptMachine(invocation: Invocation): Promise<void> {
  const { client, screen } = invocation
  const xname = invocation.text('as') ?? ''
  if (xname === '') {
    throw new Fault('INPUT_USAGE', { message: 'Say which node it is: --as x1000c0s9b0n0.' })
  }
  const { mac } = await requirePending(client, invocation.word(0))
  const [nid, role, ip] = ['nid', 'role', 'ip'].map((name) => invocation.text(name))
  if (nid !== undefined && !/^\d+$/.test(nid)) {
    throw new Fault('INPUT_USAGE', { message: '--nid takes a whole number.' })
  }
  const components = '/hsm/v2/State/Components'
  const known = await client.send('GET', `${components}/${pathSegment(xname)}`, { expect: [404] })
  if (known.status === 404) {
    const fresh = {
      ...{ ID: xname, Type: 'Node', State: 'On', Enabled: true, Role: role ?? 'Compute' },
      ...(nid !== undefined && { NID: Number(nid) }),
    }
    await client.send('POST', components, { body: { Components: [fresh] } })
  }
  const addresses = ip === undefined ? {} : { IPAddresses: [{ IPAddress: ip }] }
  const port = { ComponentID: xname, ...addresses }
  const interfaces = '/hsm/v2/Inventory/EthernetInterfaces'
  const id = mac.replaceAll(':', '')
  const held = await client.send('GET', `${interfaces}/${id}`, { expect: [404] })
  if (held.status === 404) {
    const body = { MACAddress: mac, Description: 'accepted', ...port }
    await client.send('POST', interfaces, { body })
  } else await client.send('PATCH', `${interfaces}/${id}`, { body: port })
  screen.out(`${xname}: accepted ${mac}; it gets its address at its next renewal\n`)
}

/** `pending`. */
export const pending: Leaf = {
  kind: 'leaf',
  name: 'pending',
  summary: 'list machines that asked for an address and that nobody knows',
  prints: 'list',
  examples: [['rackcell node pending', 'who is new, or has another network card']],
  act: listPending,
}

/** `accept`. */
export const accept: Leaf = {
  kind: 'leaf',
  name: 'accept',
  summary: 'make a pending machine a node, or give it to one that is there',
  arguments: [{ form: '<mac>', summary: 'its MAC address, as "node pending" shows it' }],
  options: [
    { flags: '--as <xname>', summary: 'where it sits: x1000c0s9b0n0' },
    { flags: '--nid <number>', summary: 'the node id of a new node' },
    { flags: '--role <role>', summary: 'the role of a new node (default: Compute)' },
    { flags: '--ip <address>', summary: 'its address; without, one of the pool' },
  ],
  examples: [
    ['rackcell node accept 02:00:00:00:88:41 --as x1000c0s9b0n0 --nid 10', 'a new node'],
    ['rackcell node accept 02:00:00:00:88:42 --as x1000c0s4b0n0', 'a new card in a known one'],
  ],
  act: acceptMachine,
}
