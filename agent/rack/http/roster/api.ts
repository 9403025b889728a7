import type { RackContext } from '../../context.ts'
import { asFault } from '../as-fault.ts'
import { joinCluster } from '../forward/index.ts'
import { sendProblem } from '../problem.ts'
import { type Api, logged } from '../server.ts'
import { addChangeRoutes } from './change-routes.ts'
import { addEditorRoutes } from './editor-routes.ts'
import { addInvitationRoutes } from './invitation-routes.ts'
import type { RosterPorts } from './ports.ts'
import { addRosterRoutes } from './roster-routes.ts'
import { addStopRoute } from './stop-route.ts'

/** Routes about who is in the cluster and what each owns. */
export function createRosterApi(rack: RackContext, ports: RosterPorts): Api {
  const log = rack.log.child({ part: 'roster' })
  return {
    unmatched: [],
    register(app) {
      app.setErrorHandler((error, request, reply) => {
        return sendProblem(logged(asFault(error), request, log), request, reply)
      })
      joinCluster(app, rack)
      addRosterRoutes(app, rack, ports)
      addInvitationRoutes(app, rack, ports)
      addChangeRoutes(app, rack, ports)
      addEditorRoutes(app, rack, ports)
      addStopRoute(app, rack, ports)
    },
  }
}
