import { afterAll, describe, expect, it } from 'vitest'
import { endpoint, node, openRefusingRack, other, otherMac, system } from './hsm-refusal.ts'

const { rack, refused } = await openRefusingRack()
afterAll(() => rack.close())

describe('values that are none', () => {
  const component = (fields: object) => ({
    Components: [{ ID: 'x1000c0s7b0n0', State: 'On', ...fields }],
  })
  it.each([
    ['POST', '/State/Components', {}, /^Missing Components$/],
    ['POST', '/State/Components', { Components: [] }, /^Missing Components$/],
    ['POST', '/State/Components', component({ ID: '' }), /^Missing Components$/],
    [
      'POST',
      '/State/Components',
      component({ ID: 'x1000c0s7b0n' }),
      /^couldn't validate components: xname ID "x1000c0s7b0n" is invalid/,
    ],
    [
      'POST',
      '/State/Components',
      component({ State: '' }),
      /^couldn't validate components: state '' is invalid/,
    ],
    ['POST', '/State/Components', component({ State: 'Asleep' }), /state "Asleep" is invalid/],
    ['POST', '/State/Components', component({ Flag: 'Red' }), /flag "Red" is invalid/],
    ['POST', '/State/Components', component({ Role: 'Cook' }), /role "Cook" is invalid/],
    ['POST', '/State/Components', component({ SubRole: 'Chef' }), /subRole "Chef" is invalid/],
    ['POST', '/State/Components', component({ NetType: 'String' }), /netType "String" is invalid/],
    ['POST', '/State/Components', component({ Arch: 'Z80' }), /arch "Z80" is invalid/],
    ['POST', '/State/Components', component({ Class: 'Lake' }), /class "Lake" is invalid/],
    ['POST', '/State/Components', component({ NID: 'seven' }), /NID "seven" is not an integer/],
    [
      'POST',
      '/State/Components',
      component({ NID: 4_294_967_296 }),
      /NID "4294967296" is not an integer up to 2147483647/,
    ],
    [
      'PUT',
      `/State/Components/${node}`,
      { component: { ID: other, State: 'On' } },
      /^ID in URL and POST body do not match$/,
    ],
    ['PATCH', '/State/Components/BulkStateData', { State: 'On' }, /^Missing IDs$/],
    ['PATCH', '/State/Components/BulkStateData', { ComponentIDs: [node] }, /^Missing State$/],
    [
      'PATCH',
      '/State/Components/BulkStateData',
      { ComponentIDs: [node], State: 'Empty' },
      /^operation not allowed and not forced\.$/,
    ],
    ['PATCH', '/State/Components/BulkFlagOnly', { ComponentIDs: [node] }, /^Missing Flag$/],
    ['PATCH', '/State/Components/BulkEnabled', { ComponentIDs: [node] }, /^Missing Enabled field$/],
    [
      'PATCH',
      '/State/Components/BulkSoftwareStatus',
      { ComponentIDs: [node] },
      /^Missing SoftwareStatus$/,
    ],
    ['PATCH', '/State/Components/BulkRole', { ComponentIDs: [node] }, /^Missing Role$/],
    [
      'PATCH',
      '/State/Components/BulkRole',
      { ComponentIDs: [node, 'rack7'], Role: 'Compute' },
      /^invalid xname ID: "rack7"$/,
    ],
    ['PATCH', '/State/Components/BulkNID', {}, /^Missing Components$/],
    [
      'PATCH',
      '/State/Components/BulkNID',
      { Components: [{ ID: node, NID: 9 }, { ID: other }] },
      /^NID value missing/,
    ],
    ['PATCH', `/State/Components/${node}/NID`, {}, /^Missing NID$/],
    ['PATCH', `/State/Components/${node}/Role`, { ID: other, Role: 'Service' }, /do not match$/],
    ['POST', '/State/Components/Query', {}, /^Missing IDs$/],
    ['POST', '/State/Components/ByNID/Query', {}, /^Missing NID ranges$/],
    ['POST', '/State/Components/ByNID/Query', { NIDRanges: ['9-1'] }, /^invalid NID range "9-1"$/],
    [
      'GET',
      '/State/Components?type=Toaster',
      undefined,
      /^bad query param: Argument was not a valid HMS Type: "Toaster"$/,
    ],
    [
      'GET',
      '/State/Components?state=',
      undefined,
      /^bad query param: Argument was not a valid HMS State/,
    ],
    [
      'GET',
      '/State/Components?flag=',
      undefined,
      /^bad query param: Argument was not a valid HMS Flag/,
    ],
    ['GET', '/State/Components?id=', undefined, /^bad query param: bad xname ID/],
    ['GET', '/State/Components?nid=one', undefined, /^bad query param: nid is not an integer/],
    [
      'GET',
      '/State/Components?nid_start=one',
      undefined,
      /^bad query param: nid_start is not an integer/,
    ],
    [
      'GET',
      '/State/Components?enabled=perhaps',
      undefined,
      /^bad query param: Argument was not a valid boolean/,
    ],
    ['GET', '/State/Components?group=nobody', undefined, /^bad query param: no such group/],
    ['GET', '/memberships?partition=p1', undefined, /^bad query param: no such partition/],
    ['GET', '/State/Components/ByNID/one', undefined, /^Invalid NID/],
    ['DELETE', '/State/Components/rack7', undefined, /^invalid xname$/],
    ['POST', '/Inventory/RedfishEndpoints', { ID: node }, /^couldn't validate endpoint data: /],
    ['POST', '/Inventory/RedfishEndpoints', { ID: '' }, /^couldn't validate endpoint data: /],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      { RedfishEndpoints: [{ ID: 'x1000c0s7b0' }, { ID: 'x1' }] },
      /^couldn't validate endpoint data at idx 1: /,
    ],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      { ID: 'x1000c0s7b0', Hostname: 'a.b' },
      /Hostname "a.b" is neither/,
    ],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      { ID: 'x1000c0s7b0', Hostname: 'a', Domain: 'c', FQDN: 'a.b' },
      /FQDN "a.b" is not host name and domain/,
    ],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      { ID: 'x1000c0s7b0', IPAddress: '10.0.0' },
      /"10.0.0" is not an IP address/,
    ],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      { ID: 'x1000c0s7b0', FQDN: '10.0.0.7', IPAddress: '10.0.0.8' },
      /IPAddress 10.0.0.8 is not the address/,
    ],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      { ID: 'x1000c0s7b0', MACAddr: '02:00' },
      /"02:00" is not a MAC address/,
    ],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      endpoint('x1000c0s7b0', [system('x1000c0s7b0n0', '02:00:00:00:20:0g', '')]),
      /is not a MAC address/,
    ],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      endpoint('x1000c0s7b0', [system('x1000c0s7b0n0', otherMac, 'ten')]),
      /"ten" is not an IP address/,
    ],
    ['PATCH', '/Inventory/RedfishEndpoints/rack7', { Name: 'n' }, /^invalid xname/],
    ['GET', '/Inventory/RedfishEndpoints/Query/x1000', undefined, /^not yet implemented$/],
    ['POST', '/Inventory/EthernetInterfaces', { MACAddress: '' }, /is not a MAC address/],
    [
      'POST',
      '/Inventory/EthernetInterfaces',
      { MACAddress: '02:00:00:00:20' },
      /is not a MAC address/,
    ],
    [
      'POST',
      '/Inventory/EthernetInterfaces',
      { MACAddress: otherMac, ComponentID: 'rack7' },
      /"rack7" is not a valid xname/,
    ],
    [
      'POST',
      '/Inventory/EthernetInterfaces',
      { MACAddress: otherMac, IPAddresses: [{ IPAddress: '' }] },
      /^IPAddress is empty$/,
    ],
    [
      'POST',
      '/Inventory/EthernetInterfaces',
      { MACAddress: otherMac, IPAddresses: [{ IPAddress: '10.0.0.300' }] },
      /is not an IP address/,
    ],
    [
      'POST',
      '/Inventory/EthernetInterfaces',
      { MACAddress: otherMac, IPAddresses: [{ IPAddress: '0.0.0.0' }] },
      /0\.0\.0\.0 is not an address/,
    ],
    ['PATCH', '/Inventory/EthernetInterfaces/020000002000', {}, /at least one patch field/],
    [
      'GET',
      '/Inventory/EthernetInterfaces?MACAddress=',
      undefined,
      /^bad query param: empty macaddress/,
    ],
    [
      'GET',
      '/Inventory/EthernetInterfaces?OlderThan=yesterday',
      undefined,
      /^bad query param: olderthan is not a time/,
    ],
    [
      'GET',
      '/Inventory/EthernetInterfaces?type=Toaster',
      undefined,
      /^bad query param: Argument was not a valid HMS Type/,
    ],
    [
      'POST',
      '/groups',
      { label: 'with blank' },
      /^couldn't validate group: label "with blank" is not valid/,
    ],
    ['POST', '/groups', {}, /^couldn't validate group: label "" is not valid/],
    [
      'POST',
      '/groups',
      { label: 'new', tags: ['a', '/'] },
      /^couldn't validate group: tag "\/" is not valid/,
    ],
    [
      'POST',
      '/groups',
      { label: 'new', members: { ids: ['rack7'] } },
      /^couldn't validate group: "rack7" is not a valid xname/,
    ],
    [
      'POST',
      '/groups',
      { label: 'new', members: { ids: [node, 'x1000c0s7b0n7'] } },
      /"x1000c0s7b0n7" is not a component/,
    ],
    ['PATCH', '/groups/gpu', {}, /at least one patch field/],
    [
      'PUT',
      '/groups/gpu/members',
      { ids: ['x1000c0s7b0n7'] },
      /"x1000c0s7b0n7" is not a component/,
    ],
    [
      'PUT',
      '/groups/gpu/members',
      { group: 'cpu', ids: [node] },
      /^group in URL and PUT body do not match$/,
    ],
    ['GET', '/memberships/rack7', undefined, /^invalid xname$/],
  ])('%s %s %j', async (method, path, body, detail) => {
    await refused({ method, path, body, status: 400, detail })
  })
})

it('after all that the indexes agree with the records', async () => {
  expect(await rack.countIndexFlaws()).toBe(0)
})
