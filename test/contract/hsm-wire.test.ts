import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack } from '../fixture/rack.ts'
import { sendRaw } from '../fixture/raw-http.ts'

const rack = await openRack({ apis: [createHsmApi] })
const url = await rack.listen()
afterAll(() => rack.close())

const node = 'x1000c0s0b0n0'
const send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  sendRaw(url, { method, path: `/hsm/v2${path}`, body, ...(headers && { headers }) })

beforeAll(async () => {
  const endpoint = {
    ID: 'x1000c0s0b0',
    SchemaVersion: 1,
    Systems: [
      { uri: `/redfish/v1/Systems/${node}`, ethernet_interfaces: [{ mac: '02:00:00:00:20:00' }] },
    ],
    Managers: [{ uri: '/redfish/v1/Managers/BMC' }],
  }
  await send('POST', '/Inventory/RedfishEndpoints', endpoint)
  await send('POST', '/groups', { label: 'gpu', members: { ids: [node] } })
  await send('POST', '/partitions', { name: 'p1', members: { ids: [node] } })
  await send('PUT', `/Defaults/NodeMaps/${node}`, { NID: 7 })
  await send('PUT', `/sysinfo/powermaps/${node}`, { poweredBy: ['x1000m0p0v1'] })
})

describe('answers', () => {
  it.each([
    '/service/ready',
    '/service/values',
    '/service/values/netType'.toLowerCase(),
    '/State/Components',
    `/State/Components/${node}`,
    `/State/Components/Query/${node}`,
    '/Inventory/RedfishEndpoints',
    '/Inventory/RedfishEndpoints/x1000c0s0b0',
    '/Inventory/RedfishEndpoints/Query/all',
    '/Inventory/ComponentEndpoints',
    `/Inventory/ComponentEndpoints/${node}`,
    '/Inventory/EthernetInterfaces',
    '/Inventory/EthernetInterfaces/020000002000',
    '/Inventory/EthernetInterfaces/020000002000/IPAddresses',
    '/groups',
    '/groups/labels',
    '/groups/gpu',
    '/groups/gpu/members',
    '/memberships',
    `/memberships/${node}`,
    '/Inventory/Hardware',
    '/Inventory/Hardware/History',
    '/Inventory/Hardware/Query/all',
    '/Inventory/HardwareByFRU',
    '/Inventory/HardwareByFRU/History',
    '/Inventory/ServiceEndpoints',
    '/Inventory/DiscoveryStatus',
    '/Subscriptions/SCN',
    '/partitions',
    '/partitions/names',
    '/partitions/p1',
    '/partitions/p1/members',
    '/Defaults/NodeMaps',
    `/Defaults/NodeMaps/${node}`,
    '/sysinfo/powermaps',
    `/sysinfo/powermaps/${node}`,
  ])('GET %s is one JSON document and a line feed, with and without a slash', async (path) => {
    const plain = await send('GET', path)
    const slashed = await send('GET', `${path}/`)
    expect(plain.status).toBe(200)
    expect(plain.headers['content-type']).toBe('application/json')
    expect(plain.body).toBe(`${JSON.stringify(plain.json())}\n`)
    expect(slashed.body).toBe(plain.body)
  })

  it.each([
    ['GET', '/service/liveness', undefined],
    ['PATCH', '/State/Components/BulkFlagOnly', { ComponentIDs: [node], Flag: 'OK' }],
    ['PATCH', '/groups/gpu', { description: 'd' }],
    ['PATCH', '/partitions/p1', { description: 'd' }],
  ])('%s %s is 204 without a body', async (method, path, body) => {
    const answer = await send(method, path, body)
    expect(answer.status).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.headers['content-type']).toBe('application/json')
  })

  it('empty lists are lists', async () => {
    const empty: Record<string, string> = {
      '/State/Components?type=Cabinet': '{"Components":[]}\n',
      '/Inventory/RedfishEndpoints?id=x1': '{"RedfishEndpoints":[]}\n',
      '/Inventory/ComponentEndpoints?id=x1': '{"ComponentEndpoints":[]}\n',
      '/Inventory/EthernetInterfaces?componentid=x1': '[]\n',
      '/groups?tag=none': '[]\n',
      '/memberships?type=Cabinet': '[]\n',
      '/partitions?tag=none': '[]\n',
    }
    for (const [path, text] of Object.entries(empty)) {
      expect((await send('GET', path)).body, path).toBe(text)
    }
  })

  it('a component has its members in the order of the reference', async () => {
    const { body: text } = await send('GET', `/State/Components/${node}`)
    const nid = 1001 * 16_384
    const state = '"State":"On","Flag":"OK","Enabled":true,"Role":"Compute"'
    expect(text).toBe(`{"ID":"${node}","Type":"Node",${state},"NID":${nid}}\n`)
    const bmc = await send('GET', '/State/Components/x1000c0s0b0')
    expect(bmc.body).toBe('{"ID":"x1000c0s0b0","Type":"NodeBMC","Enabled":true}\n')
  })
})

describe('what has no route', () => {
  it.each([
    ['PUT', '/State/Components', 'DELETE,GET,POST'],
    ['HEAD', '/State/Components', 'DELETE,GET,POST'],
    ['OPTIONS', '/State/Components', 'DELETE,GET,POST'],
    ['POST', `/State/Components/${node}`, 'DELETE,GET,PUT'],
    ['GET', `/State/Components/${node}/StateData`, 'PATCH'],
    ['PUT', '/Inventory/EthernetInterfaces/020000002000/IPAddresses', 'GET,POST'],
    ['DELETE', '/service/ready', 'GET'],
  ])('%s %s is 405 with the methods there are', async (method, path, methods) => {
    const answer = await send(method, path)
    expect(answer.status).toBe(405)
    expect(answer.headers['allow']).toBe(methods)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    if (method === 'HEAD') return
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Method Not Allowed',
      detail: `allow ${methods}`,
      status: 405,
    })
  })

  it.each(['/State/components', '/nothing', '/State/Components/x1/y/z', ''])(
    'GET %s is 404 in plain text: paths count upper and lower case',
    async (path) => {
      const answer = await send('GET', path)
      expect(answer.status).toBe(404)
      expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(answer.body).toBe('404 page not found\n')
    },
  )
})

describe('requests', () => {
  const added = (id: string) => ({ Components: [{ ID: id, State: 'On' }] })

  it.each([
    [{ 'Content-Type': 'text/plain' }],
    [{ 'Content-Type': 'application/x-www-form-urlencoded' }],
    [{ 'Content-Type': 'application/json; charset=utf-16' }],
    [{ 'Content-Type': '' }],
    [{ 'Content-Type': 'nonsense' }],
  ])('a body is JSON whatever %j says', async (headers) => {
    const answer = await send('POST', '/State/Components', added(node), headers)
    expect(answer.status).toBe(204)
  })

  it('keys of bodies count in any case', async () => {
    const body = { COMPONENTS: [{ id: 'x1000c0s1b0n0', state: 'off', nid: '77', ARCH: 'arm' }] }
    expect((await send('POST', '/State/Components', body)).status).toBe(204)
    const found = (await send('GET', '/State/Components/x1000c0s1b0n0')).json()
    expect(found).toMatchObject({ State: 'Off', NID: 77, Arch: 'ARM' })
  })

  it('names of parameters count in any case, and repeated ones add up', async () => {
    const answer = await send('GET', '/State/Components?Type=node&TYPE=NODEBMC&unknown=1')
    const types = answer
      .json<{ Components: { Type: string }[] }>()
      .Components.map(({ Type }) => Type)
    expect(new Set(types)).toEqual(new Set(['Node', 'NodeBMC']))
  })

  it('a comma separates nothing', async () => {
    expect((await send('GET', '/State/Components?type=Node,NodeBMC')).status).toBe(400)
  })

  it('null is as good as absent, at every depth', async () => {
    const body = {
      Components: [{ ID: 'x1000c0s2b0n0', State: 'On', Flag: null, NID: null, Role: null }],
      Force: null,
    }
    expect((await send('POST', '/State/Components', body)).status).toBe(204)
    const found = (await send('GET', '/State/Components/x1000c0s2b0n0')).json()
    expect(found).toMatchObject({ Flag: 'OK', Role: 'Compute', NID: expect.any(Number) })
  })

  it('members of objects that nobody knows are passed over', async () => {
    const component = '"ID":"x1000c0s3b0n0","State":"On","__proto__":{"Role":"Service"}'
    const body = `{"Components":[{${component},"Extra":[{}]}]}`
    expect((await send('POST', '/State/Components', body)).status).toBe(204)
    const found = (await send('GET', '/State/Components/x1000c0s3b0n0')).json()
    expect(found).toMatchObject({ Role: 'Compute' })
  })

  it('xnames count in any spelling', async () => {
    const found = (await send('GET', '/State/Components/X1000C0S00b0n000')).json()
    expect(found).toMatchObject({ ID: node })
  })

  it('2,000 ids fit into one URL', async () => {
    const ids = Array.from({ length: 2_000 }, (_, at) => `id=x1000c0s${at}b0n0`).join('&')
    const answer = await send('GET', `/Inventory/ComponentEndpoints?${ids}`)
    expect(answer.status).toBe(200)
    expect(answer.json()).toMatchObject({ ComponentEndpoints: [{ ID: node }] })
  })
})
