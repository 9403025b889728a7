/** POST /boot/v1/scn: somebody who watches the inventory tells that nodes have changed. */
import { type Static, Type } from 'typebox'
import type { RackContext } from '../../context.ts'
import { byCell, type ClusterRule, ownerOfText } from '../forward/index.ts'
import type { App } from '../server.ts'
import { changesKept } from './limits.ts'
import type { StateChanges } from './state-changes.ts'

/** The notice as the reference's sender words it; what it says but the names is not needed. */
const noticeSchema = Type.Object(
  {
    Components: Type.Optional(
      Type.Union([Type.Array(Type.String(), { maxItems: changesKept }), Type.Null()]),
    ),
  },
  { $id: 'StateChangeNotice', title: 'StateChangeNotice' },
)

type Notice = Static<typeof noticeSchema>

const namesOf = (body: unknown) => (body as Notice | undefined)?.Components ?? []

/**
 * Each cell hears of its own nodes, and the one that is asked of all: a node may ask there, too.
 * The inventory knows better than the notice, so no name is refused.
 */
const toldToOwners: ClusterRule = {
  names: () => [],
  shares({ body }, world) {
    const groups = byCell(namesOf(body), (name) => ownerOfText(world, name))
    const others = [...groups].filter(([cell]) => cell !== world.self)
    const told = others.map(([cell, names]) => ({ cell, body: { Components: names } }))
    return [{ cell: world.self }, ...told]
  },
}

/** Adds the route. */
export function addStateChangeRoute(app: App, rack: RackContext, changes: StateChanges): void {
  app.post(
    '/boot/v1/scn',
    {
      config: { access: 'public', cluster: toldToOwners },
      schema: {
        tags: ['boot'],
        summary: 'Nodes have changed: the next script of each has it ask again in 10 s, once',
        body: noticeSchema,
      },
    },
    async (request, reply) => {
      const known = namesOf(request.body).flatMap((name) => {
        return rack.view.get('component', name)?.id ?? []
      })
      changes.note(known, rack.clock.monotonicMs())
      return reply.header('content-type', 'application/json; charset=UTF-8').send('')
    },
  )
}
