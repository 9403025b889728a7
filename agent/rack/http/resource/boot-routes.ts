/**
 * /boot-service: scripts by boot configurations of the resource API. A node that none of them names
 * boots as the boot service says.
 */
import { listBootParameters } from '../../../../cell/boot/index.ts'
import type { Component } from '../../../../cell/record/index.ts'
import {
  type BootConfiguration,
  bestConfiguration,
  listResources,
  matchedNode,
} from '../../../../cell/resource/index.ts'
import type { Reader } from '../../../../cell/store/index.ts'
import type { RackContext } from '../../context.ts'
import { type AccessLog, bootscriptHandler, type StateChanges } from '../boot/index.ts'
import type { App } from '../server.ts'
import { kinds } from './kind.ts'

const prefix = '/boot-service'
const tags = ['boot']

function configurationsIn(reader: Reader): BootConfiguration[] {
  return listResources(reader, kinds.bootConfiguration).map(({ name, spec }) => ({
    ...{ hosts: [], macs: [], nids: [], groups: [] },
    ...{ profile: '', kernel: '', initrd: '', params: '', priority: 0 },
    ...spec,
    name,
  }))
}

/** What a node boots by its best configuration; undefined when none is its. */
function chosenFor({ view }: RackContext, node: Component, profile: string) {
  const found = bestConfiguration(configurationsIn(view), matchedNode(view, node), profile)
  if (!found) return undefined
  const { name, kernel, initrd, params } = found
  const subject = `configuration:${name}`
  return { subject, kernel, initrd: initrd || undefined, params, entry: { subject } }
}

/** Adds the routes. */
export function addBootRoutes(
  app: App,
  rack: RackContext,
  ports: { readonly accesses: AccessLog; readonly changes: StateChanges },
): void {
  const open = { access: 'public' } as const
  app.get(
    `${prefix}/bootscript`,
    {
      config: { ...open, sides: ['management', 'node'] },
      schema: {
        tags,
        summary: 'The iPXE script of a node, by boot configurations first',
        description: 'Query: mac, host or nid, the first given counts; profile.',
      },
    },
    bootscriptHandler(rack, {
      ...ports,
      service: {
        path: `${prefix}/bootscript`,
        chosenFor: (node, profile) => chosenFor(rack, node, profile),
      },
    }),
  )
  app.get(
    `${prefix}/bootparameters`,
    {
      config: { access: 'read', covers: true },
      schema: { tags, summary: "Configurations of /boot/v1 in this service's shape" },
    },
    async () => ({
      'boot-parameters': listBootParameters(rack.view).map((each) => ({
        ...(each.hosts.length > 0 && { hosts: each.hosts }),
        ...(each.macs.length > 0 && { macs: each.macs }),
        ...(each.nids.length > 0 && { nids: each.nids.map(String) }),
        ...{ kernel: each.kernel ?? '', initrd: each.initrd ?? '', params: each.params ?? '' },
      })),
    }),
  )
  const service = { service_name: 'boot-script-service', service_version: rack.version }
  const health = () => (rack.ledger.health.state === 'open' ? 'ok' : 'error')
  const about = (path: string, summary: string, body: () => object) => {
    app.get(`${prefix}/${path}`, { config: open, schema: { tags, summary } }, async () => body())
  }
  about('health', 'How the service is', () => ({ status: health(), service: 'boot-service' }))
  about('service/version', 'The program version', () => service)
  about('service/status', 'How the service is', () => ({ ...service, service_status: health() }))
}
