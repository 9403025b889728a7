import type { Component, RedfishEndpoint } from '../record/index.ts'
import type { Reader } from '../store/index.ts'
import {
  interfacesOf,
  type NodeRow,
  type NodeSource,
  nodeFields,
  nodeRowMaker,
} from './node-row.ts'

export { nodeNamed } from './node-list.ts'

/** A port of a node. */
interface PortRow {
  readonly mac: string
  readonly ips: readonly string[]
  readonly description?: string
}

/** The controller of a node; its password is never part of it. */
interface ControllerRow {
  readonly id: string
  readonly name?: string
  readonly fqdn?: string
  readonly ipAddress?: string
  readonly macAddr?: string
  readonly enabled: boolean
}

/** One node with everything around it. */
export interface NodeDetail extends NodeRow {
  readonly type: string
  readonly softwareStatus?: string
  readonly locked?: boolean
  readonly interfaces: readonly PortRow[]
  readonly endpoint?: ControllerRow
}

function portsOf(reader: Reader, xname: string): readonly PortRow[] {
  return interfacesOf(reader, xname).map(({ macAddress, ipAddresses, description }) => ({
    mac: macAddress,
    ips: ipAddresses.map(({ ipAddress }) => ipAddress),
    ...(description ? { description } : {}),
  }))
}

/**
 * The controller that told of the node, or the one that its name says: `x1000c0s0b0` of `…b0n0`.
 */
function controllerOf(reader: Reader, node: Component): RedfishEndpoint | undefined {
  const told = reader.get('componentEndpoint', node.id)?.redfishEndpointId
  return reader.get('redfishEndpoint', told ?? node.id.replace(/[nv][0-9]+$/, ''))
}

function controllerRow({
  id,
  name,
  fqdn,
  ipAddress,
  macAddr,
  enabled,
}: RedfishEndpoint): ControllerRow {
  return {
    id,
    ...(name ? { name } : {}),
    ...(fqdn ? { fqdn } : {}),
    ...(ipAddress ? { ipAddress } : {}),
    ...(macAddr ? { macAddr } : {}),
    enabled,
  }
}

/** Everything about a node. */
export function describeNode(reader: NodeSource, node: Component): NodeDetail {
  const controller = controllerOf(reader, node)
  return {
    ...nodeRowMaker(reader, nodeFields)(node),
    type: node.type,
    ...(node.softwareStatus ? { softwareStatus: node.softwareStatus } : {}),
    ...(node.locked === undefined ? {} : { locked: node.locked }),
    interfaces: portsOf(reader.sliceOf(node.id), node.id),
    ...(controller ? { endpoint: controllerRow(controller) } : {}),
  }
}
