import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type RawAnswer, sendRaw } from '../fixture/raw-http.ts'
import { type Ask, askerOf, type ContractTarget } from './target.ts'

interface Shown {
  readonly kind: string
  readonly metadata: { readonly uid: string; readonly name: string; readonly labels?: object }
  readonly spec: Readonly<Record<string, unknown>>
  readonly status: Readonly<Record<string, unknown>>
}

const configurations = '/boot-service/bootconfigurations'
const groups = '/metadata-service/groups'
const profiles = '/metadata-service/profiles'
const defaults = '/metadata-service/clusterdefaultss'
const template = [
  '## template: jinja',
  '#cloud-config',
  '{% if vendor_data.nid %}',
  'hostname: "{{ ds.meta_data.hostname }}"',
  '{% endif %}',
  "syslog: {{ vendor_data.groups['compute'].syslog }}",
  '',
].join('\n')

/**
 * What clients of boot-service and metadata-service count on (reference cloud-init 2 and 3.1). The
 * node of the target has the address that the suite asks from.
 */
export function resourceContract(open: () => Promise<ContractTarget>): void {
  let target: ContractTarget
  let ask: Ask
  beforeAll(async () => {
    target = await open()
    ask = askerOf(target)
  })
  afterAll(() => target.close())

  const send = (method: string, path: string, more: { body?: unknown; headers?: object }) => {
    const token = target.token === undefined ? {} : { Authorization: `Bearer ${target.token}` }
    const headers = { ...token, ...more.headers } as Record<string, string>
    const body = more.body === undefined ? {} : { body: JSON.stringify(more.body) }
    return sendRaw(target.url, { method, path, headers, ...body })
  }
  const made = async (path: string, name: string, spec: object) => {
    const answer = await ask('POST', path, { metadata: { name }, spec })
    expect([answer.status, answer.status === 201 ? '' : answer.body]).toEqual([201, ''])
    return answer.json() as Shown
  }
  const clear = async (path: string) => {
    for (const { metadata } of (await ask('GET', path)).json() as Shown[]) {
      await ask('DELETE', `${path}/${metadata.uid}`)
    }
  }
  const get = async (path: string) => (await ask('GET', path)).json() as Shown

  describe('objects', () => {
    beforeAll(() => clear(configurations))

    test('are made, listed, read, replaced and removed', async () => {
      expect((await ask('GET', configurations)).json()).toEqual([])
      const spec = { groups: ['compute'], kernel: 'http://b/k', params: 'a=1&b=2', priority: 50 }
      const answer = await ask('POST', configurations, {
        metadata: { name: 'el9', labels: { os: 'el9' } },
        spec,
      })
      const object = answer.json() as Shown
      expect([answer.status, object]).toEqual([
        201,
        {
          apiVersion: 'boot.openchami.io/v1',
          kind: 'BootConfiguration',
          metadata: {
            name: 'el9',
            uid: expect.stringMatching(/^bootconfiguration-[0-9a-f]{8}$/),
            labels: { os: 'el9' },
            createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
            updatedAt: expect.any(String),
          },
          spec,
          status: {},
        },
      ])
      const { uid } = object.metadata
      const url = `${configurations}/${uid}`
      expect(answer.headers['location']).toBe(url)
      expect(await get(url)).toEqual(object)
      expect(await get(configurations)).toEqual([object])
      expect((await ask('POST', configurations, { name: 'el9', kernel: 'k' })).status).toBe(409)
      const put = await ask('PUT', url, { spec: { kernel: 'http://b/k2' } })
      expect([put.status, (put.json() as Shown).spec]).toEqual([200, { kernel: 'http://b/k2' }])
      expect((await get(url)).metadata.labels).toEqual({ os: 'el9' })
      const gone = await ask('DELETE', url)
      expect([gone.status, gone.json()]).toEqual([200, { message: expect.any(String), uid }])
      const error = { error: expect.stringContaining(uid), code: 404 }
      for (const method of ['GET', 'DELETE', 'PUT', 'PATCH']) {
        const answered = await ask(method, url, method === 'GET' ? undefined : { kernel: 'k' })
        expect([method, answered.status, answered.json()]).toEqual([method, 404, error])
      }
    })

    test('may come flat, with the name beside the members of spec', async () => {
      const answer = await ask('POST', configurations, { name: 'flat', kernel: 'k', more: 1 })
      expect([answer.status, (answer.json() as Shown).spec]).toEqual([201, { kernel: 'k' }])
    })

    test.each([
      ['without a name', { spec: { kernel: 'k' } }],
      ['without what is required', { metadata: { name: 'n' }, spec: {} }],
      ['with a name of two lines', { metadata: { name: 'a\nb' }, spec: { kernel: 'k' } }],
      ['with a priority beyond 100', { name: 'n', kernel: 'k', priority: 101 }],
      ['with numbers as texts', { name: 'n', kernel: 'k', nids: ['5'] }],
      [
        'with labels that are no texts',
        { metadata: { name: 'n', labels: { a: {} } }, spec: { kernel: 'k' } },
      ],
      ['that is a list', []],
      ['that is no JSON', '{'],
    ])('%s are refused', async (_, body) => {
      const answer = await ask('POST', configurations, body as object)
      expect([answer.status, answer.json()]).toEqual([
        400,
        { error: expect.any(String), code: 400 },
      ])
    })

    test('are answered in the version that a client takes', async () => {
      const ok = await send('GET', configurations, {
        headers: { Accept: 'application/json;version=v1' },
      })
      expect([ok.status, ok.headers['content-type']]).toEqual([200, 'application/json;version=v1'])
      const other = await send('GET', configurations, {
        headers: { Accept: 'application/json;version=v9' },
      })
      expect([other.status, (other.json() as { code: number }).code]).toEqual([406, 406])
    })

    test('paths and methods that are not there', async () => {
      expect((await ask('GET', '/boot-service/nothing')).json()).toEqual({
        error: expect.any(String),
        code: 404,
      })
      expect((await ask('DELETE', configurations)).status).toBe(405)
    })
  })

  describe('changes', () => {
    let url = ''
    beforeAll(async () => {
      await clear(configurations)
      const { metadata } = await made(configurations, 'c', {
        kernel: 'k',
        initrd: 'i',
        hosts: ['a', 'b'],
      })
      url = `${configurations}/${metadata.uid}`
    })
    const patch = (body: unknown, type: string) => {
      return send('PATCH', url, { body, headers: { 'Content-Type': type } })
    }
    const spec = (answer: RawAnswer) => [answer.status, (answer.json() as Shown).spec]

    test('as a merge patch of the whole', async () => {
      const type = 'application/merge-patch+json'
      const body = { metadata: { labels: { a: 'b' } }, spec: { initrd: null, params: 'p' } }
      const answer = await patch(body, type)
      expect(spec(answer)).toEqual([200, { kernel: 'k', params: 'p', hosts: ['a', 'b'] }])
      expect((answer.json() as Shown).metadata.labels).toEqual({ a: 'b' })
    })

    test('as a JSON patch', async () => {
      const type = 'application/json-patch+json'
      const body = [
        { op: 'test', path: '/spec/hosts/0', value: 'a' },
        { op: 'add', path: '/spec/hosts/-', value: 'c' },
        { op: 'remove', path: '/metadata/labels/a' },
      ]
      expect(spec(await patch(body, type))).toEqual([
        200,
        { kernel: 'k', params: 'p', hosts: ['a', 'b', 'c'] },
      ])
      expect((await patch([{ op: 'test', path: '/spec/kernel', value: 'x' }], type)).status).toBe(
        400,
      )
      expect((await patch([{ op: 'remove', path: '/spec/kernel' }], type)).status).toBe(400)
    })

    test('as members of spec alone', async () => {
      expect(spec(await patch({ hosts: [], priority: 7 }, 'application/json'))).toEqual([
        200,
        { kernel: 'k', params: 'p', hosts: [], priority: 7 },
      ])
    })

    test('leave name, uid and kind as they are', async () => {
      const { metadata } = await get(url)
      for (const body of [
        { metadata: { name: 'other' } },
        { metadata: { uid: 'bootconfiguration-00000000' } },
        { kind: 'Group' },
        { spec: 5 },
      ]) {
        expect([body, (await patch(body, 'application/merge-patch+json')).status]).toEqual([
          body,
          400,
        ])
      }
      expect((await get(url)).metadata).toEqual(metadata)
    })

    test('of the status leave the rest alone', async () => {
      const before = await get(url)
      const put = await send('PUT', `${url}/status`, {
        body: { status: { phase: 'Ready', error: '' } },
      })
      expect((put.json() as Shown).status).toEqual({ phase: 'Ready', error: '' })
      const merged = await send('PATCH', `${url}/status`, { body: { phase: 'Done' } })
      expect((merged.json() as Shown).status).toEqual({ phase: 'Done', error: '' })
      expect((await get(url)).spec).toEqual(before.spec)
    })

    test('happen only to the version that If-Match names', async () => {
      const first = await ask('GET', url)
      const etag = String(first.headers['etag'])
      expect(etag).toMatch(/^W\/"[0-9a-f]{16}"$/)
      const known = await send('GET', url, { headers: { 'If-None-Match': etag } })
      expect([known.status, known.body]).toEqual([304, ''])
      const with_ = (tag: string, method = 'PATCH') => {
        return send(method, url, { body: { params: 'new' }, headers: { 'If-Match': tag } })
      }
      expect((await with_('W/"0000000000000000"')).status).toBe(412)
      const changed = await with_(etag)
      expect([changed.status, changed.headers['etag'] === etag]).toEqual([200, false])
      expect((await with_(etag, 'DELETE')).status).toBe(412)
      expect((await with_('*')).status).toBe(200)
      expect((await send('GET', url, { headers: { 'If-None-Match': etag } })).status).toBe(200)
    })
  })

  describe('boot scripts', () => {
    beforeAll(async () => {
      await clear(configurations)
      await ask('PUT', '/boot/v1/bootparameters', {
        hosts: [target.node.xname],
        kernel: 'http://b/old',
      })
    })
    const script = async (query: string) =>
      (await ask('GET', `/boot-service/bootscript?${query}`)).body

    test('are by the closest configuration; parameters arrive as they were written', async () => {
      const { xname, hostname, mac, nid } = target.node
      expect(await script(`mac=${mac}`)).toContain('kernel --name kernel http://b/old')
      await made(configurations, 'all', { kernel: 'http://b/all', priority: 100 })
      expect(await script(`mac=${mac}`)).toContain('kernel --name kernel http://b/all')
      await made(configurations, 'wild', {
        kernel: 'http://b/w',
        hosts: [`${xname.slice(0, -1)}*`],
        params: 'a=1&b="<2>"',
      })
      for (const query of [`mac=${mac}`, `host=${xname}`, `host=${hostname}`, `nid=${nid}`]) {
        expect(await script(query)).toContain('kernel --name kernel http://b/w a=1&b="<2>" xname=')
      }
      const text = await script(`mac=${mac}`)
      expect(text).toContain(`BOOTIF=01-${mac.replaceAll(':', '-')}`)
      expect(text).toContain('/boot-service/bootscript?mac=')
      // The older service goes on saying what was written there.
      expect((await ask('GET', `/boot/v1/bootscript?mac=${mac}`)).body).toContain('http://b/old')
    })

    test('are of the profile that is asked for, now and at the next try', async () => {
      await made(configurations, 'debug', { kernel: 'http://b/debug', profile: 'debug' })
      const text = await script(`mac=${target.node.mac}&profile=debug`)
      expect(text).toContain('kernel --name kernel http://b/debug')
      expect(text).toMatch(/chain \S+&profile=debug&retry=1\n/)
      expect(await script(`mac=${target.node.mac}`)).toContain('http://b/w')
    })

    test('of a machine that nobody knows have it ask again', async () => {
      expect(await script('mac=02:99:99:99:99:99')).toMatch(/^#!ipxe\nsleep 10\nchain /)
    })

    test('bootparameters, health and version have the shape of the service', async () => {
      const listed = await get('/boot-service/bootparameters')
      expect(listed).toEqual({ 'boot-parameters': expect.any(Array) })
      expect(await get('/boot-service/health')).toEqual({ status: 'ok', service: 'boot-service' })
      expect(await get('/boot-service/service/version')).toMatchObject({
        service_version: expect.any(String),
      })
    })
  })

  describe('groups', () => {
    beforeAll(() => clear(groups))

    test('are the groups of the older service', async () => {
      const { metadata } = await made(groups, target.node.group, {
        template,
        metaData: { syslog: '10.1.0.5' },
        description: 'd',
      })
      const old = await get(`/cloud-init/admin/groups/${target.node.group}`)
      expect(old).toMatchObject({
        'meta-data': { syslog: '10.1.0.5' },
        file: { content: template },
      })
      const group = { name: target.node.group, file: { content: 'I2E=', encoding: 'base64' } }
      await ask('PUT', `/cloud-init/admin/groups/${target.node.group}`, group)
      expect((await get(`${groups}/${metadata.uid}`)).spec).toEqual({ template: '#a' })
      await ask('DELETE', `${groups}/${metadata.uid}`)
      expect((await ask('GET', `/cloud-init/admin/groups/${target.node.group}`)).status).toBe(404)
    })

    test('say whether their template can be read, and what it was before', async () => {
      const { metadata, status } = await made(groups, target.node.group, {
        template,
        osVersion: '9',
      })
      expect(status).toMatchObject({
        valid: true,
        errorMessage: '',
        requiredVariables: ['ds.meta_data.hostname', "vendor_data.groups['compute'].syslog"],
        templateVersion: expect.stringMatching(/^v-[0-9a-f]{8}$/),
      })
      const url = `${groups}/${metadata.uid}`
      const bad = (
        await ask('PUT', url, { spec: { template: '## template: jinja\na: {{ b' } })
      ).json() as Shown
      expect(bad.status).toMatchObject({ valid: false, errorMessage: '"{{" has no other end' })
      for (let at = 0; at < 12; at++) await ask('PUT', url, { spec: { template: `a: ${at}\n` } })
      await ask('PUT', url, { spec: { template: 'a: 11\n' } })
      const { templateHistory, currentTemplateVersion } = (await get(url)).status
      const rows = templateHistory as readonly Record<string, unknown>[]
      expect(rows).toHaveLength(10)
      expect(rows.at(-1)).toEqual({
        version: currentTemplateVersion,
        timestamp: expect.stringMatching(/Z$/),
        valid: true,
      })
    })
  })

  describe('cluster defaults', () => {
    test('are those of the older service, and there is one of them', async () => {
      await clear(defaults)
      const { metadata } = await made(defaults, 'cluster', {
        base_url: 'http://c:1/cloud-init',
        cluster_name: 'demo',
        nid_length: 3,
      })
      const old = await get('/cloud-init/admin/cluster-defaults')
      expect(old).toMatchObject({
        'cluster-name': 'demo',
        'nid-length': 3,
        'base-url': 'http://c:1/cloud-init',
      })
      await ask('POST', '/cloud-init/admin/cluster-defaults', { region: 'eu' })
      expect((await get(`${defaults}/${metadata.uid}`)).spec).toMatchObject({
        region: 'eu',
        cluster_name: 'demo',
      })
      const replaced = { base_url: 'http://d', cluster_name: 'demo' }
      const put = await ask('PUT', `${defaults}/${metadata.uid}`, { spec: replaced })
      expect((put.json() as Shown).spec).toEqual(replaced)
      const read = await ask('GET', `${defaults}/${metadata.uid}`)
      expect([read.json(), read.headers['etag']]).toEqual([put.json(), put.headers['etag']])
      const second = {
        metadata: { name: 'two' },
        spec: { base_url: 'http://a', cluster_name: 'b' },
      }
      expect((await ask('POST', defaults, second)).status).toBe(400)
      await clear(defaults)
    })
  })

  describe('documents', () => {
    const metaData = async (query = '') => {
      const answer = await ask('GET', `/metadata-service/meta-data${query}`)
      const { instance_data } = parse(answer.body) as {
        instance_data: { v1: Record<string, unknown> }
      }
      const { v1 } = instance_data
      return { answer, v1, vendor: v1['vendor_data'] as Record<string, unknown> }
    }
    beforeAll(async () => {
      await clear(profiles)
      await clear(groups)
      await clear(defaults)
    })

    test('are whole before anybody has written anything', async () => {
      const { group } = target.node
      const { v1, vendor } = await metaData()
      expect(v1).toMatchObject({ cloud_name: 'OpenCHAMI', hostname: expect.any(String) })
      expect((vendor['groups'] as Record<string, unknown>)[group]).toEqual({})
      const list = await ask('GET', '/metadata-service/vendor-data')
      expect([list.status, list.body]).toEqual([200, '#include\n'])
      const userData = await ask('GET', '/metadata-service/user-data')
      expect(userData.headers['content-type']).toMatch('text/cloud-config')
      expect(userData.body).toBe('#cloud-config\n')
    })

    test('name every port of the node, here and in the network configuration', async () => {
      const { mac, nid, address } = target.node
      const { vendor } = await metaData()
      expect(vendor).toMatchObject({ nid, mac, role: 'Compute' })
      expect(vendor['interfaces']).toMatchObject([
        { name: 'eth0', mac, ip: address, enabled: true },
      ])
      const network = parse((await ask('GET', '/metadata-service/network-config')).body) as unknown
      const subnets = [{ type: 'static', address: `${address}/24` }]
      const port = { type: 'physical', name: 'eth0', mac_address: mac, subnets }
      expect(network).toEqual({ version: 1, config: [port] })
    })

    test('have the same instance id at both services', async () => {
      const { v1 } = await metaData()
      const old = parse((await ask('GET', '/cloud-init/meta-data')).body) as Record<string, unknown>
      expect(v1['instance_id']).toBe(old['instance-id'])
    })

    test('list only groups with a template, and give it as it was written', async () => {
      const { group, xname } = target.node
      await made(groups, group, {
        template,
        description: 'd',
        metaData: { list: [1, { a: true }] },
      })
      const [, url = ''] = (await ask('GET', '/metadata-service/vendor-data')).body.split('\n')
      expect(url).toMatch(RegExp(`^http://.*/metadata-service/${group}.yaml$`))
      const file = await ask('GET', new URL(url).pathname)
      expect([file.status, file.body]).toEqual([200, template])
      const { vendor } = await metaData()
      expect((vendor['groups'] as Record<string, unknown>)[group]).toEqual({
        description: 'd',
        list: [1, { a: true }],
      })
      const other = await ask('GET', '/metadata-service/other.yaml')
      const error = `node ${xname} is not a member of group "other"`
      expect([other.status, other.json()]).toEqual([404, { error, code: 404 }])
    })

    test('follow a profile and those above it, while they count', async () => {
      const { group } = target.node
      const past = '2020-01-01T00:00:00Z'
      await made(profiles, 'base', {
        groupRef: group,
        metaData: { a: 1, b: 1 },
        template: 'base: 1\n',
      })
      await made(profiles, 'debug', { groupRef: group, parentProfile: 'base', metaData: { b: 2 } })
      await made(profiles, 'old', { groupRef: group, template: 'old: 1\n', expires_at: past })
      const file = async (profile: string) => {
        return (await ask('GET', `/metadata-service/${group}.yaml?profile=${profile}`)).body
      }
      expect([await file('debug'), await file('old'), await file('none')]).toEqual([
        'base: 1\n',
        template,
        template,
      ])
      const { vendor } = await metaData('?profile=debug')
      expect((vendor['groups'] as Record<string, unknown>)[group]).toMatchObject({
        a: 1,
        b: 2,
        list: expect.any(Array),
      })
      const list = await ask('GET', '/metadata-service/vendor-data?profile=debug')
      expect(list.body).toContain(`/${group}.yaml?profile=debug\n`)
      const all = (await ask('GET', profiles)).json() as Shown[]
      const uid = (name: string) => all.find(({ metadata }) => metadata.name === name)?.metadata.uid
      expect(all.find(({ metadata }) => metadata.name === 'old')?.status).toMatchObject({
        expired: true,
      })
      expect((await ask('DELETE', `${profiles}/${uid('base')}`)).status).toBe(409)
      expect((await ask('DELETE', `${profiles}/${uid('debug')}`)).status).toBe(200)
      expect((await ask('DELETE', `${profiles}/${uid('base')}`)).status).toBe(200)
    })

    test('phone-home and health', async () => {
      const home = await ask('POST', '/metadata-service/phone-home/i-1', 'hostname=h')
      expect([home.status, home.body]).toEqual([200, ''])
      expect(await get('/metadata-service/health')).toMatchObject({ status: 'ok' })
    })
  })
}
