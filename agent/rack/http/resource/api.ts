// For the members tags, summary and description of route schemas.
import type {} from '@fastify/swagger'
import type { RackContext } from '../../context.ts'
import { asFault } from '../as-fault.ts'
import { AccessLog, StateChanges } from '../boot/index.ts'
import { answerRehearsal, joinCluster } from '../forward/index.ts'
import { type Api, type App, logged } from '../server.ts'
import { addBootRoutes } from './boot-routes.ts'
import { addCollection } from './collection-routes.ts'
import { kinds } from './kind.ts'
import { addMetadataRoutes } from './metadata-routes.ts'
import { mediaTypeFor, resourceUnmatched, sendResourceFault } from './resource-error.ts'

/** What these routes share with those of the boot service. */
export interface ResourceApiOptions {
  readonly accesses?: AccessLog
  readonly changes?: StateChanges
}

/** Objects are answered in a version that the client takes, or not at all. */
function answerInVersion(app: App): void {
  const paths = Object.values(kinds).map(({ path }) => path)
  app.addHook('preHandler', async (request, reply) => {
    const { url = '' } = request.routeOptions
    if (!paths.some((path) => url === path || url.startsWith(`${path}/`))) return
    const type = mediaTypeFor(request.headers.accept)
    if (type !== undefined) reply.header('content-type', type)
    else return reply.code(406).send({ error: 'the only version is v1', code: 406 })
  })
}

/** The resource routes of one rack agent. */
export function createResourceApi(
  rack: RackContext,
  { accesses = new AccessLog(), changes = new StateChanges() }: ResourceApiOptions = {},
): Api {
  const log = rack.log.child({ part: 'resources' })
  return {
    unmatched: ['/metadata-service', '/boot-service'].map(resourceUnmatched),
    register(app: App) {
      joinCluster(app, rack)
      app.setErrorHandler((error, request, reply) => {
        if (answerRehearsal(error, reply)) return reply
        return sendResourceFault(logged(asFault(error), request, log), reply)
      })
      answerInVersion(app)
      for (const kind of Object.values(kinds)) addCollection(app, rack, kind)
      addMetadataRoutes(app, rack)
      addBootRoutes(app, rack, { accesses, changes })
    },
  }
}
