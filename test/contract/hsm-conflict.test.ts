import { afterAll, describe, expect, it } from 'vitest'
import {
  endpoint,
  node,
  nodeMac,
  openRefusingRack,
  other,
  otherMac,
  system,
} from './hsm-refusal.ts'

const { rack, send, refused } = await openRefusingRack()
afterAll(() => rack.close())

describe('what collides with another record', () => {
  const status = 409
  it.each([
    [
      'a MAC of another node',
      endpoint('x1000c0s7b0', [system('x1000c0s7b0n0', nodeMac, '')]),
      /MAC address 02:00:00:00:20:00 of x1000c0s7b0n0 belongs to x1000c0s0b0n0/,
    ],
    [
      'an address of another node',
      endpoint('x1000c0s7b0', [system('x1000c0s7b0n0', otherMac, '10.0.0.1')]),
      /IP address 10\.0\.0\.1 is in use by x1000c0s0b0n0/,
    ],
    [
      'one MAC on two of its systems',
      endpoint('x1000c0s7b0', [
        system('x1000c0s7b0n0', otherMac, ''),
        system('x1000c0s7b0n1', otherMac, ''),
      ]),
      /MAC address 02:00:00:00:20:01 is on x1000c0s7b0n0 and on x1000c0s7b0n1/,
    ],
    [
      'the FQDN of another endpoint',
      { ID: 'x1000c0s7b0', FQDN: 'x1000c0s0b0.mgmt' },
      /FQDN x1000c0s0b0\.mgmt is in use by Redfish endpoint x1000c0s0b0/,
    ],
    [
      'itself, with another name',
      { ID: 'x1000c0s0b0', Name: 'other' },
      /Redfish endpoint x1000c0s0b0 exists, and name differs/,
    ],
    [
      'itself, with another system',
      endpoint('x1000c0s0b0', [system('x1000c0s0b0n1', otherMac, '')]),
      /exists, and component x1000c0s0b0n1 is not there/,
    ],
    [
      'one good and one taken in a list',
      {
        RedfishEndpoints: [{ ID: 'x1000c0s7b0' }, { ID: 'x1000c0s8b0', FQDN: 'x1000c0s0b0.mgmt' }],
      },
      /is in use by Redfish endpoint x1000c0s0b0/,
    ],
  ])('an endpoint with %s', async (_name, body, detail) => {
    await refused({ method: 'POST', path: '/Inventory/RedfishEndpoints', body, status, detail })
  })

  it('a PUT of an endpoint with a MAC of another node', async () => {
    const body = endpoint('x1000c0s7b0', [system('x1000c0s7b0n0', nodeMac, '')])
    const path = '/Inventory/RedfishEndpoints/x1000c0s7b0'
    await refused({ method: 'PUT', path, body, status, detail: /belongs to x1000c0s0b0n0/ })
  })

  it.each([
    [
      'POST',
      '',
      { MACAddress: nodeMac, ComponentID: other },
      /MAC address 02:00:00:00:20:00 belongs to x1000c0s0b0n0 .* differs in componentId/,
    ],
    ['POST', '', { MACAddress: '0200.0000.2000', Description: 'mine' }, /belongs to x1000c0s0b0n0/],
    [
      'POST',
      '',
      { MACAddress: otherMac, IPAddresses: [{ IPAddress: '10.0.0.9' }, { IPAddress: '10.0.0.1' }] },
      /IP address 10\.0\.0\.1 is in use by x1000c0s0b0n0/,
    ],
    [
      'POST',
      '/020000002000/IPAddresses',
      { IPAddress: '10.0.0.1', Network: 'other' },
      /10\.0\.0\.1 is on interface 020000002000/,
    ],
  ])('an interface: %s %s %j', async (method, below, body, detail) => {
    await refused({ method, path: `/Inventory/EthernetInterfaces${below}`, body, status, detail })
  })

  it.each([
    [
      'POST',
      '/groups',
      { label: 'gpu', exclusiveGroup: 'kind', description: 'other', members: { ids: [node] } },
      /group gpu exists and differs in description$/,
    ],
    [
      'POST',
      '/groups',
      { label: 'gpu', exclusiveGroup: 'kind', members: { ids: [] } },
      /differs in members$/,
    ],
    [
      'POST',
      '/groups',
      { label: 'fpga', exclusiveGroup: 'kind', members: { ids: [node] } },
      /x1000c0s0b0n0 is in group gpu, of the same exclusive set kind/,
    ],
    ['POST', '/groups/gpu/members', { id: node }, /x1000c0s0b0n0 is in group gpu already/],
    ['POST', '/groups/gpu/members', { id: other }, /x1000c0s1b0n0 is in group cpu/],
    ['PUT', '/groups/gpu/members', { ids: [node, other] }, /x1000c0s1b0n0 is in group cpu/],
    [
      'PATCH',
      '/groups/gpu',
      { description: 'new', members: { ids: [other] } },
      /x1000c0s1b0n0 is in group cpu/,
    ],
  ])('a group: %s %s %j', async (method, path, body, detail) => {
    await refused({ method, path, body, status, detail })
  })
})

describe('what is not there', () => {
  it.each([
    ['GET', '/State/Components/x1000c0s7b0n7', undefined, /^no such xname\.$/],
    ['GET', '/State/Components/rack7', undefined, /^no such xname\.$/],
    ['GET', '/State/Components/ByNID/77', undefined, /^no such NID\.$/],
    ['GET', '/Inventory/RedfishEndpoints/x1000c0s7b0', undefined, /^no such xname\.$/],
    [
      'PATCH',
      '/Inventory/RedfishEndpoints/x1000c0s7b0',
      { Name: 'n' },
      /^No such entry: x1000c0s7b0$/,
    ],
    ['GET', '/Inventory/ComponentEndpoints/x1000c0s7b0', undefined, /^no such xname\.$/],
    [
      'GET',
      '/Inventory/EthernetInterfaces/020000002077',
      undefined,
      /^No such component ethernet interface: 020000002077$/,
    ],
    [
      'PATCH',
      '/Inventory/EthernetInterfaces/020000002077',
      { Description: 'd' },
      /^No such component ethernet interface/,
    ],
    [
      'POST',
      '/Inventory/EthernetInterfaces/020000002077/IPAddresses',
      { IPAddress: '10.0.0.77' },
      /^No such component/,
    ],
    [
      'DELETE',
      '/Inventory/EthernetInterfaces/020000002000/IPAddresses/10.0.0.77',
      undefined,
      /^No such IP address/,
    ],
    ['GET', '/groups/nobody', undefined, /^No such group: nobody$/],
    ['PATCH', '/groups/nobody', { description: 'd' }, /^No such group: nobody$/],
    ['PUT', '/groups/nobody/members', { ids: [node] }, /^No such group: nobody$/],
    ['DELETE', `/groups/cpu/members/${node}`, undefined, /^group has no such member\.$/],
    ['GET', '/memberships/x1000c0s7b0n7', undefined, /^No such xname: x1000c0s7b0n7$/],
  ])('%s %s', async (method, path, body, detail) => {
    await refused({ method, path, body, status: 404, detail })
  })
})

describe('after all that', () => {
  it('the indexes agree with the records', async () => {
    expect(await rack.countIndexFlaws()).toBe(0)
  })

  it('what was refused is not in the way', async () => {
    const fresh = endpoint('x1000c0s7b0', [system('x1000c0s7b0n0', otherMac, '10.0.0.9')])
    expect((await send('POST', '/Inventory/RedfishEndpoints', fresh)).status).toBe(201)
    const group = { label: 'new', members: { ids: ['x1000c0s7b0n0'] } }
    expect((await send('POST', '/groups', group)).status).toBe(201)
  })
})
