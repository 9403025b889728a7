/**
 * GET /boot/v1/bootparams: what the asking node itself would boot, for a kexec in the place of a
 * reboot (reference clients 8.2), in the shape that its scripts take apart.
 */
import { commandLine } from '../../../../cell/boot/index.ts'
import { Fault } from '../../../../cell/env/index.ts'
import { readBoot } from '../../../../cell/view/index.ts'
import type { RackContext } from '../../context.ts'
import { ofAskingNode, sightingOf } from '../asking-node.ts'
import type { App } from '../server.ts'
import { cloudInitBase } from './own-address.ts'

const sides = ['node'] as const

/** Adds the route. */
export function addOwnParametersRoute(app: App, rack: RackContext): void {
  const { config, view } = rack
  app.get(
    '/boot/v1/bootparams',
    {
      config: { access: 'public', sides, cluster: ofAskingNode },
      schema: {
        tags: ['boot'],
        summary: 'Kernel, initrds and command line of the asking node, told by its address',
      },
    },
    async (request, reply) => {
      const sighting = sightingOf(rack, request.ip)
      if (sighting.kind !== 'node') {
        const message = `Not Found - no node has the address ${request.ip}`
        throw new Fault('NOT_FOUND', { message })
      }
      const { resolution } = readBoot(view, { name: sighting.node.component.id })
      const { choice } = resolution
      if (!choice) {
        const message = 'Cannot find boot parameters for requested Hosts, MACs or NIDs'
        throw new Fault('NOT_FOUND', { message })
      }
      const params = commandLine(resolution, { seedUrl: `${cloudInitBase(request, config)}/` })
      const initrd = choice.initrd === undefined ? [] : [choice.initrd]
      reply.header('content-type', 'application/json; charset=UTF-8')
      return [{ kernel: { path: choice.kernel }, initrd, params }]
    },
  )
}
