import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import { GatedStore, quiescence } from '../fixture/gated-store.ts'
import { addNodes } from '../fixture/nodes.ts'
import { openRack, testTokens } from '../fixture/rack.ts'
import { type Asking, type Cell, nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
beforeEach(async () => {
  three = await openThree()
})
afterEach(() => three.racks.close())

const id = '00112233445566778899aabbccddeeff'
const again = { 'request-id': id }
const members = '/hsm/v2/groups/gpu/members'
const join = { body: { id: nodes.c.xname }, headers: again }
const makeGroup = () => three.ask('b', 'POST', '/hsm/v2/groups', { body: { label: 'gpu' } })

/** A change that is refused when it is made twice: a second 201 is the first one's answer. */
const twice = async (cells: readonly [Cell, Cell], method: string, url: string, asking: Asking) => {
  const first = await three.ask(cells[0], method, url, asking)
  const second = await three.ask(cells[1], method, url, asking)
  return [first, second] as const
}
const same = ({ status, text, headers }: { status: number; text: string; headers: object }) => ({
  status,
  text,
  ...Object.fromEntries(
    Object.entries(headers).filter(([name]) =>
      ['cell-head', 'location', 'content-type'].includes(name),
    ),
  ),
})

describe('repeating a request under its Request-Id', () => {
  it.each([
    ['at the owner', ['c', 'c']],
    ['through another cell', ['b', 'b']],
    ['through one cell, then another', ['b', 'a']],
    ['through another cell, then at the owner', ['b', 'c']],
  ] as const)('%s gets the first answer, and happens once', async (_, cells) => {
    await makeGroup()
    const [first, second] = await twice(cells, 'POST', members, join)
    expect(first.status).toBe(201)
    expect(same(second)).toEqual(same(first))
    const other = { ...join, headers: { 'request-id': 'another' } }
    expect((await three.ask('b', 'POST', members, other)).status).toBe(409)
  })

  it.each([
    ['POST', '/boot/v1/bootparameters', { hosts: [nodes.c.xname], kernel: 'k' }],
    ['POST', '/cloud-init/admin/groups', { name: 'gpu' }],
    ['DELETE', `/hsm/v2/State/Components/${nodes.c.xname}`, undefined],
    ['DELETE', '/hsm/v2/Inventory/EthernetInterfaces', undefined],
  ])('%s %s: every API answers as the first time', async (method, url, body) => {
    const asking = { headers: again, ...(body ? { body } : {}) }
    const [first, second] = await twice(['b', 'b'], method, url, asking)
    expect(first.status).toBeLessThan(300)
    expect(same(second)).toEqual(same(first))
  })

  it('while the first is under way waits for it', async () => {
    const store = new GatedStore(new MemoryStore())
    const rack = await openRack({ apis: [createHsmApi], store })
    await addNodes(rack.ledger, { ...nodes.c, groups: ['gpu'] })
    await rack.change((tx) => tx.delete('membership', `gpu/${nodes.c.xname}`))
    store.isGateClosed = true
    const ask = () => {
      return rack.app.inject({ method: 'POST', url: members, payload: join.body, headers: again })
    }
    const both = Promise.all([ask(), ask()])
    await vi.waitFor(() => expect(store.standing).toBe(1))
    for (let turns = 0; turns < 10; turns += 1) await quiescence()
    store.isGateClosed = false
    await store.letPass()
    expect((await both).map(({ statusCode }) => statusCode)).toEqual([201, 201])
    await rack.close()
  })

  it('after a lost answer gets what the owner answered then', async () => {
    await makeGroup()
    three.racks.fate = ({ isCheck }) => (isCheck ? undefined : 'answer lost')
    const lost = await three.ask('b', 'POST', members, join)
    expect([lost.status, lost.headers['request-id']]).toEqual([504, id])
    three.racks.fate = () => undefined
    expect((await three.ask('b', 'POST', members, join)).status).toBe(201)
  })

  it('of a split change completes it, and does no share twice', async () => {
    const url = '/boot/v1/bootparameters'
    const body = { hosts: [nodes.a.xname, nodes.c.xname], kernel: 'k' }
    three.racks.fate = ({ to, isCheck }) => (to === 'c' && !isCheck ? 'cut off' : undefined)
    const partial = await three.ask('b', 'POST', url, { body, headers: again })
    expect([partial.status, partial.text]).toEqual([503, expect.stringContaining('a: done')])
    const before = three.racks.rack('a').ledger.order('public')
    three.racks.fate = () => undefined
    const told = await three.ask('b', 'POST', url, { body, headers: again })
    expect(told.status).toBe(201)
    expect(three.racks.rack('a').ledger.order('public')).toEqual(before)
    expect(three.racks.rack('c').ledger.get('bootHost', `host:${nodes.c.xname}`)).toBeDefined()
  })

  it('of a split change at another cell completes it, and does no share twice', async () => {
    const url = '/boot/v1/bootparameters'
    const body = { hosts: [nodes.a.xname, nodes.c.xname], kernel: 'k' }
    three.racks.fate = ({ to, isCheck }) => (to === 'c' && !isCheck ? 'cut off' : undefined)
    const partial = await three.ask('b', 'PUT', url, { body, headers: again })
    expect([partial.status, partial.text]).toEqual([503, expect.stringContaining('a: done')])
    const orders = () =>
      (['a', 'c'] as const).map((cell) => three.racks.rack(cell).ledger.order('public'))
    const [before] = orders()
    three.racks.fate = () => undefined
    // Made twice it would be another write, with another referral token.
    expect((await three.ask('a', 'PUT', url, { body, headers: again })).status).toBe(200)
    const done = orders()
    expect(done[0]).toEqual(before)
    expect(three.racks.rack('c').ledger.get('bootHost', `host:${nodes.c.xname}`)).toBeDefined()
    expect((await three.ask('c', 'PUT', url, { body, headers: again })).status).toBe(200)
    expect(orders()).toEqual(done)
    await three.ask('c', 'PUT', url, { body })
    expect(orders()).not.toEqual(done)
  })

  it('of a group whose members could not all join completes it', async () => {
    const body = { label: 'gpu', members: { ids: [nodes.a.xname, nodes.c.xname] } }
    three.racks.fate = ({ to, isCheck }) => (to === 'c' && !isCheck ? 'answer lost' : undefined)
    const ask = () => three.ask('b', 'POST', '/hsm/v2/groups', { body, headers: again })
    const check = three.racks.fate
    three.racks.fate = (passing) => (passing.call.method === 'GET' ? undefined : check(passing))
    expect((await ask()).status).toBe(504)
    three.racks.fate = () => undefined
    expect((await ask()).status).toBe(201)
    expect((await three.ask('a', 'GET', members)).json).toEqual({
      ids: [nodes.a.xname, nodes.c.xname],
    })
  })

  it.each([
    ['another body', { body: { id: nodes.b.xname }, headers: again }],
    ['another caller', { ...join, token: testTokens.operator }],
  ])('is refused for %s', async (_, other) => {
    await makeGroup()
    await three.ask('c', 'POST', members, join)
    const told = await three.ask('c', 'POST', members, other)
    expect([told.status, told.text]).toEqual([409, expect.stringContaining('Another request')])
  })

  it('that was split is refused for another body', async () => {
    const url = '/hsm/v2/State/Components/BulkEnabled'
    const bulk = (Enabled: boolean) => ({
      body: { ComponentIDs: [nodes.a.xname, nodes.c.xname], Enabled },
      headers: again,
    })
    expect((await three.ask('b', 'PATCH', url, bulk(false))).status).toBe(204)
    const told = await three.ask('b', 'PATCH', url, bulk(true))
    expect([told.status, told.text]).toEqual([409, expect.stringContaining('Another request')])
  })

  it('of a refused change is judged anew', async () => {
    expect((await three.ask('c', 'POST', members, join)).status).toBe(404)
    await makeGroup()
    expect((await three.ask('c', 'POST', members, join)).status).toBe(201)
  })

  it('tells that it happened when the answer itself was not kept', async () => {
    await makeGroup()
    const { ledger } = three.racks.rack('c')
    await ledger.transact({ subject: 'test', requestId: id }, (tx) => {
      const component = tx.get('component', nodes.c.xname)
      if (component) tx.put('component', { ...component, enabled: false })
    })
    const told = await three.ask('c', 'POST', members, join)
    expect([told.status, told.headers['cell-head']]).toEqual([204, expect.stringMatching(/^c\//)])
  })

  it.each(['', 'x'.repeat(300)])('with an id that is none (%j) is a bad request', async (bad) => {
    const told = await three.ask('c', 'POST', members, { ...join, headers: { 'request-id': bad } })
    expect([told.status, told.text]).toEqual([400, expect.stringContaining('Request-Id')])
  })
})
