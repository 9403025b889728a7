import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack
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
  return {
    status: answer.statusCode,
    text: answer.body,
    json: answer.body === '' ? undefined : JSON.parse(answer.body),
  }
}

const list = '/Subscriptions/SCN'
const wanted = { Subscriber: 'hmnfd@n1', States: ['Ready', 'Off'], Url: 'http://n1:1/scn' }
const add = async (body: object = wanted) => (await ask('POST', list, body)).json as { ID: number }

describe('subscriptions', () => {
  it('are null when there are none', async () => {
    expect((await ask('GET', list)).text).toBe('{"SubscriptionList":null}\n')
    expect((await ask('DELETE', list)).json.message).toBe('0 Subscriptions deleted')
  })

  it('are added with a number, read, and deleted', async () => {
    const all = { Enabled: true, Roles: ['compute'], SubRoles: ['worker'], SoftwareStatus: ['Up'] }
    const told = await ask('POST', list, { ...wanted, ...all, States: ['READY'] })
    expect([told.status, told.json]).toEqual([
      200,
      {
        ...{ ID: expect.any(Number), Subscriber: 'hmnfd@n1', Enabled: true, Roles: ['Compute'] },
        ...{ SubRoles: ['Worker'], SoftwareStatus: ['Up'], States: ['Ready'] },
        Url: 'http://n1:1/scn',
      },
    ])
    expect((await ask('GET', list)).json).toEqual({ SubscriptionList: [told.json] })
    expect((await ask('GET', `${list}/${told.json.ID}`)).json).toEqual(told.json)
    const gone = await ask('DELETE', `${list}/${told.json.ID}`)
    expect([gone.status, gone.json.message]).toEqual([200, 'Subscription deleted'])
    const again = await ask('DELETE', `${list}/${told.json.ID}`)
    expect([again.status, again.json.detail]).toEqual([404, 'Subscription not found'])
    await add()
    await add({ ...wanted, Url: 'http://n1:1/other' })
    expect((await ask('DELETE', list)).json.message).toBe('2 Subscriptions deleted')
  })

  it('are added once: the same again changes nothing, another is 409', async () => {
    const { ID } = await add()
    const before = await rack.fingerprint()
    expect((await add()).ID).toBe(ID)
    expect(await rack.fingerprint()).toBe(before)
    const other = await ask('POST', list, { ...wanted, States: ['On'] })
    expect([other.status, other.json.detail]).toEqual([
      409,
      expect.stringMatching(/^Subscribe fai/),
    ])
  })

  it.each([
    [{}, /^Missing name of subscriber$/],
    [{ Subscriber: 'a', States: ['On'] }, /^Missing url$/],
    [{ ...wanted, States: [] }, /^Missing trigger\. /],
    [{ ...wanted, States: [], Enabled: false }, /^Missing trigger\. /],
    [{ ...wanted, States: ['Tired'] }, /^invalid state: "Tired"$/],
    [{ ...wanted, Roles: ['Cook'] }, /^invalid role: "Cook"$/],
    [{ ...wanted, SubRoles: ['Cook'] }, /^invalid subRole/],
    [{ ...wanted, SoftwareStatus: [''] }, /^invalid software status/],
    [{ ...wanted, Url: 'file:///etc/passwd' }, /^Url is not an http or https URL/],
    [{ ...wanted, Url: 'http://root:secret@h/' }, /^Url is not (?!.*secret)/],
    [{ ...wanted, Url: 'http://root@h/' }, /^Url is not/],
    [{ ...wanted, Url: 'n1/scn' }, /^Url is not/],
    [{ ...wanted, Url: `http://n/${'x'.repeat(8_000)}` }, /^Url is not/],
    [{ ...wanted, SoftwareStatus: Array.from({ length: 65 }, String) }, /^more than 64 of/],
  ])('refuse %j', async (body, detail) => {
    const told = await ask('POST', list, body)
    expect([told.status, told.json.detail]).toEqual([400, expect.stringMatching(detail)])
    expect((await ask('GET', list)).json.SubscriptionList).toBe(null)
  })

  it('are replaced', async () => {
    const { ID } = await add()
    const replacement = { Subscriber: 'x', Enabled: true, Url: 'https://n2/' }
    expect((await ask('PUT', `${list}/${ID}`, replacement)).status).toBe(204)
    expect((await ask('GET', `${list}/${ID}`)).json).toEqual({ ID, ...replacement })
    await add()
    expect((await ask('PUT', `${list}/${ID}`, wanted)).status).toBe(409)
    expect((await ask('PUT', `${list}/${ID}`, { Subscriber: 'x' })).status).toBe(400)
  })

  it('get, lose and change triggers', async () => {
    const { ID } = await add()
    const patch = async (body: object) => {
      const { status } = await ask('PATCH', `${list}/${ID}`, body)
      const { Url: _, Subscriber: __, ID: ___, ...left } = (await ask('GET', `${list}/${ID}`)).json
      return [status, left]
    }
    const added = { Op: 'Add', States: ['On'], Enabled: true }
    expect(await patch(added)).toEqual([204, { Enabled: true, States: ['Ready', 'Off', 'On'] }])
    const removed = { Op: 'remove', States: ['ready', 'Off'], Enabled: true }
    expect(await patch(removed)).toEqual([204, { States: ['On'] }])
    const replaced = { Op: 'replace', States: [], Roles: ['Service'] }
    expect(await patch(replaced)).toEqual([204, { Roles: ['Service'] }])
    expect(await patch({ Op: 'remove', Roles: ['Service'] })).toEqual([400, { Roles: ['Service'] }])
    expect((await patch({ Op: 'grow', Roles: ['Service'] }))[0]).toBe(400)
  })

  it.each(['0', '-1', 'x', '1.5', '99999999999', "1'--"])('have no number like %s', async (id) => {
    expect((await ask('GET', `${list}/${encodeURIComponent(id)}`)).status).toBe(400)
  })
})
