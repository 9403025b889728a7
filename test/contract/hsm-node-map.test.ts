import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack
const [one, two] = ['x1000c0s0b0n0', 'x1000c0s1b0n0']

beforeEach(async () => {
  rack = await openRack({ apis: [createHsmApi] })
})
afterEach(() => rack.close())

async function ask(method: string, path: string, body?: unknown) {
  const answer = await rack.app.inject({
    method: method as 'GET',
    url: `/hsm/v2${path}`,
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: answer.statusCode, json: answer.body === '' ? null : JSON.parse(answer.body) }
}

const maps = '/Defaults/NodeMaps'
const add = (...NodeMaps: object[]) => ask('POST', maps, { NodeMaps })
const all = async () => (await ask('GET', maps)).json.NodeMaps

describe('node maps', () => {
  it('are created one by one and as a list, read, and deleted', async () => {
    expect((await ask('GET', maps)).json).toEqual({ NodeMaps: [] })
    const info = { NodeInfo: { rack: 7, notes: ['a & b'] } }
    const first = { ID: one, NID: 8, Role: 'Service', SubRole: 'Worker', ...info }
    const single = await ask('POST', maps, { ...first, ID: 'X1000C0S00B0N0', Role: 'service' })
    expect([single.status, single.json.message]).toEqual([200, 'Created or modified 1 entries'])
    const listed = await add({ ID: two, NID: '9' }, { ID: `${two}v1`, NID: 10 })
    expect(listed.json.message).toBe('Created or modified 2 entries')
    expect(await all()).toEqual([first, { ID: two, NID: 9 }, { ID: `${two}v1`, NID: 10 }])
    expect((await ask('GET', `${maps}/${one}`)).json).toEqual(first)
    expect((await ask('DELETE', `${maps}/${one}`)).status).toBe(200)
    expect((await ask('DELETE', `${maps}/${one}`)).json.detail).toBe('no such xname.')
    expect((await ask('GET', `${maps}/${one}`)).status).toBe(404)
    expect((await ask('DELETE', maps)).json.message).toBe('deleted 2 entries')
    expect((await ask('DELETE', maps)).json.detail).toBe('no entries to delete')
  })

  it('are replaced by PUT, which names the node in its path', async () => {
    const put = await ask('PUT', `${maps}/${one}`, { NID: 3, Role: 'Compute' })
    expect([put.status, put.json]).toEqual([200, { ID: one, NID: 3, Role: 'Compute' }])
    expect((await ask('PUT', `${maps}/${one}`, { ID: one, NID: 4 })).json).toEqual({
      ID: one,
      NID: 4,
    })
    const other = await ask('PUT', `${maps}/${one}`, { ID: two, NID: 4 })
    expect([other.status, other.json.detail]).toEqual([400, expect.stringMatching(/not match$/)])
  })

  it.each([
    [{}, /is not the xname of a node$/],
    [{ ID: 'x1000c0s0b0', NID: 1 }, /"x1000c0s0b0" is not the xname of a node$/],
    [{ ID: one }, /NID of x1000c0s0b0n0 is not above 0$/],
    [{ ID: one, NID: 0 }, /is not above 0$/],
    [{ ID: one, NID: -1 }, /is not above 0$/],
    [{ ID: one, NID: 2 ** 31 }, /^NID "2147483648" is not an integer/],
    [{ ID: one, NID: 1, Role: 'Cook' }, /role "Cook" is invalid$/],
    [{ ID: one, NID: 1, SubRole: 'Cook' }, /subRole "Cook" is invalid$/],
    [{ ID: one, NID: 1, NodeInfo: 'x'.repeat(4_095) }, /NodeInfo has more than 4096/],
    [{ NodeMaps: [] }, /there is none$/],
    [
      {
        NodeMaps: [
          { ID: one, NID: 1 },
          { ID: 'x1', NID: 2 },
        ],
      },
      /"x1" is not/,
    ],
  ])('refuse %j as a whole', async (body, detail) => {
    const told = await ask('POST', maps, body)
    expect([told.status, told.json.detail]).toEqual([400, expect.stringMatching(detail)])
    expect(await all()).toEqual([])
  })

  it('give a number to one node only, and swap numbers in one request', async () => {
    await add({ ID: one, NID: 1 }, { ID: two, NID: 2 })
    const taken = await ask('POST', maps, { ID: two, NID: 1 })
    expect([taken.status, taken.json.detail]).toEqual([409, expect.stringMatching(/mapped to x1/)])
    expect((await add({ ID: `${two}v1`, NID: 5 }, { ID: `${two}v2`, NID: 5 })).status).toBe(409)
    expect((await add({ ID: one, NID: 2 }, { ID: two, NID: 1 })).status).toBe(200)
    expect(await all()).toEqual([
      { ID: one, NID: 2 },
      { ID: two, NID: 1 },
    ])
  })

  it('change nothing when they are sent again', async () => {
    await add({ ID: one, NID: 1, NodeInfo: { a: 1 } })
    const before = await rack.fingerprint()
    expect((await add({ ID: one, NID: 1, NodeInfo: { a: 1 } })).status).toBe(200)
    expect(await rack.fingerprint()).toBe(before)
  })
})

describe('a node that is added', () => {
  const component = async (id: string) => (await ask('GET', `/State/Components/${id}`)).json
  const post = (...Components: object[]) => ask('POST', '/State/Components', { Components })

  beforeEach(() => add({ ID: one, NID: 70, Role: 'Service', SubRole: 'Worker' }))

  it('takes number and role from its map', async () => {
    await post({ ID: one, State: 'On' })
    expect(await component(one)).toMatchObject({ NID: 70, Role: 'Service', SubRole: 'Worker' })
  })

  it('keeps what it brings itself', async () => {
    await post({ ID: one, State: 'On', NID: 5, Role: 'Compute' })
    expect(await component(one)).toMatchObject({ NID: 5, Role: 'Compute' })
    expect(await component(one)).not.toHaveProperty('SubRole')
  })

  it('takes them by PUT and out of an endpoint, too', async () => {
    await ask('PUT', `/State/Components/${one}`, { component: { ID: one, State: 'On' } })
    expect(await component(one)).toMatchObject({ NID: 70, Role: 'Service' })
    await add({ ID: two, NID: 71 })
    await ask('POST', '/Inventory/RedfishEndpoints', {
      ID: 'x1000c0s1b0',
      SchemaVersion: 1,
      Systems: [{ uri: '/redfish/v1/Systems/1' }],
      Managers: [{ uri: '/redfish/v1/Managers/1' }],
    })
    expect(await component(two)).toMatchObject({ NID: 71, Role: 'Compute' })
  })

  it('gets no number that is promised to another one', async () => {
    const position = 1001 * 16_384 + 32
    await add({ ID: one, NID: position })
    await post({ ID: two, State: 'On' })
    expect((await component(two)).NID).not.toBe(position)
    await post({ ID: one, State: 'On' })
    expect((await component(one)).NID).toBe(position)
  })
})
