import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Cell, nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const members = (cell: Cell, label: string) => {
  return [...three.racks.rack(cell).ledger.list('membership')]
    .filter((membership) => membership.label === label)
    .map(({ member }) => member)
}
const kernels = (cell: Cell) => {
  return [...three.racks.rack(cell).ledger.list('bootHost')]
    .map(({ subject, kernel }) => `${subject} ${kernel}`)
    .sort()
}

describe('groups with members of several cells', () => {
  const group = (ids: readonly string[]) => ({ label: 'gpu', members: { ids } })
  const [a, b, c] = [nodes.a.xname, nodes.b.xname, nodes.c.xname]
  const shown = async (cell: Cell) => {
    const told = await three.ask(cell, 'GET', '/hsm/v2/groups/gpu/members')
    return told.status === 200 ? (told.json as { ids: string[] }).ids : told.status
  }

  it('are defined where they are made; each membership is its owner’s', async () => {
    const told = await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([c, a]) })
    expect([told.status, told.json]).toEqual([201, [{ URI: '/hsm/v2/groups/gpu' }]])
    expect((['a', 'b', 'c'] as const).map((cell) => members(cell, 'gpu'))).toEqual([[a], [], [c]])
    for (const cell of ['a', 'b', 'c'] as const) expect(await shown(cell)).toEqual([a, c])
  })

  it('are compared as a whole: other members than there are is a conflict', async () => {
    await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([a, b]) })
    for (const ids of [[b], [a, b, c], [c]]) {
      const told = await three.ask('b', 'POST', '/hsm/v2/groups', { body: group(ids) })
      expect([ids, told.status]).toEqual([ids, 409])
    }
    expect((await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([a, b]) })).status).toBe(
      201,
    )
  })

  it('are not made when a member is none, or in another group of the set', async () => {
    const unknown = await three.ask('b', 'POST', '/hsm/v2/groups', {
      body: group([b, 'x1002c0s9b0n0']),
    })
    expect(unknown.status).toBe(400)
    const cpu = { label: 'cpu', exclusiveGroup: 'kind', members: { ids: [c] } }
    await three.ask('a', 'POST', '/hsm/v2/groups', { body: cpu })
    const rival = { ...group([b, c]), exclusiveGroup: 'kind' }
    const told = await three.ask('b', 'POST', '/hsm/v2/groups', { body: rival })
    expect([told.status, told.text]).toEqual([409, expect.stringContaining('is in group cpu')])
    expect(await shown('b')).toBe(404)
  })

  it('are not made while the owner of a member is dark', async () => {
    three.racks.cutOff('c')
    const told = await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([b, c]) })
    expect(told.status).toBe(503)
    expect(await shown('b')).toBe(404)
  })

  it('are not changed at all when one owner would refuse its member', async () => {
    await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([]) })
    const ids = [a, b, 'x1002c0s9b0n0']
    const patch = { body: { description: 'new', members: { ids } } }
    expect((await three.ask('b', 'PATCH', '/hsm/v2/groups/gpu', patch)).status).toBe(400)
    const put = await three.ask('b', 'PUT', '/hsm/v2/groups/gpu/members', { body: { ids } })
    expect(put.status).toBe(400)
    expect(await shown('b')).toEqual([])
    expect(three.racks.rack('b').ledger.get('group', 'gpu')?.description).toBe('')
  })

  it('take, set and lose members at any cell', async () => {
    await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([]) })
    const url = '/hsm/v2/groups/gpu'
    const added = await three.ask('b', 'POST', `${url}/members`, { body: { id: c } })
    expect([added.status, added.json]).toEqual([201, [{ URI: `${url}/members/${c}` }]])
    const ids = [b, c]
    expect((await three.ask('a', 'PATCH', url, { body: { members: { ids } } })).status).toBe(204)
    expect(await shown('a')).toEqual([b, c])
    const set = await three.ask('b', 'PUT', `${url}/members`, { body: { ids: [c, a] } })
    expect([set.status, set.json]).toEqual([
      201,
      [c, a].map((id) => ({ URI: `${url}/members/${id}` })),
    ])
    expect(await shown('c')).toEqual([a, c])
    expect((await three.ask('b', 'DELETE', `${url}/members/${a}`)).status).toBe(200)
    expect(await shown('c')).toEqual([c])
  })

  it('that are deleted and made again have no member of old, wherever that lies', async () => {
    await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([a, b, c]) })
    expect((await three.ask('c', 'DELETE', '/hsm/v2/groups/gpu')).status).toBe(200)
    await three.ask('b', 'POST', '/hsm/v2/groups', { body: group([b]) })
    for (const cell of ['a', 'b', 'c'] as const) expect(await shown(cell)).toEqual([b])
  })

  it('that an owner has not heard of yet are awaited there', async () => {
    three.racks.deafen('c', { to: ['a'], pulls: true })
    await three.ask('a', 'POST', '/hsm/v2/groups', { body: group([]) })
    const told = await three.ask('b', 'POST', '/hsm/v2/groups/gpu/members', { body: { id: c } })
    expect([told.status, members('c', 'gpu')]).toEqual([201, [c]])
  })

  it('that an owner has not heard of yet are awaited before anything is done', async () => {
    three.racks.deafen('c', { to: ['a'], pulls: true })
    await three.ask('a', 'POST', '/hsm/v2/groups', { body: group([]) })
    const patch = { body: { members: { ids: [b, c] } } }
    expect((await three.ask('b', 'PATCH', '/hsm/v2/groups/gpu', patch)).status).toBe(204)
    expect(await shown('a')).toEqual([b, c])
  })

  it('that an owner does not hear of in time take no member of it', async () => {
    three.racks.deafen('c')
    await three.ask('a', 'POST', '/hsm/v2/groups', { body: group([]) })
    const told = await three.ask('b', 'POST', '/hsm/v2/groups/gpu/members', { body: { id: c } })
    expect([told.status, members('c', 'gpu')]).toEqual([503, []])
  })
})

describe('interfaces', () => {
  const url = '/hsm/v2/Inventory/EthernetInterfaces'
  const mac = '02:00:00:00:99:00'
  const id = '020000009900'
  const holders = () => {
    const cells = ['a', 'b', 'c'] as const
    return cells.filter((cell) => three.racks.rack(cell).ledger.get('ethernetInterface', id))
  }
  const add = (cell: Cell, more: object = {}) => {
    return three.ask(cell, 'POST', url, { body: { MACAddress: mac, ...more } })
  }
  const give = (cell: Cell, ComponentID: string) => {
    const body = { ComponentID, IPAddresses: [{ IPAddress: '10.0.2.99' }] }
    return three.ask(cell, 'PATCH', `${url}/${id}`, { body })
  }

  it('belong to the owner of their component, without one to the cell that took them', async () => {
    expect((await add('b', { ComponentID: nodes.c.xname })).status).toBe(201)
    expect(holders()).toEqual(['c'])
    await three.ask('a', 'DELETE', `${url}/${id}`)
    expect(holders()).toEqual([])
    expect((await add('b')).status).toBe(201)
    expect(holders()).toEqual(['b'])
    const other = await add('a', { ComponentID: nodes.c.xname })
    expect([other.status, holders()]).toEqual([409, ['b']])
    const address = { body: { IPAddress: '10.0.1.99' } }
    expect((await three.ask('a', 'POST', `${url}/${id}/IPAddresses`, address)).status).toBe(201)
  })

  it('move when they are given to a node of another cell', async () => {
    await add('b', { Description: 'spare' })
    const told = await give('a', nodes.c.xname)
    expect(told.status).toBe(200)
    expect(told.json).toMatchObject({
      ID: id,
      Description: 'spare',
      ComponentID: nodes.c.xname,
      IPAddresses: [{ IPAddress: '10.0.2.99' }],
    })
    expect(holders()).toEqual(['c'])
  })

  it('stay where they are when their new owner is dark or would refuse them', async () => {
    await add('b')
    three.racks.cutOff('c')
    expect((await give('a', nodes.c.xname)).status).toBe(503)
    three.racks.reconnect('c')
    const body = { ComponentID: nodes.c.xname, IPAddresses: [{ IPAddress: nodes.c.ips[0] }] }
    expect((await three.ask('a', 'PATCH', `${url}/${id}`, { body })).status).toBe(409)
    expect(holders()).toEqual(['b'])
  })

  it('are twice rather than nowhere when the old holder vanishes; repeating mends it', async () => {
    await add('b')
    three.racks.fate = ({ to, call, isCheck }) => {
      return to === 'b' && call.method === 'DELETE' && !isCheck ? 'cut off' : undefined
    }
    const told = await give('a', nodes.c.xname)
    expect([told.status, told.text]).toEqual([503, expect.stringContaining('b: not reached')])
    expect(holders()).toEqual(['b', 'c'])
    three.racks.fate = () => undefined
    const body = { ComponentID: nodes.c.xname, IPAddresses: [{ IPAddress: '10.0.2.99' }] }
    const headers = { 'request-id': String(told.headers['request-id']) }
    const again = await three.ask('a', 'PATCH', `${url}/${id}`, { body, headers })
    expect([again.status, holders()]).toEqual([200, ['c']])
  })
})

describe('boot configurations', () => {
  const url = '/boot/v1/bootparameters'
  const put = (cell: Cell, body: object) => three.ask(cell, 'PUT', url, { body })

  it('of nodes go to their owners, those of all stay where they were written', async () => {
    const named = {
      hosts: [nodes.a.xname, 'nc', 'Default'],
      macs: [nodes.b.macs[0], '02:00:00:00:ff:ff'],
      nids: [nodes.c.nid],
      kernel: 'k',
    }
    expect((await put('b', named)).status).toBe(200)
    expect(kernels('a')).toEqual([`host:${nodes.a.xname} k`])
    expect(kernels('b')).toEqual([`mac:${nodes.b.macs[0]} k`, 'mac:02:00:00:00:ff:ff k'].sort())
    expect(kernels('c')).toEqual([`host:${nodes.c.xname} k`])
    expect(three.racks.rack('b').ledger.get('bootIntent', 'default')?.kernel).toBe('k')
  })

  const mac = '02:00:00:00:77:00'
  const claim = () => {
    const body = { MACAddress: mac, ComponentID: nodes.c.xname }
    return three.ask('b', 'POST', '/hsm/v2/Inventory/EthernetInterfaces', { body })
  }
  const scriptAt = async (cell: Cell) => {
    return (await three.ask(cell, 'GET', `/boot/v1/bootscript?mac=${mac}`)).text
  }

  it('for a MAC that nobody knew yet boot the node, and are its owner’s from then on', async () => {
    await put('a', { macs: [mac], kernel: 'early' })
    expect((await claim()).status).toBe(201)
    const script = () => scriptAt('c')
    expect(await script()).toContain('kernel --name kernel early ')
    expect([kernels('a'), kernels('c')]).toEqual([[`mac:${mac} early`], [`mac:${mac} early`]])
    await three.racks.tend('a')
    expect([kernels('a'), kernels('c')]).toEqual([[], [`mac:${mac} early`]])
    const patch = { hosts: [nodes.c.xname], kernel: 'later' }
    expect((await three.ask('b', 'PATCH', url, { body: patch })).status).toBe(200)
    expect(await script()).toContain('kernel --name kernel later ')
    const gone = await three.ask('b', 'DELETE', url, { body: { hosts: [nodes.c.xname] } })
    expect([gone.status, kernels('a'), kernels('c')]).toEqual([200, [], []])
  })

  it('for a number that nobody had yet boot the node that gets it', async () => {
    await put('a', { nids: [77], kernel: 'early' })
    const numbers = { body: { Components: [{ ID: nodes.c.xname, NID: 77 }] } }
    const told = await three.ask('b', 'PATCH', '/hsm/v2/State/Components/BulkNID', numbers)
    expect([told.status, kernels('c')]).toEqual([204, ['nid:77 early']])
    expect(await scriptAt('c')).not.toContain('early')
    await claim()
    expect(await scriptAt('c')).toContain('kernel --name kernel early ')
  })

  it('that come too late count for nothing, until the owner is given them', async () => {
    await claim()
    three.racks.deafen('a', { to: ['c'] })
    await three.racks.rack('a').change((tx) => {
      tx.put('bootHost', { subject: `mac:${mac}`, kernel: 'late' })
    })
    three.racks.hearAgain('a')
    for (const cell of ['a', 'b', 'c'] as const) expect(await scriptAt(cell)).not.toContain('late')
    await put('b', { macs: [mac], kernel: 'late' })
    await three.racks.tend('a')
    expect([kernels('a'), kernels('c')]).toEqual([[], [`mac:${mac} late`]])
    for (const cell of ['a', 'b', 'c'] as const) expect(await scriptAt(cell)).toContain('late')
  })

  it('that count for nothing are deleted wherever they lie', async () => {
    await claim()
    await three.racks.rack('a').change((tx) => {
      tx.put('bootHost', { subject: `mac:${mac}`, kernel: 'late' })
    })
    const told = await three.ask('b', 'DELETE', url, { body: { macs: [mac] } })
    expect([told.status, kernels('a')]).toEqual([200, []])
  })

  it('are refused as a whole when one identifier of a change is unknown', async () => {
    await put('b', { hosts: [nodes.a.xname], kernel: 'k' })
    const patch = { hosts: [nodes.a.xname, nodes.c.xname], kernel: 'other' }
    expect((await three.ask('b', 'PATCH', url, { body: patch })).status).toBe(404)
    expect(kernels('a')).toEqual([`host:${nodes.a.xname} k`])
  })

  it('are added where they are new, and refused only when all are known', async () => {
    const body = { hosts: [nodes.a.xname, nodes.c.xname], kernel: 'k' }
    await put('b', { hosts: [nodes.a.xname], kernel: 'old' })
    const some = await three.ask('b', 'POST', url, { body })
    expect(some.status).toBe(201)
    expect([...kernels('a'), ...kernels('c')]).toEqual([
      `host:${nodes.a.xname} old`,
      `host:${nodes.c.xname} k`,
    ])
    const all = await three.ask('b', 'POST', url, { body })
    expect([all.status, all.text]).toEqual([400, expect.stringContaining('already exists')])
  })

  it('are deleted by their content wherever they lie', async () => {
    await put('b', { hosts: [nodes.a.xname, nodes.c.xname, 'Default'], kernel: 'old' })
    await put('b', { hosts: [nodes.b.xname], kernel: 'new' })
    const told = await three.ask('b', 'DELETE', url, { body: { kernel: 'old' } })
    expect(told.status).toBe(200)
    expect((['a', 'b', 'c'] as const).flatMap(kernels)).toEqual([`host:${nodes.b.xname} new`])
    expect(three.racks.rack('b').ledger.get('bootIntent', 'default')).toBeUndefined()
  })
})
