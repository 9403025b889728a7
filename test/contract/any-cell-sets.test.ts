import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { NoticeSender, type Post } from '../../agent/rack/notices/index.ts'
import type { Transaction } from '../../cell/store/index.ts'
import { type Cell, nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const cells = ['a', 'b', 'c'] as const
const [a, b, c] = [nodes.a.xname, nodes.b.xname, nodes.c.xname]

const ask = (cell: Cell, method: string, path: string, body?: unknown) => {
  return three.ask(cell, method, `/hsm/v2${path}`, body === undefined ? {} : { body })
}

describe('partitions with members of several cells', () => {
  const partition = (name: string, ids: readonly string[]) => ({ name, members: { ids } })
  const own = (cell: Cell) => {
    return [...three.racks.rack(cell).ledger.list('partitionMember')].map(({ member }) => member)
  }
  const shown = async (cell: Cell, name = 'p1') => {
    const told = await ask(cell, 'GET', `/partitions/${name}/members`)
    return told.status === 200 ? (told.json as { ids: string[] }).ids : told.status
  }

  it('are defined where they are made; each membership is its owner’s', async () => {
    const told = await ask('b', 'POST', '/partitions', partition('P1', [c, a]))
    expect([told.status, told.json]).toEqual([201, [{ URI: '/hsm/v2/partitions/p1' }]])
    expect(cells.map(own)).toEqual([[a], [], [c]])
    for (const cell of cells) {
      expect(await shown(cell)).toEqual([a, c])
      const inside = await ask(cell, 'GET', '/State/Components?partition=p1')
      expect(inside.headers['cell-coverage']).toBe('3/3')
      const { Components } = inside.json as { Components: { ID: string }[] }
      expect(Components.map(({ ID }) => ID).sort()).toEqual([a, c])
      const rows = (await ask(cell, 'GET', '/memberships?partition=NULL')).json
      expect(rows).toEqual([{ id: b, groupLabels: [], partitionName: '' }])
    }
  })

  it('take and lose members at any cell', async () => {
    await ask('b', 'POST', '/partitions', partition('p1', []))
    const added = await ask('a', 'POST', '/partitions/p1/members', { id: c })
    const URI = `/hsm/v2/partitions/p1/members/${c}`
    expect([added.status, added.json]).toEqual([201, [{ URI }]])
    const patch = { description: 'new', members: { ids: [a, b] } }
    expect((await ask('c', 'PATCH', '/partitions/p1', patch)).status).toBe(204)
    expect(await shown('b')).toEqual([a, b, c])
    expect((await ask('b', 'DELETE', `/partitions/p1/members/${c}`)).status).toBe(200)
    expect(await shown('c')).toEqual([a, b])
  })

  it('are not made when a member is none, or in another one, or its owner is dark', async () => {
    await ask('a', 'POST', '/partitions', partition('p2', [c]))
    const unknown = await ask('b', 'POST', '/partitions', partition('p1', [b, 'x1002c0s9b0n0']))
    expect(unknown.status).toBe(400)
    const rival = await ask('b', 'POST', '/partitions', partition('p1', [b, c]))
    expect([rival.status, rival.text]).toEqual([409, expect.stringContaining('in partition p2')])
    await ask('a', 'DELETE', `/partitions/p2/members/${c}`)
    three.racks.cutOff('c')
    expect((await ask('b', 'POST', '/partitions', partition('p3', [b, c]))).status).toBe(503)
    expect((await ask('b', 'GET', '/partitions/names')).json).toEqual(['p2'])
    expect(own('b')).toEqual([])
  })

  it('never share a component, whoever asks at the same time', async () => {
    await ask('a', 'POST', '/partitions', partition('p1', []))
    await ask('b', 'POST', '/partitions', partition('p2', []))
    const [one, two] = await Promise.all([
      ask('a', 'POST', '/partitions/p1/members', { id: c }),
      ask('b', 'POST', '/partitions/p2/members', { id: c }),
    ])
    expect([one.status, two.status].sort()).toEqual([201, 409])
    const winner = one.status === 201 ? 'p1' : 'p2'
    for (const cell of cells) {
      const told = (await ask(cell, 'GET', `/memberships/${c}`)).json as { partitionName: string }
      expect(told.partitionName).toBe(winner)
    }
  })

  it('that are decided where the asked cell knows less are refused by the owner', async () => {
    await ask('a', 'POST', '/partitions', partition('p1', []))
    await ask('a', 'POST', '/partitions', partition('p2', []))
    three.racks.deafen('b', { to: ['c'] })
    await ask('a', 'POST', '/partitions/p1/members', { id: c })
    const told = await ask('b', 'PATCH', '/partitions/p2', { members: { ids: [b, c] } })
    expect([told.status, told.text]).toEqual([409, expect.stringContaining('in partition p1')])
    expect(own('b')).toEqual([])
  })

  it('that an owner has not heard of yet are awaited there', async () => {
    three.racks.deafen('c', { to: ['a'], pulls: true })
    await ask('a', 'POST', '/partitions', partition('p1', []))
    const told = await ask('b', 'POST', '/partitions/p1/members', { id: c })
    expect([told.status, own('c')]).toEqual([201, [c]])
  })

  it('that are deleted and made again have no member of old, wherever that lies', async () => {
    await ask('b', 'POST', '/partitions', partition('p1', [a, b, c]))
    expect((await ask('c', 'DELETE', '/partitions/p1')).status).toBe(200)
    await ask('b', 'POST', '/partitions', partition('p1', [b]))
    for (const cell of cells) expect(await shown(cell)).toEqual([b])
    const free = await ask('b', 'POST', '/partitions', partition('p2', [a]))
    expect([free.status, await shown('c', 'p2')]).toEqual([201, [a]])
  })
})

it('nobody but its owner can say where a component is, or what it gets', async () => {
  const says: ((tx: Transaction) => void)[] = [
    (tx) => tx.put('partitionMember', { member: c, name: 'p1', creationId: '1' }),
    (tx) => tx.put('nodeMap', { id: c, nid: 7 }),
    (tx) => tx.put('powerMap', { id: c, poweredBy: [] }),
    (tx) => tx.put('stateNotice', { component: c, untold: [] }),
  ]
  for (const say of says) {
    const told = three.racks.rack('b').change(say)
    await expect(told).rejects.toMatchObject({ code: 'PEER_OWNER' })
  }
})

describe('subscriptions', () => {
  it('are everybody’s; each owner tells of its own components alone', async () => {
    const told: string[] = []
    const senders = cells.map((cell) => {
      const { context } = three.racks.rack(cell)
      const post: Post = async (url, { Components, State }) => {
        told.push(`${cell} tells ${url} ${Components} ${State}`)
      }
      return NoticeSender.start({ ...context, post })
    })
    const subscription = { Subscriber: 'me', Url: 'http://h/', States: ['Off'] }
    const added = (await ask('b', 'POST', '/Subscriptions/SCN', subscription)).json
    for (const cell of cells) {
      const list = (await ask(cell, 'GET', '/Subscriptions/SCN')).json
      expect(list).toEqual({ SubscriptionList: [added] })
    }
    const patch = { ComponentIDs: [a, b, c], State: 'Off', Force: true }
    await ask('b', 'PATCH', '/State/Components/BulkStateData', patch)
    await vi.waitFor(() => {
      for (const cell of cells) {
        expect(three.racks.rack(cell).ledger.count('stateNotice')).toBe(0)
      }
      expect(told).toHaveLength(3)
    })
    expect(told.sort()).toEqual([
      `a tells http://h/ ${a} Off`,
      `b tells http://h/ ${b} Off`,
      `c tells http://h/ ${c} Off`,
    ])
    for (const sender of senders) await sender.stop()
  })
})

describe('exclusive groups', () => {
  it('never share a component, whoever asks at the same time', async () => {
    const group = (label: string) => ({ label, exclusiveGroup: 'kind', members: { ids: [] } })
    await ask('a', 'POST', '/groups', group('cpu'))
    await ask('b', 'POST', '/groups', group('gpu'))
    const told = await Promise.all([
      ask('a', 'POST', '/groups/cpu/members', { id: c }),
      ask('b', 'PUT', '/groups/gpu/members', { ids: [c] }),
      ask('b', 'PATCH', '/groups/gpu', { members: { ids: [c] } }),
    ])
    const [cpu, ...gpu] = told.map(({ status }) => status < 300)
    expect([cpu, gpu]).toEqual(cpu ? [true, [false, false]] : [false, [true, true]])
    for (const cell of cells) {
      const row = (await ask(cell, 'GET', `/memberships/${c}`)).json as { groupLabels: string[] }
      expect(row.groupLabels).toEqual([cpu ? 'cpu' : 'gpu'])
    }
  })
})

describe('node maps of several cells', () => {
  const maps = '/Defaults/NodeMaps'
  const own = (cell: Cell) => {
    return [...three.racks.rack(cell).ledger.list('nodeMap')].map(({ id }) => id)
  }
  const later = [a, b, c].map((id, at) => ({ ID: `${id.slice(0, -1)}7`, NID: 70 + at }))

  it('go to the owners of their nodes and are read at any cell', async () => {
    const told = await ask('b', 'POST', maps, { NodeMaps: later })
    expect([told.status, told.json]).toEqual([
      200,
      { code: 0, message: 'Created or modified 3 entries' },
    ])
    expect(cells.map(own)).toEqual(later.map(({ ID }) => [ID]))
    for (const cell of cells) {
      const all = (await ask(cell, 'GET', maps)).json as { NodeMaps: object[] }
      expect(all.NodeMaps).toEqual(expect.arrayContaining(later))
      expect((await ask(cell, 'GET', `${maps}/${later[2]?.ID}`)).json).toEqual(later[2])
    }
    const put = await ask('a', 'PUT', `${maps}/${later[2]?.ID}`, { NID: 90 })
    expect([put.status, put.json]).toEqual([200, { ID: later[2]?.ID, NID: 90 }])
    expect((await ask('a', 'DELETE', `${maps}/${later[1]?.ID}`)).status).toBe(200)
    expect((await ask('c', 'DELETE', maps)).json).toEqual({ code: 0, message: 'deleted 2 entries' })
  })

  it('share no number that is known, whichever cell is asked', async () => {
    await ask('b', 'POST', maps, { NodeMaps: later })
    for (const cell of cells) {
      const id = `${a.slice(0, -1)}8`
      expect((await ask(cell, 'POST', maps, { ID: id, NID: 72 })).status, cell).toBe(409)
      expect((await ask(cell, 'PUT', `${maps}/${id}`, { NID: 71 })).status, cell).toBe(409)
    }
  })

  it('are used by the owner of the node', async () => {
    await ask('b', 'POST', maps, { NodeMaps: later })
    const Components = later.map(({ ID }) => ({ ID, State: 'On' }))
    await ask('b', 'POST', '/State/Components', { Components })
    for (const { ID, NID } of later) {
      expect((await ask('b', 'GET', `/State/Components/${ID}`)).json).toMatchObject({ NID })
    }
  })

  it('are not written at all while the owner of one is dark', async () => {
    three.racks.cutOff('c')
    expect((await ask('b', 'POST', maps, { NodeMaps: later })).status).toBe(503)
    expect(cells.map(own)).toEqual([[], [], []])
  })
})

describe('power maps of several cells', () => {
  const path = '/sysinfo/powermaps'
  const all = [a, b, c].map((id) => ({ id, poweredBy: ['x3000m0p0v1'] }))

  it('go to the owners of what they supply; every cell gathers them', async () => {
    const told = await ask('b', 'POST', path, all)
    expect([told.status, told.json]).toEqual([
      200,
      { code: 0, message: 'Created or modified 3 entries' },
    ])
    for (const [at, cell] of cells.entries()) {
      expect([...three.racks.rack(cell).ledger.list('powerMap')]).toEqual([all[at]])
      const list = await ask(cell, 'GET', path)
      expect(list.json).toEqual(expect.arrayContaining(all))
      expect(list.headers['cell-coverage']).toBe('3/3')
      expect((await ask(cell, 'GET', `${path}/${c}`)).json).toEqual(all[2])
    }
    const put = await ask('a', 'PUT', `${path}/${c}`, { poweredBy: [] })
    expect([put.status, put.json]).toEqual([200, { id: c, poweredBy: [] }])
    expect((await ask('a', 'DELETE', `${path}/${b}`)).status).toBe(200)
    expect((await ask('b', 'DELETE', path)).json).toEqual({ code: 0, message: 'deleted 2 entries' })
  })

  it('of a dark cell are missing from the list, which says so, and 503 one by one', async () => {
    await ask('b', 'POST', path, all)
    three.racks.cutOff('c')
    const list = await ask('a', 'GET', path)
    expect([list.json, list.headers['cell-coverage']]).toEqual([[all[0], all[1]], '2/3'])
    expect((await ask('a', 'GET', `${path}/${c}`)).status).toBe(503)
    expect((await ask('a', 'POST', path, all)).status).toBe(503)
  })
})
