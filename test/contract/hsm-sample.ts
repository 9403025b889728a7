/**
 * What the contract suites of /hsm/v2 send, and how: one BMC with a node in cabinet x9990, and a
 * second node, over bare sockets without Content-Type.
 */
import { type RawAnswer, sendRaw } from '../fixture/raw-http.ts'

/** Where a suite is pointed. */
export interface HsmTarget {
  readonly url: string
  /** Sent with what asks for one; absent = the target asks for none. */
  readonly token?: string
  /** Whole collections may be deleted: only where nothing else lives. */
  readonly mayWipe?: boolean
}

/** Asks a target. */
export interface HsmAsker {
  /** With the token. */
  call(method: string, path: string, body?: unknown): Promise<RawAnswer>
  /** Without the token. */
  open(path: string): Promise<RawAnswer>
  /** The status alone, with the token. */
  status(method: string, path: string, body?: unknown): Promise<number>
  /** Takes away whatever a suite may have left. */
  tidy(): Promise<void>
  addComponents(): Promise<number>
  addEndpoint(): Promise<number>
}

export const bmc = 'x9990c0s0b0'
export const node = 'x9990c0s0b0n0'
export const secondNode = 'x9990c0s0b0n1'
export const bmcMac = '02:99:90:00:10:00'
export const nodeMac = '02:99:90:00:20:00'

export const components = [
  {
    ID: node,
    Type: 'Node',
    State: 'On',
    Enabled: true,
    Role: 'Compute',
    Arch: 'X86',
    NID: 990_001,
  },
  { ID: secondNode, Type: '', State: 'On', Enabled: true, Role: 'Service', NID: 990_002 },
]

/** One BMC as the static discovery sends it; its UUIDs are new at each run. */
export function discovered(run: number) {
  const uuid = (part: number) =>
    `00000000-0000-4000-8000-${String(run * 100 + part).padStart(12, '0')}`
  return {
    ID: bmc,
    Type: 'NodeBMC',
    Name: 'suite-bmc',
    FQDN: 'suite-bmc.mgmt',
    MACAddr: bmcMac,
    IPAddress: '10.99.0.10',
    UUID: uuid(0),
    SchemaVersion: 1,
    Systems: [
      {
        uri: `https://cell.example/redfish/v1/Systems/${node}`,
        uuid: uuid(1),
        name: 'suite-n0',
        actions: ['On', 'ForceOff', 'GracefulShutdown', 'GracefulRestart', 'ForceRestart'],
        ethernet_interfaces: [
          { name: node, description: 'Interface 0 for suite-n0', mac: nodeMac, ip: '10.99.1.1' },
        ],
      },
    ],
    Managers: [
      {
        uri: `https://cell.example/redfish/v1/Managers/${bmc}`,
        uuid: uuid(2),
        name: 'suite-bmc',
        type: 'NodeBMC',
        description: 'The BMC',
        actions: null,
        ethernet_interfaces: [{ mac: bmcMac, ip: '10.99.0.10' }],
      },
    ],
  }
}

/** The interface as discovery version 1 posts it, by itself. */
export const interfaceOfNode = {
  ComponentID: node,
  Type: 'Node',
  Description: 'Interface 0 for suite-n0',
  MACAddress: nodeMac,
  IPAddresses: [{ IPAddress: '10.99.1.1', Network: 'internal' }],
}

/** Makes an asker for a target. */
export function askerOf({ url, token }: HsmTarget): HsmAsker {
  const call: HsmAsker['call'] = (method, path, body) =>
    sendRaw(url, { method, path: `/hsm/v2${path}`, token, body })
  const status: HsmAsker['status'] = async (method, path, body) =>
    (await call(method, path, body)).status
  return {
    call,
    status,
    open: (path) => sendRaw(url, { method: 'GET', path: `/hsm/v2${path}` }),
    async tidy() {
      await call('DELETE', '/groups/suite-a')
      await call('DELETE', `/Inventory/RedfishEndpoints/${bmc}`)
      for (const id of [bmc, node, secondNode]) await call('DELETE', `/State/Components/${id}`)
      for (const mac of [bmcMac, nodeMac]) {
        await call('DELETE', `/Inventory/EthernetInterfaces/${mac.replaceAll(':', '')}`)
      }
    },
    addComponents: () => status('POST', '/State/Components', { Components: components }),
    addEndpoint: () => status('POST', '/Inventory/RedfishEndpoints', discovered(1)),
  }
}
