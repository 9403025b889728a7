import { familyNames, orderText, storeVersion } from '../../../../cell/store/index.ts'
import {
  coverageHeaders,
  listGroups,
  loneCoverage,
  summarise,
} from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import { sendJsonList } from '../json-stream.ts'
import type { App } from '../server.ts'
import {
  cellListSchema,
  cellSelfSchema,
  groupListSchema,
  problems,
  summarySchema,
} from './answer-schema.ts'
import type { CellsPorts } from './ports.ts'

const tags = ['cells']
const config = { access: 'read' } as const
const headers = coverageHeaders(loneCoverage)

async function degradedDuties({ duties }: CellsPorts): Promise<string[]> {
  const reports = await duties.report()
  return reports.filter(({ state }) => state !== 'ok').map(({ duty }) => duty)
}

function cellRow({ ledger, version }: RackContext, ports: CellsPorts, degraded: readonly string[]) {
  return {
    id: ledger.cell,
    url: ports.url(),
    state: degraded.length === 0 ? ('alive' as const) : ('degraded' as const),
    // A cell alone in its roster owns every name.
    owns: [''],
    nodes: summarise(ledger).nodes,
    order: orderText(ledger.order('public')),
    version,
  }
}

function addCells(app: App, rack: RackContext, ports: CellsPorts): void {
  const { ledger, clock } = rack
  const startedMs = clock.wallMs()
  const startedMonotonicMs = clock.monotonicMs()
  app.get(
    '/cells/v1/cells',
    {
      config,
      schema: {
        tags,
        summary: 'The cells of the cluster',
        response: { 200: cellListSchema, ...problems },
      },
    },
    async (_request, reply) => {
      const row = cellRow(rack, ports, await degradedDuties(ports))
      return reply.headers(headers).send({ cells: [row], coverage: loneCoverage })
    },
  )
  app.get(
    '/cells/v1/cells/self',
    {
      config,
      schema: {
        tags,
        summary: 'Everything about the cell that answers',
        response: { 200: cellSelfSchema, ...problems },
      },
    },
    async () => {
      const degraded = await degradedDuties(ports)
      return {
        ...cellRow(rack, ports, degraded),
        publicKey: Buffer.from(ports.publicKey).toString('base64url'),
        incarnation: ports.incarnation,
        started: new Date(startedMs).toISOString(),
        uptimeSeconds: Math.floor((clock.monotonicMs() - startedMonotonicMs) / 1_000),
        storeVersion,
        closeOrder: orderText(ledger.order('close')),
        root: Buffer.from(ledger.root('public')).toString('hex'),
        waitingWrites: ledger.waiting,
        records: Object.fromEntries(familyNames.map((name) => [name, ledger.count(name)])),
        degraded,
      }
    },
  )
}

/** /cells/v1/groups, summary and cells: the cluster as a whole. */
export function addClusterRoutes(app: App, rack: RackContext, ports: CellsPorts): void {
  const { ledger } = rack
  app.get(
    '/cells/v1/groups',
    {
      config,
      schema: {
        tags,
        summary: 'Groups with their members',
        response: { 200: groupListSchema, ...problems },
      },
    },
    async (_request, reply) => {
      const tail = `],${JSON.stringify({ coverage: loneCoverage }).slice(1)}`
      reply.headers(headers)
      return sendJsonList(reply, { head: '{"groups":[', rows: listGroups(ledger), tail })
    },
  )
  app.get(
    '/cells/v1/summary',
    {
      config,
      schema: {
        tags,
        summary: 'The cluster in numbers',
        response: { 200: summarySchema, ...problems },
      },
    },
    async (_request, reply) => {
      return reply.headers(headers).send({ ...summarise(ledger), coverage: loneCoverage })
    },
  )
  addCells(app, rack, ports)
}
