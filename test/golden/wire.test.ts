/**
 * What the services that a cell takes the place of answer, character for character: documents of
 * the inventory, of booting and of cloud-init for one rack, and refusals. `vitest run test/golden
 * -u` writes the files anew; a changed one is a change that clients see.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { HandClock } from '../fixture/ledger.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack

const node = 'x1000c0s0b0n0'
const bmc = 'x1000c0s0b0'
const mac = '02:00:00:00:20:00'
const address = '10.1.1.1'

/** What makes the rack, in the words of the clients. */
const written: readonly (readonly ['POST' | 'PUT' | 'PATCH', string, object])[] = [
  [
    'POST',
    '/hsm/v2/State/Components',
    { Components: [{ ID: node, State: 'On', Role: 'Compute', NID: 1, Arch: 'X86' }] },
  ],
  [
    'POST',
    '/hsm/v2/Inventory/RedfishEndpoints',
    {
      ID: bmc,
      FQDN: 'r0b0.mgmt',
      MACAddr: '02:00:00:00:10:00',
      IPAddress: '10.1.0.1',
      User: 'root',
      Password: 'never shown',
      SchemaVersion: 1,
      Systems: [
        {
          uri: `https://r0b0.mgmt/redfish/v1/Systems/${node}`,
          uuid: '00000000-0000-4000-8000-000000000001',
          name: 'r0n0',
          actions: ['On', 'ForceOff'],
          ethernet_interfaces: [{ name: node, description: 'Interface 0', mac, ip: address }],
        },
      ],
      Managers: [{ uri: '/redfish/v1/Managers/BMC', name: 'r0b0', type: 'NodeBMC' }],
    },
  ],
  ['POST', '/hsm/v2/groups', { label: 'compute', tags: ['a'], members: { ids: [node] } }],
  ['POST', '/hsm/v2/partitions', { name: 'p1', members: { ids: [node] } }],
  ['PUT', `/hsm/v2/Defaults/NodeMaps/${node}`, { NID: 1, Role: 'Compute' }],
  ['PUT', `/hsm/v2/sysinfo/powermaps/${node}`, { poweredBy: ['x1000m0p0v1'] }],
  ['POST', '/hsm/v2/locks/lock', { ComponentIDs: [bmc] }],
  [
    'POST',
    '/hsm/v2/Inventory/Hardware',
    {
      Hardware: [
        {
          ID: node,
          Type: 'Node',
          NodeLocationInfo: { Id: 'Self', Name: 'r0n0' },
          PopulatedFRU: {
            FRUID: 'Node.Acme.7',
            Type: 'Node',
            NodeFRUInfo: { Manufacturer: 'Acme', Model: 'N1', SerialNumber: '7' },
          },
        },
      ],
    },
  ],
  [
    'PUT',
    '/boot/v1/bootparameters',
    { hosts: [node], kernel: 'http://k/vmlinuz', initrd: 'http://k/initrd', params: 'quiet a&b' },
  ],
  [
    'POST',
    '/cloud-init/admin/cluster-defaults',
    { 'cluster-name': 'demo', 'short-name': 'nid', 'base-url': 'http://10.1.0.2/cloud-init' },
  ],
  [
    'POST',
    '/cloud-init/admin/groups',
    {
      name: 'compute',
      description: 'all',
      'meta-data': { syslog: '10.1.0.5' },
      file: { content: '#cloud-config\n', encoding: 'plain' },
    },
  ],
  ['PUT', `/cloud-init/admin/instance-info/${node}`, { 'local-hostname': 'login1' }],
]

const read: readonly (readonly [string, string])[] = [
  ['components.json', '/hsm/v2/State/Components'],
  ['component.json', `/hsm/v2/State/Components/${node}`],
  ['components-state-only.json', '/hsm/v2/State/Components?stateonly=true'],
  ['redfish-endpoint.json', `/hsm/v2/Inventory/RedfishEndpoints/${bmc}`],
  ['component-endpoints.json', '/hsm/v2/Inventory/ComponentEndpoints'],
  ['ethernet-interfaces.json', '/hsm/v2/Inventory/EthernetInterfaces'],
  ['hardware.json', `/hsm/v2/Inventory/Hardware/${node}`],
  ['groups.json', '/hsm/v2/groups'],
  ['memberships.json', '/hsm/v2/memberships'],
  ['partitions.json', '/hsm/v2/partitions'],
  ['node-maps.json', '/hsm/v2/Defaults/NodeMaps'],
  ['power-map.json', `/hsm/v2/sysinfo/powermaps/${node}`],
  ['lock-status.json', '/hsm/v2/locks/status'],
  ['subscriptions.json', '/hsm/v2/Subscriptions/SCN'],
  ['values.json', '/hsm/v2/service/values'],
  ['ready.json', '/hsm/v2/service/ready'],
  ['no-component.json', '/hsm/v2/State/Components/x1000c7s7b7n7'],
  ['no-method.json', '/hsm/v2/locks/lock'],
  ['bad-filter.json', '/hsm/v2/State/Components?role=Poet'],
  ['boot-parameters.json', '/boot/v1/bootparameters'],
  ['boot-hosts.json', '/boot/v1/hosts'],
  ['boot-script.json', `/boot/v1/bootscript?mac=${mac}&json=1`],
  ['boot-script.ipxe', `/boot/v1/bootscript?mac=${mac}`],
  ['no-boot-parameters.json', '/boot/v1/bootparameters?name=x1000c7s7b7n7'],
  ['cloud-init-defaults.json', '/cloud-init/admin/cluster-defaults'],
  ['cloud-init-groups.json', '/cloud-init/admin/groups'],
  ['cloud-init-meta-data.yaml', '/cloud-init/meta-data'],
  ['cloud-init-vendor-data.txt', '/cloud-init/vendor-data'],
  ['cloud-init-group.yaml', '/cloud-init/compute.yaml'],
  ['no-cloud-init-group.txt', '/cloud-init/admin/groups/none'],
]

/** What is drawn anew each time. */
const withoutChance = (text: string) =>
  text
    .replaceAll(/\bi-[0-9a-f]+\b/g, 'i-…')
    .replaceAll(
      /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-(?!0{11}1)[0-9a-f]{12}\b/g,
      '…',
    )

beforeAll(async () => {
  rack = await openRack({
    apis: [createHsmApi, createBootApi, createCloudInitApi],
    clock: new HandClock(1_770_000_000_000),
  })
  for (const [method, url, payload] of written) {
    const answer = await rack.app.inject({ method, url, payload })
    expect(answer.statusCode, `${method} ${url}: ${answer.body}`).toBeLessThan(300)
  }
})

afterAll(() => rack.close())

test.each(read)('%s is what %s answers', async (file, url) => {
  const headers = { host: '10.1.0.2:7601' }
  const answer = await rack.app.inject({ url, headers, remoteAddress: address })
  const type = answer.headers['content-type'] ?? 'nothing'
  const text = `${answer.statusCode} ${type}\n\n${withoutChance(answer.body)}`
  await expect(text).toMatchFileSnapshot(`./wire/${file}.golden`)
})
