import type { FastifyInstance } from 'fastify'
import type { RackContext } from '../../context.ts'
import { asFault } from '../as-fault.ts'
import { AccessLog } from '../boot/index.ts'
import { answerRehearsal, joinCluster } from '../forward/index.ts'
import { type Api, type App, logged } from '../server.ts'
import { addAdminRoutes } from './admin-routes.ts'
import { cloudInitUnmatched, sendCloudInitFault } from './cloud-init-error.ts'
import { describeRoutes } from './description.ts'
import { addNodeRoutes, prefixes } from './node-routes.ts'

/** What the cloud-init routes show besides the rack. */
export interface CloudInitApiOptions {
  /** The program's version when it is not the rack's. */
  readonly version?: string
  /** Shared with the boot routes, which show it. */
  readonly accesses?: AccessLog
}

const roots = [
  '/admin',
  '/meta-data',
  '/user-data',
  '/vendor-data',
  '/network-config',
  '/phone-home',
]

/** The cloud-init routes of one rack agent. */
export function createCloudInitApi(
  rack: RackContext,
  { version = rack.version, accesses = new AccessLog() }: CloudInitApiOptions = {},
): Api {
  const log = rack.log.child({ part: 'cloud-init' })
  return {
    unmatched: ['/cloud-init', ...roots].map(cloudInitUnmatched),
    register(app: App) {
      joinCluster(app, rack)
      app.setErrorHandler((error, request, reply) => {
        if (answerRehearsal(error, reply)) return reply
        return sendCloudInitFault(logged(asFault(error), request, log), request, reply)
      })
      const describe = describeRoutes(app as unknown as FastifyInstance, version)
      addNodeRoutes(app, { rack: { ...rack, log }, accesses })
      addAdminRoutes(app, { ...rack, log })
      for (const prefix of prefixes) {
        const hide = prefix === ''
        const route = (summary: string) => ({
          config: { access: 'public' } as const,
          schema: { tags: ['cloud-init'], summary, hide },
        })
        app.get(`${prefix}/version`, route('The program version'), async (_, reply) => {
          const document = { name: 'rackcell', version }
          return reply.header('content-type', 'application/json').send(JSON.stringify(document))
        })
        app.get(`${prefix}/openapi.json`, route('This description'), async (_, reply) => {
          const document = JSON.stringify(describe())
          return reply.header('content-type', 'application/json').send(document)
        })
      }
    },
  }
}
