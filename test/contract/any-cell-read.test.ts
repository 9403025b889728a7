import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allXnames, nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const bmcOf = (xname: string) => xname.replace(/n0$/, '')
const bmcs = allXnames.map(bmcOf)
const ids = (rows: unknown) => (rows as { ID: string }[]).map(({ ID }) => ID).sort()

describe('lists', () => {
  it.each([
    '/hsm/v2/State/Components',
    '/hsm/v2/memberships',
    '/hsm/v2/groups',
    '/hsm/v2/groups/labels',
    '/hsm/v2/Inventory/EthernetInterfaces',
    '/hsm/v2/Inventory/RedfishEndpoints',
    '/hsm/v2/Inventory/ComponentEndpoints',
    '/boot/v1/hosts',
    '/boot/v1/dumpstate',
    '/boot/v1/bootparameters',
    '/boot/v1/endpoint-history',
    '/cloud-init/admin/groups',
  ])('%s says how much of the cluster it covers, and how old it is', async (url) => {
    const all = await three.ask('b', 'GET', url)
    expect([all.status, all.headers['cell-coverage']]).toEqual([200, '3/3'])
    expect(all.headers['cell-oldest']).toMatch(/^[\d.]+s$/)
    three.racks.cutOff('c')
    const some = await three.ask('b', 'GET', url)
    expect([some.status, some.headers['cell-coverage']]).toEqual([200, '2/3'])
  })

  it('show the nodes of a dark cell as they were last', async () => {
    three.racks.cutOff('c')
    const told = await three.ask('b', 'GET', '/hsm/v2/State/Components?type=Node')
    expect(ids((told.json as { Components: unknown }).Components)).toEqual(allXnames)
  })

  it('of endpoints are put together of all cells, and of those in reach', async () => {
    const url = '/hsm/v2/Inventory/RedfishEndpoints'
    const list = async (path = url) => {
      const told = await three.ask('b', 'GET', path)
      return ids((told.json as { RedfishEndpoints: unknown }).RedfishEndpoints)
    }
    expect(await list()).toEqual(bmcs)
    expect(await list(`${url}/Query/all`)).toEqual(bmcs)
    three.racks.cutOff('c')
    expect(await list()).toEqual(bmcs.slice(0, 2))
    expect(await list(`${url}?id=${bmcs[2]}`)).toEqual([])
  })

  it('of endpoints wait for nobody longer than their deadline', async () => {
    three.racks.fate = ({ to }) => (to === 'a' ? 'no answer' : undefined)
    const told = await three.ask('b', 'GET', '/hsm/v2/Inventory/RedfishEndpoints')
    const { RedfishEndpoints } = told.json as { RedfishEndpoints: unknown }
    expect([told.headers['cell-coverage'], ids(RedfishEndpoints)]).toEqual(['2/3', bmcs.slice(1)])
  })

  it('of endpoints ask only the cells that can have what is named', async () => {
    const url = `/hsm/v2/Inventory/ComponentEndpoints?redfish_ep=${bmcs[2]}`
    const told = await three.ask('b', 'GET', url)
    const { ComponentEndpoints } = told.json as { ComponentEndpoints: unknown }
    expect(ids(ComponentEndpoints)).toEqual([nodes.c.xname])
    expect(three.racks.passed.map(({ to }) => to)).toEqual(['c'])
  })

  it('are refused in the words of the cell that is asked', async () => {
    const url = '/hsm/v2/Inventory/RedfishEndpoints?type=bogus'
    expect((await three.ask('b', 'GET', url)).status).toBe(400)
    expect(three.racks.passed).toEqual([])
  })
})

describe('what only the owner knows', () => {
  const bmc = bmcOf(nodes.c.xname)
  it.each([
    [`/hsm/v2/Inventory/RedfishEndpoints/${bmc}`, bmc],
    [`/hsm/v2/Inventory/ComponentEndpoints/${nodes.c.xname}`, nodes.c.xname],
    [`/cloud-init/admin/impersonation/nc/meta-data`, nodes.c.xname],
  ])('%s is asked there, and 503 with its name while it is dark', async (url, text) => {
    const told = await three.ask('b', 'GET', url)
    expect([told.status, told.text]).toEqual([200, expect.stringContaining(text)])
    three.racks.cutOff('c')
    const dark = await three.ask('b', 'GET', url)
    expect(dark.status).toBe(503)
    expect(dark.text).toContain('Cell c, which owns this, cannot be reached')
  })

  it('instance values are written and read at any cell', async () => {
    const url = `/cloud-init/admin/instance-info/${nodes.c.xname}`
    const body = { 'local-hostname': 'login9' }
    expect((await three.ask('b', 'PUT', url, { body })).status).toBe(201)
    expect((await three.ask('a', 'GET', url)).json).toMatchObject(body)
    expect(three.racks.rack('c').ledger.get('instanceInfo', nodes.c.xname)).toBeDefined()
  })

  it('the history of a node is its owner’s and this cell’s, 503 while that is dark', async () => {
    const script = `/boot/v1/bootscript?mac=${nodes.c.macs[0]}`
    const body = { hosts: [nodes.c.xname], kernel: 'k' }
    await three.ask('c', 'PUT', '/boot/v1/bootparameters', { body })
    await three.ask('c', 'GET', script)
    const url = `/boot/v1/endpoint-history?name=${nodes.c.xname}`
    const row = { name: nodes.c.xname, endpoint: 'bootscript', last_epoch: expect.any(Number) }
    expect((await three.ask('b', 'GET', url)).json).toEqual([row])
    await three.ask('b', 'GET', script)
    expect((await three.ask('b', 'GET', url)).json).toEqual([row])
    three.racks.cutOff('c')
    expect((await three.ask('b', 'GET', url)).status).toBe(503)
    expect((await three.ask('b', 'GET', '/boot/v1/endpoint-history')).json).toEqual([row])
  })
})

describe('a node that asks a cell of another rack', () => {
  const from = nodes.c.ips[0]
  const get = (url: string) => three.ask('b', 'GET', url, { from, token: '' })

  it('gets its own documents from its owner', async () => {
    const instance = { 'local-hostname': 'login9', 'cloud-init-base-url': 'http://own/ci' }
    const url = `/cloud-init/admin/instance-info/${nodes.c.xname}`
    await three.ask('c', 'PUT', url, { body: instance })
    expect((await get('/cloud-init/meta-data')).text).toContain('local-hostname: login9')
    const group = { label: 'gpu', members: { ids: [nodes.c.xname] } }
    await three.ask('b', 'POST', '/hsm/v2/groups', { body: group })
    expect((await get('/vendor-data')).text).toBe('#include\nhttp://own/ci/gpu.yaml\n')
    expect((await get('/cloud-init/gpu.yaml')).status).toBe(200)
  })

  it('boots from what is known here while its owner is dark', async () => {
    three.racks.cutOff('c')
    const told = await get('/cloud-init/meta-data')
    expect([told.status, told.text]).toEqual([200, expect.stringContaining(nodes.c.xname)])
    expect((await get('/vendor-data')).text).toBe('#include\n')
    expect(three.racks.rack('b').ledger.count('instanceInfo')).toBe(0)
  })

  it('reports to its owner, and is told to try again while that is dark', async () => {
    const phone = () => three.ask('b', 'POST', '/phone-home/i-1', { from, token: '', body: {} })
    expect((await phone()).status).toBe(200)
    expect(three.component('c')?.state).toBe('Ready')
    three.racks.cutOff('c')
    expect((await phone()).status).toBe(503)
  })
})
