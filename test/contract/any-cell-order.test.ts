import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const url = (xname: string) => `/hsm/v2/State/Components/${xname}`
const patch = (cell: 'a' | 'b' | 'c', xname: string, headers = {}) => {
  const body = { Enabled: false }
  return three.ask(cell, 'PATCH', `${url(xname)}/Enabled`, { body, headers })
}
const enabledAt = async (cell: 'a' | 'b' | 'c', xname: string, headers = {}) => {
  const told = await three.ask(cell, 'GET', url(xname), { headers })
  return told.status === 200 ? (told.json as { Enabled: boolean }).Enabled : told.status
}

describe('Cell-Head and Cell-At-Least', () => {
  it.each([
    ['PATCH', `${url(nodes.a.xname)}/Enabled`, { Enabled: false }],
    ['POST', '/hsm/v2/groups', { label: 'gpu' }],
    ['PUT', '/boot/v1/bootparameters', { hosts: ['Default'], kernel: 'k' }],
    ['POST', '/cloud-init/admin/groups', { name: 'gpu' }],
    ['PUT', `/cloud-init/admin/instance-info/${nodes.a.xname}`, {}],
  ])('%s %s says where the cell stands after it', async (method, path, body) => {
    const told = await three.ask('a', method, path, { body })
    expect(told.status).toBeLessThan(300)
    const { term, boot, seq } = three.racks.rack('a').ledger.order('public')
    expect(told.headers['cell-head']).toBe(`a/${term}.${boot}.${seq}`)
  })

  it('a caller reads at another cell what it wrote, or is told to wait', async () => {
    three.racks.deafen('b')
    const wrote = await patch('a', nodes.a.xname)
    const mark = { 'cell-at-least': String(wrote.headers['cell-head']) }
    expect(await enabledAt('b', nodes.a.xname)).toBe(true)
    const told = await three.ask('b', 'GET', url(nodes.a.xname), { headers: mark })
    expect([told.status, told.headers['retry-after']]).toEqual([503, '1'])
    expect(told.text).toContain(`not heard yet`)
    three.racks.hearAgain('b')
    expect(await enabledAt('b', nodes.a.xname, mark)).toBe(false)
  })

  it('a write builds on what its caller has seen, also at the owner', async () => {
    const wrote = await patch('a', nodes.a.xname)
    const mark = { 'cell-at-least': String(wrote.headers['cell-head']) }
    three.racks.deafen('b')
    expect((await patch('b', nodes.b.xname, mark)).status).toBe(503)
    three.racks.hearAgain('b')
    three.racks.deafen('c')
    expect((await patch('b', nodes.c.xname, mark)).status).toBe(503)
    expect([three.component('b')?.enabled, three.component('c')?.enabled]).toEqual([true, true])
  })

  it('of several cells are all waited for: a bulk change is read whole or not at all', async () => {
    const bulk = '/hsm/v2/State/Components/BulkEnabled'
    const body = { ComponentIDs: [nodes.a.xname, nodes.b.xname, nodes.c.xname], Enabled: false }
    three.racks.deafen('b', { to: ['c'] })
    const wrote = await three.ask('a', 'PATCH', bulk, { body })
    const heads = String(wrote.headers['cell-head'])
    expect(heads.split(', ').map((head) => head.split('/')[0])).toEqual(['a', 'b', 'c'])
    const mark = { 'cell-at-least': heads }
    // Of x1000 it has heard everything; what it lacks is of another cell.
    expect(await enabledAt('b', nodes.a.xname)).toBe(false)
    expect(await enabledAt('b', nodes.a.xname, mark)).toBe(503)
    three.racks.hearAgain('b')
    for (const { xname } of [nodes.a, nodes.b, nodes.c]) {
      expect(await enabledAt('b', xname, mark)).toBe(false)
    }
  })

  it('of the own feed is there already, or will never be', async () => {
    const wrote = await patch('a', nodes.a.xname)
    const head = String(wrote.headers['cell-head'])
    expect(await enabledAt('a', nodes.a.xname, { 'cell-at-least': head })).toBe(false)
    expect(await enabledAt('a', nodes.a.xname, { 'cell-at-least': 'a/9.1.1' })).toBe(503)
  })

  it.each(['x', 'a/1.2', 'a/1.2.-3', 'a/1.2.3;b', 'a/1.2.3, ../1.1.1'])(
    'that cannot be read (%j) is a bad request',
    async (header) => {
      const told = await three.ask('b', 'GET', url(nodes.a.xname), {
        headers: { 'cell-at-least': header },
      })
      expect([told.status, told.text]).toEqual([400, expect.stringContaining('x1001/1.3.1412')])
    },
  )
})
