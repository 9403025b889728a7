import { type Static, Type } from 'typebox'
import Value from 'typebox/value'
import {
  ipv4Text,
  type PendingMachine,
  type PendingMachines,
} from '../../../../bootstrap/dhcp/index.ts'
import type { RackContext } from '../../context.ts'
import { type Answer, allCells, type ClusterRule, jsonOf, withJson } from '../forward/index.ts'
import type { App } from '../server.ts'
import { problems } from './answer-schema.ts'

const text = Type.Optional(Type.String())

const machineSchema = Type.Object({
  mac: Type.String({ description: 'aa:bb:cc:dd:ee:ff' }),
  cell: Type.String({ description: 'Which cell heard it' }),
  network: Type.String(),
  firmware: Type.Optional(
    Type.String({ description: 'What it boots with; absent = a system asked for an address' }),
  ),
  uuid: text,
  vendorClass: text,
  hostName: text,
  circuitId: Type.Optional(Type.String({ description: 'Hex, from the relay: mostly a port' })),
  remoteId: Type.Optional(Type.String({ description: 'Hex, from the relay: mostly a switch' })),
  address: Type.Optional(Type.String({ description: 'What it was given meanwhile' })),
  first: Type.String({ format: 'date-time' }),
  last: Type.String({ format: 'date-time' }),
  messages: Type.Integer(),
})

const listSchema = Type.Object({ machines: Type.Array(machineSchema) })

type Row = Static<typeof machineSchema>

function rowOf(cell: string, machine: PendingMachine): Row {
  const { mac, address, firstMs, lastMs, ...said } = machine
  return {
    ...said,
    mac: mac.replace(/(..)(?=.)/g, '$1:'),
    cell,
    ...(address !== undefined && { address: ipv4Text(address) }),
    first: new Date(firstMs).toISOString(),
    last: new Date(lastMs).toISOString(),
  }
}

function rowsIn(answer: Answer): readonly Row[] {
  const { machines } = (jsonOf(answer) ?? {}) as { readonly machines?: unknown }
  if (!Array.isArray(machines)) return []
  return machines.filter((row): row is Row => Value.Check(machineSchema, row))
}

/** Each cell knows whom it heard, and nobody else does. */
const gathered: ClusterRule = {
  names: () => [],
  isGathered: true,
  shares: (_, world) => allCells(world).map((cell) => ({ cell })),
  merge: (answers) => withJson(answers[0] as Answer, { machines: answers.flatMap(rowsIn) }),
}

/** GET /cells/v1/pending: machines that asked a cell for an address and that nobody knows. */
export function addPendingRoute(
  app: App,
  { view, ledger }: RackContext,
  pending: PendingMachines,
): void {
  app.get(
    '/cells/v1/pending',
    {
      config: { access: 'read', covers: true, cluster: gathered },
      schema: {
        tags: ['cells'],
        summary: 'Machines that asked for an address and that nobody knows',
        response: { 200: listSchema, ...problems },
      },
    },
    async (_request, reply) => {
      const waiting = pending.list().filter(({ mac }) => {
        return view.get('ethernetInterface', mac)?.componentId === undefined
      })
      return reply.send({ machines: waiting.map((machine) => rowOf(ledger.cell, machine)) })
    },
  )
}
