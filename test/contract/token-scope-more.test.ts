/** Limited tokens and what is known at owners alone: hardware, endpoints, boot parameters, locks. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allXnames, type Cell, nodes, type Three } from './any-cell-target.ts'
import { openScoped } from './token-scope-target.ts'

const { a, b, c } = nodes
const own = [a.xname, b.xname]
const cells = ['a', 'b', 'c'] as const
const inventory = '/hsm/v2/Inventory'
const locks = '/hsm/v2/locks'
const parameters = '/boot/v1/bootparameters'

let three: Three
beforeEach(async () => {
  three = await openScoped()
})
afterEach(() => three.racks.close())

const get = (cell: Cell, url: string, token = 'blue') => three.ask(cell, 'GET', url, { token })
const post = (cell: Cell, url: string, body: object, token = 'blue') =>
  three.ask(cell, 'POST', url, { body, token })

const idsOf = (list: unknown, member = 'ID') =>
  (list as readonly Record<string, string>[]).map((row) => row[member]).toSorted()

/** What is not there at all, and what is there and outside, must be told alike. */
async function expectHidden(urls: { readonly outside: string; readonly nowhere: string }) {
  for (const cell of cells) {
    const outside = await get(cell, urls.outside)
    const nowhere = await get(cell, urls.nowhere)
    expect([outside.status, outside.text], urls.outside).toEqual([404, nowhere.text])
    expect(outside.headers['cell-fault']).toBe(nowhere.headers['cell-fault'])
  }
}

describe('hardware', () => {
  const place = (xname: string) => ({
    ID: xname,
    NodeLocationInfo: { Id: xname },
    PopulatedFRU: { NodeFRUInfo: { Manufacturer: 'Acme', SerialNumber: xname } },
  })
  const processor = (xname: string) => ({
    ID: `${xname}p0`,
    ProcessorLocationInfo: { Id: 'CPU' },
    PopulatedFRU: { ProcessorFRUInfo: { Manufacturer: 'Acme', SerialNumber: `${xname}p0` } },
  })
  const inside = own.flatMap((xname) => [xname, `${xname}p0`])

  beforeEach(async () => {
    const Hardware = allXnames.flatMap((xname) => [place(xname), processor(xname)])
    const { status } = await post('a', `${inventory}/Hardware`, { Hardware }, 'test-admin')
    expect(status).toBe(200)
  })

  it.each(cells)('is listed as far as it is in the nodes of the scope, at %s', async (cell) => {
    const list = async (path: string) => (await get(cell, `${inventory}${path}`)).json
    expect(idsOf(await list('/Hardware'))).toEqual(inside)
    expect(idsOf(await list('/HardwareByFRU'), 'LastLocation')).toEqual(inside)
    const history = (await list('/Hardware/History')) as { Components: unknown }
    expect(idsOf(history.Components)).toEqual(inside)
    const nested = (await list('/Hardware/Query/all')) as { Nodes: { Processors: unknown }[] }
    expect(idsOf(nested.Nodes)).toEqual(own)
    expect(nested.Nodes.flatMap(({ Processors }) => idsOf(Processors))).toHaveLength(2)
    const flat = (await list('/Hardware/Query/all?format=FullyFlat')) as Record<string, unknown>
    expect(idsOf(flat['Processors'])).toEqual(own.map((xname) => `${xname}p0`))
    expect(JSON.stringify([nested, flat])).not.toContain(c.xname)
  })

  it('of another node is not there', async () => {
    const fru = (xname: string) => `${inventory}/HardwareByFRU/Node.Acme.${xname}`
    expect((await get('c', `${inventory}/Hardware/${a.xname}p0`)).status).toBe(200)
    expect((await get('c', fru(a.xname))).status).toBe(200)
    await expectHidden({
      outside: `${inventory}/Hardware/${c.xname}p0`,
      nowhere: `${inventory}/Hardware/x1002c0s7b0n0p0`,
    })
    await expectHidden({ outside: fru(c.xname), nowhere: fru('none') })
    expect((await get('c', `${inventory}/Hardware/History/${c.xname}`)).status).toBe(404)
  })
})

describe('endpoints', () => {
  it('are those of members: a BMC is no part of its node', async () => {
    const bmc = a.xname.replace('n0', '')
    const all = await get('b', `${inventory}/RedfishEndpoints`)
    expect(all.json).toEqual({ RedfishEndpoints: [] })
    const Components = [{ ID: bmc, State: 'Ready' }]
    await post('a', '/hsm/v2/State/Components', { Components }, 'test-admin')
    await post('a', '/hsm/v2/groups/blue/members', { id: bmc }, 'test-admin')
    for (const cell of cells) {
      const list = (await get(cell, `${inventory}/RedfishEndpoints`)).json
      expect(idsOf((list as { RedfishEndpoints: unknown }).RedfishEndpoints)).toEqual([bmc])
    }
    expect((await get('c', `${inventory}/RedfishEndpoints/${bmc}`)).status).toBe(200)
    await expectHidden({
      outside: `${inventory}/RedfishEndpoints/x1002c0s0b0`,
      nowhere: `${inventory}/RedfishEndpoints/x1002c0s7b0`,
    })
  })

  it('of components are listed and told for the nodes of the scope', async () => {
    const url = `${inventory}/ComponentEndpoints`
    const list = (await get('c', url)).json as { ComponentEndpoints: unknown }
    expect(idsOf(list.ComponentEndpoints)).toEqual(own)
    expect((await get('c', `${url}/${b.xname}`)).status).toBe(200)
    await expectHidden({ outside: `${url}/${c.xname}`, nowhere: `${url}/x1002c0s7b0n0` })
  })
})

describe('boot parameters', () => {
  const kernel = 'http://files/vmlinuz'
  const seen = async (query: string, token = 'blue') => {
    const { status, text } = await get('b', `${parameters}${query}`, token)
    return status === 200 ? (JSON.parse(text) as Record<string, unknown>[]) : status
  }

  beforeEach(async () => {
    const put = (body: object) =>
      three.ask('a', 'PUT', parameters, { body: { kernel, ...body }, token: 'test-admin' })
    await put({ hosts: allXnames })
    await put({ macs: [b.macs[0], '02:00:00:00:0f:0f'], params: 'by mac' })
    await put({ nids: [3, 99], params: 'by number' })
    await put({ hosts: ['Default'], params: 'for all' })
  })

  it('are told with the names that are covered, and no others', async () => {
    const rows = (await seen('')) as Record<string, unknown>[]
    expect(rows).toMatchObject([
      { hosts: [a.xname], kernel },
      { params: 'by mac', kernel },
    ])
    expect(JSON.stringify(rows)).toContain(b.xname)
    expect(JSON.stringify(rows)).not.toMatch(/Default|by number|x1002|0f:0f/)
    expect(JSON.stringify(await seen('', 'inP1'))).toContain('by number')
    expect(JSON.stringify(await seen('', 'inP1'))).not.toMatch(/Default|by mac|99/)
    expect(await seen(`?name=${a.xname}`)).toMatchObject([{ hosts: [a.xname] }])
    expect(await seen('', 'nothing')).toEqual([])
  })

  it('of others are not found', async () => {
    for (const query of [`?name=${c.xname}`, `?mac=${c.macs[0]}`, '?nid=3', '?name=Default']) {
      await expectHidden({
        outside: `${parameters}${query}`,
        nowhere: `${parameters}?name=x1002c0s7b0n0`,
      })
    }
  })
})

interface Made {
  readonly Success: readonly { ID: string; DeputyKey: string; ReservationKey: string }[]
}

const reserved = () => cells.map((cell) => three.racks.rack(cell).ledger.count('reservation'))
const logged = () => cells.map((cell) => three.racks.rack(cell).ledger.count('lockOperation'))
const wish = (ids: readonly string[], more: object = {}) => {
  return { ComponentIDs: ids, ReservationDuration: 5, ...more }
}

describe('locks and reservations', () => {
  it.each(cells)('of the own nodes, in several racks, asked at %s', async (cell) => {
    const service = `${locks}/service/reservations`
    const made = await post(cell, service, wish(own))
    expect([made.status, reserved(), logged()], made.text).toEqual([200, [1, 1, 0], [0, 0, 0]])
    const { Success } = made.json as Made
    const DeputyKeys = Success.map(({ ID, DeputyKey: Key }) => ({ ID, Key }))
    const checked = await post(cell, `${service}/check`, { DeputyKeys })
    expect(idsOf((checked.json as Made).Success)).toEqual(own)
    const status = await post(cell, `${locks}/status`, { ComponentIDs: own })
    expect(idsOf((status.json as { Components: unknown }).Components)).toEqual(own)
    const ReservationKeys = Success.map(({ ID, ReservationKey: Key }) => ({ ID, Key }))
    const released = await post(cell, `${service}/release`, { ReservationKeys })
    expect([released.status, reserved()], released.text).toEqual([200, [0, 0, 0]])
    for (const path of ['lock', 'unlock']) {
      const told = await post(cell, `${locks}/${path}`, { ComponentIDs: own })
      expect(told.status, told.text).toBe(200)
    }
  })

  it.each([
    ['/lock', { ComponentIDs: [a.xname, c.xname] }],
    ['/lock', { ComponentIDs: [a.xname, c.xname], ProcessingModel: 'flexible' }],
    ['/disable', { ComponentIDs: [c.xname] }],
    ['/reservations/remove', { ComponentIDs: [c.xname] }],
    ['/service/reservations', wish(allXnames)],
    ['/service/reservations', wish(allXnames, { ProcessingModel: 'flexible' })],
    ['/service/reservations/release', { ReservationKeys: [{ ID: c.xname, Key: 'x' }] }],
    ['/service/reservations/check', { DeputyKeys: [{ ID: c.xname, Key: 'x' }] }],
    ['/status', { ComponentIDs: [c.xname] }],
    ['/status', { ComponentIDs: ['x1002c0s7b0n0'] }],
  ])('of others are refused as a whole: %s %j', async (path, body) => {
    for (const cell of cells) {
      const told = await post(cell, `${locks}${path}`, body)
      expect([told.status, told.headers['cell-fault']], told.text).toEqual([403, 'AUTH_SCOPE'])
      expect(told.text).toContain('group:blue')
    }
    expect(reserved()).toEqual([0, 0, 0])
    expect(cells.map((cell) => three.component(cell)?.locked ?? false)).toEqual([
      false,
      false,
      false,
    ])
    // Nothing is kept for it either.
    const free = await post('a', `${locks}/service/reservations`, wish(allXnames), 'test-admin')
    expect(free.status, free.text).toBe(200)
  })

  it.each(['rigid', 'flexible'])('by a filter mean those of the scope: %s', async (model) => {
    const filter = { Type: ['Node'], ProcessingModel: model, ReservationDuration: 5 }
    const made = await post('c', `${locks}/service/reservations`, filter)
    expect(idsOf((made.json as Made).Success)).toEqual(own)
    expect(reserved()).toEqual([1, 1, 0])
    const removed = await post('b', `${locks}/reservations/remove`, filter)
    expect(removed.json).toMatchObject({ Counts: { Total: 2, Success: 2 } })
    const locked = await post('a', `${locks}/lock`, { ProcessingModel: model })
    expect(locked.json).toMatchObject({ Counts: { Total: 2, Success: 2 } })
    expect(cells.map((cell) => three.component(cell)?.locked ?? false)).toEqual([true, true, false])
  })

  it('are listed for the own nodes alone', async () => {
    for (const cell of cells) {
      const { json } = await get(cell, `${locks}/status`)
      const ids = idsOf((json as { Components: unknown }).Components)
      expect(ids.filter((id) => id === c.xname)).toEqual([])
      expect(ids).toEqual(own)
    }
  })

  it('need a role that may write, as ever', async () => {
    const told = await post('a', `${locks}/lock`, { ComponentIDs: [c.xname] }, 'test-viewer')
    expect(told.status).toBe(403)
    expect((await post('a', `${locks}/lock`, { ComponentIDs: [c.xname] }, 'inP1')).status).toBe(200)
  })
})
