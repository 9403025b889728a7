import { Type } from 'typebox'
import { Fault } from '../../../../cell/env/index.ts'
import {
  type ComponentMemberships,
  componentFilterOf,
  componentsMatching,
  membershipsOf,
  parseXname,
} from '../../../../cell/inventory/index.ts'
import type { RackContext } from '../../context.ts'
import { sendJsonList } from '../json-stream.ts'
import type { App } from '../server.ts'
import { filterQuerySchema } from './component-query.ts'

const membershipSchema = Type.Object({
  id: Type.String(),
  groupLabels: Type.Array(Type.String()),
  partitionName: Type.String(),
})

function membershipBody({ id, groupLabels, partitionName }: ComponentMemberships) {
  return { id, groupLabels: [...groupLabels], partitionName }
}

/**
 * In which groups components are (reference 1.13): one row per component, also for those in none.
 */
export function membershipRoutes(app: App, { view, enumerations }: RackContext): void {
  const config = { access: 'read' } as const
  app.get(
    '/memberships',
    {
      config: { access: 'read', covers: true },
      schema: {
        summary: 'Memberships of the components that pass the filters',
        querystring: filterQuerySchema,
        response: { 200: Type.Array(membershipSchema) },
      },
    },
    async ({ query }, reply) => {
      const found = componentsMatching(view, componentFilterOf(view, query, enumerations))
      const rows = Iterator.from(found).map((component) => membershipsOf(view, component))
      return sendJsonList(reply, { head: '[', rows, tail: ']\n' })
    },
  )
  app.get(
    '/memberships/:xname',
    {
      config,
      schema: {
        summary: 'Memberships of one component',
        params: Type.Object({ xname: Type.String() }),
        response: { 200: membershipSchema },
      },
    },
    async ({ params }) => {
      const id = parseXname(params.xname)?.name
      if (id === undefined) throw new Fault('INPUT_XNAME', { message: 'invalid xname' })
      const component = view.get('component', id)
      if (component === undefined) {
        throw new Fault('NOT_FOUND', { message: `No such xname: ${id}` })
      }
      return membershipBody(membershipsOf(view, component))
    },
  )
}
