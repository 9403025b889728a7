import { afterAll, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { bodyBytesMax, bulkBodyBytesMax } from '../../agent/rack/http/limits.ts'
import { openRack } from '../fixture/rack.ts'
import { type RawAnswer, sendRaw } from '../fixture/raw-http.ts'

const rack = await openRack({ apis: [createHsmApi] })
const url = await rack.listen()
afterAll(() => rack.close())

const node = 'x1000c0s0b0n0'
const other = 'x1000c0s1b0n0'
const nodeMac = '02:00:00:00:20:00'
const otherMac = '02:00:00:00:20:01'

const send = (
  method: string,
  path: string,
  body?: unknown,
  more?: { contentLength: number },
): Promise<RawAnswer> => sendRaw(url, { method, path: `/hsm/v2${path}`, body, ...more })

const system = (id: string, mac: string, ip: string) => ({
  uri: `/redfish/v1/Systems/${id}`,
  name: id,
  ethernet_interfaces: [{ mac, ip }],
})
const endpoint = (id: string, systems: object[]) => ({
  ID: id,
  FQDN: `${id}.mgmt`,
  SchemaVersion: 1,
  Systems: systems,
})

// A rack with something to collide with.
await send('POST', '/State/Components', {
  Components: [
    { ID: node, State: 'On', NID: 1 },
    { ID: other, State: 'On', NID: 2 },
  ],
})
await send(
  'POST',
  '/Inventory/RedfishEndpoints',
  endpoint('x1000c0s0b0', [system(node, nodeMac, '10.0.0.1')]),
)
await send('POST', '/groups', { label: 'gpu', exclusiveGroup: 'kind', members: { ids: [node] } })
await send('POST', '/groups', { label: 'cpu', exclusiveGroup: 'kind', members: { ids: [other] } })

interface Refusal {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly status: number
  readonly detail: RegExp
  readonly contentLength?: number
}

/** Sends what must be refused, and checks the words and that nothing at all was written. */
async function refused({
  method,
  path,
  body,
  status,
  detail,
  contentLength,
}: Refusal): Promise<void> {
  const before = await rack.fingerprint()
  const orders = [rack.ledger.order('public'), rack.ledger.order('close')]
  const answer = await send(method, path, body, contentLength ? { contentLength } : undefined)
  expect(answer.text).toMatch(/\n$/)
  const problem = answer.json<{ status: number; detail: string }>()
  expect(problem).toEqual({
    type: 'about:blank',
    title: expect.any(String),
    detail: expect.stringMatching(detail),
    status,
  })
  expect(answer.status).toBe(status)
  expect(answer.headers['content-type']).toBe('application/problem+json')
  expect([rack.ledger.order('public'), rack.ledger.order('close')]).toEqual(orders)
  expect(await rack.fingerprint()).toBe(before)
}

const everyWrite = [
  ['POST', '/State/Components'],
  ['PUT', `/State/Components/${node}`],
  ['PATCH', '/State/Components/BulkStateData'],
  ['PATCH', '/State/Components/BulkFlagOnly'],
  ['PATCH', '/State/Components/BulkEnabled'],
  ['PATCH', '/State/Components/BulkSoftwareStatus'],
  ['PATCH', '/State/Components/BulkRole'],
  ['PATCH', '/State/Components/BulkNID'],
  ['PATCH', `/State/Components/${node}/StateData`],
  ['PATCH', `/State/Components/${node}/NID`],
  ['POST', '/State/Components/Query'],
  ['POST', '/State/Components/ByNID/Query'],
  ['POST', '/Inventory/RedfishEndpoints'],
  ['PUT', '/Inventory/RedfishEndpoints/x1000c0s0b0'],
  ['PATCH', '/Inventory/RedfishEndpoints/x1000c0s0b0'],
  ['POST', '/Inventory/EthernetInterfaces'],
  ['PATCH', '/Inventory/EthernetInterfaces/020000002000'],
  ['POST', '/Inventory/EthernetInterfaces/020000002000/IPAddresses'],
  ['PATCH', '/Inventory/EthernetInterfaces/020000002000/IPAddresses/10.0.0.1'],
  ['POST', '/groups'],
  ['PATCH', '/groups/gpu'],
  ['POST', '/groups/gpu/members'],
  ['PUT', '/groups/gpu/members'],
] as const

describe('a body that cannot be decoded', () => {
  const status = 500
  it.each(everyWrite)('%s %s: cut short', async (method, path) => {
    await refused({ method, path, body: '{"ID":', status, detail: /^error decoding JSON / })
  })

  it.each(everyWrite)('%s %s: another kind of document', async (method, path) => {
    await refused({ method, path, body: '[1]', status, detail: /^error decoding JSON it must be/ })
    await refused({ method, path, body: '"text"', status, detail: /^error decoding JSON it must/ })
  })

  it.each(everyWrite)('%s %s: nothing', async (method, path) => {
    await refused({ method, path, body: undefined, status, detail: /^error decoding JSON / })
  })

  it.each([
    ['POST', '/State/Components', { Components: 'x' }, 'Components'],
    ['POST', '/State/Components', { Components: [{ ID: 5 }] }, 'Components.0.ID'],
    ['POST', '/State/Components', { Components: [{ ID: node, Enabled: 'yes' }] }, 'Enabled'],
    ['POST', '/State/Components', { Components: [{ ID: node, NID: 1.5 }] }, 'NID'],
    [
      'PATCH',
      '/State/Components/BulkStateData',
      { ComponentIDs: node, State: 'On' },
      'ComponentIDs',
    ],
    ['PATCH', '/State/Components/BulkEnabled', { ComponentIDs: [node], Enabled: 1 }, 'Enabled'],
    ['POST', '/Inventory/RedfishEndpoints', { ID: 'x1000c0s7b0', Systems: {} }, 'Systems'],
    [
      'POST',
      '/Inventory/RedfishEndpoints',
      endpoint('x1000c0s7b0', [{ ethernet_interfaces: [{ mac: 7 }] }]),
      'Systems.0.ethernet_interfaces.0.mac',
    ],
    [
      'POST',
      '/Inventory/EthernetInterfaces',
      { MACAddress: otherMac, IPAddresses: 'x' },
      'IPAddresses',
    ],
    ['POST', '/groups', { label: 'new', members: { ids: [7] } }, 'members.ids.0'],
  ])('%s %s %j names the field', async (method, path, body, field) => {
    const detail = new RegExp(`^error decoding JSON .*${field.replaceAll('.', '\\.')} must be`)
    await refused({ method, path, body, status, detail })
  })

  it('nested beyond reason', async () => {
    const deep = `${'{"Components":['.repeat(20_000)}${']}'.repeat(20_000)}`
    const path = '/State/Components'
    await refused({ method: 'POST', path, body: deep, status, detail: /nested deeper/ })
  })
})

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

describe('bodies that are too large', () => {
  it.each([
    ['PATCH', '/Inventory/EthernetInterfaces/020000002000', bodyBytesMax],
    ['POST', '/State/Components', bulkBodyBytesMax],
    ['POST', '/Inventory/RedfishEndpoints', bulkBodyBytesMax],
    ['POST', '/groups', bulkBodyBytesMax],
  ])('%s %s beyond %i bytes is 413', async (method, path, limit) => {
    const body = '{"Description":"begun'
    const contentLength = limit + 1
    await refused({ method, path, body, contentLength, status: 413, detail: /too large/ })
  })

  it.each([
    ['POST', '/State/Components', { Components: [{ ID: node, State: 'On' }] }, 204],
    ['POST', '/Inventory/RedfishEndpoints', { ID: 'x1000c0s0b0' }, 201],
    ['POST', '/groups', { label: 'gpu', exclusiveGroup: 'kind', members: { ids: [node] } }, 201],
    ['PUT', '/groups/gpu/members', { ids: [node] }, 201],
  ])('%s %s takes more than 1 MiB', async (method, path, body, status) => {
    const padded = { ...body, Pad: 'x'.repeat(bodyBytesMax) }
    expect((await send(method, path, padded)).status).toBe(status)
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
