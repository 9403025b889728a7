/** The inventory as the boot service's `hosts` routes show it. */
import type { Component } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import { macsOf } from './node-search.ts'
import { isNodeType } from './subject.ts'

/** A node with what booting needs of its ports and its controller. */
export interface BootHost {
  readonly component: Component
  readonly fqdn: string
  readonly macs: readonly string[]
  readonly endpointEnabled: boolean
}

/** What the boot service knows of a component. */
export function bootHostOf(reader: Reader, component: Component): BootHost {
  const endpoint = reader.get('componentEndpoint', component.id)
  const controller = endpoint && reader.get('redfishEndpoint', endpoint.redfishEndpointId)
  return {
    component,
    fqdn: endpoint?.fqdn ?? '',
    macs: macsOf(reader, component.id),
    endpointEnabled: controller?.enabled !== false,
  }
}

/** Every node. */
export function* listBootHosts(reader: Reader): Generator<BootHost, void, undefined> {
  for (const component of reader.list('component')) {
    if (isNodeType(component.type)) yield bootHostOf(reader, component)
  }
}
