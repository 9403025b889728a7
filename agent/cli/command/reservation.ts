import { compareXnames } from '../../../cell/inventory/index.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { Invocation } from '../invocation.ts'
import { nameOf } from '../node-row.ts'
import { requireNodes, selectNodes } from '../node-selection.ts'
import { printList } from '../output/list.ts'
import { askOwners, ownersCompletenessOf } from '../owners-answer.ts'
import type { Branch } from './shape.ts'

/** A component as `/hsm/v2/locks/status` has it. Keys are never told. */
interface LockRow {
  readonly ID: string
  readonly Locked: boolean
  readonly CreationTime?: string
  readonly ExpirationTime?: string
}

interface LockStatus {
  readonly Components: readonly LockRow[]
}

async function listReservations(invocation: Invocation): Promise<ExitCode> {
  const { client, screen, format } = invocation
  const set = invocation.optionalWord(0)
  const selection = await selectNodes(client, set, ['id', 'hostname'])
  const names = new Map(selection.nodes.map((row) => [row.id, nameOf(row)]))
  const path = '/hsm/v2/locks/status'
  const query = { Reserved: 'true' }
  const answer = await askOwners<LockStatus>(client, path, { query })
  const rows = answer.body.Components.filter(({ ID }) => set === undefined || names.has(ID)).sort(
    (left, right) => compareXnames(left.ID, right.ID),
  )
  await printList(screen, format, {
    rows,
    name: ({ ID }) => ID,
    columns: [
      { title: 'NAME', value: ({ ID }) => names.get(ID) },
      { title: 'XNAME', value: ({ ID }) => ID },
      { title: 'KIND', value: ({ ExpirationTime }) => (ExpirationTime ? 'service' : 'admin') },
      { title: 'SINCE', value: ({ CreationTime }) => CreationTime },
      { title: 'UNTIL', value: ({ ExpirationTime }) => ExpirationTime ?? 'released' },
    ],
    footer: `${rows.length} reservations`,
    none: 'Nothing is reserved.',
  })
  return ownersCompletenessOf(screen, answer, selection)
}

interface Removed {
  readonly Success: { readonly ComponentIDs: readonly string[] }
  readonly Failure: readonly { readonly ID: string; readonly Reason: string }[]
}

async function breakReservations(invocation: Invocation): Promise<ExitCode> {
  const { client, screen } = invocation
  const nodes = await requireNodes(client, invocation.word(0))
  const names = new Map(nodes.map((row) => [row.id, nameOf(row)]))
  const ComponentIDs = nodes.map(({ id }) => id)
  const body = { ComponentIDs, ProcessingModel: 'flexible' }
  const answer = await client.send('POST', '/hsm/v2/locks/reservations/remove', { body })
  const { Success, Failure } = answer.body as Removed
  for (const id of Success.ComponentIDs) screen.out(`${names.get(id) ?? id}: free\n`)
  for (const { ID, Reason } of Failure) {
    const why = Reason === 'NotFound' ? 'was not reserved' : 'its cell did not answer'
    screen.err(`${names.get(ID) ?? ID}: ${why}\n`)
  }
  return Failure.some(({ Reason }) => Reason !== 'NotFound') ? exitCodes.incomplete : exitCodes.ok
}

/** `rackcell reservation`. */
export const reservation: Branch = {
  kind: 'branch',
  name: 'reservation',
  summary: 'components that somebody has reserved, and the end of it',
  commands: [
    {
      kind: 'leaf',
      name: 'list',
      summary: 'list reservations of the whole cluster, as their owners tell them',
      arguments: [{ form: '[nodes]', summary: 'only of these nodes', completes: 'node-set' }],
      prints: 'list',
      examples: [
        ['rackcell reservation list', 'everything that is reserved'],
        ["rackcell reservation list 'cb[01-03]'", 'of three nodes'],
      ],
      act: listReservations,
    },
    {
      kind: 'leaf',
      name: 'break',
      summary: 'end reservations without their keys; whoever has those learns it from a check',
      arguments: [{ form: '<nodes>', summary: 'the nodes to free', completes: 'node-set' }],
      examples: [['rackcell reservation break cb05', 'after its holder is gone']],
      act: breakReservations,
    },
  ],
}
