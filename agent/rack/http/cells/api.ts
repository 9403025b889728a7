import { Fault } from '../../../../cell/env/index.ts'
import type { RackContext } from '../../context.ts'
import { measureEvents } from '../../metrics/index.ts'
import { asFault } from '../as-fault.ts'
import { addEventRoutes } from '../events/index.ts'
import { joinCluster } from '../forward/index.ts'
import { sendProblem } from '../problem.ts'
import { type Api, type App, logged } from '../server.ts'
import type { UnmatchedStyle } from '../unmatched.ts'
import { addCellRoutes } from './cell-routes.ts'
import { addConflictRoutes } from './conflict-routes.ts'
import { addCopyRoutes } from './copy-routes.ts'
import { addDescriptionRoute } from './describe-apis.ts'
import { addNodeRoutes } from './node-routes.ts'
import { addPendingRoute } from './pending-routes.ts'
import type { CellsPorts } from './ports.ts'
import { addSummaryRoutes } from './summary-routes.ts'
import { addTokenRoutes } from './token-routes.ts'

export type { CellsPorts }

/** Problem documents for what has no route: here, and wherever no other API answers. */
function problemStyle(prefix: string): UnmatchedStyle {
  return {
    prefix,
    wrongMethod: (request, reply, methods) => {
      const allow = methods.join(', ')
      const message = `This path takes ${allow}, not ${request.method}.`
      return sendProblem(
        new Fault('INPUT_METHOD', { message }),
        request,
        reply.header('allow', allow),
      )
    },
    unknownPath: (request, reply) => sendProblem(new Fault('NOT_FOUND_ROUTE'), request, reply),
  }
}

/** The cell's own routes. `describeApis` must be among what concerns every route. */
export function createCellsApi(rack: RackContext, ports: CellsPorts): Api {
  const log = rack.log.child({ part: 'cells' })
  return {
    unmatched: [problemStyle('/cells/'), problemStyle('/')],
    register(app) {
      app.setErrorHandler((error, request, reply) => {
        return sendProblem(logged(asFault(error), request, log), request, reply)
      })
      addNodeRoutes(app, rack)
      addSummaryRoutes(app, rack)
      addCellRoutes(app, rack, ports)
      measureEvents(addEventRoutes(app, rack), ports.metrics)
      addTokenRoutes(app, rack, ports)
      addCopyRoutes(app, rack, ports)
      addDescriptionRoute(app)
      // Only these are answered by several cells together.
      void app.register(async (scope) => {
        joinCluster(scope as unknown as App, rack)
        addConflictRoutes(scope as unknown as App, rack)
        addPendingRoute(scope as unknown as App, rack, ports.pending)
      })
    },
  }
}
