import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import { lossRemedy, lossText } from '../../../../cell/replication/index.ts'
import { familyNames, orderText, storeVersion } from '../../../../cell/store/index.ts'
import { type CellSight, coverageHeaders } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import type { App } from '../server.ts'
import { problems } from './answer-schema.ts'
import { cellDetailSchema, cellListSchema } from './cluster-schema.ts'
import type { CellsPorts } from './ports.ts'

const tags = ['cells']
const config = { access: 'read' } as const

async function degradedDuties({ duties }: CellsPorts): Promise<string[]> {
  const reports = await duties.report()
  return reports.filter(({ state }) => state !== 'ok').map(({ duty }) => duty)
}

/** What everybody sees of a cell. */
function sightRow(sight: CellSight) {
  const { id, presence, silentMs, prefixes, roles, addresses, order, marks, fork, nodes } = sight
  return {
    id,
    self: presence === 'self',
    state: presence === 'self' ? 'alive' : presence,
    presence,
    ...(silentMs === undefined ? {} : { silentSeconds: Math.ceil(silentMs / 100) / 10 }),
    owns: prefixes,
    roles,
    addresses,
    ...(order ? { order: orderText(order) } : {}),
    behind: sight.isBehind,
    marks,
    ...(fork ? { fork: { ...fork, order: orderText(fork.order) } } : {}),
    nodes,
  }
}

/** What has no copy left, a sentence each, and what to do about it. */
function lossesOf({ losses }: CellsPorts) {
  const lost = losses.list.map(lossText)
  return lost.length > 0 ? { lost, remedy: lossRemedy } : {}
}

/** What only the cell itself says on top. */
function ownRow({ ledger, version }: RackContext, ports: CellsPorts, degraded: readonly string[]) {
  return {
    url: ports.url(),
    state: degraded.length === 0 ? 'alive' : 'degraded',
    order: orderText(ledger.order('public')),
    version,
    ...lossesOf(ports),
  }
}

function addOne(app: App, rack: RackContext, ports: CellsPorts): void {
  const { ledger, view, clock } = rack
  const startedMs = clock.wallMs()
  const startedMonotonicMs = clock.monotonicMs()
  const ownDetail = async () => {
    const degraded = await degradedDuties(ports)
    return {
      ...ownRow(rack, ports, degraded),
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
  }
  app.get(
    '/cells/v1/cells/:cell',
    {
      config,
      schema: {
        tags,
        summary: 'One cell; self = the one that answers, of which there is more to tell',
        params: Type.Object({ cell: Type.String({ maxLength: 64 }) }),
        response: { 200: cellDetailSchema, ...problems },
      },
    },
    async (request, reply) => {
      const wanted = request.params.cell === 'self' ? view.cell : request.params.cell
      const cells = view.cells()
      const sight = cells.find(({ id }) => id === wanted)
      if (!sight) {
        const known = cells.slice(0, 20).map(({ id }) => id)
        throw new Fault('NOT_FOUND', {
          message: `There is no cell ${JSON.stringify(wanted.slice(0, 64))}; there are ${known.join(', ')}${cells.length > 20 ? ' …' : ''}.`,
        })
      }
      reply.headers(coverageHeaders(view.coverage()))
      const detail = sight.presence === 'self' ? await ownDetail() : {}
      return reply.send({ ...sightRow(sight), ...detail } as never)
    },
  )
}

/** /cells/v1/cells: every cell of the cluster as this one sees it. */
export function addCellRoutes(app: App, rack: RackContext, ports: CellsPorts): void {
  const { view } = rack
  app.get(
    '/cells/v1/cells',
    {
      config,
      schema: {
        tags,
        summary: 'The cells of the cluster, as the one that answers sees them',
        response: { 200: cellListSchema, ...problems },
      },
    },
    async (_request, reply) => {
      const degraded = await degradedDuties(ports)
      const cells = view.cells().map((sight) => {
        const row = sightRow(sight)
        return row.self ? { ...row, ...ownRow(rack, ports, degraded) } : row
      })
      const coverage = view.coverage()
      return reply.headers(coverageHeaders(coverage)).send({ cells, coverage } as never)
    },
  )
  addOne(app, rack, ports)
}
