/**
 * One BMC with two nodes in a cabinet, as the reference's clients tell of them, and how the rows of
 * their request table are written down. Numbers and addresses come out of the cabinet, so that
 * samples of two cabinets do not meet.
 */
import type { RawAnswer } from '../fixture/raw-http.ts'

/** The names and addresses that one run of the table uses, and owns. */
export type ClientSample = ReturnType<typeof sampleOf>

/** The sample of a cabinet: `x9990` when nobody says otherwise. */
export function sampleOf(cabinet: string) {
  const place = Number(cabinet.slice(1)) % 10_000
  const pair = (value: number) => value.toString(16).padStart(2, '0')
  const mac = (last: string) => `02:99:${pair(place >> 8)}:${pair(place & 255)}:00:${last}`
  const net = `10.${pair10(place)}`
  const bmc = `${cabinet}c7s60b0`
  return {
    cabinet,
    bmc,
    node: `${bmc}n0`,
    second: `${bmc}n1`,
    bmcMac: mac('10'),
    nodeMac: mac('20'),
    nodeMacId: mac('20').replaceAll(':', ''),
    bmcAddress: `${net}.10`,
    nodeAddress: `${net}.20`,
    nid: 900_000 + place * 2,
    secondNid: 900_001 + place * 2,
    group: `clients-${cabinet}`,
    cloudGroup: `clients-cloud-${cabinet}`,
    kernel: `http://images.example/${cabinet}/vmlinuz`,
  }
}

/** Two middle numbers of an address, out of one. */
function pair10(value: number): string {
  return `${100 + (value >> 8)}.${value & 255}`
}

/** One request as a client sends it, and what that client reads of the answer. */
export interface ClientStep {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** From the root, with the slashes and the case that the client uses. */
  readonly path: string
  /** Goes out as JSON; nothing is sent when absent. */
  readonly body?: unknown
  /** Sent without the token. */
  readonly isOpen?: boolean
  reads(answer: RawAnswer): void
  /**
   * What becomes of it while the cell that owns the cabinet is down, asked of another one: it
   * `answers` as ever, is `refused` with a 503 that names the owner, or is `partial`: a list
   * without what lies there, which says by its coverage that a cell is missing.
   */
  readonly whenDark: 'answers' | 'partial' | 'refused'
}

/** What is there before a row is played. */
export type Given =
  | 'components'
  | 'endpoint'
  | 'interface'
  | 'group'
  | 'parameters'
  | 'cloudGroup'
  | 'defaults'

/** A row of the table. */
export interface ClientRow {
  /** Its number in the table: S4. */
  readonly number: string
  /** What a person types. */
  readonly command: string
  readonly given: readonly Given[]
  readonly steps: readonly ClientStep[]
}

/** The nodes as `discover static` posts them. */
export function componentsOf({ node, second, nid, secondNid }: ClientSample) {
  const shared = { Type: 'Node', State: 'On', Enabled: true, Role: 'Compute', Arch: 'X86' }
  return [
    { ID: node, ...shared, NID: nid },
    { ID: second, ...shared, NID: secondNid },
  ]
}

/** The BMC as `discover static` posts it; its UUIDs are new at each run. */
export function endpointOf(sample: ClientSample, run = 1) {
  const { bmc, node, bmcMac, nodeMac, bmcAddress, nodeAddress } = sample
  const uuid = (part: number) =>
    `00000000-0000-4000-8000-${String(run * 100 + part).padStart(12, '0')}`
  const port = { description: 'Interface 0', mac: nodeMac, ip: nodeAddress }
  return {
    ID: bmc,
    Type: 'NodeBMC',
    Name: `bmc-${sample.cabinet}`,
    FQDN: `bmc-${sample.cabinet}.mgmt`,
    MACAddr: bmcMac,
    IPAddress: bmcAddress,
    UUID: uuid(0),
    SchemaVersion: 1,
    Systems: [
      {
        uri: `https://cell.example/redfish/v1/Systems/${node}`,
        uuid: uuid(1),
        name: 'n0',
        actions: ['On', 'ForceOff', 'GracefulShutdown', 'ForceRestart'],
        ethernet_interfaces: [{ name: node, ...port }],
      },
    ],
    Managers: [
      {
        uri: `https://cell.example/redfish/v1/Managers/${bmc}`,
        uuid: uuid(2),
        name: 'bmc',
        type: 'NodeBMC',
        description: 'The BMC',
        actions: null,
        ethernet_interfaces: [{ mac: bmcMac, ip: bmcAddress }],
      },
    ],
  }
}

/** The port of the first node, as `smd iface add` posts it. */
export function interfaceOf({ node, nodeMac, nodeAddress }: ClientSample) {
  return {
    ComponentID: node,
    Type: 'Node',
    Description: 'Interface 0',
    MACAddress: nodeMac,
    IPAddresses: [{ IPAddress: nodeAddress, Network: 'internal' }],
  }
}

/** The group, as `smd group add` posts it. */
export function groupOf({ group, node }: ClientSample) {
  return {
    label: group,
    description: `The ${group} group`,
    tags: ['clients'],
    members: { ids: [node] },
  }
}

/** Boot parameters: the client always sends `cloud-init`, with nulls. */
export function parametersOf({ node, kernel }: ClientSample) {
  return {
    hosts: [node],
    params: 'quiet root=live:http://images.example/a console=ttyS0 a&b',
    kernel,
    initrd: 'http://images.example/initrd',
    'cloud-init': { 'meta-data': null, 'user-data': null, 'phone-home': { pub_key_dsa: '' } },
  }
}

/** Defaults of the cluster, as `cloud-init defaults set` posts them. */
export const defaultsSent = {
  cloud_provider: 'clients',
  region: 'west',
  'availability-zone': 'row-1',
  'cluster-name': 'clients',
  'public-keys': ['ssh-ed25519 AAAA ops'],
  'base-url': 'http://cell.example/cloud-init',
  'boot-subnet': '10.1.0.0/16',
  'wg-subnet': '10.2.0.0/16',
  'short-name': 'nid',
  'nid-length': 4,
}

/** A cloud-init group, as `cloud-init group add` posts it. */
export function cloudGroupOf({ cloudGroup }: ClientSample) {
  return {
    name: cloudGroup,
    description: 'made by clients',
    'meta-data': { syslog: '10.1.0.5' },
    file: {
      content: Buffer.from('#cloud-config\nruncmd: [true]\n').toString('base64'),
      filename: 'cloud.yaml',
      encoding: 'base64',
    },
  }
}
