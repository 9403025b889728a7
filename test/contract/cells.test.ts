/** /cells/v1, /healthz, /readyz, /metrics and the keys, as a client meets them. */
import { decodeJwt } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authenticateEverybody, refuseCrossSite } from '../../agent/rack/auth/index.ts'
import { createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createHsmApi } from '../../agent/rack/http/hsm/index.ts'
import { headerBytesMax } from '../../agent/rack/http/limits.ts'
import { openCell, type TestCell } from '../fixture/cell.ts'
import { type RawAnswer, type RawRequest, sendRaw } from '../fixture/raw-http.ts'

let cell: TestCell
let base: string

beforeEach(async () => {
  cell = await openCell({ apis: [createHsmApi, (rack) => createBootApi(rack)] })
  base = await cell.listen()
  await cell.ledger.transact({ subject: 'test' }, (tx) => {
    for (const at of [1, 2, 3]) {
      tx.put('component', {
        id: `x1000c0s${at}b0n0`,
        type: 'Node',
        enabled: true,
        state: 'Ready',
        flag: 'OK',
        role: 'Compute',
        arch: 'X86',
        class: 'River',
        nid: at,
        hostname: `cb0${at}`,
      })
    }
  })
})
afterEach(() => cell.close())

async function ask(
  path: string,
  role?: Parameters<TestCell['bearer']>[0],
  more: Partial<RawRequest> = {},
): Promise<RawAnswer> {
  const headers = { ...(role ? await cell.bearer(role) : {}), ...more.headers }
  return await sendRaw(base, { method: 'GET', path, ...more, headers })
}

describe('nodes', () => {
  it('are listed with coverage in the body and in the headers', async () => {
    const answer = await ask(
      '/cells/v1/nodes?nodes=cb[01-02],cb09&fields=id,hostname,state',
      'viewer',
    )
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json',
      'cell-coverage': '1/1',
      'cell-oldest': '0s',
    })
    expect(answer.json()).toEqual({
      nodes: [
        { id: 'x1000c0s1b0n0', hostname: 'cb01', state: 'Ready' },
        { id: 'x1000c0s2b0n0', hostname: 'cb02', state: 'Ready' },
      ],
      total: 2,
      coverage: { cells: 1, of: 1, oldestSeconds: 0, missing: [] },
      unknown: ['cb09'],
    })
  })

  it('have every member of the documented row', async () => {
    const { nodes } = (await ask('/cells/v1/nodes?nodes=cb01', 'viewer')).json<{
      nodes: object[]
    }>()
    expect(nodes).toEqual([
      {
        id: 'x1000c0s1b0n0',
        hostname: 'cb01',
        nid: 1,
        state: 'Ready',
        flag: 'OK',
        enabled: true,
        role: 'Compute',
        arch: 'X86',
        class: 'River',
        groups: [],
        macs: [],
        ips: [],
        cell: 'x1000',
      },
    ])
  })

  it.each([
    ['/cells/v1/nodes?nodes=cb[01', 400, 'INPUT_NODE_SET'],
    ['/cells/v1/nodes?nodes=@none', 400, 'INPUT_NODE_SET'],
    ['/cells/v1/nodes?nodes=n[1-9999999]', 400, 'LIMIT_NODE_SET'],
    ['/cells/v1/nodes?fields=colour', 400, 'INPUT_QUERY'],
    ['/cells/v1/nodes/cb99', 404, 'NOT_FOUND'],
    ['/cells/v1/nodes/cb99/why', 404, 'NOT_FOUND'],
    ['/cells/v1/nodes/%ff', 400, 'INPUT_BODY'],
    ['/cells/v1/nowhere', 404, 'NOT_FOUND_ROUTE'],
    ['/nowhere', 404, 'NOT_FOUND_ROUTE'],
  ])('%s is a problem document with %i %s', async (path, status, code) => {
    const answer = await ask(path, 'viewer')
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      type: 'about:blank',
      status,
      code,
      detail: expect.stringMatching(/\S/),
      remedy: expect.stringMatching(/\S/),
      request: answer.headers['x-request-id'],
    })
  })

  it('are shown one by one, and say why they boot what they boot', async () => {
    await cell.ledger.transact({ subject: 'test' }, (tx) => {
      tx.put('bootIntent', { subject: 'role:Compute', kernel: 'http://s/vmlinuz', params: 'quiet' })
    })
    const one = (await ask('/cells/v1/nodes/cb01', 'viewer')).json()
    expect(one).toMatchObject({
      id: 'x1000c0s1b0n0',
      type: 'Node',
      interfaces: [],
      kernel: 'http://s/vmlinuz',
    })
    const why = (await ask('/cells/v1/nodes/x1000c0s1b0n0/why', 'viewer')).json<{
      values: { name: string; from: string }[]
      commandLine: { text: string }[]
    }>()
    expect(why).toMatchObject({ boots: true, node: { xname: 'x1000c0s1b0n0', hostname: 'cb01' } })
    expect(why.values[0]).toMatchObject({
      name: 'kernel',
      value: 'http://s/vmlinuz',
      from: 'configuration of role Compute',
    })
    // The same words as in the script that the node gets from this address.
    const script = (await ask('/boot/v1/bootscript?name=x1000c0s1b0n0')).body
    for (const { text } of why.commandLine) expect(script).toContain(text)
  })
})

describe('the cluster', () => {
  it('is summed up', async () => {
    const answer = await ask('/cells/v1/summary', 'viewer')
    expect(answer.headers['cell-coverage']).toBe('1/1')
    expect(answer.json()).toMatchObject({
      nodes: 3,
      byState: { Ready: 3 },
      coverage: { cells: 1, of: 1 },
    })
  })

  it('has groups and cells', async () => {
    expect((await ask('/cells/v1/groups', 'viewer')).json()).toMatchObject({ groups: [] })
    const { cells } = (await ask('/cells/v1/cells', 'viewer')).json<{ cells: object[] }>()
    expect(cells).toEqual([
      {
        id: 'x1000',
        self: true,
        url: 'http://127.0.0.1:7601',
        state: 'alive',
        presence: 'self',
        silentSeconds: 0,
        owns: [''],
        roles: ['default-owner', 'intent-writer'],
        addresses: [],
        behind: false,
        marks: [],
        nodes: 3,
        order: `1.${cell.opened.boot}.1`,
        version: '0.0.0',
      },
    ])
    const self = (await ask('/cells/v1/cells/self', 'viewer')).json()
    expect(self).toMatchObject({
      id: 'x1000',
      incarnation: cell.opened.incarnation,
      root: Buffer.from(cell.ledger.root('public')).toString('hex'),
      records: { component: 3, group: 0 },
      degraded: [],
    })
  })
})

describe('tokens', () => {
  it('are made by an admin, work at once, and look like what clients parse', async () => {
    const body = { role: 'viewer', seconds: 600, subject: 'bob' }
    const answer = await ask('/cells/v1/tokens', 'admin', {
      method: 'POST',
      body: JSON.stringify(body),
    })
    expect(answer.status).toBe(201)
    expect(answer.headers['cache-control']).toBe('no-store')
    const made = answer.json<{ token: string; expires: string }>()
    expect(made).toMatchObject({ subject: 'bob', role: 'viewer', seconds: 600 })
    const { exp = 0, iat = 0, nbf = 0 } = decodeJwt(made.token)
    expect([exp - iat, iat - nbf]).toEqual([600, 0])
    expect(new Date(exp * 1_000).toISOString()).toBe(made.expires)
    const headers = { authorization: `Bearer ${made.token}` }
    expect((await ask('/cells/v1/summary', undefined, { headers })).status).toBe(200)
    expect((await ask('/cells/v1/backup', undefined, { headers, method: 'POST' })).status).toBe(403)
  })

  it.each([
    [{ role: 'god', subject: 'bob' }, /role/],
    [{ role: 'viewer' }, /subject is required/],
    [{ role: 'viewer', subject: 'bob', seconds: 10 ** 9 }, /auth\.tokenSecondsMax/],
    [{ role: 'viewer', subject: 'bob', seconds: '600' }, /seconds must be integer/],
    [{ role: 'viewer', subject: 'b\u0000b' }, /subject takes/],
    ['nonsense', /error decoding JSON/],
    ['', /body|must be object|required/i],
  ])('are refused for %j', async (body, reason) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await ask('/cells/v1/tokens', 'admin', { method: 'POST', body: text })
    expect(answer.status).toBe(400)
    expect(answer.json<{ detail: string }>().detail).toMatch(reason)
    expect(answer.json()).not.toHaveProperty('schema')
  })

  it('are checked with the keys at /.well-known/jwks.json', async () => {
    const { keys } = (await ask('/.well-known/jwks.json')).json<{ keys: object[] }>()
    expect(keys).toEqual(cell.issuer.jwks)
    expect(keys[0]).toEqual(cell.issuer.jwk)
    for (const key of keys) expect(Object.keys(key)).not.toContain('d')
  })
})

describe('who may call', () => {
  it.each([
    ['GET', '/cells/v1/nodes', 'viewer'],
    ['GET', '/cells/v1/export', 'viewer'],
    ['POST', '/cells/v1/tokens', 'admin'],
    ['POST', '/cells/v1/backup', 'admin'],
    ['POST', '/hsm/v2/groups', 'operator'],
    ['DELETE', '/hsm/v2/groups/x', 'admin'],
    ['GET', '/hsm/v2/Inventory/RedfishEndpoints', 'viewer'],
  ] as const)('%s %s needs a token of a %s at least', async (method, path, needed) => {
    const missing = await ask(path, undefined, { method })
    expect(missing.status).toBe(401)
    expect(missing.headers['www-authenticate']).toBe('Bearer realm="rackcell"')
    const forged = await ask(path, undefined, {
      method,
      headers: { authorization: 'Bearer a.b.c' },
    })
    expect(forged.status).toBe(401)
    expect(forged.headers['www-authenticate']).toMatch(
      /error="invalid_token", error_description="[^"]+"$/,
    )
    const order = ['viewer', 'operator', 'admin'] as const
    for (const role of order) {
      const { status, headers } = await ask(path, role, { method })
      const isEnough = order.indexOf(role) >= order.indexOf(needed)
      expect([role, status === 403]).toEqual([role, !isEnough])
      if (!isEnough) expect(headers['www-authenticate']).toContain('error="insufficient_scope"')
    }
  })

  it.each(['/healthz', '/readyz', '/metrics', '/.well-known/jwks.json', '/cells/v1/openapi.json'])(
    '%s needs none',
    async (path) => expect((await ask(path)).status).toBe(200),
  )
})

describe('every answer', () => {
  it.each([
    ['/healthz', {}],
    ['/nowhere', {}],
    ['/cells/v1/nodes', {}],
    ['/hsm/v2/State/Components', {}],
    ['/%', {}],
    ['/healthz', { method: 'DELETE' }],
    ['/cells/v1/tokens', { method: 'POST', body: '{' }],
  ])('has a request id: %s %j', async (path, more) => {
    const own = await ask(path, undefined, more)
    expect(own.headers['x-request-id']).toMatch(/^[\w-]{10,}$/)
    const given = await ask(path, undefined, { ...more, headers: { 'x-request-id': 'trace-1:a' } })
    expect(given.headers['x-request-id']).toBe('trace-1:a')
    const odd = await ask(path, undefined, { ...more, headers: { 'x-request-id': 'a b<c>' } })
    expect(odd.headers['x-request-id']).toMatch(/^[\w-]{10,}$/)
  })

  it('to a wrong method names the right ones', async () => {
    const answer = await ask('/cells/v1/tokens', 'admin')
    expect(answer.status).toBe(405)
    expect(answer.headers['allow']).toBe('POST')
    expect(answer.json()).toMatchObject({ code: 'INPUT_METHOD' })
  })
})

describe('health', () => {
  it('is alive and ready', async () => {
    expect((await ask('/healthz')).json()).toEqual({ alive: true })
    expect((await ask('/readyz')).json()).toEqual({
      ready: true,
      degraded: [],
      duties: [{ duty: 'store', state: 'ok' }],
    })
  })

  it('names the degraded duty with reason and remedy, and goes on living', async () => {
    cell.duties.watch('clock', () => ({
      state: 'degraded',
      reason: 'it is late',
      remedy: 'set it',
    }))
    const answer = await ask('/readyz')
    expect(answer.status).toBe(503)
    expect(answer.json()).toMatchObject({
      ready: false,
      degraded: ['clock'],
      duties: [
        { duty: 'store' },
        { duty: 'clock', state: 'degraded', reason: 'it is late', remedy: 'set it' },
      ],
    })
    expect((await ask('/healthz')).status).toBe(200)
    const { cells } = (await ask('/cells/v1/cells', 'viewer')).json<{
      cells: { state: string }[]
    }>()
    expect(cells[0]?.state).toBe('degraded')
    expect((await ask('/metrics')).body).toContain('rackcell_duty_degraded{duty="clock"} 1')
  })

  it('sees a store that failed', async () => {
    await cell.store.close()
    const write = cell.ledger.transact({ subject: 'test' }, (tx) =>
      tx.delete('component', 'x1000c0s1b0n0'),
    )
    await expect(write).rejects.toThrow()
    expect((await ask('/readyz')).json()).toMatchObject({ degraded: ['store'] })
    expect((await ask('/metrics')).body).toMatch(
      /rackcell_store_failures_total\{code="STORE_CLOSED"\} 1/,
    )
  })
})

describe('metrics', () => {
  async function sample(name: string): Promise<number> {
    const { body: text } = await ask('/metrics')
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `))
    return Number(line?.slice(name.length + 1) ?? Number.NaN)
  }

  it('count requests by API, route pattern, method and status, never by path', async () => {
    for (const name of ['cb01', 'cb02', 'cb99']) await ask(`/cells/v1/nodes/${name}`, 'viewer')
    for (const name of ['a', 'b']) await ask(`/invented/${name}`)
    await ask('/hsm/v2/State/Components')
    const of = (api: string, route: string, status: number) =>
      sample(
        `rackcell_http_requests_total{api="${api}",route="${route}",method="GET",status="${status}"}`,
      )
    expect(await of('cells', '/cells/v1/nodes/:node', 200)).toBe(2)
    expect(await of('cells', '/cells/v1/nodes/:node', 404)).toBe(1)
    expect(await of('none', 'none', 404)).toBe(2)
    expect(await of('hsm', '/hsm/v2/State/Components', 200)).toBe(1)
    const { body: text } = await ask('/metrics')
    expect(text).not.toMatch(/cb01|invented/)
  })

  it('count batches, records, syncs and refusals', async () => {
    expect(await sample('rackcell_store_batches_total')).toBe(1)
    expect(await sample('rackcell_store_batch_records_sum')).toBe(3)
    expect(await sample('rackcell_store_sync_seconds_count')).toBeGreaterThanOrEqual(2)
    expect(await sample('rackcell_records{family="component"}')).toBe(3)
    expect(await sample('rackcell_store_waiting_writes')).toBe(0)
    await ask('/cells/v1/nodes')
    await ask('/cells/v1/tokens', 'viewer', { method: 'POST' })
    expect(await sample('rackcell_auth_refusals_total{code="AUTH_MISSING"}')).toBe(1)
    expect(await sample('rackcell_auth_refusals_total{code="AUTH_REFUSED"}')).toBe(1)
  })

  it('show the process when asked to', async () => {
    cell.metrics.watchProcess()
    const { body: text, headers } = await ask('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(text).toContain('process_resident_memory_bytes')
    expect(text).toContain('nodejs_eventloop_lag_seconds')
  })
})

describe('a cell without tokens', () => {
  let open: TestCell
  beforeEach(async () => {
    open = await openCell({ authenticator: authenticateEverybody, everywhere: [refuseCrossSite] })
  })
  afterEach(() => open.close())

  it('takes everybody on this machine for an admin', async () => {
    const url = await open.listen()
    const body = JSON.stringify({ role: 'admin', subject: 'bob' })
    const answer = await sendRaw(url, { path: '/cells/v1/tokens', method: 'POST', body })
    expect(answer.status).toBe(201)
  })

  it('refuses what a page of another site sends, whatever the route', async () => {
    const url = await open.listen()
    const { host } = new URL(url)
    for (const path of ['/cells/v1/nodes', '/healthz', '/nowhere']) {
      const evil = await sendRaw(url, {
        method: 'GET',
        path,
        headers: { origin: 'https://evil.example' },
      })
      expect(evil.status).toBe(403)
      expect(evil.json()).toMatchObject({ code: 'AUTH_ORIGIN' })
      const rebound = await open.app.inject({ url: path, headers: { host: 'evil.example:7601' } })
      expect(rebound.statusCode).toBe(403)
    }
    const own = await sendRaw(url, {
      method: 'GET',
      path: '/healthz',
      headers: { origin: `http://${host}` },
    })
    expect(own.status).toBe(200)
  })
})

describe('what never becomes a request', () => {
  it.each([
    [400, { 'Transfer-Encoding': 'nonsense' }],
    [400, { 'Content-Length': '-1' }],
    [431, { Pad: 'x'.repeat(headerBytesMax) }],
  ])('is answered with a %i problem, and the connection is closed', async (status, headers) => {
    const answer = await sendRaw(base, { path: '/healthz', headers })
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json',
      connection: 'close',
    })
    expect(answer.json()).toMatchObject({
      ...{ type: 'about:blank', status, detail: expect.any(String) },
      ...{ code: 'INPUT_HTTP', remedy: expect.any(String) },
    })
    expect(answer.headers['cell-fault']).toBe('INPUT_HTTP')
  })
})
