import { afterEach, describe, expect, it } from 'vitest'
import type { Authenticator } from '../../agent/rack/auth/caller.ts'
import { executeForwarded } from '../../agent/rack/http/forward/index.ts'
import type { ForwardedCall } from '../../agent/rack/peers.ts'
import { Fault } from '../../cell/env/index.ts'
import { byTestToken, testTokens } from '../fixture/rack.ts'
import { sendRaw } from '../fixture/raw-http.ts'
import { nodes, openThree, type Three } from './any-cell-target.ts'

let three: Three
afterEach(() => three.racks.close())

const url = `/hsm/v2/State/Components/${nodes.c.xname}/Enabled`
const body = { Enabled: false }
const payload = Buffer.from(JSON.stringify(body))

/** Takes every token for an administrator's. */
const credulous: Authenticator = {
  authenticate: async () => ({ subject: 'whoever', role: 'admin' }),
}

/** Knows no token at all. */
const strict: Authenticator = {
  authenticate: async () => {
    throw new Fault('AUTH_TOKEN', { message: 'not here' })
  },
}

const call = (token: string, more: Partial<ForwardedCall> = {}): ForwardedCall => ({
  method: 'PATCH',
  url,
  headers: { authorization: `Bearer ${token}` },
  body: payload,
  client: '10.9.9.9',
  ...more,
})

describe('the caller’s token', () => {
  it('is checked by the owner: what the asked cell takes the owner may refuse', async () => {
    const authenticators = { a: byTestToken, b: credulous, c: strict }
    three = await openThree({ authenticators })
    const told = await three.ask('b', 'PATCH', url, { body, token: 'stolen' })
    expect([told.status, told.text]).toEqual([401, expect.stringContaining('not here')])
    const bulk = '/hsm/v2/State/Components/BulkEnabled'
    const ids = [nodes.b.xname, nodes.c.xname]
    const many = await three.ask('b', 'PATCH', bulk, { body: { ComponentIDs: ids, ...body } })
    expect(many.status).toBe(401)
    expect([three.component('b')?.enabled, three.component('c')?.enabled]).toEqual([true, true])
  })

  it('goes along as it came, and nothing else says who asks', async () => {
    three = await openThree()
    await three.ask('b', 'PATCH', url, { body, token: testTokens.operator })
    const [{ call: sent } = { call: undefined }] = three.racks.passed
    expect(sent?.headers['authorization']).toBe(`Bearer ${testTokens.operator}`)
  })

  it.each([
    ['viewer', testTokens.viewer, 403],
    ['nobody', 'stolen', 401],
  ])('of a %s writes nothing, neither through a cell nor from one', async (_, token, status) => {
    three = await openThree()
    expect((await three.ask('b', 'PATCH', url, { body, token })).status).toBe(status)
    const { app } = three.racks.rack('c')
    expect((await executeForwarded(app, call(token))).status).toBe(status)
    const check = { authorization: `Bearer ${token}`, 'rackcell-check': 'true' }
    expect((await executeForwarded(app, call(token, { headers: check }))).status).toBe(status)
    expect(three.component('c')?.enabled).toBe(true)
  })
})

describe('a hostile cell', () => {
  const [mac] = nodes.c.macs
  const scripts = async () => {
    const asked = ['b', 'c'].flatMap((cell) => {
      const queries = [`mac=${mac}`, `nid=${nodes.c.nid}`, `name=${nodes.c.xname}`]
      return queries.map((query) => [cell, query] as const)
    })
    return await Promise.all(
      asked.map(async ([cell, query]) => {
        const url = `/boot/v1/bootscript?${query}`
        const { text } = await three.ask(cell as 'b' | 'c', 'GET', url)
        return text.replaceAll(/&ts=\d+/g, '')
      }),
    )
  }
  const plant = (...subjects: readonly string[]) => {
    return three.racks.rack('a').change((tx) => {
      for (const subject of subjects) tx.put('bootHost', { subject, kernel: 'http://evil/k' })
    })
  }
  const own = { kernel: 'http://own/k' }

  it.each([
    ['without any configuration', undefined],
    ['that boots what all boot', { hosts: ['Default'], ...own }],
    ['with one of its own', { nids: [nodes.c.nid], ...own }],
  ])('changes nothing for another cell’s node %s by its MAC and NID', async (_, configured) => {
    three = await openThree()
    const url = '/boot/v1/bootparameters'
    if (configured) await three.ask('c', 'PUT', url, { body: configured })
    const before = await scripts()
    await plant(`mac:${mac}`, `nid:${nodes.c.nid}`)
    // Nor when its owner writes the same node, port and number again.
    await three.racks.rack('c').change((tx) => {
      const node = tx.get('component', nodes.c.xname)
      const port = tx.get('ethernetInterface', mac.replaceAll(':', ''))
      if (node) tx.put('component', { ...node, state: 'Ready' })
      if (port) tx.put('ethernetInterface', { ...port, description: 'seen' })
    })
    const after = await scripts()
    expect(after).toEqual(before)
    expect(after.join()).not.toContain('evil')
    const why = await three.ask('b', 'GET', `${url}?mac=${mac}`)
    expect(why.text).not.toContain('evil')
  })

  it('without the role for it decides nothing early either', async () => {
    three = await openThree({ intentWriters: ['b', 'c'] })
    await plant('mac:02:00:00:00:77:00', 'nid:77')
    await three.racks.rack('c').change((tx) => {
      const node = tx.get('component', nodes.c.xname)
      if (node) tx.put('component', { ...node, nid: 77 })
      const componentId = nodes.c.xname
      const port = { id: '020000007700', macAddress: '02:00:00:00:77:00', lastUpdateMs: 1 }
      tx.put('ethernetInterface', { ...port, componentId, ipAddresses: [] })
    })
    expect((await scripts()).join()).not.toContain('evil')
  })

  it('with the role decides nothing for a node that has a configuration of its own', async () => {
    three = await openThree()
    const body = { nids: [nodes.c.nid], ...own }
    await three.ask('c', 'PUT', '/boot/v1/bootparameters', { body })
    await plant('mac:02:00:00:00:77:00')
    await three.racks.rack('c').change((tx) => {
      const port = { id: '020000007700', macAddress: '02:00:00:00:77:00', lastUpdateMs: 1 }
      tx.put('ethernetInterface', { ...port, componentId: nodes.c.xname, ipAddresses: [] })
    })
    const told = await three.ask('c', 'GET', '/boot/v1/bootscript?mac=02:00:00:00:77:00')
    expect(told.text).toContain('kernel --name kernel http://own/k')
  })
})

describe('the mark of a forwarded request', () => {
  it('cannot be set by a client: whatever it sends is dispatched as a client’s', async () => {
    three = await openThree()
    const base = await three.racks.rack('b').listen()
    const headers = {
      'rackcell-check': 'true',
      'rackcell-forwarded': 'true',
      mark: '{"kind":"part","isCheck":true}',
      forwarded: 'for=c',
      via: '1.1 c',
    }
    const path = `${url}?mark=part&__proto__[mark]=part`
    const sneaky = { ...body, mark: 'part', __proto__: null, 'Symbol(mark)': 'part' }
    const token = testTokens.admin
    const told = await sendRaw(base, { method: 'PATCH', path, headers, token, body: sneaky })
    expect(told.status).toBe(204)
    // A marked request would have been decided at b, or only checked; it was sent on and done.
    expect(three.racks.passed.map(({ to, isCheck }) => [to, isCheck])).toEqual([['c', false]])
    expect(three.component('c')?.enabled).toBe(false)
    expect(three.racks.rack('b').ledger.get('component', nodes.c.xname)).toBeUndefined()
    const own = path.replace(nodes.c.xname, nodes.b.xname)
    await sendRaw(base, { method: 'PATCH', path: own, headers, token, body: sneaky })
    expect(three.component('b')?.enabled).toBe(false)
  })

  it('keeps a request from being sent on: the wrong cell says who owns it', async () => {
    three = await openThree()
    const { app } = three.racks.rack('b')
    const answer = await executeForwarded(app, call(testTokens.admin))
    expect(answer.status).toBe(421)
    expect(JSON.parse(Buffer.from(answer.body).toString())).toMatchObject({
      code: 'PEER_OWNER',
      owner: 'c',
      roster: 1,
    })
    expect(three.racks.passed).toEqual([])
  })

  it('lets a check write nothing', async () => {
    three = await openThree()
    const { app, fingerprint } = three.racks.rack('c')
    const before = await fingerprint()
    const headers = { ...call(testTokens.admin).headers, 'rackcell-check': 'true' }
    expect((await executeForwarded(app, call(testTokens.admin, { headers }))).status).toBe(204)
    const wrong = Buffer.from('{}')
    const refused = await executeForwarded(app, call(testTokens.admin, { headers, body: wrong }))
    expect(refused.status).toBe(400)
    expect(await fingerprint()).toBe(before)
  })
})
