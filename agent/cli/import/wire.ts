/** What an import sends: the bodies of `discover static` (reference clients 1.4). */
import type { DiscoveredBmc, DiscoveredNode } from './discovery.ts'
import { uuidOf } from './name-uuid.ts'

/** A component of `POST /State/Components`. */
export interface ComponentBody {
  readonly ID: string
  readonly Type: 'Node'
  readonly State: 'On'
  readonly Enabled: true
  readonly Role: 'Compute'
  readonly NID?: number
}

/** Everything that a system may be told to do (Redfish ResetType). */
const resetTypes = [
  'On',
  'ForceOff',
  'GracefulShutdown',
  'GracefulRestart',
  'ForceRestart',
  'Nmi',
  'ForceOn',
  'PushPowerButton',
  'PowerCycle',
  'Suspend',
  'Pause',
  'Resume',
]

/** The body for a node. */
export function componentBody({ xname, nid }: DiscoveredNode): ComponentBody {
  return {
    ID: xname,
    Type: 'Node',
    State: 'On',
    Enabled: true,
    Role: 'Compute',
    ...(nid !== undefined && { NID: nid }),
  }
}

/** What a port is called: the same words for the same port at each run. */
export function portDescription(node: DiscoveredNode, index: number): string {
  return `Interface ${index} for ${node.name}`
}

function systemBody(host: string, node: DiscoveredNode) {
  return {
    uri: `https://${host}/redfish/v1/Systems/${node.xname}`,
    uuid: uuidOf(`system ${node.xname}`),
    name: node.name,
    actions: resetTypes,
    ethernet_interfaces: node.interfaces.map(({ mac, addresses: [first] }, index) => ({
      name: node.xname,
      description: portDescription(node, index),
      mac,
      ...(first && { ip: first.ip }),
    })),
  }
}

function managerBody(host: string, { xname, name, mac, ip }: DiscoveredBmc) {
  return {
    uri: `https://${host}/redfish/v1/Managers/${xname}`,
    uuid: uuidOf(`manager ${xname}`),
    name,
    type: 'NodeBMC',
    description: `BMC ${name}`,
    actions: null,
    ethernet_interfaces: mac
      ? [{ name: xname, description: `Interface for BMC ${name}`, mac, ...(ip && { ip }) }]
      : [],
  }
}

/** The body for a BMC with all its nodes, in the order of their numbers: servers may count them. */
export function endpointBody(bmc: DiscoveredBmc, nodes: readonly DiscoveredNode[]) {
  const { xname, name, mac, ip, fqdn, user, password } = bmc
  const host = fqdn ?? ip ?? xname
  return {
    ID: xname,
    Type: 'NodeBMC',
    Name: name,
    ...(fqdn && { FQDN: fqdn }),
    ...(mac && { MACAddr: mac }),
    ...(ip && { IPAddress: ip }),
    ...(user && { User: user }),
    ...(password && { Password: password }),
    UUID: uuidOf(`manager ${xname}`),
    SchemaVersion: 1,
    Systems: nodes.map((node) => systemBody(host, node)),
    Managers: [managerBody(host, bmc)],
  }
}

/** An address of `EthernetInterfaces`. */
export interface AddressBody {
  readonly IPAddress: string
  readonly Network?: string
}

/** All addresses of a port. */
export function addressBodies(
  addresses: DiscoveredNode['interfaces'][number]['addresses'],
): AddressBody[] {
  return addresses.map(({ ip, network }) => ({
    IPAddress: ip,
    ...(network && { Network: network }),
  }))
}
