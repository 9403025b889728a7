import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack
const node = 'x1000c0s0b0n0'
const outlets = ['x1000m0p0v1', 'x1000m1p0v1']
const path = '/sysinfo/powermaps'

beforeEach(async () => {
  rack = await openRack({ apis: [createHsmApi] })
})
afterEach(() => rack.close())

async function ask(method: string, url: string, body?: unknown) {
  const answer = await rack.app.inject({
    method: method as 'GET',
    url: `/hsm/v2${url}`,
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: answer.statusCode, text: answer.body, json: JSON.parse(answer.body) }
}

describe('power maps', () => {
  it('are created, read, replaced and deleted', async () => {
    expect((await ask('GET', path)).text).toBe('[]\n')
    const map = { id: node, poweredBy: outlets }
    const created = await ask('POST', path, [
      { id: node.toUpperCase(), poweredBy: [...outlets, 'X1000M0P0V1'] },
      { id: 'x1000c0s1b0n0', poweredBy: [] },
    ])
    expect([created.status, created.json.message]).toEqual([200, 'Created or modified 2 entries'])
    const none = { id: 'x1000c0s1b0n0', poweredBy: [] }
    expect((await ask('GET', path)).json).toEqual([map, none])
    expect((await ask('GET', `${path}/${node}`)).json).toEqual(map)
    const after = { id: node, poweredBy: ['x1000m2p0v1'] }
    const put = await ask('PUT', `${path}/${node}`, { PoweredBy: after.poweredBy })
    expect([put.status, put.json]).toEqual([200, after])
    expect((await ask('DELETE', `${path}/${node}`)).json.message).toBe('deleted 1 entry')
    expect((await ask('DELETE', `${path}/${node}`)).status).toBe(404)
    expect((await ask('GET', `${path}/${node}`)).json.detail).toBe('no such xname.')
    expect((await ask('DELETE', path)).json.message).toBe('deleted 1 entries')
    expect((await ask('DELETE', path)).status).toBe(404)
  })

  it.each([
    ['POST', path, [{ id: node }], /^Missing poweredBy of x1000c0s0b0n0$/],
    ['POST', path, [{ id: node, poweredBy: ['rack7'] }], /^invalid xname ID: "rack7"$/],
    ['POST', path, [{ id: node, poweredBy: outlets }, { id: '../x' }], /^invalid xname ID/],
    ['POST', path, [{ poweredBy: outlets }], /^invalid xname ID: ""$/],
    ['PUT', `${path}/${node}`, {}, /^Missing poweredBy/],
    ['PUT', `${path}/${node}`, { id: 'x1', poweredBy: outlets }, /do not match$/],
    ['PUT', `${path}/rack7`, { poweredBy: outlets }, /^invalid xname ID/],
    [
      'PUT',
      `${path}/${node}`,
      { poweredBy: Array.from({ length: 65 }, (_, at) => `x1000m0p0v${at + 1}`) },
      /more than 64 entries$/,
    ],
  ] as const)('%s %s refuses %j as a whole', async (method, url, body, detail) => {
    const told = await ask(method, url, body)
    expect([told.status, told.json.detail]).toEqual([400, expect.stringMatching(detail)])
    expect((await ask('GET', path)).json).toEqual([])
  })
})
