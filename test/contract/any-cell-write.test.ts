import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allXnames, nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const bulk = '/hsm/v2/State/Components/BulkEnabled'
const disable = { ComponentIDs: allXnames, Enabled: false }
const enabled = () => (['a', 'b', 'c'] as const).map((cell) => three.component(cell)?.enabled)

describe('a change of what another cell owns', () => {
  it('happens there, and the answer says where the owner stands', async () => {
    const url = `/hsm/v2/State/Components/${nodes.c.xname}/Enabled`
    const told = await three.ask('b', 'PATCH', url, { body: { Enabled: false } })
    expect(told.status).toBe(204)
    expect(enabled()).toEqual([true, true, false])
    const { term, boot, seq } = three.racks.rack('c').ledger.order('public')
    expect(told.headers['cell-head']).toBe(`c/${term}.${boot}.${seq}`)
    expect(three.racks.passed.map(({ to }) => to)).toEqual(['c'])
  })

  it('carries nothing but what the owner needs', async () => {
    const url = `/hsm/v2/State/Components/${nodes.c.xname}/Enabled`
    const headers = { cookie: 'a=b', 'x-forwarded-for': '1.2.3.4', 'cell-at-least': '' }
    await three.ask('b', 'PATCH', url, { body: { Enabled: false }, headers })
    const [{ call } = { call: undefined }] = three.racks.passed
    expect(Object.keys(call?.headers ?? {}).sort()).toEqual(
      ['authorization', 'host', 'request-id', 'x-request-id'].sort(),
    )
    expect(call?.client).toBe('10.9.9.9')
  })

  it('is 503 naming the cell and its silence when the owner is not reached', async () => {
    three.racks.cutOff('c')
    const url = `/hsm/v2/State/Components/${nodes.c.xname}/Enabled`
    const told = await three.ask('b', 'PATCH', url, { body: { Enabled: false } })
    expect([told.status, told.headers['retry-after']]).toEqual([503, '1'])
    expect(told.json).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail:
        'Cell c, which owns this, cannot be reached: it has been silent for 42 s. ' +
        'Nothing was done. See "rackcell cell list"; repeat when it is back.',
    })
  })

  it('names the code of what failed in a header, here or at the owner', async () => {
    const url = (xname: string) => `/hsm/v2/State/Components/${xname}/Enabled`
    const body = { Enabled: false }
    const unknown = '/hsm/v2/State/Components/x1002c7s7b0n0'
    const nobody = await three.ask('b', 'DELETE', unknown)
    expect([nobody.status, nobody.headers['cell-fault']]).toEqual([404, 'NOT_FOUND'])
    const unreadable = await three.ask('b', 'PATCH', url(nodes.c.xname), { body: { Enabled: 7 } })
    expect(unreadable.headers['cell-fault']).toBe('INPUT_BODY')
    three.racks.cutOff('c')
    const dark = await three.ask('b', 'PATCH', url(nodes.c.xname), { body })
    expect([dark.status, dark.headers['cell-fault']]).toEqual([503, 'PEER_UNREACHABLE'])
    const well = await three.ask('b', 'PATCH', url(nodes.b.xname), { body })
    expect([well.status, well.headers['cell-fault']]).toEqual([204, undefined])
  })

  it.each([
    ['PATCH', `/hsm/v2/State/Components/${nodes.c.xname}/Enabled`, { Enabled: false }],
    ['PUT', '/boot/v1/bootparameters', { hosts: [nodes.c.xname], kernel: 'k' }],
    ['PUT', `/cloud-init/admin/instance-info/${nodes.c.xname}`, {}],
  ])('%s %s is 504 with the outcome unknown when the answer is lost', async (method, url, body) => {
    three.racks.fate = () => 'answer lost'
    const told = await three.ask('b', method, url, { body })
    expect(told.status).toBe(504)
    const id = String(told.headers['request-id'])
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(told.text).toContain('Cell c, which owns this, did not answer: outcome: unknown.')
    expect(told.text).toContain(`Request-Id: ${id}`)
  })
})

describe('a change of what several cells own', () => {
  it('is taken apart by owner and answered as one', async () => {
    const told = await three.ask('b', 'PATCH', bulk, { body: disable })
    expect([told.status, told.text]).toEqual([204, ''])
    expect(enabled()).toEqual([false, false, false])
    const heads = String(told.headers['cell-head']).split(', ')
    expect(heads.map((head) => head.split('/')[0]).sort()).toEqual(['a', 'b', 'c'])
    const bodies = three.racks.passed
      .filter(({ isCheck }) => !isCheck)
      .map(({ to, call }) => [to, JSON.parse(Buffer.from(call.body ?? []).toString())])
    expect(bodies).toEqual([
      ['a', { ComponentIDs: [nodes.a.xname], Enabled: false }],
      ['c', { ComponentIDs: [nodes.c.xname], Enabled: false }],
    ])
  })

  it('is not begun when one of them is dark', async () => {
    three.racks.cutOff('c')
    const told = await three.ask('b', 'PATCH', bulk, { body: disable })
    expect(told.status).toBe(503)
    expect(told.text).toContain('Cell c, which owns this, cannot be reached')
    expect(enabled()).toEqual([true, true, true])
  })

  it('is not begun when one of them would refuse its share', async () => {
    const ids = [nodes.a.xname, nodes.b.xname, nodes.c.xname]
    const numbers = ids.map((ID, at) => ({ ID, NID: at === 2 ? 'x' : 7 + at }))
    const url = '/hsm/v2/State/Components/BulkNID'
    const told = await three.ask('b', 'PATCH', url, { body: { Components: numbers } })
    expect([told.status, told.text]).toEqual([400, expect.stringContaining('NID')])
    expect((['a', 'b', 'c'] as const).map((cell) => three.component(cell)?.nid)).toEqual([1, 2, 3])
  })

  it('is 504 with a report when an owner dies in the middle, and is completed once', async () => {
    three.racks.fate = ({ to, isCheck }) => (to === 'c' && !isCheck ? 'answer lost' : undefined)
    const told = await three.ask('b', 'PATCH', bulk, { body: disable })
    expect(told.status).toBe(504)
    expect(told.text).toContain('b: done; c: outcome: unknown')
    expect(told.text).toContain('a: done')
    const id = String(told.headers['request-id'])
    three.racks.fate = () => undefined
    const headers = { 'request-id': id }
    const again = await three.ask('b', 'PATCH', bulk, { body: disable, headers })
    expect(again.status).toBe(204)
    expect(enabled()).toEqual([false, false, false])
  })

  it('says what happened where when an owner vanishes in the middle', async () => {
    three.racks.fate = ({ to, isCheck }) => (to === 'c' && !isCheck ? 'cut off' : undefined)
    const told = await three.ask('b', 'PATCH', bulk, { body: disable })
    expect(told.status).toBe(503)
    expect(told.text).toContain('Only a part of the change happened.')
    expect(told.text).toContain('c: not reached, nothing done')
    expect(enabled()).toEqual([false, false, true])
  })

  it('adds Redfish endpoints at their owners, named in the order of the request', async () => {
    const ids = ['x1002c0s7b0', 'x1000c0s7b0', 'x1001c0s7b0']
    const body = { RedfishEndpoints: ids.map((ID) => ({ ID })) }
    const told = await three.ask('b', 'POST', '/hsm/v2/Inventory/RedfishEndpoints', { body })
    expect(told.status).toBe(201)
    expect(told.json).toEqual(
      ids.map((id) => ({ URI: `/hsm/v2/Inventory/RedfishEndpoints/${id}` })),
    )
    expect(told.headers['location']).toBe('/hsm/v2/Inventory/RedfishEndpoints')
    for (const [at, cell] of ['c', 'a', 'b'].entries()) {
      expect(three.racks.rack(cell).ledger.get('redfishEndpoint', ids[at] ?? '')).toBeDefined()
    }
  })

  it('deletes a collection everywhere and counts all of it', async () => {
    const url = '/hsm/v2/State/Components'
    const told = await three.ask('b', 'DELETE', url)
    expect(told.json).toEqual({ code: 0, message: 'deleted 3 entries' })
    expect((await three.ask('b', 'DELETE', url)).status).toBe(404)
  })

  it('deletes no collection while a cell is dark', async () => {
    three.racks.cutOff('a')
    expect((await three.ask('b', 'DELETE', '/hsm/v2/State/Components')).status).toBe(503)
    expect(three.component('b')).toBeDefined()
  })
})

describe('a cell that is not the owner', () => {
  const url = `/hsm/v2/State/Components/${nodes.c.xname}/Enabled`
  const moved = { a: ['', 'x1000', 'x1002'], b: ['x1001'], c: [] }

  it('says 421 with the owner and its roster, and is asked no second time', async () => {
    three.racks.giveRoster(moved, ['c', 'a'])
    const before = three.racks.rack('c').ledger.order('public')
    await three.racks.rack('a').change((tx) => {
      const component = three.component('c')
      if (component) tx.put('component', component)
    })
    const told = await three.ask('b', 'PATCH', url, { body: { Enabled: false } })
    expect(told.status).toBe(204)
    expect(three.racks.passed.map(({ to }) => to)).toEqual(['c', 'a'])
    expect(three.racks.rack('c').ledger.order('public')).toEqual(before)
    expect(three.racks.rack('a').ledger.get('component', nodes.c.xname)?.enabled).toBe(false)
  })

  it('is believed only when its roster is the newer one', async () => {
    three.racks.giveRoster(moved, ['b'])
    const told = await three.ask('b', 'PATCH', url, { body: { Enabled: false } })
    expect([told.status, told.text]).toEqual([409, expect.stringContaining('Cell a says')])
    expect(three.racks.passed.map(({ to }) => to)).toEqual(['a', 'a'])
  })
})
