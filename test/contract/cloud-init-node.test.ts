import { afterEach, describe, expect, test } from 'vitest'
import { AccessLog, createBootApi } from '../../agent/rack/http/boot/index.ts'
import { createCloudInitApi } from '../../agent/rack/http/cloud-init/index.ts'
import { Fault, type LogFields, silentLog } from '../../cell/env/index.ts'
import { MemoryStore } from '../../sim/store/index.ts'
import { addNodes, cb05 } from '../fixture/nodes.ts'
import { openRack, type RackOptions, type TestRack, testTokens } from '../fixture/rack.ts'

let rack: TestRack

afterEach(() => rack.close())

async function open(options: RackOptions = {}): Promise<void> {
  rack = await openRack({ apis: [createCloudInitApi], ...options })
  await addNodes(rack.ledger, cb05)
}

const get = (url: string, remoteAddress: string, headers: Record<string, string> = {}) =>
  rack.app.inject({ url, remoteAddress, headers })

/** A store that takes no more writes from a moment on. */
class StubbornStore extends MemoryStore {
  full = false

  override async batch(...operations: Parameters<MemoryStore['batch']>): Promise<void> {
    if (this.full) throw new Fault('STORE_FULL')
    await super.batch(...operations)
  }
}

describe('who asks', () => {
  test('a stranger gets user-data, and 422 without a word for the rest', async () => {
    await open()
    for (const path of ['meta-data', 'vendor-data', 'compute.yaml']) {
      for (const base of ['/', '/cloud-init/']) {
        const answer = await get(base + path, '10.9.9.9')
        expect([path, answer.statusCode, answer.body]).toEqual([path, 422, ''])
      }
    }
    const userData = await get('/user-data', '10.9.9.9')
    expect([userData.statusCode, userData.body]).toEqual([200, '#cloud-config'])
  })

  test('a node whose component is gone goes on booting with an empty list', async () => {
    await open()
    await rack.ledger.transact({ subject: 't' }, (tx) => tx.delete('component', cb05.xname))
    const [ip] = cb05.ips
    expect((await get('/meta-data', ip)).statusCode).toBe(404)
    expect((await get('/meta-data', ip)).body).toBe(`there is no component ${cb05.xname}\n`)
    const list = await get('/vendor-data', ip)
    expect([list.statusCode, list.body]).toEqual([200, '#include\n'])
  })

  test('X-Forwarded-For counts from a configured proxy, the part it wrote', async () => {
    await open({ trustedProxies: ['10.1.0.2'] })
    await addNodes(rack.ledger, {
      xname: 'x9c0s0b0n0',
      macs: ['02:00:00:00:00:01'],
      ips: ['10.9.0.1'],
    })
    const asked = async (from: string, forwarded: string) => {
      const answer = await get('/meta-data', from, { 'x-forwarded-for': forwarded })
      return /location: (\S+)/.exec(answer.body)?.[1] ?? answer.statusCode
    }
    expect(await asked('10.1.0.2', '10.100.0.5')).toBe(cb05.xname)
    expect(await asked('10.1.0.2', '10.100.0.5, 10.9.0.1')).toBe('x9c0s0b0n0')
    expect(await asked('10.9.0.1', '10.100.0.5')).toBe('x9c0s0b0n0')
  })
})

describe('instance ids', () => {
  const idOf = async () =>
    /instance-id: (\S+)/.exec((await get('/meta-data', '10.100.0.5')).body)?.[1]

  test('are kept at the first request; a full disk costs no boot', async () => {
    const store = new StubbornStore()
    await open({ store })
    store.full = true
    const first = await get('/meta-data', '10.100.0.5')
    expect(first.statusCode).toBe(200)
    expect(rack.ledger.count('instanceInfo')).toBe(0)
    const id = await idOf()
    store.full = false
    expect(await idOf()).toBe(id)
    expect(rack.ledger.get('instanceInfo', cb05.xname)?.instanceId).toBe(id)
    const order = rack.ledger.order('close').seq
    expect(await idOf()).toBe(id)
    expect(rack.ledger.order('close').seq).toBe(order)
  })
})

describe('phone-home', () => {
  const lines: [LogFields, string][] = []
  const log = {
    ...silentLog,
    child: () => log,
    info: (fields: LogFields, message: string) => void lines.push([fields, message]),
    warn: (fields: LogFields, message: string) => void lines.push([fields, message]),
  }
  const call = (remoteAddress: string, payload: string, type?: string, url = '/phone-home/i-1') =>
    rack.app.inject({
      method: 'POST',
      url,
      remoteAddress,
      payload,
      headers: type === undefined ? {} : { 'content-type': type },
    })
  const state = (xname: string) => rack.ledger.get('component', xname)?.state
  const form = 'application/x-www-form-urlencoded'

  test.each([
    ['a form', 'instance_id=i-1&hostname=cb05&fqdn=cb05.example&pub_key_rsa=AAAA%2B', form],
    ['JSON', '{"instance_id":"i-1","hostname":"cb05","fqdn":"cb05.example"}', 'application/json'],
    [
      'JSON without a type',
      '{"instance_id":"i-1","hostname":"cb05","fqdn":"cb05.example"}',
      undefined,
    ],
    ['a form without a type', 'instance_id=i-1&hostname=cb05&fqdn=cb05.example', undefined],
  ])('as %s makes the node Ready and is logged', async (_, payload, type) => {
    lines.length = 0
    await open({ log })
    for (const prefix of ['', '/cloud-init']) {
      const answer = await call('10.100.0.5', payload, type, `${prefix}/phone-home/whoever`)
      expect([answer.statusCode, answer.body]).toEqual([200, ''])
    }
    expect(state(cb05.xname)).toBe('Ready')
    const report = { instanceId: 'i-1', hostname: 'cb05', fqdn: 'cb05.example' }
    expect(lines[0]).toEqual([
      { node: cb05.xname, address: '10.100.0.5', ...report, from: 'On', to: 'Ready' },
      'node phoned home',
    ])
  })

  test('speaks for the node with the address, not for the one in path or body', async () => {
    await open({ log })
    await addNodes(rack.ledger, {
      xname: 'x9c0s0b0n0',
      macs: ['02:00:00:00:00:01'],
      ips: ['10.9.0.1'],
    })
    await call('10.9.0.1', 'instance_id=i-1&hostname=cb05', form, `/phone-home/${cb05.xname}`)
    expect([state(cb05.xname), state('x9c0s0b0n0')]).toEqual(['On', 'Ready'])
    lines.length = 0
    const stranger = await call('10.200.0.1', 'hostname=cb05', form, `/phone-home/${cb05.xname}`)
    expect(stranger.statusCode).toBe(200)
    expect(state(cb05.xname)).toBe('On')
    expect(lines[0]?.[1]).toBe('phone-home from an address that no node has')
  })

  test.each([
    ['{"a":', 'application/json'],
    ['{"a":', form],
    [
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--b--',
      'multipart/form-data; boundary=b',
    ],
    ['%zz=\u0000', undefined],
    ['', undefined],
  ])('that cannot be read (%j as %s) is as good as any', async (payload, type) => {
    await open()
    expect((await call('10.100.0.5', payload, type)).statusCode).toBe(200)
    expect(state(cb05.xname)).toBe('Ready')
  })
})

describe('the routes around', () => {
  test('admin needs a token, nodes do not', async () => {
    await open({ auth: 'tokens' })
    const status = async (
      method: 'GET' | 'POST' | 'PUT' | 'DELETE',
      url: string,
      token?: string,
    ) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const payload = method === 'GET' ? {} : { payload: '{"name":"g"}' }
      const answer = await rack.app.inject({ method, url, headers, ...payload })
      return answer.statusCode
    }
    for (const prefix of ['', '/cloud-init']) {
      const admin = `${prefix}/admin`
      for (const path of ['cluster-defaults', 'groups', 'groups/g', 'instance-info/cb05']) {
        expect(await status('GET', `${admin}/${path}`)).toBe(401)
      }
      expect(await status('GET', `${admin}/impersonation/cb05/meta-data`)).toBe(401)
      expect(await status('GET', `${admin}/impersonation/cb05/meta-data`, testTokens.viewer)).toBe(
        200,
      )
      expect(await status('PUT', `${admin}/groups/g`, testTokens.viewer)).toBe(403)
      expect(await status('PUT', `${admin}/groups/g`, testTokens.operator)).toBe(201)
      expect(await status('DELETE', `${admin}/groups/g`, testTokens.operator)).toBe(403)
      expect(await status('GET', `${prefix}/user-data`)).toBe(200)
      expect(await status('POST', `${prefix}/phone-home/x`)).toBe(200)
    }
  })

  test('impersonation can be switched off', async () => {
    await open({ config: { cloudInit: { impersonation: false } } })
    const path = `/cloud-init/admin/impersonation/${cb05.xname}/meta-data`
    expect((await get(path, '10.1.0.1')).statusCode).toBe(404)
  })

  test('a node that fetched its user-data is in the boot service’s history', async () => {
    const accesses = new AccessLog()
    await open({
      apis: [(r) => createBootApi(r, { accesses }), (r) => createCloudInitApi(r, { accesses })],
    })
    await get('/cloud-init/user-data', '10.100.0.5')
    const history = await get('/boot/v1/endpoint-history?endpoint=user-data', '10.1.0.1')
    expect(history.json()).toMatchObject([{ name: cb05.xname, endpoint: 'user-data' }])
  })
})
