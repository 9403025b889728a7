// For the members tags, summary and description of route schemas.
import type {} from '@fastify/swagger'
import type { RackContext } from '../../context.ts'
import { asFault } from '../as-fault.ts'
import { answerRehearsal, joinCluster } from '../forward/index.ts'
import { type Api, type App, logged } from '../server.ts'
import { AccessLog } from './access-log.ts'
import { bootscriptHandler } from './bootscript.ts'
import { bssUnmatched, sendBssFault } from './bss-error.ts'
import { addCloudInitRoutes } from './cloud-init-routes.ts'
import { addHostsRoutes } from './hosts-routes.ts'
import { addOwnParametersRoute } from './own-parameters-route.ts'
import { addParametersRoutes } from './parameters-routes.ts'
import { addServiceRoutes } from './service-routes.ts'
import { addStateChangeRoute } from './state-change-route.ts'
import { StateChanges } from './state-changes.ts'

/** What the boot routes show besides the rack. */
export interface BootApiOptions {
  /** The program's version when it is not the rack's. */
  readonly version?: string
  /** Shared with the cloud-init routes, which note their accesses in it, too. */
  readonly accesses?: AccessLog
  /** Shared with the other service that has scripts. */
  readonly changes?: StateChanges
}

/** The boot routes of one rack agent. */
export function createBootApi(
  rack: RackContext,
  {
    version = rack.version,
    accesses = new AccessLog(),
    changes = new StateChanges(),
  }: BootApiOptions = {},
): Api {
  const log = rack.log.child({ part: 'boot' })
  return {
    unmatched: [bssUnmatched('/boot/v1')],
    register(app: App) {
      joinCluster(app, rack)
      app.setErrorHandler((error, request, reply) => {
        if (answerRehearsal(error, reply)) return reply
        return sendBssFault(logged(asFault(error), request, log), reply)
      })
      app.get(
        '/boot/v1/bootscript',
        {
          // Operators look at scripts, too.
          config: { access: 'public', sides: ['management', 'node'] },
          schema: {
            tags: ['boot'],
            summary: 'The iPXE script of a node',
            description:
              'Query: mac, name or nid, the first given counts; retry, arch, ts as a loader has ' +
              'them; json=1 answers with kernel, initrd and params.',
          },
        },
        bootscriptHandler(rack, { accesses, changes }),
      )
      addParametersRoutes(app, rack)
      addOwnParametersRoute(app, rack)
      addHostsRoutes(app, rack, accesses)
      addStateChangeRoute(app, rack, changes)
      addCloudInitRoutes(app, rack, accesses)
      addServiceRoutes(app, rack, version)
    },
  }
}
