/** Tokens that are limited to groups or partitions, from any cell. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allXnames, nodes, type Three } from './any-cell-target.ts'
import { openScoped } from './token-scope-target.ts'

const hsm = '/hsm/v2'
const components = `${hsm}/State/Components`
const { a, b, c } = nodes

let three: Three

beforeEach(async () => {
  three = await openScoped()
})
afterEach(() => three.racks.close())

const idsOf = (list: unknown, member: string) =>
  (list as readonly Record<string, string>[]).map((row) => row[member]).toSorted()

describe('reads are filtered', () => {
  it.each(['a', 'b', 'c'] as const)('lists at %s', async (cell) => {
    const own = [a.xname, b.xname]
    const list = async (url: string, token: string) =>
      (await three.ask(cell, 'GET', `${hsm}${url}`, { token })).json
    const { Components } = (await list('/State/Components?type=Node', 'blue')) as {
      Components: unknown
    }
    expect(idsOf(Components, 'ID')).toEqual(own)
    expect(idsOf(await list('/memberships?type=Node', 'blue'), 'id')).toEqual(own)
    expect(idsOf(await list('/Inventory/EthernetInterfaces', 'blue'), 'ComponentID')).toEqual(own)
    expect(idsOf(await list('/groups', 'blue'), 'label')).toEqual(['blue'])
    expect(await list('/groups/labels', 'blue')).toEqual(['blue'])
    expect(await list('/partitions/names', 'blue')).toEqual([])
    expect(idsOf(await list('/memberships', 'inP1'), 'id')).toEqual([c.xname])
    expect(await list('/partitions/names', 'inP1')).toEqual(['p1'])
    expect(await list('/memberships', 'nothing')).toEqual([])
  })

  it('queries by body are, too', async () => {
    const body = { ComponentIDs: allXnames }
    const answer = await three.ask('c', 'POST', `${components}/Query`, { body, token: 'blue' })
    expect(idsOf((answer.json as { Components: unknown }).Components, 'ID')).toEqual([
      a.xname,
      b.xname,
    ])
  })

  it('one thing outside is not there', async () => {
    const ask = async (url: string, token = 'blue') =>
      (await three.ask('b', 'GET', `${hsm}${url}`, { token })).status
    const mac = (node: { readonly macs: readonly [string] }) => node.macs[0].replaceAll(':', '')
    for (const path of ['State/Components/', 'memberships/']) {
      expect(await ask(`/${path}${a.xname}`)).toBe(200)
      expect(await ask(`/${path}${c.xname}`)).toBe(404)
      expect(await ask(`/${path}${c.xname}`, 'inP1')).toBe(200)
    }
    expect(await ask('/State/Components/ByNID/1')).toBe(200)
    expect(await ask('/State/Components/ByNID/3')).toBe(404)
    expect(await ask(`/Inventory/EthernetInterfaces/${mac(a)}`)).toBe(200)
    expect(await ask(`/Inventory/EthernetInterfaces/${mac(c)}`)).toBe(404)
    expect(await ask('/groups/blue')).toBe(200)
    expect(await ask('/groups/blue/members')).toBe(200)
    expect(await ask('/groups/red')).toBe(404)
    expect(await ask('/groups/red/members')).toBe(404)
    expect(await ask('/partitions/p1/members', 'inP1')).toBe(200)
    expect(await ask('/partitions/p1/members')).toBe(404)
  })

  it('the public lists stay as they are for whoever has no token, or a bad one', async () => {
    for (const token of ['', 'stolen']) {
      const answer = await three.ask('a', 'GET', `${components}?type=Node`, { token })
      expect(idsOf((answer.json as { Components: unknown }).Components, 'ID')).toEqual(allXnames)
    }
  })
})

describe('changes outside are refused', () => {
  const states = () => (['a', 'b', 'c'] as const).map((cell) => three.component(cell)?.enabled)

  it.each(['a', 'b', 'c'] as const)('of one component, asked at %s', async (cell) => {
    const patch = (xname: string, token: string) =>
      three.ask(cell, 'PATCH', `${components}/${xname}/Enabled`, {
        body: { Enabled: false },
        token,
      })
    expect((await patch(b.xname, 'blue')).status).toBe(204)
    const refused = await patch(c.xname, 'blue')
    expect(refused.status).toBe(403)
    expect(refused.headers['cell-fault']).toBe('AUTH_SCOPE')
    expect(refused.text).toContain(`limited to group:blue; ${c.xname} is outside`)
    expect((await patch(b.xname, 'inP1')).status).toBe(403)
    expect((await patch(c.xname, 'inP1')).status).toBe(204)
    expect((await patch(a.xname, 'nothing')).text).toContain('limited to nothing')
    expect(states()).toEqual([true, false, false])
  })

  it('of many, wherever they are: none is changed', async () => {
    const body = { ComponentIDs: allXnames, Enabled: false }
    const refused = await three.ask('a', 'PATCH', `${components}/BulkEnabled`, {
      body,
      token: 'blue',
    })
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('group:blue')
    expect(states()).toEqual([true, true, true])
    const own = { ComponentIDs: [a.xname, b.xname], Enabled: false }
    const done = await three.ask('c', 'PATCH', `${components}/BulkEnabled`, {
      body: own,
      token: 'blue',
    })
    expect(done.status).toBe(204)
    expect(states()).toEqual([false, false, true])
  })

  it.each([
    ['POST', '/groups/blue/members', { id: c.xname }],
    ['POST', '/groups/red/members', { id: a.xname }],
    ['DELETE', `/groups/red/members/${c.xname}`, undefined],
    ['PUT', '/groups/blue/members', { ids: [a.xname, b.xname, c.xname] }],
    ['POST', '/partitions/p1/members', { id: a.xname }],
    ['POST', '/State/Components', { Components: [{ ID: 'x1001c0s9b0n0', State: 'Ready' }] }],
    ['DELETE', `/State/Components/${c.xname}`, undefined],
    [
      'PATCH',
      `/Inventory/EthernetInterfaces/${c.macs[0].replaceAll(':', '')}`,
      { Description: 'x' },
    ],
    [
      'PATCH',
      `/Inventory/EthernetInterfaces/${a.macs[0].replaceAll(':', '')}`,
      { ComponentID: c.xname },
    ],
  ])('nobody widens a scope, or leaves it: %s %s', async (method, url, body) => {
    const before = await three.racks.rack('c').fingerprint()
    const answer = await three.ask('b', method, `${hsm}${url}`, { body, token: 'blue' })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('group:blue')
    expect(await three.racks.rack('c').fingerprint()).toBe(before)
  })

  it('boot parameters are for hosts inside, by whatever name, and for nothing else', async () => {
    const put = async (body: object) =>
      (await three.ask('a', 'PUT', '/boot/v1/bootparameters', { body, token: 'blue' })).status
    const kernel = 'http://files/vmlinuz'
    expect(await put({ hosts: [b.xname], kernel })).toBe(200)
    expect(await put({ macs: [b.macs[0]], kernel })).toBe(200)
    expect(await put({ hosts: [c.xname], kernel })).toBe(403)
    expect(await put({ macs: [c.macs[0]], kernel })).toBe(403)
    expect(await put({ nids: [3], kernel })).toBe(403)
    expect(await put({ hosts: ['Default'], kernel })).toBe(403)
  })
})

describe('what is not made for limited tokens', () => {
  it.each([
    ['GET', `${hsm}/Inventory/HardwareByFRU/History`],
    ['POST', `${hsm}/Inventory/Hardware`],
    ['POST', `${hsm}/Inventory/RedfishEndpoints`],
    ['PUT', `${hsm}/Inventory/RedfishEndpoints/x1000c0s0b0`],
    ['DELETE', components],
    ['POST', `${hsm}/groups`],
    ['DELETE', `${hsm}/groups/blue`],
    ['GET', `${hsm}/Subscriptions/SCN`],
    ['GET', `${hsm}/sysinfo/powermaps`],
    ['POST', '/cloud-init/admin/groups'],
  ])('is refused, also to administrators: %s %s', async (method, url) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : {}
    const answer = await three.ask('a', method, url, { body, token: 'blue' })
    expect(answer.status).toBe(403)
    expect(answer.headers['cell-fault']).toBe('AUTH_SCOPE')
    expect(answer.text).toContain('group:blue')
  })
})
