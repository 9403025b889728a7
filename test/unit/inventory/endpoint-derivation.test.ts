import { describe, expect, it } from 'vitest'
import {
  deriveInventory,
  type ManagerInput,
  type SystemInput,
} from '../../../cell/inventory/endpoint-derivation.ts'
import type { RedfishEndpoint } from '../../../cell/record/index.ts'

const bmc = 'x1c0s0b0'
const endpoint: RedfishEndpoint = {
  id: bmc,
  type: 'NodeBMC',
  hostname: 'bmc',
  domain: 'mgmt',
  fqdn: 'bmc.mgmt',
  enabled: true,
  rediscoverOnUpdate: false,
}

const derive = (systems: SystemInput[], managers: ManagerInput[] = []) =>
  deriveInventory(endpoint, { systems, managers })
const nodes = (systems: SystemInput[]) =>
  derive(systems).components.map(({ id, hostname }) => (hostname ? `${id}=${hostname}` : id))

describe('names of systems', () => {
  const uri = (id: string) => `https://cell.example/redfish/v1/Systems/${id}`

  it('are those of the URI when it ends in a node of this BMC, with the name beside it', () => {
    expect(
      nodes([
        { uri: uri(`${bmc}n3`), name: 'CB03' },
        { uri: uri('X1c0s0b0n01'), name: 'cb01' },
      ]),
    ).toEqual(['x1c0s0b0n3=cb03', 'x1c0s0b0n1=cb01'])
  })

  it('are numbers in the order of the list otherwise, without a host name', () => {
    expect(
      nodes([{ uri: '/redfish/v1/Systems/A', name: 'System' }, { uri: '/redfish/v1/Systems/B' }]),
    ).toEqual(['x1c0s0b0n0', 'x1c0s0b0n1'])
    expect(nodes([{ uri: uri('x1c0s9b0n7'), name: 'cb07' }])).toEqual(['x1c0s0b0n0'])
  })

  it('take no number that a URI names', () => {
    expect(nodes([{ uri: '/Systems/A' }, { uri: uri(`${bmc}n0`) }, { uri: '/Systems/B' }])).toEqual(
      ['x1c0s0b0n1', 'x1c0s0b0n0', 'x1c0s0b0n2'],
    )
  })

  it('a system listed twice is one: by its UUID, or without one by its URI', () => {
    expect(nodes([{ uri: '/Systems/A' }, { uri: '/Systems/A/' }, { uri: '/Systems/B' }])).toEqual([
      'x1c0s0b0n0',
      'x1c0s0b0n1',
    ])
    expect(
      nodes([
        { uri: '/Systems/A', uuid: 'u' },
        { uri: '/Systems/B', uuid: 'U' },
      ]),
    ).toHaveLength(1)
    expect(nodes([{ uuid: 'u' }, { uuid: 'u' }, { uuid: 'v' }])).toHaveLength(2)
    expect(
      nodes([
        { uri: '/S', uuid: 'u' },
        { uri: '/S', uuid: 'v' },
      ]),
    ).toHaveLength(2)
    expect(nodes([{}, {}, { uuid: '' }, { uuid: '' }])).toHaveLength(4)
    const uuid = '00000000-0000-0000-0000-000000000000'
    expect(nodes([{ uuid }, { uuid }])).toHaveLength(2)
  })

  it('one node that two URIs name is one, whatever the UUIDs say', () => {
    const named = { uri: uri(`${bmc}n2`) }
    expect(
      nodes([
        { ...named, uuid: 'u' },
        { ...named, uuid: 'v' },
      ]),
    ).toEqual(['x1c0s0b0n2'])
  })

  it.each(['two words', 'a.b', '-a', 'x'.repeat(64), ''])('%j is no host name', (name) => {
    expect(nodes([{ uri: uri(`${bmc}n0`), name }])).toEqual(['x1c0s0b0n0'])
  })

  it('are passed over, and said so, where no node can be', () => {
    const pdu = { ...endpoint, id: 'x1m0', type: 'CabinetPDUController' }
    const { components, notes } = deriveInventory(pdu, { systems: [{ uri: '/S/1' }], managers: [] })
    expect(components).toEqual([])
    expect(notes).toEqual(['system /S/1 passed over: no node can be below x1m0'])
  })
})

describe('interfaces', () => {
  const port = (mac: string, ip?: string) => ({ mac, ip })

  it('are those of managers and systems, in one spelling, with or without an address', () => {
    const ports = [port('02-00-00-00-00-0A', '10.0.0.1'), port('02000000000b')]
    const found = derive(
      [{ ports }],
      [{ ports: [port('02:00:00:00:00:0c', '0.0.0.0')] }],
    ).interfaces
    expect(found.map(({ mac, componentId, ips }) => [mac.colon, componentId, ips])).toEqual([
      ['02:00:00:00:00:0c', bmc, []],
      ['02:00:00:00:00:0a', 'x1c0s0b0n0', ['10.0.0.1']],
      ['02:00:00:00:00:0b', 'x1c0s0b0n0', []],
    ])
  })

  it('a port listed once per address is one interface', () => {
    const mac = '02:00:00:00:00:0a'
    const ports = [port(mac, '10.0.0.1'), port(mac, '10.0.0.2'), port(mac, '10.0.0.1')]
    expect(derive([{ ports }]).interfaces).toMatchObject([{ ips: ['10.0.0.1', '10.0.0.2'] }])
  })

  it('a slot without a card, or an InfiniBand port, takes nobody along', () => {
    const ports = [
      port(''),
      port('ff:ff:ff:ff:ff:ff'),
      port('00:02:c9:03:00:0a:bc:de'),
      port('02:00:00:00:00:0a'),
    ]
    expect(derive([{ ports }, { ports: [port('FF-FF-FF-FF-FF-FF')] }]).interfaces).toHaveLength(1)
  })

  it.each(['not available', '01:00:5e:00:00:01', '000000000000'])(
    'a port whose address is %j is passed over, and the rest stays',
    (mac) => {
      const ports = [port(mac, 'unreadable as well'), port('02:00:00:00:00:0a', '10.0.0.1')]
      const { interfaces, endpoints, notes } = derive([{ ports }])
      expect(interfaces.map(({ mac: { colon } }) => colon)).toEqual(['02:00:00:00:00:0a'])
      expect(endpoints).toMatchObject([{ macAddr: '02:00:00:00:00:0a' }])
      const isSilent = mac === '000000000000'
      expect(notes).toEqual(
        isSilent
          ? []
          : [`port of x1c0s0b0n0 passed over: ${JSON.stringify(mac)} is no MAC of a port`],
      )
    },
  )
})

describe('component endpoints', () => {
  it('of a system', () => {
    const system: SystemInput = {
      uri: 'https://cell.example/redfish/v1/Systems/1?x=y',
      uuid: 'u1',
      name: 'Node 1',
      systemType: 'Physical',
      actions: ['On', 'ForceOff'],
      ports: [
        {
          uri: '/redfish/v1/Systems/1/EthernetInterfaces/eth0',
          mac: '02-00-00-00-00-0a',
          description: 'boot',
        },
      ],
      powerControlIds: ['/redfish/v1/Chassis/1/Power#/PowerControl/0'],
      chassis: ['/redfish/v1/Chassis/1'],
    }
    const [offer] = derive([system]).endpoints
    const { infoJson, ...rest } = offer ?? expect.unreachable()
    expect(rest).toEqual({
      id: 'x1c0s0b0n0',
      type: 'Node',
      redfishType: 'ComputerSystem',
      redfishSubtype: 'Physical',
      macAddr: '02:00:00:00:00:0a',
      uuid: 'u1',
      odataId: '/redfish/v1/Systems/1',
      redfishEndpointId: bmc,
      redfishUrl: 'bmc.mgmt/redfish/v1/Systems/1',
      componentEndpointType: 'ComponentEndpointComputerSystem',
      infoName: 'RedfishSystemInfo',
    })
    expect(JSON.parse(infoJson ?? '')).toEqual({
      Name: 'Node 1',
      Actions: {
        '#ComputerSystem.Reset': {
          'ResetType@Redfish.AllowableValues': ['On', 'ForceOff'],
          '@Redfish.ActionInfo': '/redfish/v1/Systems/1/ResetActionInfo',
          target: '/redfish/v1/Systems/1/Actions/ComputerSystem.Reset',
        },
      },
      EthernetNICInfo: [
        {
          RedfishId: 'eth0',
          '@odata.id': '/redfish/v1/Systems/1/EthernetInterfaces/eth0',
          Description: 'boot',
          InterfaceEnabled: true,
          MACAddress: '02:00:00:00:00:0a',
        },
      ],
      PowerURL: '/redfish/v1/Chassis/1/Power',
      PowerControl: [{ '@odata.id': '/redfish/v1/Chassis/1/Power#/PowerControl/0' }],
    })
  })

  it('of the controller: the first manager speaks for it, the ports of all are its own', () => {
    const managers: ManagerInput[] = [
      {
        uri: '/redfish/v1/Managers/BMC',
        type: 'BMC',
        commandShell: ['SSH'],
        ports: [{ mac: '02:00:00:00:00:0a' }],
      },
      { uri: '/redfish/v1/Managers/2', ports: [{ mac: '02:00:00:00:00:0b' }] },
    ]
    const { components, endpoints, interfaces, notes } = derive([], managers)
    expect(components).toEqual([{ id: bmc, isNode: false }])
    expect(endpoints).toMatchObject([
      {
        id: bmc,
        type: 'NodeBMC',
        redfishType: 'Manager',
        redfishSubtype: 'BMC',
        componentEndpointType: 'ComponentEndpointManager',
        infoName: 'RedfishManagerInfo',
      },
    ])
    expect(JSON.parse(endpoints[0]?.infoJson ?? '')).toMatchObject({
      Actions: { '#Manager.Reset': { target: '/redfish/v1/Managers/BMC/Actions/Manager.Reset' } },
      CommandShell: { ServiceEnabled: true, ConnectTypesSupported: ['SSH'] },
    })
    expect(interfaces).toHaveLength(2)
    expect(notes).toEqual(['2 managers: the first one is used'])
  })
})
