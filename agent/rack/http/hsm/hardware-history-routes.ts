import { type Static, Type } from 'typebox'
import {
  deleteEvents,
  deleteEventsAt,
  deleteEventsOf,
  eventsAt,
  eventsMatching,
  eventsOf,
  type PlacedEvent,
  parseXname,
} from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { commit, ofParameter } from '../forward/index.ts'
import type { App } from '../server.ts'
import { deletedMany, messageSchema } from './answer.ts'
import { deletedEverywhere } from './deleted-merge.ts'
import { gatheredList } from './endpoint-rule.ts'
import { timeOf } from './ethernet-interface-body.ts'
import { historyBody, historyListSchema, historySchema } from './hardware-body.ts'
import { historiesGathered, historyGathered } from './hardware-rule.ts'

const byPlace = '/Inventory/Hardware/History'
const byFru = '/Inventory/HardwareByFRU/History'
const words = Type.Optional(Type.Array(Type.String()))
const querySchema = Type.Object({
  id: words,
  fruid: words,
  eventtype: words,
  starttime: words,
  endtime: words,
})

function filterOf({ starttime, endtime, ...rest }: Static<typeof querySchema>) {
  const startMs = timeOf('starttime', starttime)
  const endMs = timeOf('endtime', endtime)
  return { ...rest, startMs, endMs }
}

function historiesBy(events: readonly PlacedEvent[], nameOf: (event: PlacedEvent) => string) {
  const groups = [...Map.groupBy(events, nameOf)]
  return { Components: groups.map(([id, group]) => historyBody(id, group)) }
}

/** Reading what happened at places and to parts (reference 1.8). */
export function hardwareHistoryReadRoutes(app: App, { ledger }: RackContext): void {
  app.get(
    byPlace,
    {
      config: { access: 'read', covers: true, cluster: gatheredList('Components', 'id') },
      schema: {
        summary: 'What happened to hardware, by place',
        querystring: querySchema,
        response: { 200: historyListSchema },
      },
    },
    async ({ query }) => {
      const events = eventsMatching(ledger, filterOf(query))
      return historiesBy(events, ({ location }) => location)
    },
  )
  app.get(
    `${byPlace}/:xname`,
    {
      config: { access: 'read', cluster: ofParameter('xname') },
      schema: {
        summary: 'What happened at one place',
        params: Type.Object({ xname: Type.String() }),
        response: { 200: historySchema },
      },
    },
    async ({ params: { xname } }) => {
      return historyBody(parseXname(xname)?.name ?? xname, eventsAt(ledger, xname))
    },
  )
  app.get(
    byFru,
    {
      config: { access: 'read', covers: true, cluster: historiesGathered },
      schema: {
        summary: 'What happened to hardware, by part',
        querystring: querySchema,
        response: { 200: historyListSchema },
      },
    },
    async ({ query }) => historiesBy(eventsMatching(ledger, filterOf(query)), ({ fruId }) => fruId),
  )
  app.get(
    `${byFru}/:fruid`,
    {
      config: { access: 'read', covers: true, cluster: historyGathered },
      schema: {
        summary: 'What happened to one part',
        params: Type.Object({ fruid: Type.String() }),
        response: { 200: historySchema },
      },
    },
    async ({ params: { fruid } }) => historyBody(fruid, eventsOf(ledger, fruid)),
  )
}

/** Forgetting what happened (reference 1.8). */
export function hardwareHistoryDeleteRoutes(app: App, { ledger }: RackContext): void {
  const config = { access: 'delete', cluster: deletedEverywhere } as const
  for (const collection of [byPlace, byFru]) {
    app.delete(
      collection,
      {
        config,
        schema: {
          summary: 'Forget everything that happened to hardware',
          response: { 200: messageSchema },
        },
      },
      async (request, reply) => {
        return deletedMany(await commit(ledger, { request, reply }, deleteEvents))
      },
    )
  }
  app.delete(
    `${byPlace}/:xname`,
    {
      config: { access: 'delete', cluster: ofParameter('xname') },
      schema: {
        summary: 'Forget what happened at one place',
        params: Type.Object({ xname: Type.String() }),
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const { xname } = request.params
      return deletedMany(
        await commit(ledger, { request, reply }, (tx) => deleteEventsAt(tx, xname)),
      )
    },
  )
  app.delete(
    `${byFru}/:fruid`,
    {
      config,
      schema: {
        summary: 'Forget what happened to one part',
        params: Type.Object({ fruid: Type.String() }),
        response: { 200: messageSchema },
      },
    },
    async (request, reply) => {
      const { fruid } = request.params
      return deletedMany(
        await commit(ledger, { request, reply }, (tx) => deleteEventsOf(tx, fruid)),
      )
    },
  )
}
