import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { openRack, type TestRack } from '../fixture/rack.ts'

let rack: TestRack
const [one, two, three] = ['x1000c0s0b0n0', 'x1000c0s1b0n0', 'x1000c0s2b0n0']

beforeEach(async () => {
  rack = await openRack({ apis: [createHsmApi] })
  const Components = [one, two, three].map((ID, at) => ({ ID, State: 'On', NID: at + 1 }))
  await ask('POST', '/State/Components', { Components })
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
    headers: answer.headers,
    json: answer.body === '' ? undefined : JSON.parse(answer.body),
  }
}

const create = (name: string, ids: readonly string[] = [], more: object = {}) => {
  return ask('POST', '/partitions', { name, members: { ids }, ...more })
}
const idsAt = async (path: string) => {
  const { json } = await ask('GET', path)
  return (json.Components as { ID: string }[]).map(({ ID }) => ID)
}

describe('partitions', () => {
  it('are created, listed, named, read and deleted', async () => {
    const created = await create('P01', ['X1000C0S0B0N0'], { description: 'd', tags: ['Blue'] })
    expect([created.status, created.json]).toEqual([201, [{ URI: '/hsm/v2/partitions/p1' }]])
    expect(created.headers['location']).toBe('/hsm/v2/partitions/p1')
    await create('p1.2')
    const p1 = { name: 'p1', description: 'd', tags: ['blue'], members: { ids: [one] } }
    const part = { name: 'p1.2', description: '', members: { ids: [] } }
    expect((await ask('GET', '/partitions')).json).toEqual([p1, part])
    expect((await ask('GET', '/partitions?tag=blue')).json).toEqual([p1])
    expect((await ask('GET', '/partitions?partition=p1.2&partition=p9')).json).toEqual([part])
    expect((await ask('GET', '/partitions/names')).json).toEqual(['p1', 'p1.2'])
    expect((await ask('GET', '/partitions/p01')).json).toEqual(p1)
    expect((await ask('DELETE', '/partitions/p1')).json).toEqual({
      code: 0,
      message: 'deleted 1 entry',
    })
    const gone = await ask('GET', '/partitions/p1')
    expect([gone.status, gone.json.detail]).toEqual([404, 'No such partition: p1'])
    expect((await ask('DELETE', '/partitions/p1')).status).toBe(404)
  })

  it.each([
    '',
    'q1',
    'p',
    'p1.',
    'p1.2.3',
    'px',
    'all',
    "p1' OR 1=1--",
    '../p1',
    'p1\n'.repeat(99),
  ])('have no name like %j', async (name) => {
    const told = await create(name)
    expect(told.status).toBe(400)
    expect(told.json.detail).toMatch(/^couldn't validate partition: partition name /)
    const path = `/partitions/${encodeURIComponent(name)}`
    if (name !== '') expect((await ask('GET', path)).status).toBe(400)
  })

  it('are made once: the same again changes nothing, another is 409', async () => {
    await create('p1', [one], { tags: ['a', 'b'] })
    const before = await rack.fingerprint()
    expect((await create('p1', [one], { tags: ['b', 'a'] })).status).toBe(201)
    expect(await rack.fingerprint()).toBe(before)
    for (const [ids, more] of [
      [[one, two], { tags: ['a', 'b'] }],
      [[one], { tags: ['a'] }],
      [[one], { tags: ['a', 'b'], description: 'other' }],
    ] as const) {
      const told = await create('p1', ids, more)
      expect([told.status, told.json.detail]).toEqual([409, expect.stringContaining('differs in')])
    }
  })

  it('are changed in description and tags; a change of nothing is 400', async () => {
    await create('p1', [one])
    const patch = { description: 'new', tags: ['x'] }
    expect((await ask('PATCH', '/partitions/p1', patch)).status).toBe(204)
    expect((await ask('GET', '/partitions/p1')).json).toMatchObject(patch)
    expect((await ask('PATCH', '/partitions/p1', {})).status).toBe(400)
    expect((await ask('PATCH', '/partitions/p9', patch)).status).toBe(404)
    expect((await ask('PATCH', '/partitions/p1', { members: { ids: [two] } })).status).toBe(204)
    expect((await ask('GET', '/partitions/p1/members')).json).toEqual({ ids: [one, two] })
  })

  it('take members and let them go', async () => {
    await create('p1')
    const path = '/partitions/p1/members'
    const added = await ask('POST', '/partitions/P1/members', { id: one.toUpperCase() })
    const URI = `/hsm/v2${path}/${one}`
    expect([added.status, added.json, added.headers['location']]).toEqual([201, [{ URI }], URI])
    expect((await ask('POST', path, { id: one })).status).toBe(409)
    for (const id of ['x1000c9s9b9n9', 'rack7', '']) {
      expect((await ask('POST', path, { id })).status, id).toBe(400)
    }
    expect((await ask('POST', '/partitions/p9/members', { id: one })).status).toBe(404)
    expect((await ask('GET', path)).json).toEqual({ ids: [one] })
    expect((await ask('DELETE', `${path}/${one}`)).status).toBe(200)
    expect((await ask('DELETE', `${path}/${one}`)).status).toBe(404)
    expect((await ask('DELETE', `${path}/rack7`)).status).toBe(400)
    expect((await ask('GET', '/partitions/p9/members')).status).toBe(404)
  })

  it('share no member: a component is in one at most', async () => {
    await create('p1', [one])
    const rival = await create('p2', [two, one])
    expect([rival.status, rival.json.detail]).toEqual([409, expect.stringMatching(/partition p1/)])
    expect((await ask('GET', '/partitions/p2')).status).toBe(404)
    await create('p2', [two])
    expect((await ask('POST', '/partitions/p2/members', { id: one })).status).toBe(409)
    expect((await ask('PATCH', '/partitions/p2', { members: { ids: [one] } })).status).toBe(409)
    await ask('DELETE', `/partitions/p1/members/${one}`)
    expect((await ask('POST', '/partitions/p2/members', { id: one })).status).toBe(201)
  })

  it('made again under an old name have none of the old members', async () => {
    await create('p1', [one])
    const left = rack.ledger.get('partitionMember', one)
    await ask('DELETE', '/partitions/p1')
    expect(rack.ledger.get('partitionMember', one)).toBeUndefined()
    // What another cell's member would leave behind.
    if (left) await rack.change((tx) => tx.put('partitionMember', left))
    await create('p1')
    expect((await ask('GET', '/partitions/p1/members')).json).toEqual({ ids: [] })
    expect((await ask('GET', `/memberships/${one}`)).json.partitionName).toBe('')
    expect((await create('p2', [one])).status).toBe(201)
  })

  it('lose a component that is deleted', async () => {
    await create('p1', [one])
    await ask('DELETE', `/State/Components/${one}`)
    await ask('POST', '/State/Components', { Components: [{ ID: one, State: 'On' }] })
    expect((await ask('GET', '/partitions/p1/members')).json).toEqual({ ids: [] })
  })
})

describe('lists by partition', () => {
  beforeEach(async () => {
    await create('p1', [one])
    await create('p2', [two])
    await ask('POST', '/groups', { label: 'gpu', members: { ids: [two, three] } })
    await ask('POST', '/groups', { label: 'kube', members: { ids: [one] } })
  })

  it.each([
    ['partition=p1', [one]],
    ['Partition=P01', [one]],
    ['partition=p1&partition=p2', [one, two]],
    ['partition=NULL', [three]],
    ['partition=NULL&partition=p2', [two, three]],
    ['group=gpu&partition=p2', [two]],
    ['group=gpu&partition=p1', []],
    ['group=gpu&group=kube&partition=p1', [one]],
    ['group=NULL&partition=NULL', []],
    ['partition=p1&state=Off', []],
  ])('GET components and memberships ?%s', async (query, wanted) => {
    expect(await idsAt(`/State/Components?${query}`)).toEqual(wanted)
    const { json } = await ask('GET', `/memberships?${query}`)
    expect((json as { id: string }[]).map(({ id }) => id)).toEqual(wanted)
    expect(await idsAt(`/State/Components/Query/all?${query}`)).toEqual(wanted)
  })

  it('in the bodies of queries', async () => {
    const byId = { ComponentIDs: [one, two], partition: ['p2'] }
    const found = await ask('POST', '/State/Components/Query', byId)
    expect(found.json.Components).toMatchObject([{ ID: two }])
    const byNid = { NIDRanges: ['1-3'], partition: 'NULL' }
    const numbered = await ask('POST', '/State/Components/ByNID/Query', byNid)
    expect(numbered.json.Components).toMatchObject([{ ID: three }])
  })

  it.each([
    ['partition=p9', /^bad query param: no such partition: "p9"$/],
    ['partition=!p1', /^bad query param: no such partition/],
    ['group=gpu&group=kube&partition=p1&partition=p2', /^bad query param: several groups/],
  ])('refuse ?%s', async (query, detail) => {
    for (const list of ['/State/Components', '/memberships']) {
      const told = await ask('GET', `${list}?${query}`)
      expect([told.status, told.json.detail]).toEqual([400, expect.stringMatching(detail)])
    }
  })

  it('memberships name it', async () => {
    expect((await ask('GET', `/memberships/${two}`)).json).toEqual({
      id: two,
      groupLabels: ['gpu'],
      partitionName: 'p2',
    })
    const { json } = await ask('GET', '/memberships')
    const names = (json as { partitionName: string }[]).map(({ partitionName }) => partitionName)
    expect(names).toEqual(['p1', 'p2', ''])
  })

  it('groups show the members in it', async () => {
    const shown = async (query: string) => {
      const list = (await ask('GET', `/groups?${query}`)).json as { members: { ids: string[] } }[]
      const { json } = await ask('GET', `/groups/gpu?${query}`)
      const members = await ask('GET', `/groups/gpu/members?${query}`)
      expect(json.members).toEqual(members.json)
      return [list.map(({ members: { ids } }) => ids), members.json.ids]
    }
    expect(await shown('partition=p2')).toEqual([[[two], []], [two]])
    expect(await shown('partition=NULL')).toEqual([[[three], []], [three]])
    for (const path of ['/groups', '/groups/gpu', '/groups/gpu/members']) {
      expect((await ask('GET', `${path}?partition=p9`)).status).toBe(400)
    }
  })
})
