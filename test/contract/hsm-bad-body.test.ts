import { afterAll, describe, expect, it } from 'vitest'
import { bodyBytesMax, bulkBodyBytesMax } from '../../agent/rack/http/limits.ts'
import { endpoint, node, openRefusingRack, otherMac } from './hsm-refusal.ts'

const { rack, send, refused } = await openRefusingRack()
afterAll(() => rack.close())

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

  it('its text is not repeated, only the place of the flaw', async () => {
    const path = '/Inventory/RedfishEndpoints'
    const body = '{"ID":"x1000c0s7b0","Password":secret}'
    const detail = /^error decoding JSON unexpected character at position 31$/
    await refused({ method: 'POST', path, body, status, detail })
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

it('after all that the indexes agree with the records', async () => {
  expect(await rack.countIndexFlaws()).toBe(0)
})
